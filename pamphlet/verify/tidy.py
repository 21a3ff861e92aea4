"""Tidy an alignment for people: no words matched by chance amid a loss, and gaps at the borders of blocks.

An alignment of least cost is not yet the one that tells what happened. A lost paragraph leaves a “the” here and an
“of” there that also stand in what follows; and where the same word stands before and after something added, it is open
which of the two is the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from pamphlet.verify.align import Match


def tidied(
    matches: Sequence[Match], work: Sequence[str], copy: Sequence[str], borders: AbstractSet[int]
) -> list[Match]:
    """Give the matches without those that chance made, and moved so that gaps lie at the borders of blocks."""
    return _moved_to_borders(_without_islands(matches, len(work), len(copy)), work, copy, borders)


def _without_islands(matches: Sequence[Match], work_length: int, copy_length: int) -> list[Match]:
    """Drop a match that is small beside what is lost and what is strange on both of its sides."""
    kept: list[Match] = []
    waiting = list(reversed(matches))
    while waiting:
        match = waiting.pop()
        before = kept[-1] if kept else Match(0, 0, 0)
        after = waiting[-1] if waiting else Match(work_length, copy_length, 0)
        lost_before, strange_before = _distance(before, match)
        lost_after, strange_after = _distance(match, after)
        least = min(lost_before + strange_before, lost_after + strange_after)
        by_chance = (
            strange_before
            and strange_after
            and (lost_before or lost_after)
            and 2 * match.length < least
        )
        if not by_chance:
            kept.append(match)
        elif kept:
            waiting.append(kept.pop())  # its gap has grown: it is judged again
    return kept


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
