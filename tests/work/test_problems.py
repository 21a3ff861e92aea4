"""Places in a text, problems said many times, and hints to words that are near."""

from __future__ import annotations

import pytest

from pamphlet.work.problems import (
    Place,
    Problems,
    did_you_mean,
    error,
    has_errors,
    in_order,
    together,
    warning,
)

TEXT = "one\n\nthree\n four"


@pytest.mark.parametrize(
    ("position", "line", "column"),
    [(0, 1, 1), (2, 1, 3), (3, 1, 4), (4, 2, 1), (5, 3, 1), (10, 3, 6), (11, 4, 1), (15, 4, 5)],
)
def test_a_place_is_a_line_and_a_column(position: int, line: int, column: int) -> None:
    """Both count from one; the end of a line is of that line; and back from the place comes the position."""
    place = Place.at("a.md", TEXT, position)
    assert place == Place("a.md", line, column)
    assert place.position_in(TEXT) == position


def test_what_is_said_in_the_same_words_is_one_lot() -> None:
    """Each lot stands where its first stands; another code, weight, sentence or hint is another lot."""
    first, second = Place("a", 1, 1), Place("a", 2, 1)
    said = error("C02", "a sentence", first, "a way out")
    others = [
        error("C01", "a sentence", first, "a way out"),
        warning("C02", "a sentence", first, "a way out"),
        error("C02", "another sentence", first, "a way out"),
        error("C02", "a sentence", first, "another way"),
    ]
    again = error("C02", "a sentence", second, "a way out")
    assert together([said, *others, again]) == ((said, again), *((one,) for one in others))


def test_problems_are_sorted_by_place_then_code_then_sentence() -> None:
    """And each is said once."""
    problems = [
        error("C02", "b", Place("b")),
        error("C02", "b", Place("a", 2)),
        error("C02", "a", Place("a", 2)),
        error("C01", "z", Place("a", 2)),
    ]
    assert list(in_order([*problems, problems[0]])) == problems[::-1]


def test_one_error_is_enough() -> None:
    """Warnings stop no build, however many there are."""
    noted = Problems()
    noted.warning("C01", "a sentence", Place("a"), "a way out")
    assert noted == [warning("C01", "a sentence", Place("a"), "a way out")]
    assert not has_errors(noted)
    noted.error("C02", "a sentence", Place("b"), "another")
    assert noted[1] == error("C02", "a sentence", Place("b"), "another")
    assert has_errors(noted)
    assert not has_errors([])


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("abcde", ["abcxy"], "did you mean “abcxy”?"),  # three letters of five
        ("abcdefghijk", ["abcdefvwxyz"], ""),  # six of eleven
        ("title", ["titles", "tile"], "did you mean “titles” or “tile”?"),
        ("aaaa", ["aaab", "aaac", "aaad", "aaae"], "did you mean “aaae” or “aaad” or “aaac”?"),
    ],
)
def test_up_to_three_words_are_near(word: str, known: list[str], hint: str) -> None:
    """A word is near when three letters of five are the same, in their order."""
    assert did_you_mean(word, known) == hint
