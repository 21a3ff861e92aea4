"""Set pages that are as wide as a column side by side, so that they are the columns of one page.

WeasyPrint 70 has columns of its own, but it lays each of their lines out about twice, to find out how long they are
(measured on the first pamphlet: 2.8 s for 1.6), and what is known of pages (the first and the last line, which word
begins where, what is kept together) is known of them in part only. So each column is laid out as a page, by the same
rules as on A5, and the boxes of both then stand on one page.

    reading-title   the title of the work, over both columns; they begin below it
    reading         a column: the first of a page, then the second
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.document import Page

from pamphlet.press.engine.page_numbers import links_shown
from pamphlet.press.engine.shapes import Document, LaidOutPage

TITLE, COLUMN = "reading-title", "reading"
PX_A_MM = 96 / 25.4


def set_side_by_side(document: Document) -> None:
    """Make one page of the title and the two columns below it, and of every two columns after these."""
    document.pages = [_one_page(boxes) for boxes in _gathered(document.pages)]


def height_of_title_mm(document: Document) -> float:
    """Give how high the first page is filled, from its upper edge: that of the title."""
    filled = 0.0
    waiting = [document.pages[0]._page_box]  # noqa: SLF001 # no other way to the boxes
    while waiting:
        box = waiting.pop()
        children = [getattr(each, "_box", each) for each in getattr(box, "children", ())]
        if not children:
            filled = max(filled, box.position_y + box.margin_height())
        waiting += children
    return filled / PX_A_MM


def _gathered(pages: Iterable[LaidOutPage]) -> Iterator[list[Any]]:
    """Give the boxes of the pages that go on one page."""
    gathered: list[Any] = []
    columns = 0
    for page in pages:
        box = page._page_box  # noqa: SLF001 # no other way to the boxes
        is_column = box.page_type.name == COLUMN
        if gathered and (not is_column or columns == 2):
            yield gathered
            gathered, columns = [], 0
        gathered.append(box)
        columns += is_column
        if not is_column and box.page_type.name != TITLE:
            yield gathered
            gathered, columns = [], 0
    if gathered:
        yield gathered


def _one_page(boxes: list[Any]) -> LaidOutPage:
    """Move the boxes of each page to its half of the sheet, and let the first hold them all."""
    sheet = boxes[0]
    if boxes[0].page_type.name in (TITLE, COLUMN):
        columns = [box for box in boxes if box.page_type.name == COLUMN]
        width = 2 * columns[0].margin_width() if columns else sheet.margin_width()
        for box in columns:
            if box.page_type.side == "right":
                box.translate(width / 2)
        sheet.children = [child for box in boxes for child in box.children]
        sheet.margin_right += width - sheet.margin_width()
    page = Page(sheet)
    page.links = links_shown(page)
    made: LaidOutPage = page
    return made
