"""Align two sequences of words, both lists or both tuples: the runs of words that stand in both, in order.

Words that stand once in each sequence, with a neighbour that agrees, are anchors; the longest chain of them in the
same order on both sides splits the task, and what lies between two anchors is aligned by the longest common
subsequence. So passages that are alike are not confused, and the cost grows with the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

LARGEST_TABLE = 400_000_000  # words of one side times words of the other: 50 MB in RapidFuzz
SMALLEST_ANCHORED = 250_000  # words times words: a smaller gap needs no anchors
SURE = 40  # words alike in a row are no chance
WINDOW = 8_192  # words of one side that share a table, where one table would be too large
PROBE = 6  # words in a row by which the work is found again behind what was added
FEW = 4  # words that may stand amid these: the line under a heading, the number of a page
LARGEST_ADDITION = 4_000  # words


class Match(NamedTuple):
    """A run of `length` words that stands at `work` in the one sequence and at `copy` in the other."""

    work: int
    copy: int
    length: int


class Gap(NamedTuple):
    """What lies between two matches: a range of either sequence, one of which may be empty."""

    work: int
    work_end: int
    copy: int
    copy_end: int


def align(work: Sequence[str], copy: Sequence[str]) -> list[Match]:
    """Give the runs of words that both sequences have, in order and as long as can be, by anchors.

    A copy that only adds to the work is aligned straight on: so a text that says the same many times is not shifted.
    """
    straight = _straight(work, copy)
    if straight is not None:
        return _joined(straight)
    return _joined(_anchored(work, copy, Gap(0, len(work), 0, len(copy))))


def _anchored(work: Sequence[str], copy: Sequence[str], gap: Gap) -> Iterator[Match]:
    """Align a gap by the anchors in it, and what is left between two of them by those that stand once there."""
    i, j = gap.work, gap.copy
    for anchor in _anchors(work[i : gap.work_end], copy[j : gap.copy_end]):
        at = Match(gap.work + anchor[0], gap.copy + anchor[1], 0)
        if at.work < i or at.copy < j:
            continue
        yield from _between(work, copy, Gap(i, at.work, j, at.copy), anchored=True)
        run = min(
            common_run(work, copy, at.work, at.copy),
            gap.work_end - at.work,
            gap.copy_end - at.copy,
        )
        yield Match(at.work, at.copy, run)
        i, j = at.work + run, at.copy + run
    yield from _between(work, copy, Gap(i, gap.work_end, j, gap.copy_end), anchored=i > gap.work)


def align_again(work: Sequence[str], copy: Sequence[str], given: Iterable[Match]) -> list[Match]:
    """Give the same, where the long ones of some runs are known to stand in both and in order."""
    known = [match for match in given if match.length >= SURE]
    matches = list(known)
    for gap in gaps(known, len(work), len(copy)):
        inside = align(work[gap.work : gap.work_end], copy[gap.copy : gap.copy_end])
        matches += [Match(gap.work + i, gap.copy + j, length) for i, j, length in inside]
    return _joined(sorted(matches))


def align_thoroughly(work: Sequence[str], copy: Sequence[str]) -> list[Match]:
    """Give the same without anchors: no longer common subsequence exists where the sequences are not very long."""
    return _joined(_between(work, copy, Gap(0, len(work), 0, len(copy))))


def gaps(matches: Sequence[Match], work_length: int, copy_length: int) -> list[Gap]:
    """Give what lies before, between and after the matches; a gap that is empty on both sides is left out."""
    ends = [(0, 0), *((m.work + m.length, m.copy + m.length) for m in matches)]
    starts = [*((m.work, m.copy) for m in matches), (work_length, copy_length)]
    between = (Gap(i, i_end, j, j_end) for (i, j), (i_end, j_end) in zip(ends, starts, strict=True))
    return [gap for gap in between if gap.work < gap.work_end or gap.copy < gap.copy_end]


def common_run(work: Sequence[str], copy: Sequence[str], i: int, j: int) -> int:
    """Count the words that are the same from `i` and `j` on."""
    run, step = 0, 16
    longest = min(len(work) - i, len(copy) - j)
    while run < longest and work[i + run : i + run + step] == copy[j + run : j + run + step]:
        run += step
        step *= 2
    while step > 1:
        step //= 2
        if (
            work[i + run : i + run + step] == copy[j + run : j + run + step]
            and run + step <= longest
        ):
            run += step
    return min(run, longest)


def _straight(work: Sequence[str], copy: Sequence[str]) -> list[Match] | None:
    """Find all of the work in the copy from its beginning on, passing over what is added; None where a word is not."""
    matches: list[Match] = []
    i = j = 0
    while i < len(work):
        run = common_run(work, copy, i, j)
        if run:
            matches.append(Match(i, j, run))
            i, j = i + run, j + run
            continue
        farthest = min(len(copy), j + LARGEST_ADDITION)
        places = (at for at in range(j, farthest) if copy[at] == work[i])
        place = next((at for at in places if _goes_on(work[i : i + PROBE], copy, at)), None)
        if place is None:
            return None
        j = place
    return matches


def _goes_on(wanted: Sequence[str], copy: Sequence[str], at: int) -> bool:
    """Tell whether words stand from some place of the copy on, with few others amid them.

    Under a heading may be a line, and above the first words of a page its number: then a heading has no six words.
    """
    end = min(at + len(wanted) + FEW, len(copy))
    for word in wanted:
        while at < end and copy[at] != word:
            at += 1
        at += 1
    return at <= end


def _anchors(work: Sequence[str], copy: Sequence[str]) -> list[tuple[int, int]]:
    once_in_copy = _once(copy)
    pairs = [
        (i, once_in_copy[word])
        for word, i in _once(work).items()
        if word in once_in_copy and _agree_around(work, copy, i, once_in_copy[word])
    ]
    return _longest_chain(pairs)


def _once(words: Sequence[str]) -> dict[str, int]:
    """Map each word that occurs only once to its place."""
    last = dict(zip(words, range(len(words)), strict=True))
    return {word: last[word] for word, count in Counter(words).items() if count == 1}


def _agree_around(work: Sequence[str], copy: Sequence[str], i: int, j: int) -> bool:
    before = i > 0 and j > 0 and work[i - 1] == copy[j - 1]
    after = work[i + 1 : i + 2] == copy[j + 1 : j + 2]
    further = (
        work[i + 1 : i + 3] == copy[j + 1 : j + 3]
        or work[max(0, i - 2) : i] == copy[max(0, j - 2) : j]
    )
    return (before and after) or further


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the most pairs whose second numbers rise as their first ones do (patience sorting)."""
    lowest: list[int] = []  # the lowest second number that ends a chain of each length
    ends: list[int] = []
    former = [-1] * len(pairs)
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(lowest, j)
        former[at] = ends[length - 1] if length else -1
        lowest[length : length + 1] = [j]
        ends[length : length + 1] = [at]
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = former[at]
    return chain[::-1]


def _between(
    work: Sequence[str], copy: Sequence[str], gap: Gap, *, anchored: bool = False
) -> Iterator[Match]:
    """Align what lies in a gap: what both begin or end with first, then the rest, by anchors if it is large."""
    run = common_run(work[gap.work : gap.work_end], copy[gap.copy : gap.copy_end], 0, 0)
    if run:
        yield Match(gap.work, gap.copy, run)
    start, start_copy, end, end_copy = gap.work + run, gap.copy + run, gap.work_end, gap.copy_end
    while end > start and end_copy > start_copy and work[end - 1] == copy[end_copy - 1]:
        end, end_copy = end - 1, end_copy - 1
    rest = Gap(start, end, start_copy, end_copy)
    if end > start and end_copy > start_copy:
        large = (end - start) * (end_copy - start_copy) > SMALLEST_ANCHORED
        align_rest = _anchored if anchored and large else _common_words
        yield from align_rest(work, copy, rest)
    if end < gap.work_end:
        yield Match(end, end_copy, gap.work_end - end)


def _common_words(work: Sequence[str], copy: Sequence[str], gap: Gap) -> Iterator[Match]:
    """Align by the longest common subsequence, window after window where the gap is too large for one table."""
    from rapidfuzz.distance import Indel

    i, j = gap.work, gap.copy
    while i < gap.work_end and j < gap.copy_end:
        end, end_copy = gap.work_end, gap.copy_end
        last = (end - i) * (end_copy - j) <= LARGEST_TABLE
        if not last:
            end, end_copy = min(end, i + WINDOW), min(end_copy, j + WINDOW)
        matches = [
            Match(i + step.src_start, j + step.dest_start, step.src_end - step.src_start)
            for step in Indel.opcodes(work[i:end], copy[j:end_copy])
            if step.tag == "equal"
        ]
        if last:
            yield from matches
            return
        # The second half of a window is aligned again with what follows it.
        kept = [match for match in matches if match.work < i + WINDOW // 2] or matches[:1]
        yield from kept
        i, j = (
            (kept[-1].work + kept[-1].length, kept[-1].copy + kept[-1].length)
            if kept
            else (end, end_copy)
        )


def _joined(matches: Iterable[Match]) -> list[Match]:
    """Put matches that touch on both sides together."""
    joined: list[Match] = []
    for match in matches:
        former = joined[-1] if joined else None
        if former and (former.work + former.length, former.copy + former.length) == (
            match.work,
            match.copy,
        ):
            joined[-1] = Match(former.work, former.copy, former.length + match.length)
        elif match.length:
            joined.append(match)
    return joined
