"""Keep short tables whole: one that does not fit on the rest of a page goes to the next, if that costs little white.

In: the joined elements. Out: the same, with a style that forbids to part a table of less than a third of a page. Longer
ones are parted between rows, and their heads stand on each page again. No type is loaded for it: heights are reckoned
by the number of characters, generously.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from xml.etree.ElementTree import Element

from pamphlet.pages.classes import has_class
from pamphlet.pages.tables import COLUMN_STACKED, LARGE_STACKED, ORDINARY, STACKED
from pamphlet.press import Layout

MOST = 1 / 3  # of the height of a page, that may stay white before a table
WHOLE = "break-inside: avoid"
CELLS = ("th", "td")


@dataclass(frozen=True, slots=True)
class Page:
    """A text block with tables, in points; `stacked` are the classes of those that are set as lists there."""

    width: float
    height: float
    type_size: float
    line: float
    padding: float
    stacked: tuple[str, ...]


# As styles/pamphlet.css has them: with the type of tables that need no smaller one.
PAGES: dict[Layout, Page] = {
    "a5": Page(308, 476, 9, 13.6, 4.5, (STACKED,)),
    "reading": Page(246, 694, 7.5, 10.2, 3.75, (STACKED, COLUMN_STACKED)),
    "large": Page(448, 675, 18, 27, 9, (STACKED, LARGE_STACKED)),
}


def keep_short_tables(root: Element, layout: Layout) -> None:
    """Forbid to part the tables that are short in a layout."""
    page = PAGES.get(layout)
    for table in root.iter("table") if page else ():
        if page and height_of(table, page) < MOST * page.height:
            table.set("style", WHOLE)


def height_of(table: Element, page: Page) -> float:
    """Give how high a table is at most, in points."""
    stacked = any(has_class(table, name) for name in page.stacked)
    return sum(_height(row, page, stacked=stacked) for row in table.iter("tr"))


def _height(row: Element, page: Page, *, stacked: bool) -> float:
    """Give the height of a row, whose cells stand beside one another or one below the other."""
    per_line = page.width / page.type_size / ORDINARY
    lengths = [len("".join(cell.itertext())) for cell in row if cell.tag in CELLS]
    if stacked:
        return sum(ceil(length / per_line) * page.line + page.padding for length in lengths)
    return max(1, ceil(sum(lengths) / per_line)) * page.line + page.padding
