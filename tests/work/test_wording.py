"""Hold the wording of a work to its definition: canonical words in reading order, and their fingerprint."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.wording import BlockWords, Words, canonical_words, grouped, wording

MANUSCRIPT = Path(__file__).parents[2] / "manuscript"
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
# Pinned: whoever changes how words are counted changes what every published licence page says.
FINGERPRINT = "d278994888a193f0"
COUNT = 9457


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
    words = Words((BlockWords("a", "P", 0, ("one", "two")), BlockWords("b", "P", 0, ("three",))))
    assert words.fingerprint == hashlib.sha256(b"one two\nthree").hexdigest()
    assert words.flat() == ("one", "two", "three")
    assert words.count == 3
    assert words.blocks[0].sha256 == hashlib.sha256(b"one two").hexdigest()


def test_moving_a_word_over_a_block_changes_the_fingerprint() -> None:
    """The same words in other blocks are another text."""
    one = Words((BlockWords("a", "P", 0, ("a", "b")), BlockWords("b", "P", 0, ("c",))))
    other = Words((BlockWords("a", "P", 0, ("a",)), BlockWords("b", "P", 0, ("b", "c"))))
    assert one.fingerprint != other.fingerprint


def test_a_fingerprint_is_shortened_in_groups() -> None:
    """The licence page shows sixteen digits, four by four."""
    assert grouped("0123456789abcdef" * 4) == "0123 4567 89ab cdef"


def test_the_wording_of_the_first_pamphlet_is_the_published_one() -> None:
    """Its words are as many as before, and its fingerprint begins as before."""
    pamphlet, _ = read_manuscript(MANUSCRIPT)
    assert pamphlet
    words = wording(pamphlet)
    assert (words.count, words.fingerprint[:16]) == (COUNT, FINGERPRINT)
    assert all(block.words for block in words.blocks)
    assert len({block.anchor for block in words.blocks}) == len(words.blocks)
    assert sum(words.of_part(part.title).count for part in pamphlet.parts) == COUNT


def test_labels_notes_and_brackets_are_words_and_numbers_are_none(tmp_path: Path) -> None:
    """Labels, footnotes and brackets belong to the work; numbers of notes and lists are apparatus."""
    (tmp_path / "pamphlet.yaml").write_text(
        "title: A Work\nlanguage: en\nreleased: 2026-11-22\nalterations: true\n"
        "speakers: {LT: Leon Trotsky}\nparts: [part.md]\n"
    )
    (tmp_path / "part.md").write_text(
        "---\ntitle: The Part\nrole: interview\n---\n# THE PART\n\n"
        "LT: A [great] *st*ate[^1], `code`.\n\n3. one\n4. two\n\n[^1]: A note.\n"
    )
    pamphlet, problems = read_manuscript(tmp_path)
    assert pamphlet, problems
    words = wording(pamphlet)
    told = [" ".join(block.words) for block in words.blocks]
    assert told == ["THE PART", "LT: A [great] state, code.", "one", "two", "A note."]
    assert words.blocks[1].calls == ((3, 1),)
    assert [block.turn for block in words.blocks] == [0, 1, 1, 1, 0]
