"""Find passages that a copy has in another place."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.keys import sides
from pamphlet.verify.compare.moved import find_moved
from pamphlet.verify.copies import Copy
from pamphlet.work.align import Gap
from pamphlet.work.words import BlockWords
from tests.verify.samples import of_one_part

FAR = (0, 100)


def places(lost: str, copy: str, span: tuple[int, int] = FAR) -> list[int]:
    """Look for the words of a work, all of them lost, in a copy of which nothing matched."""
    work, words = tuple(lost.split()), tuple(copy.split())
    both = sides(of_one_part(BlockWords("b", 0, work)), Copy("text", words), folded=False)
    found = find_moved(both, [Gap(0, len(work), 0, 0)], [Gap(0, 0, 0, len(words))], span)
    return list(found.values())


@pytest.mark.parametrize(
    ("lost", "copy", "found"),
    [
        ("one two three", "x one two three y", [1]),
        ("one two", "x one two y", []),
        ("one two", "one two y", []),
        ("one two", "x one two", []),
        ("one two", "one two", [0]),
        ("one", "one", [0]),
        ("one two three", "x one twothree y", []),
        ("one two three", "x xone two three y", []),
    ],
)
def test_the_shortest_passage(lost: str, copy: str, found: list[int]) -> None:
    """Three words are known wherever they stand, fewer only where they are all that is strange there."""
    assert places(lost, copy) == found


@pytest.mark.parametrize(
    ("span", "found"),
    [((0, 1), []), ((0, 2), [2]), ((5, 9), [2]), ((6, 9), [])],
)
def test_what_stands_outside_the_work(span: tuple[int, int], found: list[int]) -> None:
    """A passage that does not touch what holds the work is a quotation, before it or after it."""
    assert places("one two three", "x y one two three z", span) == found


def test_what_has_moved_is_of_the_work() -> None:
    """The range that holds the work grows by what has moved: a passage beside that has moved too."""
    words = ("one", "two", "three", "four", "five", "six")
    both = sides(of_one_part(BlockWords("b", 0, words)), Copy("text", words), folded=False)
    losses = [Gap(0, 3, 0, 0), Gap(3, 6, 0, 0)]
    for span in ((0, 0), (6, 6)):
        order = losses if span == (0, 0) else losses[::-1]
        assert find_moved(both, order, [Gap(0, 0, 0, 6)], span) == {losses[0]: 0, losses[1]: 3}


@pytest.mark.parametrize(("count", "found"), [(40, []), (41, [2])])
def test_a_long_passage_outside_the_work_is_of_it(count: int, found: list[int]) -> None:
    """The licence page and the contents quote forty words of a work at the most; more of them have moved."""
    words = " ".join(f"w{at}" for at in range(count))
    assert places(words, f"x y {words} z", (0, 1)) == found
