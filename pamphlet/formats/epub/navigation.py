"""Make the ways into an EPUB: the navigation document from the contents page, and the NCX for old reading systems.

In: the contents page, and where the printed pages begin. Out: bytes. Both list the same entries in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from lxml import etree

from pamphlet.formats.epub.cover import COVER_PLACE
from pamphlet.formats.epub.page_list import PageBreak
from pamphlet.formats.xhtml import EPUB_TYPE, XHTML, XML_LANG, Element, document_of, text_of
from pamphlet.pages import Page, Pages
from pamphlet.work.model import Metadata

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


def navigation_document(
    root: Element, pages: Pages, breaks: tuple[PageBreak, ...] = (), *, covered: bool = False
) -> bytes:
    """Give the contents page as navigation document, with hidden landmarks and page list (EPUB 3.3 §7.2, §7.4).

    The list of the contents becomes the `toc nav`; whatever else stands on the page stays where it is.
    """
    if root.find(f".//{XHTML}nav[@{EPUB_TYPE}='toc']") is None:
        _wrap_contents(root)
    body = root.find(f"{XHTML}body")
    assert body is not None
    if breaks:
        body.append(_page_list(breaks, pages))
    body.append(_landmarks(pages, covered=covered))
    return document_of(root)


def reading_order(trees: Mapping[str, Element]) -> dict[str, tuple[int, int]]:
    """Give for each address of the book its place in reading order, from the trees of its files in that order."""
    order: dict[str, tuple[int, int]] = {}
    for page, (file, tree) in enumerate(trees.items()):
        order[file] = (page, 0)
        for place, element in enumerate(tree.iter(etree.Element)):
            if anchor := element.get("id"):
                order[f"{file}#{anchor}"] = (page, place)
    return order


def ncx(
    metadata: Metadata,
    entries: tuple[Entry, ...],
    breaks: tuple[PageBreak, ...] = (),
    order: Mapping[str, tuple[int, int]] | None = None,
) -> bytes:
    """Give the NCX: the same entries and pages, numbered in reading order (EPUB 3.3 §5.9.5; OPF 2.0.1 §2.4.1).

    `order` tells where the addresses stand in the book; entries are in reading order without it.
    """
    numbers = _play_order([*_hrefs(entries), *(each.href for each in breaks)], order)
    root = etree.Element(f"{{{NCX}}}ncx", nsmap={None: NCX}, version="2005-1")
    root.set(XML_LANG, metadata.language)
    root.set("dir", metadata.direction)
    head = etree.SubElement(root, f"{{{NCX}}}head")
    for name, content in (
        ("dtb:uid", metadata.identifier),
        ("dtb:depth", str(_depth(entries))),
        ("dtb:totalPageCount", str(len(breaks))),
        ("dtb:maxPageNumber", breaks[-1].label if breaks else "0"),
    ):
        etree.SubElement(head, f"{{{NCX}}}meta", name=name, content=content)
    _ncx_text(root, "docTitle", metadata.title)
    nav_map = etree.SubElement(root, f"{{{NCX}}}navMap")
    points = count(1)
    for entry in entries:
        _nav_point(nav_map, entry, points, numbers)
    if breaks:
        targets = etree.SubElement(root, f"{{{NCX}}}pageList")
        for each in breaks:
            _page_target(targets, each, numbers)
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


def _page_list(breaks: tuple[PageBreak, ...], pages: Pages) -> Element:
    """Give the page list (EPUB 3.3 §7.4.3), hidden: reading systems offer it in their own way."""
    nav = etree.Element(f"{XHTML}nav", {EPUB_TYPE: "page-list", "role": "doc-pagelist"})
    nav.set("hidden", "hidden")
    etree.SubElement(nav, f"{XHTML}h2").text = pages.strings["page-list"]
    listing = etree.SubElement(nav, f"{XHTML}ol")
    for each in breaks:
        line = etree.SubElement(listing, f"{XHTML}li")
        etree.SubElement(line, f"{XHTML}a", href=each.href).text = each.label
    return nav


def _landmarks(pages: Pages, *, covered: bool) -> Element:
    """Give the landmarks: few, because some reading systems list them among the contents."""
    nav = etree.Element(f"{XHTML}nav", {EPUB_TYPE: "landmarks", "hidden": "hidden"})
    etree.SubElement(nav, f"{XHTML}h2").text = pages.strings["landmarks"]
    listing = etree.SubElement(nav, f"{XHTML}ol")
    for semantics, href, title in _landmark_places(pages, covered=covered):
        link = etree.SubElement(
            etree.SubElement(listing, f"{XHTML}li"), f"{XHTML}a", {EPUB_TYPE: semantics}
        )
        link.set("href", href)
        link.text = title
    return nav


def _landmark_places(pages: Pages, *, covered: bool) -> Iterator[tuple[str, str, str]]:
    """Give kind, address and name of each landmark."""
    by_name = {page.name: page for page in pages.pages}
    if covered:
        yield "cover", COVER_PLACE, pages.strings["cover"]
    yield "toc", _place(by_name["contents"]), by_name["contents"].title
    first = next(page for page in pages.pages if page.matter == "work")
    yield "bodymatter", _place(first), pages.strings["start-of-text"]
    if "sources" in by_name:
        yield "bibliography", _place(by_name["sources"]), by_name["sources"].title


def _place(page: Page) -> str:
    return f"{page.name}.xhtml#{page.anchor}"


def _depth(entries: tuple[Entry, ...]) -> int:
    return 1 + max((_depth(entry.entries) for entry in entries), default=0) if entries else 0


def _hrefs(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        yield entry.href
        yield from _hrefs(entry.entries)


def _play_order(hrefs: list[str], order: Mapping[str, tuple[int, int]] | None) -> Mapping[str, str]:
    """Give addresses numbers from 1 in reading order, the same one by the same number."""
    unique = list(dict.fromkeys(hrefs))
    if order is not None:
        unique.sort(key=lambda href: order[href])
    return {href: str(number) for number, href in enumerate(unique, start=1)}


def _nav_point(
    parent: Element, entry: Entry, points: Iterator[int], numbers: Mapping[str, str]
) -> None:
    point = etree.SubElement(parent, f"{{{NCX}}}navPoint", id=f"point-{next(points)}")
    point.set("playOrder", numbers[entry.href])
    _ncx_text(point, "navLabel", entry.title)
    etree.SubElement(point, f"{{{NCX}}}content", src=entry.href)
    for below in entry.entries:
        _nav_point(point, below, points, numbers)


def _page_target(parent: Element, page: PageBreak, numbers: Mapping[str, str]) -> None:
    target = etree.SubElement(parent, f"{{{NCX}}}pageTarget", id=f"page-{page.label}")
    target.set("type", "normal")
    target.set("value", page.label)
    target.set("playOrder", numbers[page.href])
    _ncx_text(target, "navLabel", page.label)
    etree.SubElement(target, f"{{{NCX}}}content", src=page.href)


def _ncx_text(parent: Element, name: str, text: str) -> None:
    label = etree.SubElement(parent, f"{{{NCX}}}{name}")
    etree.SubElement(label, f"{{{NCX}}}text").text = text
