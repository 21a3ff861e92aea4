"""Two files draw alike when nothing that is drawn differs, and only then."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from pamphlet.verify.read_back.drawings import draw_alike


def drawn(change: Callable[[Pdf], None] = lambda _: None) -> bytes:
    """Make a file of two pages that share a font, changed in some way."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type3, Program=pdf.make_stream(b"glyphs"))
        )
        for number in range(2):
            page = pdf.add_blank_page(page_size=(100, 200)).obj
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            page.Contents = pdf.make_stream(b"BT /F1 9 Tf (%d) Tj ET" % number)
        change(pdf)
        written = BytesIO()
        pdf.save(written, static_id=True)
    return written.getvalue()


def rename(pdf: Pdf) -> None:
    """Change what is not drawn."""
    pdf.Root.Lang = pikepdf.String("en")
    pdf.docinfo["/Title"] = "Another"
    pdf.pages[0].obj.StructParents = 7


def another_word(pdf: Pdf) -> None:
    """Draw another word on the second page."""
    pdf.pages[1].obj.Contents = pdf.make_stream(b"BT /F1 9 Tf (2) Tj ET")


def another_font(pdf: Pdf) -> None:
    """Draw the same with a font whose glyphs are others."""
    pdf.pages[0].obj.Resources.Font.F1.Program.write(b"others")


def another_size(pdf: Pdf) -> None:
    """Cut the first page off."""
    pdf.pages[0].obj.MediaBox = Array([0, 0, 100, 199])


def cropped(pdf: Pdf) -> None:
    """Show less of the first page."""
    pdf.pages[0].obj.CropBox = Array([0, 0, 100, 50])


def turned(pdf: Pdf) -> None:
    """Turn the first page."""
    pdf.pages[0].obj.Rotate = 180


def reversed_pages(pdf: Pdf) -> None:
    """Put the pages into another order."""
    pdf.pages.reverse()


def one_page_less(pdf: Pdf) -> None:
    """Take the last page away."""
    del pdf.pages[1]


def a_state_more(pdf: Pdf) -> None:
    """Give something else to draw with."""
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(a0=Dictionary(ca=0))


def in_circles(pdf: Pdf) -> None:
    """Let an object hold itself."""
    circle = pdf.make_indirect(Dictionary())
    circle.Itself = circle
    pdf.pages[0].obj.Resources.XObject = circle


def test_the_same_drawings_are_alike() -> None:
    """Whatever else the files say of themselves."""
    assert draw_alike(drawn(), drawn())
    assert draw_alike(drawn(), drawn(rename))


@pytest.mark.parametrize(
    "change",
    [
        another_word,
        another_font,
        another_size,
        cropped,
        turned,
        reversed_pages,
        one_page_less,
        a_state_more,
    ],
)
def test_any_difference_is_one(change: Callable[[Pdf], None]) -> None:
    """A word, a glyph, an edge, a turn, the order, the number, a state."""
    assert not draw_alike(drawn(), drawn(change))
    assert draw_alike(drawn(change), drawn(change))


def test_what_goes_round_in_circles_is_like_nothing() -> None:
    """Then both must be read."""
    assert not draw_alike(drawn(in_circles), drawn(in_circles))
