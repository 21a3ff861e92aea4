"""Judge what looks like page furniture."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.departures import departures
from pamphlet.verify.copies import Copy
from pamphlet.work.words import BlockWords, PartWords, Words

BLOCK = BlockWords("p-1", 1, ("LT:", "One", "two", "three", "four", "five."))
WORK = Words((PartWords("part", "Part One", (BLOCK,)),), speakers=(("LT", "Leon Trotsky"),))
LONG = "None of what stands on this page is true."


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
    ],
)
def test_heads(heads: tuple[str, ...], put_in: list[str], told: list[str]) -> None:
    """Numbers, titles and words of the work are furniture; what comes thrice is told, else what speaks is put in."""
    texts = ("LT: One two", "three four", "five.")
    found = departures(WORK, read(*zip(heads, texts, strict=True)))
    assert [" ".join(place.found) for place in found.differences] == put_in
    assert [" ".join(aside.words) for aside in found.set_aside] == told
