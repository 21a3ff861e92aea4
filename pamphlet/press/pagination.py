"""Find the word with which each page begins, from the lines as they were laid out.

A page begins with the first word that begins on it: one that the page before broke at its end belongs to that page.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from pamphlet.pages import Pages
from pamphlet.pages.joined import within_covers
from pamphlet.press import PageStart
from pamphlet.press.lines import Line


def page_starts(
    pages: Pages, count: int, lines: Iterable[Line], parents: dict[Any, Any]
) -> tuple[PageStart, ...]:
    """Give the start of each of the `count` pages; an empty one begins like the page after it."""
    on_page = {page: list(group) for page, group in groupby(lines, key=lambda line: line.page)}
    blocks = {block.anchor for block in pages.words.blocks}
    book = within_covers(pages)
    sections = {page.anchor: page.matter == "work" for page in book}
    starts: list[PageStart] = []
    anchor, word = book[-1].anchor, 0
    for page in reversed(range(count)):
        anchor, word = _first(on_page.get(page, []), blocks, sections, parents) or (anchor, word)
        starts.append(PageStart(label(page), anchor, word))
    return tuple(reversed(starts))


def label(page: int) -> str:
    """Give the printed number of a page, from its place in the file counted from 0.

    All pages are counted, from the front cover on, so that printed number, label and place in the file agree.
    """
    return str(page + 1)


def _first(
    lines: list[Line], blocks: set[str], sections: dict[str, bool], parents: dict[Any, Any]
) -> tuple[str, int] | None:
    """Give the first word that begins in the lines, or the section when that is apparatus; None when there are none."""
    first = None
    for line in lines:
        section = _section(line.container, sections, parents)
        if section and not sections[section]:
            return section, 0
        if line.block is not None and (anchor := line.block.element.get("id")) in blocks:
            word = line.block.word_at(line.start, line.end)
            if word is not None:
                return anchor, word
        first = first or section
    return (first, 0) if first else None


def _section(element: Any, sections: dict[str, bool], parents: dict[Any, Any]) -> str | None:
    """Give the anchor of the section that an element stands in."""
    while element is not None:
        if (anchor := element.get("id")) in sections:
            return str(anchor)
        element = parents.get(element)
    return None
