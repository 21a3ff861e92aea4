"""Ligatures as Ghostscript 10.00 writes them."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import read_copy
from pamphlet.verify.copies.swapped import unswapped


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("o\u6600\u6600er", "offer"),
        ("super\u6600\u6900cial", "superficial"),
        ("A\u6600\u7400er", "After"),
        ("o\u6600\ucf00cial", "official"),
        ("ba\u6600\ud200e", "baffle"),
        ("\u6600\u6900rst", "first"),
        ("昀 and 케", "昀 and 케"),
        ("K케어", "K케어"),
        ("plain", "plain"),
    ],
)
def test_ligatures(text: str, meant: str) -> None:
    """Beside Latin letters the signs are letters; elsewhere they are what they are."""
    assert unswapped(text) == meant


def test_in_a_text() -> None:
    """A text that was made of such a PDF is read as it was meant."""
    assert read_copy("x.txt", "the o\u6600\ucf00cial".encode()).words == ("the", "official")
