"""Find what stands on the last sheet of a booklet for the sake of a few lines.

In: the lines as they were laid out. Out: in which sections how many lines fewer would save the pages of that sheet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pamphlet.pages import Pages
from pamphlet.pages.joined import within_covers
from pamphlet.press.engine.shapes import Parents
from pamphlet.press.layout.lines import Line, nearest
from pamphlet.press.units import PAGES_A_SHEET


def lines_over(
    pages: Pages, count: int, lines: Iterable[Line], parents: Parents
) -> tuple[tuple[str, int], ...]:
    """Give the titles of sections with the lines that each would have to lose for the last sheet to be saved.

    Nothing, when the last sheet has at most one blank page. A page is saved where a section loses what stands on its
    last page; those with the fewest lines there come first.
    """
    over = count % PAGES_A_SHEET
    if over not in (1, 2):
        return ()
    titles = {section.anchor: section.title for section in within_covers(pages)}
    standing: dict[str, Counter[int]] = defaultdict(Counter)
    for line in lines:
        section = nearest(line.container, parents, titles)
        if section is not None:
            standing[section.get("id", "")][line.page] += 1
    last = {anchor: held[max(held)] for anchor, held in standing.items() if len(held) > 1}
    cheapest = sorted(last, key=last.__getitem__)[:over]
    return tuple((titles[anchor], last[anchor]) for anchor in cheapest if len(cheapest) == over)
