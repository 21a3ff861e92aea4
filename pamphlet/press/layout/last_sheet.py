"""Find what stands on the last sheet of a booklet for the sake of a few lines.

In: the lines as they were laid out. Out: in which sections how many lines fewer would save the pages of that sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any

from pamphlet.pages import Pages
from pamphlet.pages.joined import within_covers
from pamphlet.press.layout.fitting import PAGES_A_SHEET
from pamphlet.press.layout.lines import Line


def lines_over(
    pages: Pages, count: int, lines: Iterable[Line], parents: dict[Any, Any]
) -> tuple[tuple[str, int], ...]:
    """Give the titles of sections with the lines that each would have to lose for the last sheet to be saved.

    Nothing, when the last sheet has at most one blank page. A page is saved where a section loses what stands on its
    last page; those with the fewest lines there come first.
    """
    over = count % PAGES_A_SHEET
    if over not in (1, 2):
        return ()
    anchors = {page.anchor for page in within_covers(pages)}
    standing: dict[str, Counter[int]] = {}
    for line in lines:
        section = _section_of(line.container, anchors, parents)
        if section:
            standing.setdefault(section, Counter())[line.page] += 1
    last = {section: held[max(held)] for section, held in standing.items() if len(held) > 1}
    titles = {page.anchor: page.title for page in pages.pages}
    cheapest = sorted(last, key=lambda section: last[section])[:over]
    if len(cheapest) < over:
        return ()
    return tuple((titles[section], last[section]) for section in cheapest)


def _section_of(element: Any, anchors: AbstractSet[str], parents: dict[Any, Any]) -> str | None:
    """Give the anchor of the section that an element stands in."""
    while element is not None and element.get("id") not in anchors:
        element = parents.get(element)
    return None if element is None else str(element.get("id"))
