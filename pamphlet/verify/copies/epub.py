"""Read an EPUB 2 or 3: the visible text of its content documents in the order of the spine.

Nothing is unpacked to disk. Every name is looked up in the archive itself, so no path leads out of it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.markup import visible_text, words_of_markup

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
LARGEST_DOCUMENT = 32 * 2**20
LARGEST_BOOK = 96 * 2**20
MOST_DOCUMENTS = 5_000
MOST_ENTRIES = 100_000
CONTENT_TYPES = (
    "application/xhtml+xml",
    "text/html",
    "application/x-dtbook+xml",
    "text/x-oeb1-document",
)

DRAWING = "image/svg+xml"
LONGEST_CHAIN = 8  # of fallbacks

_NAMED_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_SUBSET = re.compile(rb"<!DOCTYPE[^\[>]{0,2000}\[(.*?)\]\s*>", re.DOTALL)
_DECLARED = re.compile(rb"<!ENTITY\s+(?:%\s+)?([^\s%&;]+)")
_OPF = "{http://www.idpf.org/2007/opf}"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


def read(content: bytes) -> Copy:
    """Give the words of an EPUB. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return words_of_markup("epub", "\n".join(_documents(_Book(archive))))
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as fault:
        raise Unreadable(f"The file begins as a ZIP archive, but it is broken: {fault}.") from fault


class _Book:
    """An archive that is read within bounds."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        if len(archive.infolist()) > MOST_ENTRIES:
            raise Unreadable(f"The archive holds more than {MOST_ENTRIES:,} files.")
        self._archive = archive
        self._left = LARGEST_BOOK

    def read(self, name: str) -> bytes:
        """Give a file of the archive, never more than the bounds allow, whatever the archive says of its size."""
        try:
            entry = self._archive.getinfo(name)
        except KeyError:
            raise Unreadable(f"The EPUB has no file {_shown(name)}, which it names.") from None
        if entry.flag_bits & 0x1:
            raise Unreadable(f"The EPUB is encrypted: {_shown(name)} cannot be read.")
        bound = min(LARGEST_DOCUMENT, self._left)
        try:
            with self._archive.open(entry) as stream:
                content = stream.read(bound + 1)
        except Exception as fault:  # zlib, lzma and bz2 raise errors of their own
            raise Unreadable(f"In the EPUB, {_shown(name)} is broken: {fault}.") from fault
        if len(content) > bound:
            raise Unreadable(
                f"The EPUB unpacks to more than this program reads: {_shown(name)} is too large."
            )
        self._left -= len(content)
        return content

    def holds(self, name: str) -> bool:
        return name in self._archive.NameToInfo


def _documents(book: _Book) -> Iterator[str]:
    if not book.holds(CONTAINER):
        raise Unreadable(
            "The file is a ZIP archive, but no EPUB: it has no META-INF/container.xml."
        )
    container = _parse(book.read(CONTAINER), CONTAINER)
    rootfile = next(container.iter(_ROOTFILE), None)
    if rootfile is None or not rootfile.get("full-path"):
        raise Unreadable("The EPUB does not say where its package document is.")
    package_name = rootfile.get("full-path", "")
    package = _parse(book.read(package_name), package_name)
    for name in _spine(book, package, posixpath.dirname(package_name)):
        if book.holds("META-INF/encryption.xml") and _is_encrypted(book, name):
            raise Unreadable(f"The EPUB is encrypted: {_shown(name)} cannot be read.")
        yield visible_text(_parse(book.read(name), name, recover=True))


def _spine(book: _Book, package: _Element, folder: str) -> list[str]:
    """Give the names of the content documents, first to last (EPUB 3.3 §5.7), those out of the linear order too."""
    manifest = {each.get("id"): each for each in package.iter(f"{_OPF}item")}
    references = list(package.iter(f"{_OPF}itemref"))
    if not references:
        raise Unreadable("The EPUB has an empty spine: it does not say what to read.")
    if len(references) > MOST_DOCUMENTS:
        raise Unreadable(f"The EPUB has more than {MOST_DOCUMENTS:,} content documents.")
    names: dict[str, str] = {}
    for reference in references:
        resource = manifest.get(reference.get("idref"))
        if resource is None:
            raise Unreadable(
                "The spine of the EPUB names a document that its manifest does not have."
            )
        for _ in range(LONGEST_CHAIN):  # a foreign resource has one to fall back on
            if resource is None or resource.get("media-type") in (*CONTENT_TYPES, DRAWING):
                break
            resource = manifest.get(resource.get("fallback"))
        media_type = "" if resource is None else resource.get("media-type", "")
        if resource is not None and media_type in (*CONTENT_TYPES, DRAWING):
            path = unquote(urlsplit(resource.get("href", "")).path)
            names[posixpath.normpath(posixpath.join(folder, path))] = media_type
    return [name for name, media_type in names.items() if media_type != DRAWING or book.holds(name)]


def _is_encrypted(book: _Book, name: str) -> bool:
    references = _parse(book.read("META-INF/encryption.xml"), "META-INF/encryption.xml")
    return any(
        unquote(each.get("URI", "")) == name for each in references.iter("{*}CipherReference")
    )


def _parse(content: bytes, name: str, *, recover: bool = False) -> _Element:
    """Parse XML without its document type: no entity is expanded but those that HTML names."""
    from lxml import etree

    content = _without_entities(content, name)
    content = _NAMED_ENTITY.sub(_as_number, content)
    strict = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, strict)
    except etree.XMLSyntaxError as fault:
        if not recover:
            raise Unreadable(
                f"In the EPUB, {_shown(name)} is not well-formed: {fault.msg}."
            ) from fault
    from pamphlet.verify.copies.html import parse_html

    return parse_html(content)


def _without_entities(content: bytes, name: str) -> bytes:
    """Take declarations of entities away. Raises Unreadable for a document that uses one: none is expanded."""
    if b"<!ENTITY" not in content:
        return content
    subset = _SUBSET.search(content)
    bare = content.replace(subset[0], b"", 1) if subset else content
    declared = _DECLARED.findall(subset[1]) if subset else []
    if b"<!ENTITY" in bare or any(b"&%s;" % each in bare for each in declared):
        raise Unreadable(
            f"In the EPUB, {_shown(name)} uses entities of its own; they are not expanded."
        )
    return bare


def _as_number(match: re.Match[bytes]) -> bytes:
    name = match[1].decode("ascii")
    if name in ("amp", "lt", "gt", "quot", "apos") or name not in name2codepoint:
        return match[0]
    return b"&#%d;" % name2codepoint[name]


def _shown(name: str) -> str:
    return "“" + "".join(letter if letter.isprintable() else "?" for letter in name[:80]) + "”"
