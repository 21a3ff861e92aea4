"""Draw a work: a bar a part, as long as the part has words, with its turns, and marks where a copy departs from it.

A part is drawn in rows like lines of text, so that a word is seen in a long one. Lengths are in units of the view box,
which is `WIDTH` wide. What differs is told by form, not by colour alone: what is missing is empty, what is changed is
full, what has moved hatched, and a wedge stands below where something was put in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from pamphlet.verify.compare.differences import Difference, DifferenceKind
from pamphlet.verify.outline import PartOutline
from pamphlet.work.frozen import frozen

WIDTH = 600
ROWS = 20  # of the whole work, and a part has one at least
LEAST_IN_ROW = 100  # words: three lines of print
BAR, PITCH = 26, 40  # the height of a row, and from one to the next
LEAST = 7  # the width of a mark, which is then seen on a telephone too
MOST_TURNS = 400  # of a part: more are no pattern any more
MOST_PARTS = 60


class Box(NamedTuple):
    """A rectangle, or the place of a wedge: `y` is the top of its row."""

    kind: str
    x: int
    y: int
    width: int


@frozen
class PartPicture:
    """A part: its rows, every second turn in them, and the marks on them."""

    part: PartOutline
    height: int
    rows: tuple[Box, ...]
    turns: tuple[Box, ...]
    marks: tuple[Box, ...]
    places: tuple[Difference, ...]


def pictures(
    outline: Sequence[PartOutline], differences: Iterable[Difference]
) -> tuple[PartPicture, ...]:
    """Draw the parts of a work: all of them, or of very many the first in which something differs."""
    within = _by_part(outline, differences)
    total = sum(part.count for part in outline)
    in_row = max(LEAST_IN_ROW, -(-total // ROWS))
    drawn = [at for at in range(len(outline)) if within.get(at) or len(outline) <= MOST_PARTS][
        :MOST_PARTS
    ]
    return tuple(_drawn(outline[at], tuple(within.get(at, ())), in_row) for at in drawn)


def _by_part(
    outline: Sequence[PartOutline], differences: Iterable[Difference]
) -> Mapping[int, list[Difference]]:
    parts = {block.anchor: at for at, part in enumerate(outline) for block in part.blocks}
    within: dict[int, list[Difference]] = defaultdict(list)
    for place in differences:
        if place.anchor in parts:
            within[parts[place.anchor]].append(place)
    return within


def _drawn(part: PartOutline, places: tuple[Difference, ...], in_row: int) -> PartPicture:
    starts: dict[str, int] = {}
    count = 0
    for block in part.blocks:
        starts[block.anchor] = count
        count += block.count
    rows = tuple(_boxes("row", 0, count, in_row))
    return PartPicture(
        part,
        height=PITCH * len(rows),
        rows=rows,
        turns=tuple(_turns(part, in_row)),
        marks=tuple(_marks(places, starts, in_row)),
        places=places,
    )


def _turns(part: PartOutline, in_row: int) -> Iterator[Box]:
    """Give every second turn."""
    if part.turns > MOST_TURNS:
        return
    at = 0
    for turn, blocks in groupby(part.blocks, key=lambda block: block.turn):
        count = sum(block.count for block in blocks)
        if turn and turn % 2:
            yield from _boxes("turn", at, at + count, in_row)
        at += count


def _marks(places: Iterable[Difference], starts: Mapping[str, int], in_row: int) -> Iterator[Box]:
    """Give the marks, those that would lie upon one another as one."""
    by_kind: dict[DifferenceKind, list[tuple[int, int]]] = defaultdict(list)
    for place in places:
        start = starts[place.anchor] + place.word
        by_kind[place.kind].append((start, start + len(place.expected)))
    for kind, spans in by_kind.items():
        last: Box | None = None
        for start, end in sorted(spans):
            for box in _boxes(kind, start, max(end, start + 1), in_row):
                if last and last.y == box.y and box.x <= last.x + last.width + 1:
                    last = last._replace(width=max(last.width, box.x + box.width - last.x))
                else:
                    if last:
                        yield last
                    last = box
        if last:
            yield last


def _boxes(kind: str, start: int, end: int, in_row: int) -> Iterator[Box]:
    """Give the boxes of a range of words: one in each row that it touches."""
    for row in range(start // in_row, -(-end // in_row)):
        first, last = max(start - row * in_row, 0), min(end - row * in_row, in_row)
        width = max(LEAST, round(WIDTH * (last - first) / in_row))
        x = min(round(WIDTH * first / in_row), WIDTH - width)
        yield Box(kind, x, row * PITCH, width)
