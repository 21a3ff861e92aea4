"""Count what it takes to draw an SVG, before anything draws it: what it uses again is counted each time.

In: the tree of a drawing. Out: its cost in shapes, or why it would never end. A shape is what one rectangle costs
WeasyPrint 70 in a PDF, 0.05 to 0.15 ms; the other figures were measured against that.

    a character of text       1 shape, for each is set by Pango; white space is counted with it
    twenty numbers of a path  1 shape
    a shape that refers to a marker, a mask, a pattern or a path to clip by: what is drawn there, and of a marker as
    often as the shapes that it may stand on have corners
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element

NEVER = 10**9  # what refers to itself costs so much, and more
DEPTH_MOST = 200  # of elements in elements, as drawn
NUMBERS_A_SHAPE = 20

_NUMBER = expression(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?")
_OUTLINES = ("d", "points")
_LISTS = ("x", "y", "dx", "dy", "rotate", "stroke-dasharray", "values", "transform")
_TARGET = expression(r"url\(\s*['\"]?#([^)'\"]*?)['\"]?\s*\)")
_XLINK = "{http://www.w3.org/1999/xlink}href"


class Drawing:
    """A drawing whose cost is counted; each element once."""

    def __init__(self, root: _Element) -> None:
        from lxml import etree

        self._kind = etree.Element
        self._named = {str(element.get("id")): element for element in root.iter(etree.Element)}
        self._costs: dict[_Element, int] = {}
        self._corners: dict[_Element, int] = {}
        self.cost = self._cost(root, 0)

    def _cost(self, element: _Element, depth: int) -> int:
        """Count the shapes of an element, with those in it and those that it refers to."""
        if element not in self._costs:
            self._costs[element] = NEVER  # until it is known: what comes back to itself never ends
            self._costs[element] = min(NEVER, self._counted(element, depth))
        return self._costs[element]

    def _counted(self, element: _Element, depth: int) -> int:
        if depth > DEPTH_MOST:
            return NEVER
        cost = 1 + _own_cost(element)
        for inner in element.iterchildren(self._kind):
            cost += self._cost(inner, depth + 1)
        for target in self._targets(element):
            times = self._corners_in(element, depth)
            cost += self._cost(target, depth + 1) * times
        used = self._named.get(_used(element))
        return cost + (self._cost(used, depth + 1) if used is not None else 0)

    def _targets(self, element: _Element) -> Iterator[_Element]:
        """Give what an element refers to by its attributes, its style among them."""
        for value in element.attrib.values():
            for name in _TARGET.findall(str(value)):
                if name in self._named:
                    yield self._named[name]

    def _corners_in(self, element: _Element, depth: int) -> int:
        """Count the corners of the shapes that a reference of an element may hold for: it goes down to all in it."""
        if depth > DEPTH_MOST:
            return NEVER
        if element not in self._corners:
            self._corners[element] = NEVER
            corners = 1 + _corners(element)
            for inner in element.iterchildren(self._kind):
                corners += self._corners_in(inner, depth + 1)
            used = self._named.get(_used(element))
            corners += self._corners_in(used, depth + 1) if used is not None else 0
            self._corners[element] = min(NEVER, corners)
        return self._corners[element]


def _used(element: _Element) -> str:
    """Give the name of the element that one uses (SVG 2 §5.6), or nothing."""
    address = str(element.get("href") or element.get(_XLINK) or "")
    return address[1:] if address.startswith("#") else ""


def _corners(element: _Element) -> int:
    """Count the corners of a shape: a path has one for two numbers, and at least for each of its letters."""
    outline = "".join(str(element.get(name, "")) for name in _OUTLINES)
    return max(len(_NUMBER.findall(outline)) // 2, sum(sign.isalpha() for sign in outline)) or 4


def _own_cost(element: _Element) -> int:
    texts = (element.text, *(inner.tail for inner in element))
    characters = sum(len(text) for text in texts if text and not text.isspace())
    outlines = "".join(f"{element.get(name, '')} " for name in (*_OUTLINES, *_LISTS))
    return characters + len(_NUMBER.findall(outlines)) // NUMBERS_A_SHAPE
