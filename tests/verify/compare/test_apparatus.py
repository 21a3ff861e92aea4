"""Tell apparatus from words that somebody put in."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.apparatus import is_apparatus, texts_beside
from tests.verify.samples import words_of

TITLES = texts_beside(words_of())


def test_titles() -> None:
    """The titles are those of the parts, without spaces, whatever their case."""
    assert sorted(TITLES) == ["editorialnote", "interview"]


@pytest.mark.parametrize(
    "text",
    [
        "* * *",
        "– 7 –",
        "¹⁰",
        "Page 6 of 37",
        "1917",
        "xii",
        "xxxviii",
        "xcix.",
        "IV.",
        "(XXXVIII)",
        "3.1.2",
        "13′02″",
        "13m02s",
        "a)",
        "(B)",
        "[12]",
        "INTERVIEW",
        "EDITORIAL note",
        "12 Interview",
        "Editorial Note xii",
    ],
)
def test_what_says_nothing_more(text: str) -> None:
    """Marks, a number of four digits, a Roman one below a hundred, a letter; a title, with a number or without."""
    assert is_apparatus(text.split(), TITLES)


@pytest.mark.parametrize(
    "text",
    [
        "12345",
        "civil",
        "ill",
        "iiii",
        "IIII.",
        "MI.",
        "XL",
        "3.100",
        "13m",
        "ccc",
        "ab)",
        "no",
        "Interviews",
        "12 Interview ends",
        "Note",
    ],
)
def test_what_says_something(text: str) -> None:
    """A longer number, letters that are no Roman number, two letters, any word, a part of a title."""
    assert not is_apparatus(text.split(), TITLES)
