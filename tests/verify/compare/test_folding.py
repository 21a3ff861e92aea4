"""Fold words: what is typography goes, what is wording stays."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.folding import differs_in_typography_only, fold
from pamphlet.verify.copies import HYPHEN


@pytest.mark.parametrize("mark", "'\"`´‘’‚‛“”„‟«»‹›〝〞〟＂＇ʼʹ′″׳״")
def test_quotation_marks_are_one(mark: str) -> None:
    """Each kind of quotation mark, apostrophe and prime is the same, doubled or not."""
    assert fold(f"{mark}Word{mark}") == fold(f"{mark}{mark}word{mark}") == "'word'"


@pytest.mark.parametrize("dash", "-־‐‑‒–—―−﹘﹣－")
def test_dashes_are_one(dash: str) -> None:
    """Each kind of dash is a hyphen, however many of them stand in a row; between letters it is gone."""
    assert fold(f"1936{dash}38") == fold(f"1936{dash}{dash}38") == "1936-38"
    assert fold(dash) == fold(dash * 3) == "-"
    assert fold(f"state{dash}owned") == fold(f"state{HYPHEN}owned") == "stateowned"
    assert fold(f"state{dash}{HYPHEN}owned") == "stateowned"
    assert (fold(f"4{dash}a"), fold(f"a{dash}4")) == ("4-a", "a-4")


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("STATE", "state"),
        ("Straße", "strasse"),
        ("and…", "and..."),
        ("o\ufb03ce", "office"),
        ("_not_", "not"),
        ("**not**", "not"),
        (f"13{HYPHEN}14", "13-14"),
    ],
)
def test_what_is_typography(word: str, folded: str) -> None:
    """Letter case, ligatures, ellipses and marks of emphasis are gone."""
    assert fold(word) == folded


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
def test_eastern_digits_are_western_ones(digits: str) -> None:
    """Each stands for the one that has its value."""
    assert fold(digits) == "0123456789"


# The first and the last of each row of points, and what stands beside it and is a letter, or a sign of its own.
@pytest.mark.parametrize(
    "point", "\u0591\u05bd\u05bf\u05c1\u05c7\u0610\u061a\u064b\u065f\u0670\u06d6\u06ed"
)
def test_points_are_gone(point: str) -> None:
    """Hebrew and Arabic letters are the same with points and without, and so are those that are joined or drawn out."""
    assert fold(f"א{point}ب") == fold("א\u200cب") == fold("א\u200dب") == fold("א\u0640ب") == "אب"


@pytest.mark.parametrize("letter", "\u05c0\u05d0\u05ea\u061b\u0620\u064a\u066e\u06d3\u06d5\u06ee")
def test_what_stands_beside_the_points_stays(letter: str) -> None:
    """Letters and marks between the rows of points are wording."""
    assert letter in fold(f"א{letter}ب")


@pytest.mark.parametrize(
    "word", ["state", "STATE", "Straße", "état", "שלום", "[was]", "13,", "a-b"]
)
def test_no_letter_is_left_out(word: str) -> None:
    """A word is another one without its first letter or its last, and folded so."""
    assert len({fold(word), fold(word[:-1]), fold(word[1:])}) == 3
    long = word * 20
    assert len({fold(long), fold(long[:-1]), fold(long[1:])}) == 3


@pytest.mark.parametrize("mark", "()[]{}<>.,;:!?/\\&%§†#@+=~^|$¨¸¯ˆ")
def test_what_is_wording(mark: str) -> None:
    """Brackets, digits and all other punctuation stay."""
    assert mark in fold(f"word{mark}") or fold(f"word{mark}") != "word"
    assert fold("1917") == "1917"


def test_spaces_between_words() -> None:
    """Two passages may part their words in other places, and nothing else; a hyphen may be there or not."""
    assert differs_in_typography_only(["state-owned"], ["state", "owned"])
    assert differs_in_typography_only(["13,", "14]"], ["13,14]"])
    assert differs_in_typography_only(["“A", "–", "b”"], ["'a--b'"])
    assert differs_in_typography_only(["pre-", "and"], [f"pre{HYPHEN}and"])
    assert not differs_in_typography_only(["state-owned"], ["state", "owner"])
    assert not differs_in_typography_only(["[state]"], ["state"])
