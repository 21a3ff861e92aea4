"""Tidy an alignment for people: no words matched by chance amid a loss, and gaps at the borders of blocks.

An alignment of least cost is not yet the one that tells what happened. A lost paragraph leaves a “the” here and an
“of” there that also stand in what follows; and where the same word stands before and after something added, it is open
which of the two is the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pamphlet.work.align import Match, common_run

LONGEST_CHANCE = 12  # words: a longer run that stands alone amid losses is no chance


def tidied(
    matches: Sequence[Match], work: Sequence[str], copy: Sequence[str], borders: AbstractSet[int]
) -> list[Match]:
    """Give the matches without those that chance made, and moved so that gaps lie at the borders of blocks."""
    kept = _grown(_without_islands(matches, len(work), len(copy)), work, copy)
    return _gathered(_moved_to_borders(kept, work, copy, borders), work, copy, borders)


def _without_islands(matches: Sequence[Match], work_length: int, copy_length: int) -> list[Match]:
    """Drop what is small beside what is lost and what is strange on both of its sides."""
    kept: list[list[Match]] = []
    waiting = _islands(matches)[::-1]
    while waiting:
        island = waiting.pop()
        before = kept[-1][-1] if kept else Match(0, 0, 0)
        after = waiting[-1][0] if waiting else Match(work_length, copy_length, 0)
        length = sum(match.length for match in island)
        lost = island[-1].work + island[-1].length - island[0].work - length
        if not _is_by_chance(
            length, lost, _distance(before, island[0]), _distance(island[-1], after)
        ):
            kept.append(island)
        elif kept:
            waiting.append(kept.pop())  # its gap has grown: it is judged again
    return [match for island in kept for match in island]


def _islands(matches: Sequence[Match]) -> list[list[Match]]:
    """Put the matches together that nothing strange parts in the copy."""
    islands: list[list[Match]] = []
    for match in matches:
        if islands and _distance(islands[-1][-1], match)[1] == 0:
            islands[-1].append(match)
        else:
            islands.append([match])
    return islands


def _is_by_chance(length: int, lost: int, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Judge an island by its length, by the words lost within, and by those lost and strange on either side."""
    if not (before[1] and after[1]) or not (lost or before[0] or after[0]):
        return False
    beside = lost + max(sum(side) if side[0] or lost else 0 for side in (before, after))
    return (length <= LONGEST_CHANCE and 3 * length <= beside) or 2 * length < min(
        sum(before), sum(after)
    )


def _grown(matches: Sequence[Match], work: Sequence[str], copy: Sequence[str]) -> list[Match]:
    """Lengthen each match by what stands on its right and on its left in the gaps."""
    grown: list[Match] = []
    for at, match in enumerate(matches):
        before = grown[-1] if grown else Match(0, 0, 0)
        after = matches[at + 1] if at + 1 < len(matches) else Match(len(work), len(copy), 0)
        left = _common_end(
            work[before.work + before.length : match.work],
            copy[before.copy + before.length : match.copy],
        )
        end, end_copy = match.work + match.length, match.copy + match.length
        right = common_run(work[end : after.work], copy[end_copy : after.copy], 0, 0)
        grown.append(Match(match.work - left, match.copy - left, left + match.length + right))
    return grown


def _common_end(work: Sequence[str], copy: Sequence[str]) -> int:
    return common_run(work[::-1], copy[::-1], 0, 0)


def _distance(one: Match, other: Match) -> tuple[int, int]:
    return other.work - one.work - one.length, other.copy - one.copy - one.length


def _moved_to_borders(
    matches: list[Match], work: Sequence[str], copy: Sequence[str], borders: AbstractSet[int]
) -> list[Match]:
    """Slide each gap that is empty on one side to the border of a block, or into the gap beside it."""
    kept: list[Match] = []
    for match in matches:
        kept.append(match)
        while len(kept) > 1 and _slide(kept, work, copy, borders):
            pass
    return kept


def _slide(
    kept: list[Match], work: Sequence[str], copy: Sequence[str], borders: AbstractSet[int]
) -> bool:
    """Slide the last gap; tell whether it became one with the gap before it, so that it may slide again."""
    one, other = kept[-2:]
    lost, strange = _distance(one, other)
    if (lost and strange) or not (lost or strange):
        return False
    side, base_one, base_other = (
        (copy, one.copy, other.copy) if strange else (work, one.work, other.work)
    )
    end = base_one + one.length
    left = _count(one.length, lambda step: side[end - 1 - step] == side[base_other - 1 - step])
    right = _count(other.length, lambda step: side[end + step] == side[base_other + step])
    steps = sorted(range(-left, right + 1), key=abs)
    edge, other_edge = one.work + one.length, other.work
    to_border = (step for step in steps if edge + step in borders or other_edge + step in borders)
    step = next(to_border, -left if left == one.length else 0)
    parts = (Match(one.work, one.copy, one.length + step), _shifted(other, step))
    kept[-2:] = [part for part in parts if part.length]
    return len(kept) > 1 and not parts[0].length


def _shifted(match: Match, step: int) -> Match:
    return Match(match.work + step, match.copy + step, match.length - step)


def _count(most: int, holds: Callable[[int], bool]) -> int:
    steps = 0
    while steps < most and holds(steps):
        steps += 1
    return steps


def _gathered(
    matches: list[Match], work: Sequence[str], copy: Sequence[str], borders: AbstractSet[int]
) -> list[Match]:
    """Move the first blocks and the last ones to the rest, when they stand there too: the contents name the heading."""
    if len(matches) < 2:
        return matches
    first, second = matches[:2]
    if first.work + first.length == second.work and second.work in borders:
        block = work[first.work : second.work]
        for at in range(second.copy - len(block), first.copy, -1):
            if copy[at : at + len(block)] == block:
                matches = [Match(first.work, at, first.length), *matches[1:]]
                break
    former, last = matches[-2:]
    if former.work + former.length == last.work and last.work in borders:
        at = _find(work[last.work : last.work + last.length], copy, former.copy + former.length)
        matches = [*matches[:-1], Match(last.work, at, last.length)]
    return matches


def whole_blocks(
    work: Sequence[str], starts: Sequence[int], copy: Sequence[str]
) -> list[Match] | None:
    """Give the places of the blocks where each of them stands in one piece, in order; None when one does not."""
    places: list[Match] = []
    at = 0
    for start, end in pairwise((*starts, len(work))):
        block = work[start:end]
        at = _find(block, copy, at)
        if at < 0:
            return None
        if block:
            places.append(Match(start, at, len(block)))
        at += len(block)
    return places


def _find(passage: Sequence[str], copy: Sequence[str], start: int) -> int:
    at = start
    while at + len(passage) <= len(copy):
        if copy[at : at + len(passage)] == passage:
            return at
        try:
            at = copy.index(passage[0], at + 1)
        except ValueError:
            return -1
    return -1
