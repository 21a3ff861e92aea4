"""Read an EPUB 2 or 3: the visible text of its content documents in the order of the spine.

Every name is looked up in the archive itself, so no path leads out of it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.archive import Archive, shown
from pamphlet.verify.copies.markup import visible_text, words_of_markup

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
# The bytes of one document, and those of all that are read: the longest of the first pamphlet has 0.08 MB, and of 16 MB
# the text takes most of the memory that the guard allows. More is a bomb.
BOUNDS = (32 * 2**20, 96 * 2**20)
DRAWING = "image/svg+xml"
CONTENT_TYPES = ("application/xhtml+xml", "text/html", DRAWING)
LONGEST_CHAIN = 8  # of fallbacks; one that is a loop has no end

_NAMED_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]+);")
_SUBSET = re.compile(rb"[^\[>]*\[(.*?)\]\s*>", re.DOTALL)
_DECLARED = re.compile(rb"<!ENTITY\s+(?:%\s+)?([^\s%&;]+)")
_OPF = "{http://www.idpf.org/2007/opf}"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


def read(content: bytes) -> Copy:
    """Give the words of an EPUB. Raises Unreadable."""
    return words_of_markup("epub", "\n".join(_documents(Archive(content, "EPUB", BOUNDS))))


def _documents(book: Archive) -> Iterator[str]:
    if CONTAINER not in book.entries:
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
        if ENCRYPTION in book.entries and _is_encrypted(book, name):
            raise Unreadable(f"The EPUB is encrypted: {shown(name)} cannot be read.")
        yield visible_text(_parse(book.read(name), name, recover=True))


def _spine(book: Archive, package: _Element, folder: str) -> list[str]:
    """Give the names of the content documents, first to last (EPUB 3.3 §5.7), those out of the linear order too."""
    manifest = {resource.get("id"): resource for resource in package.iter(f"{_OPF}item")}
    references = list(package.iter(f"{_OPF}itemref"))
    if not references:
        raise Unreadable("The EPUB has an empty spine: it does not say what to read.")
    names: dict[str, str] = {}
    for reference in references:
        resource = manifest.get(reference.get("idref"))
        if resource is None:
            raise Unreadable(
                "The spine of the EPUB names a document that its manifest does not have."
            )
        for _ in range(LONGEST_CHAIN):  # a foreign resource has one to fall back on
            if resource is None or resource.get("media-type") in CONTENT_TYPES:
                break
            resource = manifest.get(resource.get("fallback"))
        if resource is not None and resource.get("media-type") in CONTENT_TYPES:
            path = unquote(re.split("[?#]", resource.get("href", ""))[0])
            name = posixpath.normpath(posixpath.join(folder, path))
            names[name] = resource.get("media-type", "")
    return [
        name for name, media_type in names.items() if media_type != DRAWING or name in book.entries
    ]


def _is_encrypted(book: Archive, name: str) -> bool:
    references = _parse(book.read(ENCRYPTION), ENCRYPTION)
    ciphers = references.iter("{*}CipherReference")
    return any(unquote(reference.get("URI", "")) == name for reference in ciphers)


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
                f"In the EPUB, {shown(name)} is not well-formed: {fault.msg}."
            ) from fault
    from pamphlet.verify.copies.html import parse_html

    return parse_html(content)


def _without_entities(content: bytes, name: str) -> bytes:
    """Take declarations of entities away. Raises Unreadable for a document that uses one: none is expanded."""
    before, _, after = content.partition(b"<!DOCTYPE")
    subset = _SUBSET.match(after) if b"<!ENTITY" in content else None
    if not subset:
        bare, declared = content, []
    else:
        bare, declared = before + after[subset.end() :], _DECLARED.findall(subset[1])
    if b"<!ENTITY" in bare or any(b"&%s;" % entity in bare for entity in declared):
        raise Unreadable(
            f"In the EPUB, {shown(name)} uses entities of its own; they are not expanded."
        )
    return bare


def _as_number(match: re.Match[bytes]) -> bytes:
    name = match[1].decode("ascii")
    if name in ("amp", "lt", "gt", "quot", "apos") or name not in name2codepoint:
        return match[0]
    return b"&#%d;" % name2codepoint[name]
