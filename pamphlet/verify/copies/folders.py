"""Take a folder for the file that it is: an unpacked EPUB, a page with its pictures, a package of macOS."""

from __future__ import annotations

import io
import os
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from pamphlet.verify.copies import PAGES, Unreadable
from pamphlet.verify.copies.archive import BOUNDS
from pamphlet.verify.copies.magic import PAGES_DOCUMENT
from pamphlet.work.expressions import expression

LARGEST, LARGEST_IN_ALL = BOUNDS
MOST_SHEETS = 100  # of a saved page
MOST_FILES = 100_000  # in a folder that is a book; the EPUB of a novel has some fifty
OF_PAGES = ("Index.zip", "index.xml.gz", "index.apxl", "Index/Document.iwa")
RICH_TEXT = "TXT.rtf"  # in a folder .rtfd, as TextEdit saves a text with pictures
UNREAD = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".otf",
    ".ttf",
    ".woff",
    ".woff2",
    ".mp3",
    ".mp4",
)

_LINK = expression(
    rb"<link\b(?=[^<>]*\brel\s*=\s*[\"']?[^<>\"']*stylesheet)[^<>]*\bhref\s*=\s*[\"']?([^<>\"'\s]+(?: [^<>\"'=]*)?)",
    re.IGNORECASE,
)
_IMPORT = expression(rb"@import\s+(?:url\(\s*)?[\"']?([^\"')\s;]+)", re.IGNORECASE)

MANUSCRIPT = (
    "It is a manuscript. Name it with --against, and the copy that is to be checked as FILE."
)
FOLDER = "It is a folder; name the files in it."


def content_of_folder(folder: Path) -> bytes:
    """Give the bytes of the file that a folder stands for. Raises Unreadable, and OSError."""
    if (folder / "META-INF" / "container.xml").is_file():
        return _packed(folder)
    if (folder / RICH_TEXT).is_file():
        return _bounded(folder / RICH_TEXT)
    if any((folder / name).is_file() for name in OF_PAGES):
        raise Unreadable(PAGES_DOCUMENT)
    if (folder / "pamphlet.yaml").is_file():
        raise Unreadable(MANUSCRIPT)
    pages = [file for file in _files(folder, deep=False) if file.name.lower().endswith(PAGES)]
    index = [page for page in pages if page.name.lower().startswith("index.")] or pages
    if len(index) != 1:
        raise Unreadable(FOLDER)
    return with_sheets(index[0], _bounded(index[0]))


def with_sheets(page: Path, content: bytes) -> bytes:
    """Give a page with the style sheets beside it that it names, packed in an archive; one that names none as it is.

    A browser saves them in a folder beside the page. No sheet is read that lies outside of the page's own folder.
    """
    sheets: dict[str, bytes] = {}
    waiting = [("", address) for address in _addresses(_LINK, content)]
    left = LARGEST_IN_ALL - len(content)
    while waiting and len(sheets) < MOST_SHEETS:
        base, address = waiting.pop(0)
        name = posixpath.normpath(posixpath.join(posixpath.dirname(base), address))
        if name in sheets or not _lies_within(page.parent, name):
            continue
        sheets[name] = _bounded(page.parent / name)
        left -= len(sheets[name])
        if left < 0:
            raise Unreadable("The page and its style sheets are larger than this program reads.")
        waiting += [(name, imported) for imported in _addresses(_IMPORT, sheets[name])]
    if not sheets:
        return content
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in {page.name: content, **sheets}.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()


def _addresses(naming: re.Pattern[bytes], content: bytes) -> list[str]:
    """Give the addresses of files that lie in this folder or below."""
    found = (
        unescape(each[1].decode("utf-8", "replace").strip()) for each in naming.finditer(content)
    )
    return [
        unquote(address.partition("?")[0])
        for address in found
        if ":" not in address and address[:1] != "/"
    ]


def _lies_within(folder: Path, name: str) -> bool:
    file = folder / name
    if name.startswith("..") or "\0" in name or not file.is_file():
        return False
    return file.resolve().is_relative_to(folder.resolve())


def _files(folder: Path, *, deep: bool) -> Iterator[Path]:
    """Give the files of a folder, no link and nothing that waits, in the order of their names."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (
            file
            for file in map(Path(place).joinpath, sorted(names))
            if file.is_file() and not file.is_symlink()
        )
        if not deep:
            return


def _packed(folder: Path) -> bytes:
    """Pack the text of a book into an archive, in memory."""
    target = io.BytesIO()
    size = 0
    with zipfile.ZipFile(target, "w") as archive:
        for count, file in enumerate(_files(folder, deep=True)):
            content = b"" if file.name.lower().endswith(UNREAD) else _bounded(file)
            size += len(content)
            if count >= MOST_FILES or size > LARGEST_IN_ALL:
                raise Unreadable("The folder holds more than this program reads.")
            archive.writestr(zipfile.ZipInfo(file.relative_to(folder).as_posix()), content)
    return target.getvalue()


def _bounded(file: Path) -> bytes:
    with file.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Unreadable(f"“{file.name}” is larger than {LARGEST // 2**20} MB.")
    return content
