"""Find where two texts differ, whatever they are, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.work import alignment
from pamphlet.work.alignment import differing

WORDS = st.lists(
    st.sampled_from(["the", "a", "of", "state", "was", "it", "bureaucracy", "x", "y", "z"]),
    max_size=40,
)


def mended(first: list[str], second: list[str]) -> list[str]:
    """Make the second text of the first by the differences that were found."""
    result: list[str] = []
    position = 0
    for i, i_end, j, j_end in differing(first, second):
        assert (i, j) <= (i_end, j_end)
        assert first[i:i_end] != second[j:j_end]
        result += first[position:i] + second[j:j_end]
        position = i_end
    return result + first[position:]


@given(WORDS, WORDS)
def test_the_differences_make_one_text_of_the_other(first: list[str], second: list[str]) -> None:
    """Whoever makes every change that is told has the other text."""
    assert mended(first, second) == second


@given(WORDS, WORDS)
def test_long_texts_are_parted_without_a_loss(first: list[str], second: list[str]) -> None:
    """The same holds when the texts are parted at words that stand but once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "PIECE_MOST", 4)
        assert mended(first, second) == second


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text: list[str]) -> None:
    """Where nothing differs nothing is told."""
    assert list(differing(text, text)) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a b c", "a c", [(1, 2, 1, 1)]),
        ("a c", "a b c", [(1, 1, 1, 2)]),
        ("a b c", "a x c", [(1, 2, 1, 2)]),
        ("a b c", "", [(0, 3, 0, 0)]),
        ("", "a", [(0, 0, 0, 1)]),
        ("a b c d e", "x b c d y", [(0, 1, 0, 1), (4, 5, 4, 5)]),
    ],
)
def test_a_difference_has_its_bounds(
    first: str, second: str, expected: list[tuple[int, int, int, int]]
) -> None:
    """Words that are missing, put in or changed are told with where they stand in both texts."""
    assert list(differing(first.split(), second.split())) == expected


def test_a_long_book_needs_no_more_memory_than_a_short_one() -> None:
    """Two texts of 60,000 words that differ at both ends are compared in seconds and few megabytes."""
    first = [f"word{n}" if n % 7 == 0 else f"the{n % 5}" for n in range(60_000)]
    second = ["changed", *first[1:30_000], *first[30_001:-1], "changed"]
    tracemalloc.start()
    began = time.process_time()
    found = list(differing(first, second))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) == 3
    assert time.process_time() - began < 10
    assert peak < 40e6


def test_texts_without_a_word_in_common_are_one_difference() -> None:
    """Nothing is searched for without end: another text is told as one difference."""
    first, second = ["a", "b"] * 20_000, ["c", "d"] * 20_000
    assert list(differing(first, second)) == [(0, 40_000, 0, 40_000)]
