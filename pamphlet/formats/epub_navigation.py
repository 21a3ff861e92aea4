"""Make the ways into an EPUB: the navigation document from the contents page, and the NCX for old reading systems.

In: the contents page. Out: bytes. Both list the same entries in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from lxml import etree

from pamphlet.formats.xhtml import EPUB_TYPE, XHTML, XML_LANG, Element, parsed, text_of
from pamphlet.model import Metadata
from pamphlet.pages import Page, Pages

NCX = "http://www.daisy.org/z3986/2005/ncx/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where it leads, and the entries below it."""

    title: str
    href: str
    entries: tuple[Entry, ...]


def contents_entries(contents: Element) -> tuple[Entry, ...]:
    """Read the entries of a contents page from its list."""
    top = contents.find(f".//{XHTML}ol")
    return () if top is None else tuple(_entries(top))


def navigation_document(page: Page, pages: Pages) -> bytes:
    """Give the contents page as navigation document, with hidden landmarks (EPUB 3.3 §7.2, §7.4.4).

    The list of the contents becomes the `toc nav`; whatever else stands on the page stays where it is.
    """
    root = parsed(page)
    if root.find(f".//{XHTML}nav[@{EPUB_TYPE}='toc']") is None:
        _wrap_contents(root)
    body = root.find(f"{XHTML}body")
    assert body is not None
    body.append(_landmarks(pages))
    document = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{document}\n'.encode()


def ncx(metadata: Metadata, entries: tuple[Entry, ...]) -> bytes:
    """Give the NCX: the same entries, numbered in reading order (EPUB 3.3 §5.9.5; OPF 2.0.1 §2.4.1)."""
    root = etree.Element(f"{{{NCX}}}ncx", nsmap={None: NCX}, version="2005-1")
    root.set(XML_LANG, metadata.language)
    root.set("dir", metadata.direction)
    head = etree.SubElement(root, f"{{{NCX}}}head")
    for name, content in (
        ("dtb:uid", metadata.identifier),
        ("dtb:depth", str(_depth(entries))),
        ("dtb:totalPageCount", "0"),
        ("dtb:maxPageNumber", "0"),
    ):
        etree.SubElement(head, f"{{{NCX}}}meta", name=name, content=content)
    _ncx_text(root, "docTitle", metadata.title)
    numbers = count(1)
    nav_map = etree.SubElement(root, f"{{{NCX}}}navMap")
    for entry in entries:
        _nav_point(nav_map, entry, numbers)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entries(listing: Element) -> Iterator[Entry]:
    for line in listing.iterchildren(f"{XHTML}li"):
        link = line.find(f"{XHTML}a")
        below = line.find(f"{XHTML}ol")
        assert link is not None, text_of(line)
        yield Entry(
            text_of(link), link.get("href", ""), () if below is None else tuple(_entries(below))
        )


def _wrap_contents(root: Element) -> None:
    """Put the list of the contents into a `toc nav` of its own."""
    top = root.find(f".//{XHTML}ol")
    assert top is not None, "the contents page has no list"
    nav = etree.Element(f"{XHTML}nav", {EPUB_TYPE: "toc", "role": "doc-toc"})
    parent = top.getparent()
    assert parent is not None
    parent.replace(top, nav)
    nav.append(top)


def _landmarks(pages: Pages) -> Element:
    """Give the landmarks: few, because some reading systems list them among the contents."""
    nav = etree.Element(f"{XHTML}nav", {EPUB_TYPE: "landmarks", "hidden": "hidden"})
    etree.SubElement(nav, f"{XHTML}h2").text = pages.strings["landmarks"]
    listing = etree.SubElement(nav, f"{XHTML}ol")
    for semantics, page, title in _landmark_pages(pages):
        link = etree.SubElement(
            etree.SubElement(listing, f"{XHTML}li"), f"{XHTML}a", {EPUB_TYPE: semantics}
        )
        link.set("href", f"{page.name}.xhtml#{page.anchor}")
        link.text = title
    return nav


def _landmark_pages(pages: Pages) -> Iterator[tuple[str, Page, str]]:
    by_name = {page.name: page for page in pages.pages}
    yield "toc", by_name["contents"], by_name["contents"].title
    first = next(page for page in pages.pages if page.matter == "work")
    yield "bodymatter", first, pages.strings["start-of-text"]
    if "sources" in by_name:
        yield "bibliography", by_name["sources"], by_name["sources"].title


def _depth(entries: tuple[Entry, ...]) -> int:
    return 1 + max((_depth(entry.entries) for entry in entries), default=0) if entries else 0


def _nav_point(parent: Element, entry: Entry, numbers: Iterator[int]) -> None:
    number = str(next(numbers))
    point = etree.SubElement(parent, f"{{{NCX}}}navPoint", id=f"point-{number}", playOrder=number)
    _ncx_text(point, "navLabel", entry.title)
    etree.SubElement(point, f"{{{NCX}}}content", src=entry.href)
    for below in entry.entries:
        _nav_point(point, below, numbers)


def _ncx_text(parent: Element, name: str, text: str) -> None:
    label = etree.SubElement(parent, f"{{{NCX}}}{name}")
    etree.SubElement(label, f"{{{NCX}}}text").text = text
