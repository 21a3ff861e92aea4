"""Fold words: what is typography goes, what is wording stays."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.folding import differs_in_typography_only, fold
from pamphlet.verify.copies import HYPHEN


@pytest.mark.parametrize("mark", "'\"`´‘’‚‛“”„‟«»‹›〝〞〟＂＇ʼʹ′″")
def test_quotation_marks_are_one(mark: str) -> None:
    """Each kind of quotation mark, apostrophe and prime is the same, doubled or not."""
    assert fold(f"{mark}Word{mark}") == fold(f"{mark}{mark}word{mark}") == "'word'"


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹘﹣－")
def test_dashes_are_one(dash: str) -> None:
    """Each kind of dash is a hyphen, however many of them stand in a row; between letters it is gone."""
    assert fold(f"1936{dash}38") == fold(f"1936{dash}{dash}38") == "1936-38"
    assert fold(dash) == fold(dash * 3) == "-"
    assert fold(f"state{dash}owned") == fold(f"state{HYPHEN}owned") == "stateowned"


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
