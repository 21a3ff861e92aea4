"""A change at the border of a block stays a change, whatever is added beside it."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.beside import parted
from pamphlet.verify.compare.keys import sides
from pamphlet.verify.copies import Copy
from pamphlet.verify.verdict import verdict
from pamphlet.work.align import Gap
from pamphlet.work.words import BlockWords
from tests.verify.samples import laid_beside, of_one_part

AD = "Buy our shoes, they are cheap and good for the feet."
WORK = "The mill stood still. | It was mended [in autumn]. | So they say."


@pytest.mark.parametrize(
    ("gap", "copy", "pieces"),
    [
        (Gap(7, 9, 7, 20), f"in autumn. {AD}", [(7, 9, 7, 9), (9, 9, 9, 20)]),
        (Gap(4, 5, 4, 16), f"{AD} It’s", [(4, 5, 4, 16)]),
        (Gap(7, 9, 7, 19), f"winter. {AD}", [(7, 9, 7, 19)]),
        (Gap(1, 2, 1, 13), f"mills {AD}", [(1, 2, 1, 13)]),
        (Gap(4, 5, 4, 16), f"{AD} Itt", [(4, 4, 4, 15), (4, 5, 15, 16)]),
        (Gap(9, 9, 9, 20), AD, [(9, 9, 9, 20)]),
    ],
)
def test_what_is_like_the_words_of_the_work(
    gap: Gap, copy: str, pieces: list[tuple[int, int, int, int]]
) -> None:
    """Behind the last words of a block or before its first ones, and only where there is a border."""
    before = " ".join(f"w{at}" for at in range(gap.copy))
    assert parted(laid_beside(WORK, f"{before} {copy}"), gap) == tuple(
        Gap(*piece) for piece in pieces
    )


LAST = "abcdefghijklmnopqrst"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (f"{LAST[:12]}{'-' * 8}", 1),
        (f"{LAST[:11]}{'-' * 9}", 0),
        (f"{LAST[:7]} {LAST[7:14]} {LAST[14:]}", 3),
        (f"{LAST[:4]} {LAST[4:8]} {LAST[8:11]} {LAST[11:]}", 0),
    ],
)
def test_how_much_is_alike(found: str, words: int) -> None:
    """Three letters of five are, in two words more than the work has; what is less alike, or in more, is all added."""
    work = of_one_part(BlockWords("a", 0, ("so", LAST)), BlockWords("b", 0, ("And", "so.")))
    two = sides(work, Copy("text", tuple(f"so {found} {AD} And so.".split())), folded=False)
    gap = Gap(1, 2, 1, len(two.copy.words) - 2)
    pieces = parted(two, gap)
    change = Gap(1, 2, 1, 1 + words)
    assert pieces == ((change, Gap(2, 2, 1 + words, gap.copy_end)) if words else (gap,))


def test_the_end_of_the_work_is_changed_before_all_else_that_a_page_has() -> None:
    """The last word of the work without its brackets is changed, and what follows is around the work."""
    work = of_one_part(
        BlockWords("b-1", 0, ("So", "they", "said", "in", "their", "book.", "[1938:36]"))
    )
    copy = f"So they said in their book. 1938:36 {AD} {AD}"
    found = verdict(work, Copy("text", tuple(copy.split())))
    assert [(place.kind, place.expected, place.found) for place in found.differences] == [
        ("changed", ("[1938:36]",), ("1938:36",))
    ]
    assert [(around.side, around.count) for around in found.around] == [("after", 22)]


END = "They came home that year. | So they went on."


@pytest.mark.parametrize(
    ("ends", "what_stands_there"),
    [
        ("went off Home", "off"),
        ("went up and away Home", "up and away"),
        ("went up, off, away! Home", "up, off, away!"),
        ("went don’t Home", "don’t"),
        ("gave so-and-so, Home", "gave so-and-so,"),
        ("went up and far away Home", ""),  # more than the work has there by three
        ("went Off home", ""),
        ("went off to go home", ""),
        ("went 5 Home", ""),
        ("went off.example Home", ""),
        ("went off 5 Home", ""),
        ("went — Home", ""),
        ("went Off. Home", "Off."),
        ("went «off Home", ""),
    ],
)
def test_small_letters_go_on_with_the_last_sentence(ends: str, what_stands_there: str) -> None:
    """Up to the large one of what follows; what may be a site’s own takes the place of nothing."""
    blocks = (tuple(block.split()) for block in END.split("|"))
    work = of_one_part(*(BlockWords(f"b-{at}", 0, block) for at, block in enumerate(blocks)))
    read = f"They came home that year. So they {ends} Contact Imprint. {AD} {AD}"
    found = verdict(work, Copy("text", tuple(read.split())))
    (place,) = found.differences
    assert " ".join(place.found) == what_stands_there
    assert place.kind == ("changed" if what_stands_there else "missing")
