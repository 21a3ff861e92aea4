"""Tell a PDF whose letters stand for nothing, or whose pages are pictures, from one that is not complete."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from pamphlet.verify.copies import Unreadable, read_copy
from tests.verify.papers import pdf

TEXT = (
    "<p>To give him a serious hearing at this juncture is to open a perspective on the events of 1989,"
    " of which there will be more to say below."
)


def without_maps(content: bytes) -> bytes:
    """Take away from the fonts what says which characters their glyphs are."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as made:
        for thing in made.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
        made.save(target)
    return target.getvalue()


def scanned(pages: int, title: bytes = b"") -> bytes:
    """Make a PDF of pictures, behind a title page."""
    target = io.BytesIO()
    picture = Image.new("L", (60, 80), 255)
    picture.save(target, "PDF", save_all=True, append_images=[picture] * (pages - 1))
    if not title:
        return target.getvalue()
    with pikepdf.open(io.BytesIO(title)) as made, pikepdf.open(target) as scan:
        made.pages.extend(scan.pages)
        joined = io.BytesIO()
        made.save(joined)
    return joined.getvalue()


def test_letters_without_meaning() -> None:
    """A font without a map makes a PDF unreadable, whoever can read its pages."""
    content = pdf(TEXT * 20, tagged=False)
    assert read_copy("copy.pdf", content).words[:2] == ("To", "give")
    with pytest.raises(Unreadable, match="letters of this PDF have no meaning"):
        read_copy("copy.pdf", without_maps(content))


def test_scans() -> None:
    """Pages that are pictures hold no text, also behind a title page that has some."""
    for title in (b"", pdf(TEXT, tagged=False)):
        with pytest.raises(Unreadable, match="pictures, as a scanner makes them"):
            read_copy("copy.pdf", scanned(6, title))


def test_a_book_with_plates() -> None:
    """A text with a picture or two is read."""
    content = scanned(2, pdf(TEXT * 100, tagged=False))
    assert read_copy("copy.pdf", content).words[:2] == ("To", "give")


def test_texts_of_signs() -> None:
    """Pages of figures are a text, and so is a line of signs; pages of signs are none."""
    for text in ("3,14 15,9 26 5 35 8,9 79 " * 20, "* * *"):
        assert read_copy("copy.pdf", pdf(f"<p>{text}", tagged=False)).words[0] == text.split()[0]
    with pytest.raises(Unreadable, match="no meaning"):
        read_copy("copy.pdf", pdf(f"<p>{'* ' * 400}", tagged=False))
