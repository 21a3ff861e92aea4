"""What is shown of a stranger's words: bounded, and nothing unseen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pamphlet.verify.report.passages import LONGEST_PASSAGE, LONGEST_WORD, shown, shown_words


def test_a_long_passage_shows_its_ends() -> None:
    """Of a thousand words the first and the last are shown, and how many there are."""
    words = [f"w{at}" for at in range(1000)]
    told = shown_words(words)
    assert told.startswith("w0 w1 ")
    assert told.endswith("w998 w999 (1,000 words)")
    assert shown_words(words[:LONGEST_PASSAGE]) == " ".join(words[:LONGEST_PASSAGE])


@given(st.lists(st.text(max_size=200), max_size=200))
def test_any_words(words: list[str]) -> None:
    """Whatever the words are, what is shown is short, can be printed, and is UTF-8."""
    told = shown_words(words)
    assert len(told) <= (LONGEST_PASSAGE + 1) * (LONGEST_WORD + 2) + 20
    assert "\x1b" not in told
    assert "\u202e" not in shown("\u202eevil")
    assert told.encode().decode() == told
