"""Place blocks that a copy holds whole, beside their neighbours."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.keys import sides
from pamphlet.verify.compare.placing import _Between, closest
from pamphlet.verify.copies import Copy
from pamphlet.work.align import Match, align_thoroughly
from pamphlet.work.words import BlockWords
from tests.verify.samples import laid_beside, of_one_part


def placed(work: str, copy: str) -> list[Match]:
    """Place the blocks of a work, aligned as the longest common words would have it."""
    laid = laid_beside(work, copy)
    return closest(laid, align_thoroughly(laid.work.keys, laid.keys))


def test_echoes_before_and_behind() -> None:
    """A heading that the contents name, and a last line that the licence page quotes, are taken from the text."""
    copy = "a b , contents . a b c d e f x e f"
    assert placed("a b | c d | e f", copy) == [Match(0, 5, 6)]


def test_the_same_many_times() -> None:
    """Of blocks that say the same, each has its own place, and they stand close together."""
    assert placed("a b | a b | c", "a b x a b a b c y a b") == [Match(0, 3, 5)]


def test_what_stands_amid_a_block_counts() -> None:
    """A block in one piece is nearer than one torn apart, and fewer strange words are better than fewer gaps."""
    assert placed("a b c | d", "a x b c a b c d") == [Match(0, 4, 4)]
    assert placed("a | b", "a x x x x x x x x a y b") == [Match(0, 9, 1), Match(1, 11, 1)]


def test_a_block_that_is_torn_stays_where_it_was_aligned() -> None:
    """A page number in the midst of a block leaves its words where they are."""
    assert placed("a b c d | e", "a b 7 c d e") == [Match(0, 0, 2), Match(2, 3, 3)]


def test_places_are_bounded() -> None:
    """What says the same a thousand times is left as it was aligned, in time."""
    laid = laid_beside(" | ".join(["a b"] * 500), " ".join(["a b"] * 1_000))
    matches = [Match(0, 0, 1_000)]
    assert closest(laid, matches) == matches


def test_a_block_that_says_what_is_everywhere() -> None:
    """Of a cell that says “a”, in a text full of that word, the places beside its neighbours count."""
    text = "x a y " * 500
    laid = laid_beside(f"c d | a | e f | {text}", f"c d . contents . c d a e f {text}")
    aligned = [Match(0, 0, 2), Match(2, 7, 1_503)]
    assert closest(laid, aligned) == [Match(0, 5, 1_505)]


@pytest.mark.parametrize(("count", "place"), [(400, 54), (401, 3)])
def test_the_most_places_of_a_block(count: int, place: int) -> None:
    """Of four hundred places of a cell all are looked at; of more those near the block before, within forty words."""
    text = "a " * (count - 2)
    strange = "x " * 50
    laid = laid_beside(f"c d | a | e f {text}", f"c d y a {strange} a e f {text}")
    aligned = [Match(0, 0, 2), Match(2, 3, 1), Match(3, 55, count)]
    cell = next(match for match in closest(laid, aligned) if match.work == 2)
    assert cell.copy == place


@pytest.mark.parametrize(
    ("between", "cost"),
    [
        ("", 0),
        ("7", 1),
        ("1 " * 40, 1),
        ("1 " * 41, 4),
        ("A Title 7", 1),
        ("some words", 6),
        ("some 7 words", 6),
    ],
)
def test_what_it_costs_to_stand_apart(between: str, cost: int) -> None:
    """Forty marks, numbers and words of the apparatus cost one; others as many as they are, and four."""
    words = of_one_part(BlockWords("a", 0, ("a",)), BlockWords("b", 0, ("b",)), title="A Title")
    copy = ("a", *between.split(), "b")
    laid = sides(words, Copy("text", copy), folded=False)
    assert _Between(laid).cost(1, len(copy) - 1) == cost
