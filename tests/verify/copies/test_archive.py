"""Read a ZIP archive within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest

from pamphlet.verify import bags
from pamphlet.verify.bags import Bag
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.copies.archive import BOUNDS, Archive, shown
from tests.verify.samples import bag_of, zip_of


def test_the_largest_file() -> None:
    """A file as large as is allowed is read, one byte more is not, wherever its pieces end."""
    archive = Archive(zip_of({"a": b"x" * 10, "b": b"x" * 11}), "book", (10, 100))
    assert archive.read("a") == b"x" * 10
    with pytest.raises(Unreadable, match=r"unpacks to more .* “b” is too large"):
        archive.read("b")


def test_all_that_is_read() -> None:
    """As much as is allowed is read in all, and then nothing more, not even once more."""
    archive = Archive(zip_of({"a": b"x" * 10, "b": b"x" * 5, "c": b"x"}), "book", (10, 15))
    assert archive.read("a") + archive.read("b") == b"x" * 15
    for name in ("c", "a"):
        with pytest.raises(Unreadable, match="unpacks to more"):
            archive.read(name)


def test_the_bounds_of_books_and_bags() -> None:
    """A document of a book may have 32 MB, a book three times that; a file of a bag 64, a bag eight times that."""
    assert BOUNDS == (32 * 2**20, 3 * 32 * 2**20)
    assert bags.BOUNDS == (64 * 2**20, 8 * 64 * 2**20)
    content = zip_of({"a": bytes(32 * 2**20), "b": bytes(32 * 2**20 + 1)})
    archive = Archive(content, "EPUB")
    assert len(archive.read("a")) == 32 * 2**20
    with pytest.raises(Unreadable):
        archive.read("b")


def test_what_is_broken() -> None:
    """An archive, and a file in it, that is broken or not there is said to be."""
    content = zip_of({"a": b"some words that are long enough to be packed, packed, packed"})
    with pytest.raises(Unreadable, match="begins as a ZIP archive, but it is broken"):
        Archive(content[:40], "book", (99, 99))
    with pytest.raises(Unreadable, match="The book has no file “b”, which it names"):
        Archive(content, "book", (99, 99)).read("b")
    garbled = content[:40] + b"\0\0\0" + content[43:]
    with pytest.raises(Unreadable, match="In the book, “a” is broken"):
        Archive(garbled, "book", (99, 99)).read("a")


def test_a_name_is_shown_in_part() -> None:
    """Of a name eighty characters are shown, and none that commands a terminal."""
    assert shown("a" * 80) == f"“{'a' * 80}”"
    assert shown("a" * 81) == f"“{'a' * 80}”"
    assert shown("a\x1b[2J") == "“a?[2J”"


def test_a_file_may_have_no_name() -> None:
    """It is one like others, in a bag too."""
    content = nameless(zip_of({"x": b"some words", "b/": b""}))
    archive = Archive(content, "book", (99, 99))
    assert list(archive.entries) == [""]
    assert archive.read("") == b"some words"
    bag = nameless(bag_of({}, {"x": b""}), "b/x")
    assert "“” stands beside the bag, not in it." in Bag(bag).faults()


def nameless(content: bytes, name: str = "x") -> bytes:
    """Take the name from a file of an archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as former, zipfile.ZipFile(target, "w") as packed:
        for about in former.infolist():
            bare = zipfile.ZipInfo("x")
            bare.filename = "" if about.filename == name else about.filename
            packed.writestr(bare, former.read(about))
    return target.getvalue()
