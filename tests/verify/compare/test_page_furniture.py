"""Judge what looks like page furniture."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.departures import departures
from pamphlet.verify.compare.page_furniture import _lies_in
from pamphlet.verify.copies import Copy
from pamphlet.work.words import BlockWords, PartWords, Words

BLOCK = BlockWords("p-1", 1, ("LT:", "One", "two", "three", "four", "five."))
WORK = Words((PartWords("part", "Part One", (BLOCK,)),), speakers=(("LT", "Leon Trotsky"),))
SAID = " ".join(BLOCK.words)
LONG = "None of what stands on this page is true."


def test_what_is_put_in_has_its_place() -> None:
    """A sentence at the foot of a page is told at the block that follows it, not at the beginning of the work."""
    blocks = [BlockWords(f"p-{at}", at, (f"{at}a", f"{at}b", f"{at}c")) for at in range(1, 5)]
    work = Words(
        (PartWords("one", "One", tuple(blocks[:2])), PartWords("two", "Two", tuple(blocks[2:])))
    )
    pages = ("7", "1a 1b 1c 2a 2b 2c"), ("8", "3a 3b 3c"), (LONG, "4a 4b 4c"), ("9", "")
    (place,) = departures(work, read(*pages)).differences
    assert (place.kind, place.part, place.anchor, place.page) == ("put in", "Two", "p-4", 3)


def test_heads_before_it_do_not_shift_its_place() -> None:
    """Within a block it is told behind the very word, however many heads stand on the pages before."""
    block = BlockWords("p-1", 1, tuple(f"w{at}" for at in range(40)))
    work = Words((PartWords("part", "Part One", (block,)),))
    texts = [" ".join(block.words[at : at + 8]) for at in range(0, 40, 8)]
    heads = ("Part One 1", "2 Part One", "Part One 3", f"4 Part One {LONG}", "Part One 5")
    (place,) = departures(work, read(*zip(heads, texts, strict=True))).differences
    assert (place.anchor, place.word, place.before[-1], place.after[0]) == ("p-1", 24, "w23", "w24")


def read(*pages: tuple[str, str]) -> Copy:
    """Read pages, each of a head and its text."""
    words: list[str] = []
    furniture: list[int] = []
    starts: list[int] = []
    for head, text in pages:
        starts.append(len(words))
        furniture.extend(range(len(words), len(words) + len(head.split())))
        words += [*head.split(), *text.split()]
    return Copy("pdf", tuple(words), tuple(starts), furniture=frozenset(furniture))


@pytest.mark.parametrize(
    ("heads", "put_in", "told"),
    [
        (("7", "8", "9"), [], []),
        (("Part One 7", "8 Part One", "9"), [], []),
        (("four five.", "8", "9"), [], []),
        (("A Press 7", "A Press 8", "A Press 9"), [], ["A Press 7"]),
        ((LONG, "8", "9"), [LONG], []),
        ((LONG, LONG, "9"), [LONG], []),
        ((LONG, LONG, LONG), [], [LONG]),
        (("LT: No.", "8", "9"), ["LT: No."], []),
        ((SAID, "8", "9"), [SAID], []),
        (("8", "Part One", f"9 {SAID}"), [f"9 {SAID}"], []),
        ((SAID, SAID, SAID), [], [SAID]),
    ],
)
def test_heads(heads: tuple[str, ...], put_in: list[str], told: list[str]) -> None:
    """Numbers, titles and words of the work are furniture; what comes thrice is told, else what speaks is put in.

    A whole block of the work is put in, as it stands there once more.
    """
    texts = ("LT: One two", "three four", "five.")
    found = departures(WORK, read(*zip(heads, texts, strict=True)))
    assert [" ".join(place.found) for place in found.differences] == put_in
    assert [" ".join(aside.words) for aside in found.set_aside] == told


def test_what_is_of_the_work_is_no_furniture() -> None:
    """The last words of a page, and the label that opens the next, may look like its foot and are words of the work."""
    turns = (
        BlockWords("t-1", 1, ("One", "two", "three", "four", "five", "six", "[1937b:56]")),
        BlockWords("t-2", 2, ("LT:", "Seven", "eight", "nine", "ten.")),
    )
    work = Words((PartWords("part", "Part One", turns),), speakers=(("LT", "Leon Trotsky"),))
    said = [
        "One",
        "two",
        "three",
        "four",
        "five",
        "six",
        "[1937b:56]",
        "Part",
        "One",
        "11",
        "LT:",
        "Seven",
        "eight",
        "nine",
        "ten.",
    ]
    copy = Copy("html", tuple(said), furniture=frozenset(range(6, 11)))
    assert departures(work, copy).differences == ()


@pytest.mark.parametrize(
    ("run", "lies"), [((3, 9), True), ((4, 8), True), ((2, 9), False), ((3, 10), False)]
)
def test_what_lies_amid_the_work(run: tuple[int, int], *, lies: bool) -> None:
    """From its first word to its last, these included."""
    assert _lies_in(run, (3, 9)) is lies
