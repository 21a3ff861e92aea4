"""Make the ways into an EPUB: the navigation document from the contents page, and the NCX for old reading systems.

In: the contents page, and where the printed pages begin. Out: bytes. Both list the same lines in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from lxml import etree
from lxml.builder import ElementMaker

from pamphlet.formats.epub.cover import COVER_PLACE
from pamphlet.formats.epub.page_list import PageBreak
from pamphlet.formats.xhtml import EPUB_TYPE, XHTML, XML_LANG, Element, document_of, text_of
from pamphlet.pages import Pages, Section
from pamphlet.work.model import Metadata

NCX_NS = "http://www.daisy.org/z3986/2005/ncx/"
NCX = ElementMaker(namespace=NCX_NS, nsmap={None: NCX_NS})


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: where it leads, and the lines below it."""

    title: str
    href: str
    below: tuple[ContentsLine, ...]


def contents_lines(contents: Element) -> tuple[ContentsLine, ...]:
    """Read the lines of a contents page from its list."""
    return _lines(contents.find(f".//{XHTML}ol"))


def navigation_document(
    root: Element, pages: Pages, breaks: tuple[PageBreak, ...], *, covered: bool
) -> bytes:
    """Give the contents page as navigation document, with hidden landmarks and page list (EPUB 3.3 §7.2, §7.4)."""
    body = root.find(f"{XHTML}body")
    assert body is not None
    if breaks:
        links = [({"href": mark.href}, mark.label) for mark in breaks]
        kind = {EPUB_TYPE: "page-list", "role": "doc-pagelist"}
        body.append(_hidden(kind, pages.strings["page-list"], links))
    landmarks = _landmarks(pages, covered=covered)
    body.append(_hidden({EPUB_TYPE: "landmarks"}, pages.strings["landmarks"], landmarks))
    return document_of(root)


def ncx(
    metadata: Metadata,
    lines: tuple[ContentsLine, ...],
    breaks: tuple[PageBreak, ...],
    trees: Mapping[str, Element],
) -> bytes:
    """Give the NCX: the same lines and pages, numbered in reading order (EPUB 3.3 §5.9.5; OPF 2.0.1 §2.4.1).

    `trees` are the pages of the book in that order, by their names.
    """
    order = _play_order(trees, {*_hrefs(lines), *(mark.href for mark in breaks)})
    points = count(1)
    facts = {
        "dtb:uid": metadata.identifier,
        "dtb:depth": str(_depth(lines)),
        "dtb:totalPageCount": str(len(breaks)),
        "dtb:maxPageNumber": breaks[-1].label if breaks else "0",
    }
    root = NCX.ncx(
        NCX.head(*(NCX.meta(name=name, content=content) for name, content in facts.items())),
        NCX.docTitle(NCX.text(metadata.title)),
        NCX.navMap(*(_nav_point(line, points, order) for line in lines)),
        version="2005-1",
    )
    root.set(XML_LANG, metadata.language)
    root.set("dir", metadata.direction)
    if breaks:
        root.append(NCX.pageList(*(_page_target(mark, order) for mark in breaks)))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _lines(listing: Element | None) -> tuple[ContentsLine, ...]:
    if listing is None:
        return ()
    return tuple(
        ContentsLine(text_of(link), link.get("href", ""), _lines(link.find(f"../{XHTML}ol")))
        for link in listing.iterfind(f"{XHTML}li/{XHTML}a")
    )


def _hidden(
    kind: dict[str, str], title: str, links: Iterable[tuple[dict[str, str], str]]
) -> Element:
    """Make a list of links that reading systems offer in their own way, and no page shows."""
    nav = etree.Element(f"{XHTML}nav", kind)
    nav.set("hidden", "hidden")
    etree.SubElement(nav, f"{XHTML}h2").text = title
    listing = etree.SubElement(nav, f"{XHTML}ol")
    for attributes, text in links:
        item = etree.SubElement(listing, f"{XHTML}li")
        etree.SubElement(item, f"{XHTML}a", attributes).text = text
    return nav


def _landmarks(pages: Pages, *, covered: bool) -> Iterator[tuple[dict[str, str], str]]:
    """Give the landmarks: few, because some reading systems list them among the contents."""

    def landmark(kind: str, section: Section, title: str = "") -> tuple[dict[str, str], str]:
        return {
            EPUB_TYPE: kind,
            "href": f"{section.name}.xhtml#{section.anchor}",
        }, title or section.title

    by_name = {section.name: section for section in pages.sections}
    first = next(section for section in pages.sections if section.matter == "work")
    if covered:
        yield {EPUB_TYPE: "cover", "href": COVER_PLACE}, pages.strings["cover"]
    yield landmark("toc", by_name["contents"])
    yield landmark("bodymatter", first, pages.strings["start-of-text"])
    if "sources" in by_name:
        yield landmark("bibliography", by_name["sources"])


def _depth(lines: tuple[ContentsLine, ...]) -> int:
    return max((1 + _depth(line.below) for line in lines), default=0)


def _hrefs(lines: tuple[ContentsLine, ...]) -> Iterator[str]:
    for line in lines:
        yield line.href
        yield from _hrefs(line.below)


def _play_order(trees: Mapping[str, Element], hrefs: set[str]) -> dict[str, str]:
    """Give addresses numbers from 1 in reading order."""
    places = (
        f"{name}.xhtml#{element.get('id')}"
        for name, tree in trees.items()
        for element in tree.iter(etree.Element)
    )
    order = (place for place in places if place in hrefs)
    return {place: str(number) for number, place in enumerate(order, start=1)}


def _nav_point(line: ContentsLine, points: Iterator[int], order: Mapping[str, str]) -> Element:
    point = NCX.navPoint(id=f"point-{next(points)}", playOrder=order[line.href])
    point.append(NCX.navLabel(NCX.text(line.title)))
    point.append(NCX.content(src=line.href))
    point.extend([_nav_point(below, points, order) for below in line.below])
    return point


def _page_target(mark: PageBreak, order: Mapping[str, str]) -> Element:
    return NCX.pageTarget(
        NCX.navLabel(NCX.text(mark.label)),
        NCX.content(src=mark.href),
        id=f"page-{mark.label}",
        type="normal",
        value=mark.label,
        playOrder=order[mark.href],
    )
