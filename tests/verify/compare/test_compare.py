"""Compare the wording of a work with a copy."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.verify.compare.compare import _is_change, compare
from pamphlet.verify.compare.differences import Comparison, Difference
from pamphlet.verify.compare.keys import sides
from pamphlet.verify.copies import HYPHEN, Copy
from pamphlet.work.align import Gap, Match
from pamphlet.work.words import BlockWords, canonical_words
from tests.verify.samples import (
    ANSWERED,
    ANSWERED_AGAIN,
    ASKED,
    ASKED_AGAIN,
    BLOCKS,
    NOTE,
    TEXTS,
    copy_of,
    of_blocks,
    of_one_part,
    words_of,
)

LICENCE = f"Licence The editor allows it. From the note: “{NOTE}” The interview begins: Was the failure of the"


def only(comparison: Comparison) -> Difference:
    """Give the one difference of a comparison."""
    assert len(comparison.differences) == 1, comparison.differences
    return comparison.differences[0]


def with_text(number: int, text: str) -> tuple[str, ...]:
    """Give the texts of the work with one of them replaced."""
    return (*TEXTS[:number], text, *TEXTS[number + 1 :])


def test_a_whole_copy() -> None:
    """A copy with every word in order differs in nothing."""
    comparison = compare(words_of(), copy_of())
    assert comparison == Comparison((), (), (), words_of().count, words_of().count)


def test_apparatus_around() -> None:
    """What stands before and after the work is added, be it a quotation from the work."""
    comparison = compare(
        words_of(), copy_of(before="Contents Editorial Note Interview", after=LICENCE)
    )
    assert not comparison.differences
    before, after = comparison.additions
    assert (before.start, before.end, before.inside) == (0, 4, False)
    assert (after.end - after.start, after.inside) == (len(canonical_words(LICENCE)), False)


@pytest.mark.parametrize("word", ["not", "the", "[reflected]", "[1937a:13,", "14]"])
def test_a_word_missing(word: str) -> None:
    """A word that is missing is named, with its turn and the words around it."""
    words = canonical_words(ANSWERED)
    at = words.index(word)
    copy = copy_of(with_text(3, " ".join((*words[:at], *words[at + 1 :]))), after=LICENCE)
    difference = only(compare(words_of(), copy))
    assert (difference.kind, difference.anchor, difference.turn) == ("missing", "turn-2", 2)
    assert (difference.expected, difference.found, difference.word) == ((word,), (), at)
    assert difference.before[-at:] == words[max(0, at - 6) : at]
    assert difference.after[: len(words) - at - 1] == words[at + 1 : at + 7]


@pytest.mark.parametrize(
    ("old", "new"),
    [("[reflected]", "reflected"), ("14]", "15]"), ("not", "now"), ("country.", "country")],
)
def test_a_word_changed(old: str, new: str) -> None:
    """A bracket dropped, a page of a citation, a letter, a full stop: each is a change, with what stands there."""
    copy = copy_of(with_text(3, ANSWERED.replace(old, new)), before="A title")
    difference = only(compare(words_of(), copy))
    assert (difference.kind, difference.turn) == ("changed", 2)
    assert (difference.expected, difference.found) == ((old,), (new,))
    assert copy.words[difference.position] == new


def test_a_word_put_in() -> None:
    """A word put in within a block is a difference; one between blocks is an addition inside."""
    difference = only(
        compare(words_of(), copy_of(with_text(4, ASKED_AGAIN.replace("of one", "of just one"))))
    )
    assert (difference.kind, difference.anchor, difference.found) == ("put in", "turn-3", ("just",))
    assert difference.before[-1] == "of"
    assert difference.after[0] == "one"
    comparison = compare(
        words_of(), copy_of((*TEXTS[:3], "An advertisement of the site.", *TEXTS[3:]))
    )
    assert not comparison.differences
    assert [(added.block, added.inside) for added in comparison.additions] == [(3, True)]


def test_a_word_doubled_at_a_border() -> None:
    """Words put in that repeat those around them are still given to the border of a block."""
    comparison = compare(words_of(), copy_of((*TEXTS[:2], "CS: CS: Was", *TEXTS[2:])))
    assert not comparison.differences


def test_two_turns_swapped() -> None:
    """Of two turns that changed places, one is moved, and nothing is missing."""
    swapped = (NOTE, ASKED, ASKED_AGAIN, ANSWERED, ANSWERED_AGAIN)
    difference = only(compare(words_of(), copy_of((TEXTS[0], *swapped), after=LICENCE)))
    assert (difference.kind, difference.anchor) == ("moved", "turn-3")
    assert difference.expected == difference.found == canonical_words(ASKED_AGAIN)


def test_a_part_missing_that_the_apparatus_quotes() -> None:
    """A passage that only the licence page still quotes is missing, not moved."""
    comparison = compare(
        words_of(), copy_of(TEXTS[2:], before="Contents Editorial Note Interview", after=LICENCE)
    )
    assert [(each.kind, each.anchor) for each in comparison.differences] == [
        ("missing", "note-1"),
        ("missing", "note-2"),
    ]
    assert comparison.found == comparison.count - 2 - len(canonical_words(NOTE))


def test_the_end_cut_off() -> None:
    """Of a copy that breaks off, the words that are left out are missing, though what follows has some of them."""
    words = canonical_words(ANSWERED_AGAIN)
    after = "Comments (2) I think that want is not the word, and the struggle of one country begins anew with want."
    comparison = compare(words_of(), copy_of((*TEXTS[:5], " ".join(words[:9])), after=after))
    assert only(comparison).expected == words[9:]


def test_alike_passages() -> None:
    """Of two passages that are alike, the one that is missing is named."""
    blocks = [
        (f"p-{at}", "Part", 0, f"{'Once' if at == 2 else 'Again'} we said no to all of it.")
        for at in range(6)
    ]
    texts = [text for *_, text in blocks]
    difference = only(compare(words_of(blocks), copy_of([*texts[:2], *texts[3:]])))
    assert (difference.kind, difference.anchor) == ("missing", "p-2")


def test_two_blocks_as_one() -> None:
    """Where a block ends is no matter of words."""
    assert not compare(words_of(), copy_of((" ".join(TEXTS),))).differences


@pytest.mark.parametrize(
    "typed", ["settled1", "settled¹", "settled[1]", "settled 1", "settled[^1]"]
)
def test_the_call_of_a_note(typed: str) -> None:
    """The number of a note may stand close behind the word that calls it, and nowhere else."""
    blocks = [
        ("p-1", "Part", 0, "It was settled in the year of the plan."),
        ("n-1", "Part", 0, "Not for long."),
    ]
    words = words_of(blocks, {"p-1": (2, 1)})
    assert not compare(
        words, copy_of([f"It was {typed} in the year of the plan.", "1 Not for long."])
    ).differences
    assert compare(
        words, copy_of(["It was settled in1 the year of the plan.", "Not for long."])
    ).differences
    assert compare(
        words,
        copy_of(
            [
                f"It was {typed.replace('1', '2').replace('¹', '²')} in the year of the plan.",
                "Not for long.",
            ]
        ),
    ).differences


@pytest.mark.parametrize(
    ("places", "standing"),
    [
        ((), [Match(0, 0, 5)]),
        ((0, 1, 2, 3, 4), [Match(0, 0, 5)]),
        ((7, 8, 9, 10, 11), [Match(0, 7, 5)]),
        ((0, 2, 3, 4, 5), [Match(0, 0, 1), Match(1, 2, 4)]),
        ((0, 1, 2, 3, 9), [Match(0, 0, 4), Match(4, 9, 1)]),
        ((0, 1, 3, 4, 6), [Match(0, 0, 2), Match(2, 3, 2), Match(4, 6, 1)]),
    ],
)
def test_where_the_words_stand_in_the_whole_copy(
    places: tuple[int, ...], standing: list[Match]
) -> None:
    """Where words were taken away amid a run, it is parted."""
    words = words_of([("p-1", "Part", 0, "It was not so.")])
    work = words_of([("p-1", "Part", 0, "It was not at all.")])
    copy = Copy("text", canonical_words("It was not at all."), places=places)
    assert list(compare(work, copy).standing) == standing
    assert not compare(words, Copy("text", ("Nothing", "else."), places=(3, 5))).standing


def test_line_ends() -> None:
    """A word that a line end broke is whole, be the hyphen its own or not; elsewhere a space in a word is a change."""
    words = words_of(
        [
            (
                "p-1",
                "Part",
                0,
                "The state-owned collective re-entry of pre- and post-war years and/or more.",
            )
        ]
    )
    broken = canonical_words(
        "The state=owned col=lective re-entry of pre=and post-war years and/ or more.".replace(
            "=", HYPHEN
        )
    )
    assert not compare(words, Copy("pdf", broken, line_starts=frozenset({9}))).differences
    difference = only(compare(words, Copy("pdf", broken)))
    assert (difference.expected, difference.found) == (("and/or",), ("and/", "or"))
    wrong = tuple(word.replace("lective", "lected") for word in broken)
    assert only(compare(words, Copy("pdf", wrong, line_starts=frozenset({9})))).expected == (
        "collective",
    )


def test_page_furniture() -> None:
    """What looks like a running head may stand anywhere; the same words elsewhere are put in."""
    words = canonical_words(" ".join(TEXTS))
    page_start = words.index("thought")
    torn = (*words[:page_start], "A", "Running", "Head", "7", *words[page_start:])
    head = frozenset(range(page_start, page_start + 4))
    assert not compare(words_of(), Copy("pdf", torn, (0, page_start), furniture=head)).differences
    assert only(compare(words_of(), Copy("pdf", torn, (0, page_start)))).kind == "put in"


def test_the_title_of_a_part_as_running_head() -> None:
    """The title of a part with a page number stands at the edge of a page only."""
    words = canonical_words(" ".join(TEXTS))
    page_start = words.index("thought")
    torn = (*words[:page_start], "Interview", "7", *words[page_start:])
    assert not compare(words_of(), Copy("pdf", torn, (0, page_start + 2))).differences
    assert only(compare(words_of(), Copy("pdf", torn, (0, 5)))).found == ("Interview", "7")


def test_another_text() -> None:
    """Of another text, next to nothing is found."""
    other = (
        "It was a dark and stormy night; the rain fell in torrents, except at occasional intervals. "
        * 3
    )
    comparison = compare(words_of(), copy_of([other]))
    assert comparison.found < comparison.count / 4


def test_nothing() -> None:
    """Against no words at all, all blocks are missing."""
    comparison = compare(words_of(), Copy("text", ()))
    assert [each.kind for each in comparison.differences] == ["missing"] * len(BLOCKS)
    assert comparison.found == 0


def test_characters_that_nobody_sees() -> None:
    """Soft hyphens and word joiners of the work need not be in a copy; the words around them must."""
    words = words_of([("p-1", "Part", 0, "An un\u00adseen \u2060 sign: \u200bhere.")])
    assert not compare(words, copy_of(["An unseen sign: here."])).differences
    assert only(compare(words, copy_of(["An unseen sign:"]))).expected == ("\u200bhere.",)


# --- thresholds -------------------------------------------------------------------------------------------------------


def instead(lost: int, found: int) -> list[str]:
    """Put so many strange words in place of so many in the middle of a long block; give the kinds of difference."""
    words = [f"w{at}" for at in range(200)]
    work = words_of([("p-1", "Part", 0, " ".join(words))])
    copy = (*words[:50], *(f"X{at}" for at in range(found)), *words[50 + lost :])
    return [difference.kind for difference in compare(work, Copy("text", copy)).differences]


@pytest.mark.parametrize(
    ("lost", "found", "kinds"),
    [
        (30, 30, ["changed"]),
        (31, 30, ["missing", "put in"]),
        (30, 31, ["missing", "put in"]),
        (1, 5, ["changed"]),
        (1, 6, ["missing", "put in"]),
        (5, 1, ["changed"]),
        (6, 1, ["missing", "put in"]),
        (10, 23, ["changed"]),
        (10, 24, ["missing", "put in"]),
        (23, 10, ["changed"]),
        (24, 10, ["missing", "put in"]),
    ],
)
def test_what_stands_instead(lost: int, found: int, kinds: list[str]) -> None:
    """Up to 30 words stand instead of others when they are not more than twice as many, and three."""
    assert instead(lost, found) == kinds


@pytest.mark.parametrize(("gaps", "alike"), [(8, True), (9, False)])
def test_the_most_gaps_on_a_line(gaps: int, alike: bool) -> None:  # noqa: FBT001 -- a column
    """On a line that was read by place, numbers may stand on the wrong sides of up to eight words."""
    numbers = [str(at) for at in range(10, 10 + gaps)]
    turned = numbers[gaps // 2 :] + numbers[: gaps // 2]
    line = " ".join(f"{number} א{at}" for at, number in enumerate(numbers))
    read = " ".join(f"{number} א{at}" for at, number in enumerate(turned))
    copy = Copy("pdf", canonical_words(read), visual=frozenset(range(2 * gaps)))
    assert (not compare(words_of([("p-1", "Part", 0, line)]), copy).differences) == alike


def test_the_better_of_two() -> None:
    """What only looks like furniture is taken for the work where more of it is found so, or fewer places differ."""
    words = canonical_words(" ".join(TEXTS))
    page = words.index("thought")
    alike = Copy("pdf", words, (0, page), furniture=frozenset({page, page + 1}))
    assert not compare(words_of(), alike).differences
    torn = (*words[:page], "A", "Head", *words[page:])
    furniture = frozenset({page, page + 1, page + 2})  # the head, and a word of the work
    assert not compare(words_of(), Copy("pdf", torn, (0, page), furniture=furniture)).differences


def test_folded_again_in_a_large_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large text, what was long alike is not aligned again; what comes of it is the same."""
    words = [f"w{at}" for at in range(700)]
    work = words_of([("p-1", "Part", 0, " ".join(words))])
    changed = [word.upper() if at % 350 == 7 else word for at, word in enumerate(words)]
    copy = Copy("text", (*changed[:300], "strange", *changed[301:]))
    exact = compare(work, copy)
    whole = compare(work, copy, exact)
    monkeypatch.setattr("pamphlet.verify.compare.compare.LARGEST_TABLE", 700 * 700 - 1)
    in_part = compare(work, copy, exact)
    assert (in_part.differences, in_part.typography) == (whole.differences, whole.typography)
    assert only(in_part).found == ("strange",)
    assert len(in_part.typography) == 2


# --- properties -------------------------------------------------------------------------------------------------------

word = st.text(st.sampled_from("abc[]’–1é"), min_size=1, max_size=3).filter(lambda text: text != "")
works = st.lists(st.lists(word, min_size=1, max_size=12), min_size=1, max_size=8)
apparatus = st.lists(word, max_size=10)


def is_whole(work: tuple[str, ...], copy: tuple[str, ...]) -> bool:
    """Tell by plain search whether the words of a work stand in a copy in order."""
    rest = iter(copy)
    return all(word in rest for word in work)


@given(works, apparatus, apparatus)
def test_whole_between_apparatus(
    blocks: list[list[str]], before: list[str], after: list[str]
) -> None:
    """Whatever stands before and after a work, a whole copy of it differs in nothing."""
    words = of_blocks(*blocks)
    assert not compare(words, Copy("text", (*before, *words.flat(), *after))).differences


@given(works, apparatus, apparatus, st.data())
def test_nothing_lost_unseen(
    blocks: list[list[str]], before: list[str], after: list[str], data: st.DataObject
) -> None:
    """Take any words away: either the rest with its surroundings still holds all words in order, or it is told."""
    words = of_blocks(*blocks)
    flat = words.flat()
    start = data.draw(st.integers(0, len(flat) - 1))
    end = data.draw(st.integers(start + 1, len(flat)))
    copy = (*before, *flat[:start], *flat[end:], *after)
    comparison = compare(words, Copy("text", copy))
    lost = [each for each in comparison.differences if each.kind in ("missing", "changed", "moved")]
    assert bool(lost) != is_whole(flat, copy)
    assert comparison.found == comparison.count - sum(len(each.expected) for each in lost)


@given(works, st.data(), word)
def test_put_in_within_a_block(blocks: list[list[str]], data: st.DataObject, strange: str) -> None:
    """A strange word within a block is told, and where; between two blocks it is an addition."""
    words = of_blocks(*blocks)
    flat = words.flat()
    at = data.draw(st.integers(0, len(flat)))
    borders = {sum(map(len, blocks[:block])) for block in range(len(blocks) + 1)}
    new = f"X{strange}X"
    comparison = compare(words, Copy("text", (*flat[:at], new, *flat[at:])))
    if at in borders:
        assert not comparison.differences
        assert len(comparison.additions) == 1
    else:
        difference = only(comparison)
        assert (difference.kind, difference.found, difference.position) == ("put in", (new,), at)
        assert difference.before == flat[max(0, at - 6) : at]


@given(works, st.data())
def test_changed(blocks: list[list[str]], data: st.DataObject) -> None:
    """A word that became another is told, with both."""
    words = of_blocks(*blocks)
    flat = words.flat()
    at = data.draw(st.integers(0, len(flat) - 1))
    new = f"X{flat[at]}"
    difference = only(compare(words, Copy("text", (*flat[:at], new, *flat[at + 1 :]))))
    assert (difference.kind, difference.expected, difference.found) == (
        "changed",
        (flat[at],),
        (new,),
    )
    assert difference.position == at


@given(works, st.data())
def test_swapped(blocks: list[list[str]], data: st.DataObject) -> None:
    """Two different words that changed places are told."""
    words = of_blocks(*blocks)
    flat = list(words.flat())
    one = data.draw(st.integers(0, len(flat) - 1))
    other = data.draw(st.integers(0, len(flat) - 1))
    flat[one], flat[other] = flat[other], flat[one]
    comparison = compare(words, Copy("text", tuple(flat)))
    assert bool(comparison.differences) == (tuple(flat) != words.flat())


def test_the_search_is_thorough_when_words_are_missing() -> None:
    """A passage torn by furniture is found though the apparatus quotes it whole."""
    last = canonical_words(ANSWERED_AGAIN)
    torn = (*last[:12], "Some", "strange", "head", *last[12:])
    words = (*canonical_words(" ".join(TEXTS[:5])), *torn, *last[9:])
    at = len(words) - len(torn) - len(last[9:]) + 12
    copy = Copy("pdf", words, furniture=frozenset({at, at + 1, at + 2}))
    assert not compare(words_of(), copy).differences
    assert replace(copy, furniture=frozenset()) != copy


@pytest.mark.parametrize(
    ("expected", "found", "changed"),
    [
        (30, 30, True),
        (31, 30, False),
        (30, 31, False),
        (1, 5, True),
        (1, 6, False),
        (5, 1, True),
        (6, 1, False),
        (0, 1, False),
        (1, 0, False),
    ],
)
def test_what_stands_instead_of_words_is_about_as_long(
    expected: int,
    found: int,
    changed: bool,  # noqa: FBT001 -- a column of the table above
) -> None:
    """Up to thirty words for thirty, and no more than three beyond twice as many on either side."""
    work = of_one_part(BlockWords("b", 0, tuple(f"w{at}" for at in range(expected + 1))))
    copy = Copy("text", tuple(f"c{at}" for at in range(found + 1)))
    assert _is_change(sides(work, copy, folded=False), Gap(0, expected, 0, found)) is changed


@pytest.mark.parametrize(("gaps", "alike"), [(8, True), (9, False)])
def test_brackets_that_tear_a_line_read_by_place(gaps: int, alike: bool) -> None:  # noqa: FBT001
    """A bracket that stands by its place eight gaps farther on is in the line; farther than that no line goes."""
    between = [f"{{}} w{at}" for at in range(gaps)]
    work = " ".join(between).format("(א", *["(ב"] * (gaps - 2), "ג").split()
    read = " ".join(between).format("א", *["ב("] * (gaps - 2), "(ג").split()
    copy = Copy("pdf", tuple(read), visual=frozenset(range(len(read))))
    comparison = compare(of_one_part(BlockWords("b", 0, tuple(work))), copy)
    assert (comparison.differences == ()) is alike
