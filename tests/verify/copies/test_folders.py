"""Take a folder for the file that it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pamphlet.verify.copies import Unreadable, folders, read_copy
from pamphlet.verify.opening import content_of
from tests.verify.samples import epub, xhtml


def folder(place: Path, files: dict[str, bytes]) -> Path:
    """Make a folder of files."""
    for name, content in files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return place


def unpacked(content: bytes, place: Path) -> Path:
    """Unpack a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(place)
    return place


def test_an_unpacked_epub(tmp_path: Path) -> None:
    """A book that was unpacked is read as the book; its pictures are not opened."""
    book = unpacked(epub({"a.xhtml": xhtml("<p>word</p>")}), tmp_path)
    (book / "cover.jpg").symlink_to("/dev/zero")
    assert read_copy("x.epub", content_of(book)).words == ("word",)
    assert read_copy("x.epub", content_of(book)).kind == "epub"


@pytest.mark.parametrize(
    "files",
    [
        {"page.html": b"<p>word", "page_files/a.png": b"", "page_files/ad.html": b"<p>no"},
        {"index.html": b"<p>word", "other.html": b"<p>no"},
        {"TXT.rtf": rb"{\rtf1 word}", "a.png": b""},
    ],
)
def test_a_page_with_its_folder(tmp_path: Path, files: dict[str, bytes]) -> None:
    """Of a page that lies beside its files, and of a text of TextEdit, the text is read."""
    assert read_copy("x", content_of(folder(tmp_path, files))).words == ("word",)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"a.txt": b"word"}, "name the files in it"),
        ({"a.html": b"word", "b.html": b"word"}, "name the files in it"),
        ({"pamphlet.yaml": b"", "a.html": b""}, "manuscript"),
        ({"index.xml.gz": b""}, "Pages"),
    ],
)
def test_other_folders(tmp_path: Path, files: dict[str, bytes], reason: str) -> None:
    """Of other folders it is said what to do."""
    with pytest.raises(Unreadable, match=reason):
        content_of(folder(tmp_path, files))


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder is read within bounds, and nothing in it that is a link."""
    book = unpacked(epub({"a.xhtml": xhtml("<p>word</p>")}), tmp_path)
    (book / "OPS" / "a.xhtml").unlink()
    (book / "OPS" / "a.xhtml").symlink_to("/etc/hostname")
    with pytest.raises(Unreadable, match="has no file"):
        read_copy("x.epub", content_of(book))
    monkeypatch.setattr(folders, "MOST_FILES", 2)
    with pytest.raises(Unreadable, match="more than this program reads"):
        content_of(book)
    monkeypatch.setattr(folders, "LARGEST", 2)
    with pytest.raises(Unreadable, match="larger than"):
        content_of(book)


@pytest.mark.parametrize("name", ["http://example.org/", "https://example.org/a.html"])
def test_an_address(name: str) -> None:
    """An address is no file; nothing is fetched."""
    with pytest.raises(Unreadable, match="save the page"):
        content_of(Path(name))
