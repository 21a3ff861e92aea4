"""What is raised or lowered, in signs that are so themselves."""

from __future__ import annotations

import unicodedata

import pytest

from pamphlet.work.scripts import LOWERED, RAISED, in_signs


@pytest.mark.parametrize(
    ("text", "raised", "signs"),
    [
        ("2", True, "²"),
        ("-10", True, "⁻¹⁰"),
        ("nd", True, "ⁿᵈ"),
        ("2", False, "₂"),
        ("Q2", True, "Q2"),
        ("d", False, "d"),
    ],
)
def test_all_of_it_is_in_signs_or_nothing(text: str, raised: bool, signs: str) -> None:  # noqa: FBT001
    """Where Unicode has no sign for a character, all of them stay as they are."""
    assert in_signs(text, raised=raised) == signs


def test_each_sign_is_the_letter_that_it_stands_for() -> None:
    """Unicode takes each of them apart into its letter; the minus into a minus sign."""
    for letter, sign in (*RAISED.items(), *LOWERED.items()):
        assert unicodedata.normalize("NFKC", sign) == letter.replace("-", "\u2212")
