"""Find where two texts differ, word by word.

In: the words of both. Out: the runs that differ, as bounds. Words that stand once in either text
part them into short pieces first, so that a long book needs no more memory than a short one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

PIECE_MOST = 25_000_000  # words of one text times words of the other

Bounds = tuple[int, int, int, int]


def differing(first: Sequence[str], second: Sequence[str]) -> Iterator[Bounds]:
    """Give each run that differs: its bounds in the first text, then those in the second."""
    pieces = [(0, len(first), 0, len(second))]
    while pieces:
        i, i_end, j, j_end = _trimmed(first, second, pieces.pop())
        if (i_end - i) * (j_end - j) > PIECE_MOST:
            anchors = [(i + x, j + y) for x, y in _anchors(first[i:i_end], second[j:j_end])]
            if anchors:
                rows = pairwise([(i, j), *anchors, (i_end, j_end)])
                pieces += reversed([(x, x_end, y, y_end) for (x, y), (x_end, y_end) in rows])
                continue
        elif i < i_end and j < j_end:
            yield from _compared(first, second, (i, i_end, j, j_end))
            continue
        if i < i_end or j < j_end:
            yield i, i_end, j, j_end


def _trimmed(first: Sequence[str], second: Sequence[str], bounds: Bounds) -> Bounds:
    """Take off what is alike at both ends."""
    i, i_end, j, j_end = bounds
    while i < i_end and j < j_end and first[i] == second[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and first[i_end - 1] == second[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    return i, i_end, j, j_end


def _compared(first: Sequence[str], second: Sequence[str], bounds: Bounds) -> Iterator[Bounds]:
    from rapidfuzz.distance import Indel

    i, i_end, j, j_end = bounds
    steps = Indel.opcodes(first[i:i_end], second[j:j_end])
    for equal, run in groupby(steps, key=lambda step: step.tag == "equal"):
        if not equal:
            taken = list(run)
            yield (
                i + taken[0].src_start,
                i + taken[-1].src_end,
                j + taken[0].dest_start,
                j + taken[-1].dest_end,
            )


def _anchors(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Give the longest ascending row of words that stand once in either text."""
    once = {word for word, count in Counter(first).items() if count == 1}
    once &= {word for word, count in Counter(second).items() if count == 1}
    places = {word: number for number, word in enumerate(second) if word in once}
    shared = [(number, places[word]) for number, word in enumerate(first) if word in once]
    ends: list[int] = []  # the lowest place at which a row of each length ends
    rows: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_, place) in enumerate(shared):
        length = bisect_left(ends, place)
        before.append(rows[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        rows[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    number = rows[-1] if rows else -1
    while number >= 0:
        row.append(shared[number])
        number = before[number]
    return row[::-1]
