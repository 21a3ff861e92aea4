"""Letters in the order in which they are seen."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies.direction import as_seen
from pamphlet.verify.copies.text import words_of_text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a \u202enot\u202c b", "a \u202eton\u202c b"),
        ("\u202eylno ton\u202c", "\u202enot only\u202c"),
        ("\u202e[ton]\u202c", "\u202e[not]\u202c"),
        ("\u202ete\u0301\u202c", "\u202ee\u0301t\u202c"),
        ("\u202enot\nnot", "\u202eton\nnot"),
        ("\u202eאבג\u202c", "\u202eאבג\u202c"),
        ("\u202dאבג\u202c", "\u202dגבא\u202c"),
        ("\u202dnot\u202c", "\u202dnot\u202c"),
        ("\u202enot\u2066 ton\u2069\u202c", "\u202eton\u2066 ton\u2069\u202c"),
        ("\u202bnot\u202c \u2067not\u2069", "\u202bnot\u202c \u2067not\u2069"),
        ("no marks", "no marks"),
    ],
)  # fmt: skip
def test_as_seen(text: str, seen: str) -> None:
    """Letters that are forced against their direction are turned round, and no others."""
    assert as_seen(text) == seen


def test_in_every_kind() -> None:
    """What is forced round in a text is read as it is seen there, too."""
    assert words_of_text("the \u202enot\u202c state").words == ("the", "ton", "state")
