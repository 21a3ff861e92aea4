"""Tell whether passages that differ as words are the same as far as the file can tell."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.broken_words import broken_alike, is_call, placed_alike
from pamphlet.verify.copies import HYPHEN


@pytest.mark.parametrize(
    ("work", "text"),
    [
        ("state-owned", "state-\nowned"),
        ("state-owned", f"state{HYPHEN}owned"),
        ("collective", f"col{HYPHEN}lective"),
        ("collective", "col\nlective"),
        ("pre- and post-war", "pre-\nand post-war"),
        ("pre- and post-war", f"pre{HYPHEN}and post-war"),
        ("and/or more", "and/\nor\nmore"),
    ],
)
def test_what_line_ends_do(work: str, text: str) -> None:
    """A line may end between any two characters, with a hyphen or without, and at a hyphen of the word's own."""
    assert broken_alike(work.split(), text, ())


@pytest.mark.parametrize(
    ("work", "text"),
    [
        ("state-owned", "state owned"),
        ("and/or", "and/ or"),
        ("collective", "col-lective"),
        ("collective", f"col{HYPHEN}lected"),
        ("to gether", "together"),
    ],
)
def test_what_line_ends_do_not(work: str, text: str) -> None:
    """A space in a word, or a hyphen, without a line end is a change; so is one that is gone."""
    assert not broken_alike(work.split(), text, ())


def test_the_numbers_of_notes() -> None:
    """The numbers of the notes that are called may stand behind words, in many forms, each once and no other."""
    for text in ("it1 was2", "it¹ was²", "it [1] was(2)", "it[^1] was [2]", "it1 was", "it was"):
        assert broken_alike(["it", "was"], text, [1, 2]), text
    for text in ("it11 was2", "it3 was", "it1 was2 2"):
        assert not broken_alike(["it", "was"], text, [1, 2]), text
    assert is_call("1 [2]", [1, 2])
    assert not is_call("1 3", [1, 2])
    assert not is_call("12", [])


def test_the_longest_passage() -> None:
    """Passages of up to 24 words are compared as text."""
    words = ["word"] * 25
    assert broken_alike(words[:24], "word " * 23 + "wo\nrd", ())
    assert not broken_alike(words, "word " * 24 + "wo\nrd", ())
    assert placed_alike(words[:24], words[:24])
    assert not placed_alike(words, words[:24])
    assert not placed_alike(words[:24], ["wor", *words[1:24], "d"])


def test_what_a_line_from_right_to_left_leaves_open() -> None:
    """The same characters in another order are alike, but for the letters that run from right to left."""
    assert placed_alike(["(אב", "12)"], ["12", "(אב)"])
    assert placed_alike(["אב-גד"], [f"אב{HYPHEN}גד"])
    assert not placed_alike(["אב"], ["בא"])
    assert not placed_alike(["(אב", "12)"], ["(אב", "12"])


def test_a_glyph_without_meaning() -> None:
    """A glyph of which the file does not tell the meaning may stand for up to four characters."""
    assert placed_alike(["قالالله", "و"], ["قال\ufffd", "و"])
    assert placed_alike(["و"], ["و\ufffd"])
    assert not placed_alike(["قالاللهم", "و"], ["قال\ufffd", "و"])


@pytest.mark.parametrize(("count", "alike"), [(24, True), (25, False)])
def test_passages_of_more_than_a_line_or_two_are_compared_word_by_word(
    count: int,
    alike: bool,  # noqa: FBT001
) -> None:
    """Twenty-four words are compared by their letters, and not one more, on either side."""
    words = [f"w{at}" for at in range(count)]
    assert broken_alike(words, " ".join(words), ()) is alike
    assert placed_alike(words, words[::-1]) is alike
    assert placed_alike(["".join(words)], words) is alike


@pytest.mark.parametrize(("letters", "alike"), [("", True), ("الله", True), ("اللهم", False)])
def test_a_glyph_that_stands_for_nothing_known(letters: str, alike: bool) -> None:  # noqa: FBT001
    """It may be four letters at the most, or none, and all others must be those of the work."""
    assert placed_alike([f"a{letters}b"], ["a\ufffdb"]) is alike
    assert not placed_alike([f"a{letters}c"], ["a\ufffdb"])
