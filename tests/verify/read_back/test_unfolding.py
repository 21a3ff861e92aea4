"""Unfold booklets: what comes out are the pages in order, or the reason why no booklet comes out."""

from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest

from pamphlet.verify.read_back.unfolding import CannotUnfold, unfold
from pamphlet.work.model import Printing
from tests.formats.paper.tiny import book, booklets, kinds


def numbers(content: bytes) -> list[int]:
    """Read the number on each page."""
    return [int(page.get_textpage().get_text_range()) for page in pdfium.PdfDocument(content)]


@pytest.mark.parametrize("count", [1, 2, 5, 8, 31, 64])
def test_pages_come_out_in_order(count: int) -> None:
    """Each file of a booklet gives its pages in order, in one piece or in signatures, read from left or from right."""
    for pages in (
        book(),
        book("rtl"),
        book(printing=Printing(0.2, 3)),
        book("rtl", Printing(0, 2)),
    ):
        files = booklets(count, pages)
        unfolded = unfold(files)
        assert set(unfolded) == set(files)
        assert all(numbers(each) == [*range(1, count + 1)] for each in set(unfolded.values()))


def test_booklets_of_the_same_pages_give_the_same_bytes() -> None:
    """However the pages lie on their sheets, what is unfolded is the same, so that it is read once."""
    assert len(set(unfold(booklets(9, book())).values())) == 2  # in one file, and in two


def changed(content: bytes, side: int, before: bytes, after: bytes) -> bytes:
    """Change what draws a side."""
    with pikepdf.open(BytesIO(content)) as pdf:
        drawn = pdf.pages[side].Contents.read_bytes()
        assert before in drawn
        pdf.pages[side].Contents = pdf.make_stream(drawn.replace(before, after))
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


def test_a_page_in_a_wrong_place_is_out_of_order() -> None:
    """Pages that changed places come out where they are, not where they should be."""
    name, content = next(iter(booklets(8, book()).items()))
    swapped = changed(content, 0, b"/Page8 Do", b"/Page1 Do")
    assert numbers(unfold({name: swapped})[name]) == [1, 2, 3, 4, 5, 6, 7, 1]


def test_a_page_on_its_head_is_refused() -> None:
    """A back that is turned for the other kind of printer gives no booklet."""
    files = kinds(booklets(8, book()), "a4")
    short, long = "-booklet-a4-short-edge.pdf", "-booklet-a4-long-edge.pdf"
    with pytest.raises(CannotUnfold, match="stands on its head"):
        unfold({short: _saved(files["long-edge"], "/DuplexFlipShortEdge")})
    with pytest.raises(CannotUnfold, match="stands on its head"):
        unfold({long: _saved(files["short-edge"], "/DuplexFlipLongEdge")})


def _saved(content: bytes, duplex: str) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.Root.ViewerPreferences.Duplex = pikepdf.Name(duplex)
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


def test_a_scaled_page_is_refused() -> None:
    """A page at another size is no page of this booklet."""
    name, content = next(iter(booklets(4, book()).items()))
    with pytest.raises(CannotUnfold, match="at another size"):
        unfold({name: changed(content, 1, b" 1 0 0 1 ", b" 0.97 0 0 0.97 ")})


def test_two_pages_in_one_place_are_refused() -> None:
    """Two pages over one another are no booklet."""
    name, content = next(iter(booklets(4, book()).items()))
    with pytest.raises(CannotUnfold, match="two pages in one place"):
        unfold({name: changed(content, 0, b"/Page1 Do", b"/Page1 Do /Page4 Do")})


def test_a_missing_back_is_refused() -> None:
    """As many fronts as backs are wanted."""
    files = booklets(8, book())
    name = next(name for name in files if name.endswith("-backs.pdf"))
    with pikepdf.open(BytesIO(files[name])) as pdf:
        del pdf.pages[0]
        target = BytesIO()
        pdf.save(target)
    with pytest.raises(CannotUnfold, match="as many fronts as backs"):
        unfold(files | {name: target.getvalue()})
