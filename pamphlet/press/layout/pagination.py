"""Find the word with which each page begins, from the lines as they were laid out.

A page begins with the first word that begins on it: one that the page before broke at its end belongs to that page.
Words of the work are counted within their block, those of apparatus within their section.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, takewhile
from xml.etree.ElementTree import Element

from pamphlet.pages import Pages
from pamphlet.pages.joined import within_covers
from pamphlet.press import PageStart
from pamphlet.press.engine.shapes import Parents
from pamphlet.press.layout.lines import BlockText, Line, block_text, nearest, unspaced, upwards


def page_starts(
    pages: Pages, count: int, lines: Iterable[Line], parents: Parents
) -> tuple[PageStart, ...]:
    """Give the start of each of the `count` pages; an empty one begins like the page after it.

    All pages are counted, from the front cover on, so that printed number, label and place in the file agree.
    """
    on_page = {page: list(group) for page, group in groupby(lines, key=lambda line: line.page)}
    blocks = {block.anchor for block in pages.words.blocks}
    book = within_covers(pages)
    sections = _Sections({section.anchor: section.matter == "work" for section in book}, parents)
    starts: list[PageStart] = []
    anchor, word = book[-1].anchor, 0
    for page in reversed(range(count)):
        anchor, word = _first(on_page.get(page, []), blocks, sections) or (anchor, word)
        if page == 0 and pages.covers:  # which may be a picture, without a word
            anchor, word = book[0].anchor, 0
        starts.append(PageStart(str(page + 1), anchor, word))
    return tuple(reversed(starts))


class _Sections:
    """The sections of the book, by their anchors: which of them are apparatus, and where their words stand."""

    def __init__(self, anchors: dict[str, bool], parents: Parents) -> None:
        self._anchors = anchors
        self._parents = parents
        self._texts: dict[Element, tuple[BlockText, dict[Element, int]]] = {}

    def around(self, element: Element) -> Element | None:
        """Give the section that an element stands in."""
        return nearest(element, self._parents, self._anchors)

    def picture_around(self, element: Element, section: Element) -> Element | None:
        """Give the block with an ID that holds a picture and no word, if an element stands in one."""
        within = takewhile(lambda above: above is not section, upwards(element, self._parents))
        block = next((above for above in within if above.get("id")), None)
        if block is None or block.find(".//img") is None or unspaced("".join(block.itertext())):
            return None
        return block

    def is_work(self, section: Element) -> bool:
        """Tell whether a section holds words of the work."""
        return self._anchors[section.get("id", "")]

    def word_at(self, section: Element, line: Line) -> int | None:
        """Give the index, within the section, of the first word that begins in a line."""
        if line.block is None:
            return None
        if section not in self._texts:
            places: dict[Element, int] = {}
            _place_elements(section, 0, places)
            self._texts[section] = block_text(section), places
        text, places = self._texts[section]
        first = places[line.block.element]
        return text.word_at(first + line.start, first + line.end)


def _first(lines: list[Line], blocks: set[str], sections: _Sections) -> tuple[str, int] | None:
    """Give the first word that begins in the lines; when none does, a picture or the section; None without these."""
    first = None
    for line in lines:
        section = sections.around(line.container)
        if section is not None and not sections.is_work(section):
            word = sections.word_at(section, line)
            if word is not None:
                return section.get("id", ""), word
        elif line.block is not None and (anchor := line.block.element.get("id", "")) in blocks:
            word = line.block.word_at(line.start, line.end)
            if word is not None:
                return anchor, word
        if first is None and section is not None:
            picture = sections.picture_around(line.container, section)
            first = (section if picture is None else picture).get("id", ""), 0
    return first


def _place_elements(element: Element, before: int, places: dict[Element, int]) -> int:
    """Note for each element how many characters, white space aside, stand before it; give those up to its end."""
    places[element] = before
    before += len(unspaced(element.text or ""))
    for child in element:
        before = _place_elements(child, before, places)
        before += len(unspaced(child.tail or ""))
    return before
