"""The cover of the EPUB: its image, its page, and what shops ask of both."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from lxml import etree
from PIL import Image

from pamphlet.formats import Ready
from pamphlet.formats.epub import book as epub
from pamphlet.formats.epub.cover import alternative, cover_of, picture
from pamphlet.formats.xhtml import EPUB_TYPE, XHTML, Element
from tests.formats.made import made, pages_of
from tests.laid_out import bound, printed

OPF = "{http://www.idpf.org/2007/opf}"
FIRST, MANY, LEFTWARDS = "manuscript", "tests/works/rich", "tests/works/arabic"
SOME = pytest.mark.parametrize("work", [FIRST, MANY, LEFTWARDS])


@cache
def book(work: str) -> dict[str, bytes]:
    """Write the EPUB of a work with its print, and give its files."""
    with zipfile.ZipFile(io.BytesIO(bound(work))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(work: str, name: str) -> Element:
    """Give a file of the book as tree."""
    return etree.fromstring(book(work)[f"EPUB/{name}"])


@SOME
def test_the_image_is_as_shops_want_it(work: str) -> None:
    """A PNG of 1600 by 2400 points in greys, under 300 kB; the paper is white to the edges, and something is on it."""
    content = book(work)["EPUB/cover.png"]
    assert len(content) < 300_000
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size) == ("PNG", (1600, 2400))
        grey = image.convert("L")
    assert {grey.getpixel(corner) for corner in ((0, 0), (1599, 0), (0, 2399), (1599, 2399))} == {
        255
    }
    low, high = grey.getextrema()
    assert (low, high) == (0, 255)
    left, top, right, bottom = grey.point(lambda level: 255 - level).getbbox() or (0, 0, 0, 0)
    assert 0 < left < right < 1600
    assert 0 < top < bottom < 2400


def test_the_image_is_the_same_twice() -> None:
    """Drawn twice from the same print, the image is the same byte for byte; from another, it is another."""
    pdf = printed(FIRST).pdf
    drawn = picture(pdf, coloured=False)
    assert drawn == picture(pdf, coloured=False) == book(FIRST)["EPUB/cover.png"]
    assert picture(printed(MANY).pdf, coloured=False) != drawn


def test_a_cover_that_is_a_picture_keeps_its_colours() -> None:
    """In the book as on paper: few greys are for covers of type alone."""
    stage = "tests/works/stage"
    with Image.open(io.BytesIO(book(stage)["EPUB/cover.png"])) as image:
        assert image.mode == "RGB"
        colours = image.getcolors(maxcolors=1 << 24) or []
    assert any(max(colour) - min(colour) > 60 for _, colour in colours)  # type: ignore[arg-type]


@SOME
def test_the_image_is_named_in_both_ways(work: str) -> None:
    """The manifest and the old `meta` name the same image (EPUB 3.3, “cover-image”, and §5.9.3)."""
    package = tree(work, "content.opf")
    (item,) = [
        each for each in package.iter(f"{OPF}item") if each.get("properties") == "cover-image"
    ]
    assert (item.get("href"), item.get("media-type")) == ("cover.png", "image/png")
    (meta,) = [each for each in package.iter(f"{OPF}meta") if each.get("name")]
    assert (meta.get("name"), meta.get("content")) == ("cover", item.get("id"))


@SOME
def test_the_cover_page_holds_the_image_and_nothing_else(work: str) -> None:
    """It is the first of the spine, holds one image, and no text: Kindle drops such a page, and shows the image once.

    Without lengths in it, the image fits any screen; all that tells its size is relative to the screen.
    """
    package = tree(work, "content.opf")
    spine = package.find(f"{OPF}spine")
    assert spine is not None
    assert (spine[0].get("idref"), spine[0].get("linear")) == ("page-cover", None)
    (page,) = [each for each in package.iter(f"{OPF}item") if each.get("id") == "page-cover"]
    assert page.get("properties") == "calibre:title-page"  # for calibre to drop it, too
    assert "calibre: https://calibre-ebook.com" in package.get("prefix", "")
    body = tree(work, "cover.xhtml").find(f"{XHTML}body")
    assert body is not None
    assert "".join(body.itertext()).strip() == ""
    (section,) = body
    assert (section.get(EPUB_TYPE), section.get("id")) == ("cover", "cover")
    (image,) = section
    assert set(image.attrib) == {"role", "src", "alt"}
    styles = book(work)["EPUB/pamphlet.css"].decode()
    assert ".cover-picture img {\n  max-height: 100%;\n  max-height: 98vh;\n}" in styles


@SOME
def test_the_cover_is_the_first_landmark(work: str) -> None:
    """The landmarks lead to it, so that a reader finds it and no page stands unlinked."""
    marks = [
        (each.get(EPUB_TYPE), each.get("href"))
        for each in tree(work, "contents.xhtml").iter(f"{XHTML}a")
        if each.get(EPUB_TYPE)
    ]
    assert marks[0] == ("cover", "cover.xhtml#cover")


def test_whoever_cannot_see_it_is_told_title_and_people() -> None:
    """The alternative text names the work and who made it, as the title page does."""
    wanted = (
        "The Reading Room: a Sampler of Everything. Eight parts, one of each kind. Ada Wren."
        " Edited by The Friends of the Reading Room. Ilse Marder, wood engraver"
    )
    assert alternative(pages_of(MANY)) == wanted
    (image,) = tree(MANY, "cover.xhtml").iter(f"{XHTML}img")
    assert (image.get("alt"), image.get("role")) == (wanted, "doc-cover")


def test_a_title_with_signs_of_markup_is_escaped() -> None:
    """A title may hold an ampersand or a quotation mark."""
    page = etree.fromstring(cover_of(made("<p>So.</p>"), printed(FIRST).pdf).xhtml)
    (image,) = page.iter(f"{XHTML}img")
    assert image.get("alt") == "On Sheets & Folds"


def test_without_print_there_is_no_cover() -> None:
    """A book that was written without the print has neither image nor page, and names none."""
    (written,) = epub.write(pages_of(FIRST), Ready()).values()
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert not [name for name in archive.namelist() if "cover" in name]
        assert b"cover" not in archive.read("EPUB/content.opf")


def test_the_book_is_light_without_its_cover() -> None:
    """The first pamphlet's EPUB, page list and all, is under 120 kB, its cover aside."""
    (written,) = epub.write(pages_of(FIRST), Ready({"a5": printed(FIRST)})).values()
    assert len(written) - len(book(FIRST)["EPUB/cover.png"]) < 120_000
