"""An initial that stands apart from its word, as on pages that were dressed, is of that word."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.initials import initials_apart, is_initial


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("T", True),
        ("É", True),
        ("“T", True),
        ("“‘T", True),
        ("«“‘T", False),
        ("t", False),
        ("TT", False),
        ("1T", False),
        ("“", False),
        ("T.", False),
        ("", False),
    ],
)
def test_one_capital_with_two_marks_at_the_most(word: str, *, is_one: bool) -> None:
    """Marks stand before it, never behind, and neither letter nor figure does."""
    assert is_initial(word) is is_one


@pytest.mark.parametrize(
    ("copy", "known", "apart"),
    [
        ("T he mill", {"The", "T", "mill"}, {0: "T\u2009he"}),
        ("T he mill", {"The", "he", "mill"}, {0: "T\u2009he"}),
        ("T he mill", {"The", "T", "he", "mill"}, {}),
        ("T he mill", {"T", "mill"}, {}),
        ("by T he", {"The", "by"}, {1: "T\u2009he"}),
        ("O h!", {"Oh!"}, {0: "O\u2009h!"}),
        ("T 12", {"T12"}, {}),
        ("the T", {"theT"}, {}),
    ],
)
def test_the_work_has_the_word_and_not_both_pieces(
    copy: str, known: set[str], apart: dict[int, str]
) -> None:
    """What the work has as two words are two."""
    assert initials_apart(copy.split(), known) == apart
