"""Keep lines to one grid on all pages, and pages to one height.

Lines of facing pages, and of both sides of a leaf, stand side by side when every paragraph begins on a line of the
page. A page ends short where what comes next can't be parted there: then the paragraph before, or that itself, is set a
line longer or shorter.
Lengths are in the pixels of CSS, from the top of the page.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from math import ceil

ORPHANS = WIDOWS = 2  # lines of a paragraph at the foot of a page, and at the head of the next
NEARLY = 0.1  # of a line, by which what is before may be too long


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a page, so far apart, for elements that keep to them, or to half lines.

    Below closing ones stands a line of white.
    """

    unit: float = 0.0
    kept: Container[object] = field(default_factory=tuple)
    closing: Container[object] = field(default_factory=tuple)
    to_halves: Container[object] = field(default_factory=tuple)

    def snapped(self, position: float, first: float, element: object) -> float:
        """Give where a line stands that would stand at a position; the first of the page would at `first`."""
        if not self.unit or element not in self.kept:
            return position
        return first + self.unit * ceil((position - first) / self.unit - NEARLY)

    def halved(self, position: float, top: float, element: object) -> float:
        """Give where a heading stands: half a line is behind it, and what is left of a line before it is white."""
        if not self.unit or element not in self.to_halves or position - top < NEARLY * self.unit:
            return position
        return top + self.unit * (ceil((position - top) / self.unit - 0.5 - NEARLY) + 0.5)


def lines_left(room: int, lines: int, *, closing: bool) -> int:
    """Give how many lines of a page stay white behind a paragraph that can't be filled.

    There is room for so many lines from where it begins. Behind a closing one stands a line of white, and then at least
    two of what follows.
    """
    left = room - lines
    if left >= 0:
        return left if closing and left <= ORPHANS else 0
    standing = min(room, lines - WIDOWS)
    return room - standing if standing >= ORPHANS else room


def wishes(room: int, lines: int, *, closing: bool) -> Iterator[int]:
    """Give by how many lines a paragraph may be longer or shorter for the page to end no more than a line short."""
    short = lines_left(room, lines, closing=closing)
    if short > 1 and room >= ORPHANS:
        for by in (1, -1):
            if lines_left(room, lines + by, closing=closing) <= 1:
                yield by
