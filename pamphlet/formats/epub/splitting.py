"""Split long pages of a book into files that e-readers open at once, between turns, headings and paragraphs.

In: the trees of the book's pages, page breaks marked. Out: trees, in reading order; every link and page break leads
where it did. Old readers take seconds for a file of more than 250 kB, and some refuse it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from pamphlet.formats.epub.page_list import PageBreak
from pamphlet.formats.xhtml import HEADINGS, XHTML, XML_LANG, Element, tag_of
from pamphlet.pages.classes import NOTES, has_class

LARGEST = 160_000  # bytes: Kobo's book has a span for each sentence besides, and stays below 250 kB
WHOLE = "contents"  # the navigation document is one file, and bounded
KEPT = ("class", "lang", XML_LANG, "dir")  # of a section that goes on in another file


def split_long(
    trees: Mapping[str, Element], breaks: Iterable[PageBreak]
) -> tuple[dict[str, Element], tuple[PageBreak, ...]]:
    """Give the trees, those that are too long in several, under names like `interview_2`; and the page breaks."""
    whole: dict[str, Element] = {}
    homes: dict[str, str] = {}
    for name, tree in trees.items():
        for number, piece in enumerate(_pieces(name, tree), start=1):
            piece_name = f"{name}_{number}" if number > 1 else name
            whole[piece_name] = piece
            if number > 1:
                homes |= {
                    str(element.get("id")): piece_name
                    for element in piece.iter(etree.Element)
                    if element.get("id")
                }
    if homes:
        for tree in whole.values():
            for link in tree.iter(f"{XHTML}a"):
                if href := link.get("href"):
                    link.set("href", _led(href, homes))
    return whole, tuple(replace(mark, href=_led(mark.href, homes)) for mark in breaks)


def _led(href: str, homes: Mapping[str, str]) -> str:
    """Turn the address of a place in the book to the file in which it stands now."""
    file, mark, anchor = href.partition(".xhtml#")
    home = homes.get(anchor, "") if mark and ":" not in file else ""
    return f"{home}.xhtml#{anchor}" if home else href


def _pieces(name: str, tree: Element) -> list[Element]:
    """Give a page as it is, or in pieces: the first is the page itself, without what follows it."""
    section = tree.find(f"{XHTML}body/{XHTML}section")
    if name == WHOLE or section is None or _size(tree) <= LARGEST:
        return [tree]
    groups = list(_groups(list(_blocks(section))))
    pieces = [tree]
    for group in groups[1:]:
        piece = _emptied(tree)
        within = piece.find(f"{XHTML}body/{XHTML}section")
        assert within is not None
        for block, wrapper in group:
            _home(within, wrapper).append(block)
        pieces.append(piece)
    for wrapper in [child for child in section if _is_wrapper(child) and not len(child)]:
        section.remove(wrapper)
    return pieces


def _blocks(section: Element) -> Iterator[tuple[Element, Element | None]]:
    """Give the blocks of a section, each with what wraps it there: the footnotes one by one."""
    for child in section:
        if _is_wrapper(child):
            yield from ((note, child) for note in child)
        else:
            yield child, None


def _is_wrapper(element: Element) -> bool:
    return tag_of(element) == "section" and has_class(element, NOTES)


def _groups(
    blocks: list[tuple[Element, Element | None]],
) -> Iterator[list[tuple[Element, Element | None]]]:
    """Put blocks together, as many as a file may hold; a heading goes with what follows it."""
    group: list[tuple[Element, Element | None]] = []
    length = 0
    for block, wrapper in blocks:
        size = _size(block)
        if group and length + size > LARGEST:
            ahead: list[tuple[Element, Element | None]] = []
            while len(group) > 1 and tag_of(group[-1][0]) in HEADINGS:
                ahead.insert(0, group.pop())
            yield group
            group, length = ahead, sum([_size(former) for former, _ in ahead])
        group.append((block, wrapper))
        length += size
    yield group


def _size(element: Element) -> int:
    return len(etree.tostring(element, encoding="utf-8"))


def _emptied(tree: Element) -> Element:
    """Give a page with the head of another one, and a section that goes on, of the same kind and language."""
    head, body = tree.find(f"{XHTML}head"), tree.find(f"{XHTML}body")
    assert head is not None
    assert body is not None
    section = body.find(f"{XHTML}section")
    assert section is not None
    root = etree.Element(tree.tag, dict(tree.attrib), nsmap=tree.nsmap)
    root.append(deepcopy(head))
    kept = {name: value for name, value in section.attrib.items() if name in KEPT}
    etree.SubElement(etree.SubElement(root, body.tag), section.tag, kept)
    return root


def _home(section: Element, wrapper: Element | None) -> Element:
    """Give what a block goes into: the section, or the wrapper of footnotes in it."""
    if wrapper is None:
        return section
    last = section[-1] if len(section) else None
    if last is not None and _is_wrapper(last):
        return last
    return etree.SubElement(section, wrapper.tag, dict(wrapper.attrib))
