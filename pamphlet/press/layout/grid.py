"""Say which elements of the pages keep to the lines of the page.

In: the joined elements. Out: the grid of their lines, and what keeps to it: paragraphs, lists, code and notes of the
work. Headings keep to half lines. Pictures and tables have heights of their own, and are followed by a paragraph that
is on a line again.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pamphlet.pages.classes import LINE, has_class
from pamphlet.press import Fit
from pamphlet.press.engine.page_lines import Grid
from pamphlet.press.layout.fitting import LEADING_PT
from pamphlet.press.units import PT_A_PX

PART, TURN, QUESTION, PICTURE = "part", "turn", "question", "picture"
WITH_LINES = ("p", "li", "pre")
APART = ("table", "figure")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def grid_of(root: Element, fit: Fit) -> Grid:
    """Give the grid of pages that are led as they are fitted."""
    kept = {
        element
        for part in root.iter("section")
        if has_class(part, PART)
        for element in _with_lines(part)
    }
    closing = {
        turn[-1]
        for turn in root.iter()
        if has_class(turn, TURN) and not has_class(turn, QUESTION) and len(turn)
    }
    headings = {
        heading
        for part in root.iter("section")
        if has_class(part, PART)
        for heading in part
        if heading.tag in HEADINGS and heading is not part[0]
    }
    return Grid(LEADING_PT * fit.leading / PT_A_PX, kept, closing, headings)


def _with_lines(element: Element) -> Iterator[Element]:
    for child in element:
        if has_class(child, LINE) or (child.tag in WITH_LINES and not has_class(child, PICTURE)):
            yield child
        if child.tag not in APART:
            yield from _with_lines(child)
