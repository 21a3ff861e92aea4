"""EPUB books: the pages of the spine, in order, are read as web pages.

Of a book that `pamphlet build` made only the pages that hold parts of the work are taken; all else of it is told.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pamphlet.editor.imports.document import Document, LeftOut
from pamphlet.editor.imports.documents.web_page import read_elements
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NOUN = "EPUB"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
CONTAINER = "META-INF/container.xml"
MOST_PAGES = 2_000
# Pages of a book that are apparatus by what they say they are (EPUB SSV 1.1, DPUB-ARIA 1.1).
APPARATUS = frozenset(
    (
        "cover",
        "toc",
        "landmarks",
        "page-list",
        "titlepage",
        "halftitlepage",
        "copyright-page",
        "colophon",
        "loi",
        "lot",
    )
)
TYPE = "{http://www.idpf.org/2007/ops}type"


def read_book(content: bytes) -> Document:
    """Read a book. Raises CannotImport, and Unreadable."""
    archive = Archive(content, NOUN)
    package_name, package = _package(archive)
    folder = posixpath.dirname(package_name)
    pages: list[_Element] = []
    left_out: list[LeftOut] = []
    roots = [
        (name, parse_xml(archive.read(name), NOUN, name, recover=True))
        for name in _spine(package, folder)
        if archive.holds(name)
    ]
    own = any(_parts(root) for _, root in roots)
    for name, root in roots:
        _strip_namespaces(root)
        base = posixpath.dirname(name)
        for picture in root.iter("img"):
            source = unquote(urlsplit(picture.get("src", "")).path)
            picture.set("src", posixpath.normpath(posixpath.join(base, source)))
        if (own and not _parts(root)) or (not own and _is_apparatus(root)):
            text = " ".join("".join(next(root.iter("body"), root).itertext()).split())
            left_out += [LeftOut("on a page of the book's own", text, name)] if text else []
        else:
            pages.append(root)
    if not pages:
        raise Unreadable("The EPUB holds no page with a text.")
    document = read_elements(
        pages, picture=lambda name: archive.read(name) if archive.holds(name) else None
    )
    document.left_out = [*left_out, *document.left_out]
    document.holder = ""
    document.title = _told(package, "title")
    document.language = _told(package, "language")
    return document


def _package(archive: Archive) -> tuple[str, _Element]:
    if archive.holds(CONTAINER):
        for rootfile in parse_xml(archive.read(CONTAINER), NOUN, CONTAINER).iter(ROOTFILE):
            name = rootfile.get("full-path", "")
            return name, parse_xml(archive.read(name), NOUN, name)
    raise Unreadable("The file is a ZIP archive, but no EPUB: it has no META-INF/container.xml.")


def _spine(package: _Element, folder: str) -> list[str]:
    manifest = {each.get("id"): each.get("href", "") for each in package.iter(f"{OPF}item")}
    hrefs = [manifest.get(each.get("idref"), "") for each in package.iter(f"{OPF}itemref")]
    names = (posixpath.normpath(posixpath.join(folder, unquote(href))) for href in hrefs if href)
    return list(dict.fromkeys(names))[:MOST_PAGES]


def _parts(root: _Element) -> list[_Element]:
    return [
        section
        for section in root.iter("{*}section")
        if "part" in section.get("class", "").split() and section.get("data-title") is not None
    ]


def _is_apparatus(root: _Element) -> bool:
    body = next(root.iter("{*}body"), root)
    first = [body, *list(body)[:1]]
    said = {name for element in first for name in (element.get(TYPE) or "").split()}
    nav = [element for element in body if str(element.tag).endswith("nav")]
    return bool(said & APPARATUS) or bool(nav)


def _strip_namespaces(root: _Element) -> None:
    """Let elements bear the names that HTML gives them, as pandoc and the other rules look for."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2].lower()


def _told(package: _Element, name: str) -> str:
    return next((" ".join((e.text or "").split()) for e in package.iter(f"{DC}{name}")), "")
