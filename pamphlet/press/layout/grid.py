"""Say which elements of the pages keep to the lines of the page.

In: the joined elements. Out: the grid of their lines, and what keeps to it: the paragraphs of the work but those in
tables, lists and notes, which have heights of their own, and are followed by a paragraph that is on a line again.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pamphlet.pages.classes import has_class
from pamphlet.press import Fit
from pamphlet.press.engine.page_lines import Grid
from pamphlet.press.layout.fitting import LEADING_PT
from pamphlet.press.units import PT_A_PX

PART, TURN, QUESTION, NOTES, PICTURE = "part", "turn", "question", "notes", "picture"
APART = ("table", "ul", "ol", "figure", "pre")


def grid_of(root: Element, fit: Fit) -> Grid:
    """Give the grid of pages that are led as they are fitted."""
    kept = {
        paragraph
        for part in root.iter("section")
        if has_class(part, PART)
        for paragraph in _paragraphs(part)
    }
    closing = {
        turn[-1]
        for turn in root.iter()
        if has_class(turn, TURN) and not has_class(turn, QUESTION) and len(turn)
    }
    return Grid(LEADING_PT * fit.leading / PT_A_PX, kept, closing)


def _paragraphs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "p" and not has_class(child, PICTURE):
            yield child
        elif child.tag not in APART and not has_class(child, NOTES):
            yield from _paragraphs(child)
