"""The two sides of a comparison, as keys."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.keys import folded_beside, key_for, sides
from pamphlet.verify.copies import HYPHEN, Copy
from pamphlet.work.align import Gap, Match
from pamphlet.work.words import BlockWords, PartWords, Words
from tests.verify.samples import of_one_part

SEEN = Copy("text", ("a",))
DRAWN = Copy("pdf", ("a",))
PLACED = Copy("pdf", ("a",), visual=frozenset({0}))


def work_of(*blocks: tuple[str, ...]) -> Words:
    """Make a wording of blocks of words."""
    return of_one_part(*(BlockWords(f"b-{at}", 0, words) for at, words in enumerate(blocks)))


@pytest.mark.parametrize(
    ("copy", "word", "key"),
    [
        (SEEN, "un\u00adse\u200ben", "unseen"),
        (SEEN, "می\u200cخواهم", "می\u200cخواهم"),
        (DRAWN, "می\u200cخواهم", "میخواهم"),
        (DRAWN, "✍\ufe0f\u200d", "✍"),
        (DRAWN, "שָׁלוֹם", "שָׁלוֹם"),
        (PLACED, "שָׁלוֹם", "שלום"),
        (PLACED, "كِتَابٌ", "كتاب"),
        (PLACED, "كتـاب", "كتاب"),
        (PLACED, "(a]", "(a["),
        (PLACED, "»[א]«", "«[א[«"),
        (PLACED, "}>›”’", "{<‹“‘"),
        (PLACED, "\ufefb", "لا"),
    ],
)
def test_what_a_copy_cannot_hold(copy: Copy, word: str, key: str) -> None:
    """Characters that nobody sees are gone; in a PDF joiners, and where places were read signs and sides too."""
    assert key_for(copy, folded=False)(word) == key


def test_a_folded_key() -> None:
    """Folded, what is only typography is gone too."""
    assert key_for(DRAWN, folded=True)("“State\u200c-Owned”") == "'stateowned'"


def test_the_work_laid_end_to_end() -> None:
    """Each block has its place; a word that nobody sees is left out, and the notes are called after what is seen."""
    noted = BlockWords("b-0", 0, ("one", "\u2060", "two"), calls=((1, 7), (2, 8)))
    last = BlockWords("b-1", 0, ("three",), calls=((0, 9),))
    parts = PartWords("a", "Part", (noted,)), PartWords("b", "A Title", (last,))
    work = sides(Words(parts), SEEN, folded=False).work
    assert (work.words, work.keys) == (["one", "two", "three"], ["one", "two", "three"])
    assert (list(work.starts), sorted(work.borders)) == ([0, 2], [0, 2, 3])
    assert work.calls == {0: (7,), 1: (8,), 2: (9,)}
    assert work.beside == {"part", "title"}
    assert [work.block_at(at) for at in range(4)] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("known", "read"),
    [("stateowned", "stateowned"), ("state-owned", "state-owned"), ("state‐owned", "state‐owned")],
)
def test_a_word_that_a_line_end_broke(known: str, read: str) -> None:
    """A broken word is the word of the work that it may be; else it stays as it is."""
    copy = Copy("pdf", ("the", f"state{HYPHEN}owned"))
    assert list(sides(work_of((known,)), copy, folded=False).keys) == ["the", read]
    assert list(sides(work_of(("other",)), copy, folded=False).keys)[1] == f"state{HYPHEN}owned"


def test_the_text_of_places() -> None:
    """A line feed stands where a line begins, a space elsewhere; furniture is not strange."""
    copy = Copy("pdf", ("a", "b", "c", "d"), line_starts=frozenset({2}), furniture=frozenset({3}))
    both = sides(work_of(("x",)), copy, folded=False)
    assert both.text([0, 1, 2]) == "a b\nc"
    assert both.strange(Gap(0, 0, 1, 4)) == [1, 2]
    assert both.found([0, 2]) == ("a", "c")


def test_folded_beside_differences_only() -> None:
    """What was alike for more than 128 words is folded for 64 words on either side, and left in the middle."""
    words = tuple(f"W{at}" for at in range(129))
    both = sides(work_of(words), Copy("text", words), folded=False)
    folded = folded_beside(both, [Match(0, 0, 129)])
    assert folded
    assert folded.folded
    assert [at for at, key in enumerate(folded.keys) if key == words[at]] == [64]
    assert folded.keys == folded.work.keys
    shorter = folded_beside(both, [Match(0, 0, 128)])
    assert shorter
    assert not {*shorter.keys} & {*words}


def test_a_word_that_folding_takes_away() -> None:
    """Where a word of the work would be without a key, the sides are not folded one beside the other."""
    words = ("one", "***", "two")
    both = sides(work_of(words), Copy("text", words), folded=False)
    assert folded_beside(both, []) is None
    assert list(sides(work_of(words), Copy("text", words), folded=True).work.keys) == ["one", "two"]
