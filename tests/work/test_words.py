"""Hold canonical words, and what is counted and computed of them, to their definition."""

from __future__ import annotations

import hashlib
import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.work.words import BlockWords, PartWords, Words, canonical_words, grouped

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def words_of(*parts: tuple[str, ...]) -> Words:
    """Make a wording of parts that are all called “Part”, each of some blocks."""
    made = []
    for number, texts in enumerate(parts, 1):
        blocks = (
            BlockWords(f"part-{number}_{at}", 0, tuple(text.split()))
            for at, text in enumerate(texts, 1)
        )
        made.append(PartWords(f"part-{number}", "Part", tuple(blocks)))
    return Words(tuple(made))


@given(TEXT)
def test_words_are_composed_and_hold_no_white_space(text: str) -> None:
    """Canonical words are in normalization form C, and none is empty or parted."""
    for word in canonical_words(text):
        assert word == unicodedata.normalize("NFC", word)
        assert word.split() == [word]


@given(TEXT, st.sampled_from([" ", "\n", "\t", "\u00a0", "\u2003", " \n "]))
def test_white_space_is_no_word(text: str, space: str) -> None:
    """Which white space stands between words, and how much, changes nothing."""
    words = canonical_words(text)
    assert canonical_words(space.join(["", *words, ""])) == words


@given(TEXT)
def test_normal_forms_are_one(text: str) -> None:
    """A text and its decomposed form have the same words."""
    assert canonical_words(unicodedata.normalize("NFD", text)) == canonical_words(text)


def test_a_fingerprint_is_of_words_and_blocks() -> None:
    """It is SHA-256 of the words with single spaces, blocks with line feeds between, as published."""
    words = words_of(("one two", "three"))
    assert words.fingerprint == hashlib.sha256(b"one two\nthree").hexdigest()
    assert words.flat() == ("one", "two", "three")
    assert words.count == 3


def test_moving_a_word_over_a_block_changes_the_fingerprint() -> None:
    """The same words in other blocks are another text."""
    assert words_of(("a b", "c")).fingerprint != words_of(("a", "b c")).fingerprint


def test_where_a_part_ends_changes_no_fingerprint() -> None:
    """The same blocks in other parts are the same text."""
    assert words_of(("a b", "c")).fingerprint == words_of(("a b",), ("c",)).fingerprint


def test_parts_of_one_title_are_told_apart() -> None:
    """Each part has its own blocks, whatever it is called, and each block the title of its part."""
    words = words_of(("a b", "c"), ("d",))
    assert [(part.anchor, part.flat()) for part in words.parts] == [
        ("part-1", ("a", "b", "c")),
        ("part-2", ("d",)),
    ]
    assert words.titles == ("Part", "Part", "Part")


@pytest.mark.parametrize(
    ("sentence", "anchor"),
    [
        ("Copy it", "part-1"),
        ("whole.\n Sell", "part-1"),
        ("Copy it whole. Sell it never.", "part-1"),
        ("never. Copy it whole.", None),
        ("it, too.", "part-2"),
        ("opy it whole.", None),
        ("copy it", None),
    ],
)
def test_a_sentence_stands_in_a_part_whichever_blocks_it_spans(
    sentence: str, anchor: str | None
) -> None:
    """Whole words in a row are found over blocks, but not over parts; of two parts the first is given."""
    words = words_of(("Copy it whole.", "Sell it never."), ("Copy it whole.", "Sell it, too."))
    part = words.part_that_says(sentence)
    assert (part.anchor if part else None) == anchor


def test_what_was_computed_goes_along_to_another_process() -> None:
    """A wording is the same wording behind a pipe, counted before or not."""
    words = words_of(("a b", "c"))
    plain = pickle.loads(pickle.dumps(words))  # noqa: S301 # our own
    assert plain == words
    assert (words.count, words.fingerprint) == (plain.count, plain.fingerprint)
    assert pickle.loads(pickle.dumps(words)) == plain  # noqa: S301 # our own


def test_a_fingerprint_is_shortened_in_groups() -> None:
    """The licence page shows sixteen digits, four by four."""
    assert grouped("0123456789abcdef" * 4) == "0123 4567 89ab cdef"
