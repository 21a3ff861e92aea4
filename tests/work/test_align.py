"""Align two sequences of words, whatever they are, in bounded time and memory."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.work import align as align_module
from pamphlet.work.align import (
    LARGEST_TABLE,
    Gap,
    Match,
    align,
    align_again,
    align_thoroughly,
    common_run,
    gaps,
)

WORDS = st.lists(
    st.sampled_from(["the", "a", "of", "state", "was", "it", "bureaucracy", "x", "y", "z"]),
    max_size=40,
)
Aligner = Callable[[Sequence[str], Sequence[str]], list[Match]]


def again(work: Sequence[str], copy: Sequence[str]) -> list[Match]:
    """Align what was aligned before."""
    return align_again(work, copy, align(work, copy))


def differing(work: list[str], copy: list[str], aligner: Aligner = align) -> list[Gap]:
    """Give what differs, as bounds in both."""
    return gaps(aligner(work, copy), len(work), len(copy))


def hold(work: list[str], copy: list[str], aligner: Aligner) -> None:
    """Hold an alignment to its word: runs alike, in order on both sides, none touching the next."""
    matches = aligner(work, copy)
    end = end_copy = -1
    for match in matches:
        assert match.length > 0
        assert match.work > end or match.copy > end_copy
        assert (match.work, match.copy) >= (max(end, 0), max(end_copy, 0))
        end, end_copy = match.work + match.length, match.copy + match.length
        assert work[match.work : end] == copy[match.copy : end_copy]
    made: list[str] = []
    position = 0
    for gap in gaps(matches, len(work), len(copy)):
        made += work[position : gap.work] + copy[gap.copy : gap.copy_end]
        position = gap.work_end
    assert made + work[position:] == copy


@pytest.mark.parametrize("aligner", [align, align_thoroughly, again])
@given(work=WORDS, copy=WORDS)
def test_what_is_not_alike_makes_one_text_of_the_other(
    aligner: Aligner, work: list[str], copy: list[str]
) -> None:
    """Whoever makes every change that lies between the runs has the other text."""
    hold(work, copy, aligner)


@pytest.mark.parametrize("aligner", [align, align_thoroughly, again])
@pytest.mark.parametrize(
    "bounds",
    [{"SMALLEST_ANCHORED": 0}, {"LARGEST_TABLE": 9, "WINDOW": 4}, {"SURE": 2}, {"PROBE": 1}],
    ids=str,
)
@given(work=WORDS, copy=WORDS)
def test_long_texts_are_parted_without_a_loss(
    aligner: Aligner, bounds: dict[str, int], work: list[str], copy: list[str]
) -> None:
    """The same holds where the texts are parted at anchors, or looked at window after window."""
    with pytest.MonkeyPatch.context() as patch:
        for name, bound in bounds.items():
            patch.setattr(align_module, name, bound)
        hold(work, copy, aligner)


@given(WORDS)
def test_a_text_is_alike_to_itself(text: list[str]) -> None:
    """Where nothing differs there is one run."""
    assert align(text, text) == ([Match(0, 0, len(text))] if text else [])
    assert differing(text, text) == []


@given(WORDS, WORDS, st.lists(st.integers(0, 40), max_size=4))
def test_a_copy_that_only_adds_loses_nothing(
    work: list[str], added: list[str], places: list[int]
) -> None:
    """Every word of the work is found, wherever words were put in."""
    copy = list(work)
    for place in places:
        copy[place:place] = [f"+{word}" for word in added]
    assert sum(match.length for match in align(work, copy)) == len(work)


@pytest.mark.parametrize("amid", [["======"], ["12", "|"], ["*", "*", "*", "1"]], ids=" ".join)
def test_a_text_that_says_the_same_over_and_over_is_not_shifted(amid: list[str]) -> None:
    """Each of its parts is found where it stands, though a line is drawn under each heading and lists quote them."""
    title, text = ["TAKE", "NOTE"], [f"word-{at * at % 90}" for at in range(900)]
    work = [*title, *text] * 25
    contents = [*(f"{number}." for number in range(25)), *title, *text[::15]] * 25
    body = [*title, *amid, *text] * 25
    quoted = [word for number in range(25) for word in (f"{number}.", *title, *text[:8])]
    assert len(work) * len(body) > LARGEST_TABLE  # no table holds both
    matches = align(work, [*contents, *body, *quoted])
    size = len(title) + len(amid) + len(text)
    text_starts = {len(contents) + at * size + len(title) + len(amid) for at in range(25)}
    assert sum(match.length for match in matches) == len(work)
    assert text_starts <= {match.copy for match in matches}


@given(WORDS, WORDS)
def test_no_thorough_alignment_is_shorter_than_a_quick_one(
    work: list[str], copy: list[str]
) -> None:
    """Anchors may cost a word; the longest common subsequence costs none."""
    thorough, quick = align_thoroughly(work, copy), align(work, copy)
    assert sum(match.length for match in thorough) >= sum(match.length for match in quick)


@pytest.mark.parametrize(
    ("work", "copy", "expected"),
    [
        ("a b c", "a c", [(1, 2, 1, 1)]),
        ("a c", "a b c", [(1, 1, 1, 2)]),
        ("a b c", "a x c", [(1, 2, 1, 2)]),
        ("a b c", "", [(0, 3, 0, 0)]),
        ("", "a", [(0, 0, 0, 1)]),
        ("a b c d e", "x b c d y", [(0, 1, 0, 1), (4, 5, 4, 5)]),
    ],
)
def test_a_difference_has_its_bounds(
    work: str, copy: str, expected: list[tuple[int, int, int, int]]
) -> None:
    """Words that are missing, put in or changed are told with where they stand in both texts."""
    assert differing(work.split(), copy.split()) == expected


@given(WORDS, WORDS, st.integers(0, 40), st.integers(0, 40))
def test_a_common_run_ends_where_the_words_differ(
    work: list[str], copy: list[str], i: int, j: int
) -> None:
    """As many words are counted as are the same one after the other."""
    i, j = min(i, len(work)), min(j, len(copy))
    expected = 0
    while work[i + expected : i + expected + 1] and (
        work[i + expected : i + expected + 1] == copy[j + expected : j + expected + 1]
    ):
        expected += 1
    assert common_run(work, copy, i, j) == expected


def damaged(size: int) -> tuple[list[str], list[str]]:
    """Make a text, of many words few times and few words many times, and a copy with a change in every two hundred."""
    chance = random.Random(7)  # noqa: S311 # no secret
    work = [f"word{n}" if n % 7 == 0 else f"the{chance.randrange(50)}" for n in range(size)]
    copy = list(work)
    for _ in range(size // 200):
        copy[chance.randrange(size)] = "changed"
    return work, copy


def test_a_long_book_needs_no_more_memory_than_a_short_one() -> None:
    """Texts of 60,000 words that differ everywhere are aligned in seconds and few megabytes."""
    work, copy = damaged(60_000)
    tracemalloc.start()
    began = time.process_time()
    gap_words = sum(gap.work_end - gap.work for gap in differing(work, copy))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert copy.count("changed") <= gap_words < 1.2 * copy.count("changed")
    assert time.process_time() - began < 60
    assert peak < 40e6


def test_the_cost_grows_with_the_length() -> None:
    """A damaged text eight times as long takes no sixty-four times as long."""
    costs = []
    for size in (20_000, 160_000):
        work, copy = damaged(size)
        began = time.process_time()
        align(work, copy)
        costs.append(time.process_time() - began)
    assert costs[1] < 24 * max(costs[0], 0.05)


def test_texts_without_a_word_in_common_are_one_difference() -> None:
    """Nothing is searched for without end: another text is told as one difference."""
    work, copy = ["a", "b"] * 20_000, ["c", "d"] * 20_000
    assert differing(work, copy) == [(0, 40_000, 0, 40_000)]


@pytest.mark.parametrize(("length", "copy_start"), [(40, 41), (39, 1)])
def test_a_run_of_forty_words_is_believed(length: int, copy_start: int) -> None:
    """What is known to stand farther behind stays there; a shorter run is looked for again, and found before."""
    work = ["x"] * length
    copy = ["y", *["x"] * 40, *["x"] * length]
    given = [Match(0, 41, length)]
    assert align_again(work, copy, given) == [Match(0, copy_start, length)]


@pytest.mark.parametrize(("added", "is_found"), [(3999, True), (4000, False)])
def test_so_much_may_be_added_at_one_place(added: int, is_found: bool) -> None:  # noqa: FBT001
    """The work is looked for straight on behind fewer than four thousand words."""
    work = [f"word-{at}" for at in range(20)]
    found = align_module._straight(work, [*["other"] * added, *work])
    assert found == ([Match(0, added, 20)] if is_found else None)


@pytest.mark.parametrize(("amid", "is_found"), [(4, True), (5, False)])
def test_few_words_may_stand_amid_those_by_which_it_is_found(amid: int, is_found: bool) -> None:  # noqa: FBT001
    """Six words of the work must stand there, with four others amid them at the most, and the last word counts."""
    work = [f"word-{at}" for at in range(6)]
    copy = ["new", work[0], *["="] * amid, *work[1:]]
    found = align_module._straight(work, copy)
    assert found == ([Match(0, 1, 1), Match(1, 2 + amid, 5)] if is_found else None)
    assert align_module._straight(work, ["new", *work[:5], "last"]) is None


def test_two_words_are_signs_of_a_place_where_their_neighbours_agree() -> None:
    """One on either side, or two on one side; at the ends of a text there are none."""
    work = ["a", "b", "c", "d", "e"]
    for copy, agrees in (
        (["x", "b", "c", "d", "y"], True),
        (["x", "y", "c", "d", "e"], True),
        (["a", "b", "c", "x", "y"], True),
        (["x", "b", "c", "x", "y"], False),
        (["x", "y", "c", "d", "x"], False),
    ):
        assert align_module._agree_around(work, copy, 2, 2) is agrees, copy
