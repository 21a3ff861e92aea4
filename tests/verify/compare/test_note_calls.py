"""Numbers of notes that stand close to words are taken away, and no others."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.note_calls import (
    called_words,
    readings_without_calls,
    torn_words,
    without_calls,
)
from pamphlet.work.words import BlockWords

CALLED = {number: {"house."} for number in (1, 2, 3, 4, 12)}


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("house.[1][2][3]", "house."),
        ("house.[1][2][3][4]", "house.[1][2][3][4]"),
        ("house.(12)", "house."),
        ("house.[^12]:", "house."),
        ("house.¹²", "house."),
        ("house12.", "house."),
        ("house.5", "house.5"),
        ("mouse.1", "mouse.1"),
    ],
)
def test_three_numbers_may_stand_at_a_word(word: str, bare: str) -> None:
    """As they are set: raised, in brackets, with a colon; a number that no note has there stays."""
    assert without_calls(word, CALLED) == bare


@pytest.mark.parametrize(
    ("word", "bare"), [("in191712", "in1917"), ("in19171", "in1917"), ("in191701", "in191701")]
)
def test_the_last_digits_of_a_year_may_be_those_of_a_note(word: str, bare: str) -> None:
    """But no number of a note begins with nought."""
    assert without_calls(word, {1: {"in1917"}, 12: {"in1917"}}) == bare


@pytest.mark.parametrize(("mark", "is_torn"), [(".”)", True), (".”))", False), ("x", False)])
def test_few_marks_are_torn_off_by_a_number(mark: str, is_torn: bool) -> None:  # noqa: FBT001
    """Three marks behind a number may be those of the word before it."""
    called = {12: {f"house{mark}"}}
    assert torn_words(("the", "house12", mark), called) == (
        {1: f"house12{mark}"} if is_torn else {}
    )


def test_readings_lose_up_to_three_numbers() -> None:
    """A piece of a word is read with each of its numbers or without; a word of letters alone as it is."""
    called = {number: {"x"} for number in range(1, 5)}
    assert len(readings_without_calls("a[1]b[2]c[3]d[4]", called)) == 1 + 4 + 6 + 4
    assert readings_without_calls("house", called) == {"house"}
    assert readings_without_calls("a[1]", {}) == {"a[1]"}


def test_a_call_may_stand_behind_a_space() -> None:
    """The word before it has the number then, and so has a mark behind it, but no word; and what opens the note."""
    block = BlockWords("p", 0, ("see", "."), calls=((0, 2),))
    other = BlockWords("q", 0, ("see", "there"), calls=((0, 3),))
    note = BlockWords("n", 0, ("So", "it"), kind="note", number=2)
    assert called_words((block, other, note), str) == {2: {"see", ".", "So"}, 3: {"see"}}
