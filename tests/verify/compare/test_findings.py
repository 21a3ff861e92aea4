"""Differences that are one are put together, each kind of habit by its own name, and no others."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.differences import Difference, DifferenceKind
from pamphlet.verify.compare.findings import (
    BRACKETED_GONE,
    BRACKETS,
    ELSEWHERE,
    LABELS,
    LABELS_GONE,
    LONGEST_SAME,
    TOGETHER,
    findings,
)
from pamphlet.verify.compare.speaking import labels_of
from pamphlet.work.words import Words

SPEAKERS = labels_of(Words((), speakers=(("CS", "Contemporary Socialist"), ("LT", "Leon Trotsky"))))


def place(
    kind: DifferenceKind, expected: str, found: str = "", at: int = 0, word: int = 1
) -> Difference:
    """Make a difference at a place of the copy, in a block of its own."""
    words = tuple(expected.split()), tuple(found.split())
    return Difference(kind, f"b-{expected}-{at}", "Part", 1, word, *words, (), (), at, 0)


@pytest.mark.parametrize(
    ("kind", "pairs", "habit"),
    [
        ("changed", [("[was]", "was"), ("[not so]", "not so")], BRACKETS),
        (
            "changed",
            [("[was] solved. [1937b:9 ]", "was solved. 1937b:9"), ("[no]", "no")],
            BRACKETS,
        ),
        ("changed", [("CS:", "Contemporary Socialist:"), ("LT:", "Leon Trotsky:")], LABELS),
        ("changed", [("CS:", "CS"), ("LT:", "LT")], "“:” became “nothing”"),
        ("changed", [("1936", "1936,"), ("no", "no,")], "“nothing” became “,”"),
        ("changed", [("flour", "bread"), ("flour", "bread")], "“flour” became “bread”"),
        ("missing", [("CS:", ""), ("Leon Trotsky (LT):", "")], LABELS_GONE),
        ("missing", [("[1937a:13, 14]", ""), ("[was]", "")], BRACKETED_GONE),
        ("missing", [("very", ""), ("very", "")], "“very” each time"),
        ("put in", [("", "Buy shoes."), ("", "Buy shoes.")], "“Buy shoes.” each time"),
    ],
)
def test_a_habit_is_one_finding(
    kind: DifferenceKind, pairs: list[tuple[str, str]], habit: str
) -> None:
    """What was done alike at several places is one finding with its name; amid others too, and not at one place."""
    places = [place(kind, *pair, at=9 * number) for number, pair in enumerate(pairs)]
    other = place("changed", "another", "different", at=4)
    told = findings([places[0], other, *places[1:]], SPEAKERS)
    assert [(finding.count, finding.habit) for finding in told] == [(2, habit), (1, "")]
    assert [finding.habit for finding in findings([places[0], other], SPEAKERS)] == ["", ""]


def test_what_is_not_alike_stays_apart() -> None:
    """Other words, another kind, or passages that are too long to be a habit are findings of their own."""
    long = "w" * LONGEST_SAME
    for pair in (
        [place("changed", "a", "b"), place("changed", "a", "c", at=9)],
        [place("missing", "a"), place("put in", "", "a", at=9)],
        [place("missing", f"{long} end"), place("missing", f"{long} end", at=9)],
        [place("changed", long, "b"), place("changed", long, "b", at=9)],
    ):
        assert [finding.count for finding in findings(pair, SPEAKERS)] == [1, 1]


def test_blocks_in_a_row_are_one() -> None:
    """Blocks that are gone or moved together are one finding, though some of them say the same."""
    gone = [place("missing", said, at=5, word=0) for said in ("One.", "Again.", "Two.", "Again!")]
    assert [(each.count, each.habit) for each in findings(gone)] == [(4, TOGETHER)]
    again = [place("missing", said, at=5, word=0) for said in ("One.", "Again.", "Two.")]
    elsewhere = place("missing", "Again.", at=50, word=0)
    assert [each.count for each in findings([*again, elsewhere])] == [3, 1]
    first = place("moved", "One.", "One.", at=50, word=0)
    second = place("moved", "Two.", "Two.", at=51, word=0)
    assert [(each.count, each.habit) for each in findings([first, second])] == [(2, ELSEWHERE)]


@pytest.mark.parametrize(("signs", "count"), [(8, 2), (9, 1)])
def test_signs_that_are_a_habit_are_few(signs: int, count: int) -> None:
    """Eight characters that are put in behind whatever word are one thing that was done; nine are two changes."""
    pair = [place("changed", word, word + "." * signs, at=9 * at) for at, word in enumerate("ab")]
    assert [finding.count for finding in findings(pair)] == [count] * (2 // count)


@pytest.mark.parametrize(("letters", "count"), [(LONGEST_SAME, 2), (LONGEST_SAME + 1, 1)])
@pytest.mark.parametrize("kind", ["changed", "missing", "put in"])
def test_words_that_are_the_same_at_all_places_fill_two_lines(
    kind: DifferenceKind, letters: int, count: int
) -> None:
    """So many letters of both texts together are told once; more of them stand in a finding each."""
    said = {
        "changed": ("w" * (letters - 1), "b"),
        "missing": ("w" * letters, ""),
        "put in": ("", "w" * letters),
    }[kind]
    pair = [place(kind, *said), place(kind, *said, at=9)]
    assert [finding.count for finding in findings(pair)] == [count] * (2 // count)
    assert LONGEST_SAME == 120
