"""The picture of a work: all of it, in proportion, with a mark for each place, and never more than can be seen."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.differences import Difference, DifferenceKind
from pamphlet.verify.outline import BlockOutline, PartOutline
from pamphlet.verify.report.picture import LEAST, MOST_PARTS, PITCH, ROWS, WIDTH, pictures


def part(title: str, *counts: int) -> PartOutline:
    """Make a part of turns with so many words."""
    blocks = (BlockOutline(f"{title}-{at}", at, count) for at, count in enumerate(counts, 1))
    return PartOutline(title, tuple(blocks))


def difference(kind: DifferenceKind, anchor: str, word: int, count: int) -> Difference:
    """Make a difference of so many words of the work."""
    return Difference(kind, anchor, "Part", 1, word, ("w",) * count, (), (), (), 0, 0)


def test_parts_are_in_proportion() -> None:
    """A part half as long as a row is half as wide; a long one has rows, and no word of it is without its place."""
    long, short = pictures((part("a", 1500, 400), part("b", 50)), ())
    assert [(box.width, box.y // PITCH) for box in long.rows] == [(WIDTH, row) for row in range(19)]
    assert (short.rows[0].width, short.height) == (WIDTH // 2, PITCH)
    assert [box.y // PITCH for box in long.turns] == list(range(15))


def test_marks_stand_where_the_words_are() -> None:
    """What is missing covers its words; what is put in has a place, and none is too small to be seen."""
    places = (
        difference("missing", "a-2", 0, 50),
        difference("put in", "a-1", 99, 0),
        difference("changed", "a-1", 0, 1),
    )
    (drawn,) = pictures((part("a", 100, 100),), places)
    marks = {box.kind: box for box in drawn.marks}
    assert marks["missing"][1:] == (0, PITCH, WIDTH // 2)
    assert marks["put in"][1:] == (WIDTH - LEAST, 0, LEAST)
    assert marks["changed"][1:] == (0, 0, LEAST)
    assert drawn.places == places


@pytest.mark.parametrize("count", [1, MOST_PARTS, MOST_PARTS + 1, 5000])
def test_it_is_bounded(count: int) -> None:
    """Ten thousand places in thousands of parts are a picture of a bounded size, with the parts where they are."""
    work = tuple(part(f"p{at}", *(40,) * 30) for at in range(count))
    last = work[-1].title
    places = [difference("changed", f"{last}-{1 + at % 30}", at % 40, 1) for at in range(10_000)]
    drawn = pictures(work, places)
    assert len(drawn) == (count if count <= MOST_PARTS else 1)
    assert drawn[-1].part.title == last
    boxes = sum(len(one.rows) + len(one.turns) + len(one.marks) for one in drawn)
    assert sum(len(one.rows) for one in drawn) <= ROWS + len(drawn)
    assert boxes < 60 * 100


def test_a_place_that_is_nowhere_is_not_drawn() -> None:
    """A block that the outline has not, as of an exemplar that contradicts itself, has no mark."""
    (drawn,) = pictures((part("a", 100),), (difference("changed", "elsewhere", 0, 1),))
    assert drawn.marks == ()
