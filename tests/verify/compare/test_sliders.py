"""Tidy an alignment: each rule alone, and where it stops."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.sliders import (
    _is_by_chance,
    gathered,
    grown,
    slid_to_borders,
    without_islands,
)
from pamphlet.work.align import Match
from tests.verify.samples import laid_beside


@pytest.mark.parametrize(
    ("length", "lost", "before", "after", "by_chance"),
    [
        (12, 0, (18, 18), (1, 1), True),
        (12, 0, (18, 17), (1, 1), False),
        (12, 0, (1, 1), (18, 18), True),
        (12, 12, (1, 23), (1, 1), True),
        (12, 12, (1, 22), (1, 1), False),
        (13, 0, (18, 21), (1, 1), False),
        (13, 0, (18, 21), (13, 13), False),
        (13, 0, (18, 21), (13, 14), True),
        (13, 0, (13, 14), (18, 21), True),
        (1, 0, (0, 9), (0, 9), False),
        (1, 0, (9, 9), (9, 0), False),
        (1, 0, (9, 0), (9, 9), False),
        (1, 0, (0, 9), (9, 9), True),
        (1, 0, (0, 9), (1, 1), False),
        (1, 1, (0, 2), (0, 1), True),
    ],
)
def test_an_island(
    length: int,
    lost: int,
    before: tuple[int, int],
    after: tuple[int, int],
    by_chance: bool,  # noqa: FBT001 -- a column of the table above
) -> None:
    """A third of what differs on one side, with up to twelve words; half of what differs on either; strange on both."""
    assert _is_by_chance(length, lost, before, after) == by_chance


@pytest.mark.parametrize(
    ("length", "times", "kept"), [(12, 1, False), (13, 1, True), (13, 2, False)]
)
def test_what_stands_once_is_no_chance(length: int, times: int, *, kept: bool) -> None:
    """A quotation amid a long text of others is an excerpt, when no other place could be meant."""
    quoted = " ".join(f"q{at}" for at in range(length))
    lost, strange = (" ".join(f"{letter}{at}" for at in range(90)) for letter in "wc")
    two = laid_beside(" ".join((lost, *[quoted] * times, lost)), f"{strange} {quoted} {strange}")
    assert without_islands([Match(90, 90, length)], two) == (
        [Match(90, 90, length)] if kept else []
    )


def test_islands_are_judged_again() -> None:
    """What stood beside an island that was dropped may be one too; what nothing strange parts is one island."""
    two = laid_beside(
        " ".join(f"w{at}" for at in range(60)), " ".join(f"c{at}" for at in range(60))
    )
    first, second, last = Match(0, 0, 20), Match(26, 23, 3), Match(50, 50, 10)
    near = Match(22, 21, 2)
    assert without_islands([first, second, last], two) == [first, last]
    assert without_islands([first, near, second, last], two) == [first, last]
    touching = Match(31, 26, 9)
    assert without_islands([first, second, touching, last], two) == [first, second, touching, last]


def test_growing() -> None:
    """A match takes what stands alike on its right and on its left, as far as the next match."""
    two = laid_beside("a b c d e f", "x b c d e y")
    assert grown([Match(2, 2, 1)], two) == [Match(1, 1, 4)]
    assert grown([Match(2, 2, 1), Match(4, 4, 1)], two) == [Match(1, 1, 3), Match(4, 4, 1)]


@pytest.mark.parametrize(
    ("work", "copy", "matches", "slid"),
    [
        ("A x | A y", "A x A new A y", [(0, 0, 3), (3, 5, 1)], [(0, 0, 2), (2, 4, 2)]),
        ("q A | A y", "q A A A y", [(0, 0, 1), (1, 2, 3)], [(0, 0, 2), (2, 3, 2)]),
        ("a b a b c", "a b c", [(0, 0, 2), (4, 2, 1)], [(2, 0, 3)]),
        ("q | a b a b c", "q a b c", [(0, 0, 3), (5, 3, 1)], [(0, 0, 1), (3, 1, 3)]),
        ("q a b a b c", "q a b c", [(0, 0, 3), (5, 3, 1)], [(0, 0, 3), (5, 3, 1)]),
        ("a x b", "a y b", [(0, 0, 1), (2, 2, 1)], [(0, 0, 1), (2, 2, 1)]),
        ("a b", "a b", [(0, 0, 1), (1, 1, 1)], [(0, 0, 1), (1, 1, 1)]),
        (
            "a z z z | z z z z | z b",
            "a z z z z z z z b",
            [(0, 0, 6), (7, 6, 3)],
            [(0, 0, 7), (8, 7, 2)],
        ),
        (
            "a z z z | z z z z | z b",
            "a z z z z z z b",
            [(0, 0, 5), (7, 5, 3)],
            [(0, 0, 4), (6, 4, 4)],
        ),
    ],
)
def test_sliding(
    work: str,
    copy: str,
    matches: list[tuple[int, int, int]],
    slid: list[tuple[int, int, int]],
) -> None:
    """A gap that is empty on one side goes to the nearest border of a block, or joins the gap beside it."""
    assert slid_to_borders([Match(*match) for match in matches], laid_beside(work, copy)) == slid


@pytest.mark.parametrize(
    ("work", "copy", "matches", "together"),
    [
        ("One | a b", "One contents One a b", [(0, 0, 1), (1, 3, 2)], [(0, 2, 1), (1, 3, 2)]),
        ("One | a b", "One of it a b", [(0, 0, 1), (1, 3, 2)], [(0, 0, 1), (1, 3, 2)]),
        ("One a b", "One contents One a b", [(0, 0, 1), (1, 3, 2)], [(0, 0, 1), (1, 3, 2)]),
        ("a b | End", "a b End licence End", [(0, 0, 2), (2, 4, 1)], [(0, 0, 2), (2, 2, 1)]),
        ("a b End", "a b End licence End", [(0, 0, 2), (2, 4, 1)], [(0, 0, 2), (2, 4, 1)]),
        ("a b", "a b", [(0, 0, 2)], [(0, 0, 2)]),
    ],
)
def test_gathering(
    work: str,
    copy: str,
    matches: list[tuple[int, int, int]],
    together: list[tuple[int, int, int]],
) -> None:
    """The first and the last block are those beside the rest, and not an echo of them before or after it."""
    assert gathered([Match(*match) for match in matches], laid_beside(work, copy)) == together


@pytest.mark.parametrize(
    ("alone", "lost", "behind", "strange", "kept"),
    [
        (2, 4, 1, 0, False),
        (3, 4, 1, 0, True),
        (2, 3, 1, 0, True),
        (2, 4, 0, 0, True),
        (2, 4, 1, 1, True),
    ],
)
def test_what_ends_a_copy_may_be_chance(
    alone: int,
    lost: int,
    behind: int,
    strange: int,
    kept: bool,  # noqa: FBT001 -- a column of the table above
) -> None:
    """Two words behind an excerpt, four or more lost before them and more behind, and nothing strange."""
    two = laid_beside(
        " ".join(f"w{at}" for at in range(20 + lost + alone + behind)),
        " ".join(f"c{at}" for at in range(20 + alone + strange)),
    )
    first, last = Match(0, 0, 20), Match(20 + lost, 20 + strange, alone)
    assert without_islands([first, last], two) == ([first, last] if kept else [first])
