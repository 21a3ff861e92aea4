"""Read an EPUB 2 or 3: the visible text of its content documents in the order of the spine.

Every name is looked up in the archive itself, so no path leads out of it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.archive import Archive, shown
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.verify.copies.styles import Styles
from pamphlet.verify.copies.styles.sheets import sheets_in
from pamphlet.verify.copies.visible import visible_text
from pamphlet.verify.copies.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
NOUN = "EPUB"
MOST_DOCUMENTS = 5_000
CONTENT_TYPES = (
    "application/xhtml+xml",
    "text/html",
    "application/x-dtbook+xml",
    "text/x-oeb1-document",
)

DRAWING = "image/svg+xml"
LONGEST_CHAIN = 8  # of fallbacks

_OPF = "{http://www.idpf.org/2007/opf}"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


def read(content: bytes) -> Copy:
    """Give the words of an EPUB. Raises Unreadable."""
    try:
        book = Archive(content, NOUN)
        styles = Styles(sheets_in(book))
        text = "\n".join(_documents(book, styles))
        return words_of_markup("epub", text, styles.remarks)
    except ValueError as fault:  # an address in it that is none
        raise Unreadable(f"The EPUB is broken: {fault}.") from fault


def _documents(book: Archive, styles: Styles) -> Iterator[str]:
    if not book.holds(CONTAINER):
        raise Unreadable(
            "The file is a ZIP archive, but no EPUB: it has no META-INF/container.xml."
        )
    container = parse_xml(book.read(CONTAINER), NOUN, CONTAINER)
    rootfile = next(container.iter(_ROOTFILE), None)
    if rootfile is None or not rootfile.get("full-path"):
        raise Unreadable("The EPUB does not say where its package document is.")
    package_name = rootfile.get("full-path", "")
    package = parse_xml(book.read(package_name), NOUN, package_name)
    for name in _spine(book, package, posixpath.dirname(package_name)):
        if book.holds(ENCRYPTION) and _is_encrypted(book, name):
            raise Unreadable(f"The EPUB is encrypted: {shown(name)} cannot be read.")
        yield visible_text(parse_xml(book.read(name), NOUN, name, recover=True), styles, name)


def _spine(book: Archive, package: _Element, folder: str) -> list[str]:
    """Give the names of the content documents in the order of the spine, those out of the linear order last.

    These are read when something leads to them (EPUB 3.3 §5.7.2): they stand nowhere between the others.
    """
    manifest = {each.get("id"): each for each in package.iter(f"{_OPF}item")}
    references = list(package.iter(f"{_OPF}itemref"))
    if not references:
        raise Unreadable("The EPUB has an empty spine: it does not say what to read.")
    if len(references) > MOST_DOCUMENTS:
        raise Unreadable(f"The EPUB has more than {MOST_DOCUMENTS:,} content documents.")
    references.sort(key=lambda reference: reference.get("linear") == "no")
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


def _is_encrypted(book: Archive, name: str) -> bool:
    references = parse_xml(book.read(ENCRYPTION), NOUN, ENCRYPTION)
    return any(
        unquote(each.get("URI", "")) == name for each in references.iter("{*}CipherReference")
    )
