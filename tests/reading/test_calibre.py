"""Through calibre to Kindle's format and back: a stranger's conversions lose no word, and show the cover once."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageStat

from tests.formats.made import pages_of
from tests.verify.test_release_copies import judge

SLUG = "fall-of-the-soviet-union"


@pytest.fixture(scope="module")
def back(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the book from EPUB to AZW3 and back."""
    folder = tmp_path_factory.mktemp("calibre")
    kindle = converted(release / f"{SLUG}.epub", folder / "book.azw3")
    return converted(kindle, folder / "back.epub")


def converted(book: Path, target: Path) -> Path:
    """Let calibre convert a book."""
    subprocess.run(["ebook-convert", book, target], check=True, capture_output=True)
    return target


def test_kindle_and_back_is_complete(back: Path) -> None:
    """From EPUB to AZW3 and back every word is there, in order, and nothing is put in."""
    found = judge(pages_of("manuscript").words, back.name, back.read_bytes())
    assert found.name in ("complete", "complete, typography differs")
    assert found.differences == ()
    assert found.licensed


def test_there_is_one_cover(back: Path, release: Path) -> None:
    """The book that comes back has one image, our cover, and one page that shows it, the first."""
    with zipfile.ZipFile(back) as book:
        package = etree.fromstring(book.read("content.opf"))
        hrefs = {each.get("id"): each.get("href", "") for each in package.iter("{*}item")}
        images = [
            each.get("id")
            for each in package.iter("{*}item")
            if each.get("media-type", "").startswith("image/")
        ]
        named = [m.get("content") for m in package.iter("{*}meta") if m.get("name") == "cover"]
        assert images == named
        spine = [hrefs[each.get("idref")] for each in package.iter("{*}itemref")]
        showing = [page for page in spine if shows_an_image(book.read(page))]
        assert showing == spine[:1]
        returned = Image.open(BytesIO(book.read(hrefs[images[0]]))).convert("L")
    with zipfile.ZipFile(release / f"{SLUG}.epub") as book:
        ours = Image.open(BytesIO(book.read("EPUB/cover.png"))).convert("L")
    difference = ImageChops.difference(returned, ours.resize(returned.size))
    assert ImageStat.Stat(difference).mean[0] < 5


def shows_an_image(page: bytes) -> bool:
    """Tell whether a page holds an image, of HTML or of SVG."""
    root = etree.fromstring(page)
    return any(True for _ in root.iter("{*}img", "{*}image"))
