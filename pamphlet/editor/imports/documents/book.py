"""EPUB books: the pages of the spine, in order, are read as web pages.

Of a book that `pamphlet build` made only the pages that hold parts of the work are taken; all else of it is told.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pamphlet.editor.imports.document import Document, LeftOut
from pamphlet.editor.imports.documents.odd_characters import take_out_odd_characters
from pamphlet.editor.imports.documents.packed_pictures import packed_pictures
from pamphlet.editor.imports.documents.page_furniture import is_part, seen_text
from pamphlet.editor.imports.documents.put_in import put_words_in
from pamphlet.editor.imports.documents.web_page import WHOLE, read_elements
from pamphlet.manuscript.files import CONTROL
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.styles import Styles
from pamphlet.verify.copies.styles.sheets import sheets_in
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
        "imprint",
        "colophon",
        "loi",
        "lot",
    )
)
TYPE = "{http://www.idpf.org/2007/ops}type"
# What those did who made a work, by MARC's codes for it; all others, as who made its e-book, are left out.
ROLES = {
    "aut": "author",
    "edt": "editor",
    "ill": "illustrator",
    "ive": "interviewee",
    "ivr": "interviewer",
    "trl": "translator",
}


def read_book(content: bytes) -> Document:
    """Read a book. Raises CannotImport, and Unreadable."""
    archive = Archive(content, NOUN)
    package_name, package = _package(archive)
    folder = posixpath.dirname(package_name)
    left_out: list[LeftOut] = []
    roots = {
        name: parse_xml(archive.read(name), NOUN, name, recover=True)
        for name in _spine(package, folder)
        if archive.holds(name)
    }
    own = any(map(_has_parts, roots.values()))
    kept: dict[str, _Element] = {}
    styles = Styles(sheets_in(archive))
    for name, root in roots.items():
        put_words_in(root, styles, name)
        _strip_namespaces(root)
        take_out_odd_characters(root)
        if (own and not _has_parts(root)) or (not own and _is_apparatus(root)):
            text = seen_text(next(root.iter("body"), root))
            left_out += [LeftOut("on a page of the book's own", text, name)] if text else []
        else:
            kept[name] = root
    if not kept:
        raise Unreadable("The EPUB holds no page with a text.")
    document = read_elements(_in_one(kept), WHOLE, packed_pictures(archive))
    document.left_out = [*left_out, *document.left_out]
    document.title = _told(package, "title")
    document.language = _told(package, "language")
    document.people = tuple(_people(package))
    return document


def _in_one(roots: dict[str, _Element]) -> _Element:
    """Put the pages into one, so that a note may stand on another page than its call; names are told apart by page."""
    from lxml import etree

    whole = etree.Element("html")
    body = etree.SubElement(whole, "body")
    prefixes = {name: f"page-{number}-" for number, name in enumerate(roots, 1)}
    for name, root in roots.items():
        base = posixpath.dirname(name)
        for element in root.iter("*"):
            if identity := element.get("id"):
                element.set("id", prefixes[name] + identity)
        for link in root.iter("a"):
            file, hash_sign, fragment = link.get("href", "").partition("#")
            target = posixpath.normpath(posixpath.join(base, unquote(file))) if file else name
            if hash_sign and target in prefixes:
                link.set("href", f"#{prefixes[target]}{fragment}")
        for picture in root.iter("img"):
            picture.set("src", _source(base, picture.get("src", "")))
        page = etree.SubElement(body, "div")
        inner = next(root.iter("body"), root)
        page.text = inner.text
        page.extend(list(inner))
    return whole


def _source(base: str, address: str) -> str:
    """Give the name in the book of what an address leads to; one that leads elsewhere, or nowhere, as it stands."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or CONTROL.search(path):
        return address
    return posixpath.normpath(posixpath.join(base, path))


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


def _has_parts(root: _Element) -> bool:
    return any(map(is_part, root.iter("{*}section")))


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
            try:
                element.tag = element.tag.rpartition("}")[2].lower()
            except ValueError:  # broken pages have names that lxml reads, and writes nowhere
                element.tag = "span"


def _told(package: _Element, name: str) -> str:
    return next((" ".join((e.text or "").split()) for e in package.iter(f"{DC}{name}")), "")


def _people(package: _Element) -> Iterator[tuple[str, str]]:
    """Give who made the work, with their roles: whoever only made the e-book is none of them.

    Roles stand beside the name (EPUB 2), or refer to it (EPUB 3.3 §5.5.4); a creator without one is an author.
    """
    refined: dict[str, list[str]] = {}
    for meta in package.iter(f"{OPF}meta"):
        if meta.get("property") == "role":
            whom = meta.get("refines", "").removeprefix("#")
            refined.setdefault(whom, []).append((meta.text or "").strip())
    for person in package.iter(f"{DC}creator", f"{DC}contributor"):
        beside = person.get(f"{OPF}role")
        codes = [beside] if beside else refined.get(person.get("id", ""), [])
        if not codes and person.tag == f"{DC}creator":
            codes = ["aut"]
        role = next((ROLES[code] for code in codes if code in ROLES), "")
        if (name := " ".join((person.text or "").split())) and role:
            yield name, role
