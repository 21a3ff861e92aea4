"""Tidy an alignment for people: no words matched by chance amid a loss, and gaps at the borders of blocks.

An alignment of least cost is not yet the one that tells what happened. A lost paragraph leaves a “the” here and an
“of” there that also stand in what follows; and where the same word stands before and after something added, it is open
which of the two is the old one. In: matches and the two sides. Out: matches, changed by each of the rules in turn.

    work      CS: Why? | CS: Was it?
    copy      CS: Why? [CS: Do say.] CS: Was it?
    aligned   CS: Why? CS:  [Do say. CS:]  Was it?      what is added is torn out of the middle of a block
    tidied    CS: Why?  [CS: Do say.]  CS: Was it?      it stands between two blocks

>>> blocks = (BlockWords("q-1", 1, ("CS:", "Why?")), BlockWords("q-2", 2, ("CS:", "Was", "it?")))
>>> copy = Copy("text", tuple("CS: Why? CS: Do say. CS: Was it?".split()))
>>> work = Words((PartWords("part", "Part", blocks),))
>>> for match in tidied([Match(0, 0, 3), Match(3, 6, 2)], sides(work, copy, folded=False)):
...     print(match)
Match(work=0, copy=0, length=2)
Match(work=2, copy=5, length=3)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from pamphlet.verify.compare.keys import Sides
from pamphlet.work.align import SURE, Match, common_run

MOST_ALONE = 2  # words that end a copy, with so many lost before them and more behind: “the” of what comes next
LEAST_BEFORE = 4
LONGEST_CHANCE = 12  # words: no more of them in a row stand in two places of the first pamphlet


def without_islands(matches: Sequence[Match], sides: Sides) -> list[Match]:
    """Drop what is small beside what is lost and what is strange on both of its sides."""
    rows = _Rows(sides)
    if matches and _ends_by_chance(matches, sides):
        matches = matches[:-1]
    kept: list[list[Match]] = []
    waiting = _islands(matches)[::-1]
    while waiting:
        island = waiting.pop()
        before = kept[-1][-1] if kept else Match(0, 0, 0)
        after = waiting[-1][0] if waiting else _end(sides)
        length = sum(match.length for match in island)
        lost = island[-1].work + island[-1].length - island[0].work - length
        beside = (_distance(before, island[0]), _distance(island[-1], after))
        if not _is_by_chance(length, lost, *beside) or rows.stands_once(island):
            kept.append(island)
        elif kept:
            waiting.append(kept.pop())  # its gap has grown: it is judged again
    return [match for island in kept for match in island]


def _ends_by_chance(matches: Sequence[Match], sides: Sides) -> bool:
    """Tell whether the last words of a copy are chance: a “the” behind an excerpt, with much lost before and behind."""
    last = matches[-1]
    former = matches[-2] if len(matches) > 1 else Match(0, 0, 0)
    lost, strange = _distance(former, last)
    lost_behind, strange_behind = _distance(last, _end(sides))
    is_last = lost_behind > 0 and not (strange or strange_behind)
    return is_last and last.length <= MOST_ALONE and lost >= LEAST_BEFORE


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
    """Judge an island by its length, by the words lost within, and by those lost and strange on either side.

    It is by chance when it is short, and no third of what differs on one side of it; or, up to some length, not half of
    what differs on either side: a longer one may be all that an excerpt has, and so may one that is not short and
    stands nowhere else. These shares are chosen: with them the damaged and the innocent copies of the tests are told as
    what they are.
    """
    if not (before[1] and after[1]) or not (lost or before[0] or after[0]):
        return False
    beside = lost + max(sum(side) if side[0] or lost else 0 for side in (before, after))
    return (length <= LONGEST_CHANCE and 3 * length <= beside) or (
        length <= SURE and 2 * length < min(sum(before), sum(after))
    )


class _Rows:
    """The keys of both sides in a row, to see whether a passage that is not short stands there once."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._rows: tuple[str, ...] = ()

    def stands_once(self, island: Sequence[Match]) -> bool:
        """Tell whether the longest run of an island is more than chance has, and stands once in work and copy."""
        longest = max(island, key=lambda match: match.length)
        if longest.length <= LONGEST_CHANCE:
            return False
        keys = self._sides.work.keys
        if not self._rows:
            self._rows = tuple(f" {' '.join(row)} " for row in (keys, self._sides.keys))
        passage = f" {' '.join(keys[longest.work : longest.work + longest.length])} "
        return all(row.find(passage, row.find(passage) + 1) < 0 for row in self._rows)


def grown(matches: Sequence[Match], sides: Sides) -> list[Match]:
    """Lengthen each match by what stands on its right and on its left in the gaps."""
    work, copy = sides.work.keys, sides.keys
    longer: list[Match] = []
    for match, after in pairwise((*matches, _end(sides))):
        before = longer[-1] if longer else Match(0, 0, 0)
        left = common_run(
            work[before.work + before.length : match.work][::-1],
            copy[before.copy + before.length : match.copy][::-1],
            0,
            0,
        )
        end, end_copy = match.work + match.length, match.copy + match.length
        right = common_run(work[end : after.work], copy[end_copy : after.copy], 0, 0)
        longer.append(Match(match.work - left, match.copy - left, left + match.length + right))
    return longer


def slid_to_borders(matches: Sequence[Match], sides: Sides) -> list[Match]:
    """Slide each gap that is empty on one side to the border of a block, or into the gap beside it."""
    kept: list[Match] = []
    for match in matches:
        kept.append(match)
        while len(kept) > 1 and _slide(kept, sides):
            pass
    return kept


def _slide(kept: list[Match], sides: Sides) -> bool:
    """Slide the last gap; tell whether it became one with the gap before it, so that it may slide again."""
    former, match = kept[-2:]
    lost, strange = _distance(former, match)
    if (lost and strange) or not (lost or strange):
        return False
    words, start, end = (
        (sides.keys, former.copy + former.length, match.copy)
        if strange
        else (sides.work.keys, former.work + former.length, match.work)
    )
    left = _count(former.length, lambda step: words[start - 1 - step] == words[end - 1 - step])
    right = _count(match.length, lambda step: words[start + step] == words[end + step])
    edges = (former.work + former.length, match.work)
    to_border = (
        step
        for step in sorted(range(-left, right + 1), key=abs)
        if any(edge + step in sides.work.borders for edge in edges)
    )
    step = next(to_border, -left if left == former.length else 0)
    parts = (former._replace(length=former.length + step), _shifted(match, step))
    kept[-2:] = [part for part in parts if part.length]
    return len(kept) > 1 and not parts[0].length


def _shifted(match: Match, step: int) -> Match:
    return Match(match.work + step, match.copy + step, match.length - step)


def _count(most: int, holds: Callable[[int], bool]) -> int:
    return next((step for step in range(most) if not holds(step)), most)


def gathered(matches: Sequence[Match], sides: Sides) -> list[Match]:
    """Move the first blocks and the last ones to the rest, when they stand there too: the contents name the heading."""
    moved = list(matches)
    if len(moved) < 2:
        return moved
    work, copy, borders = sides.work.keys, sides.keys, sides.work.borders
    first, second = moved[:2]
    if first.work + first.length == second.work and second.work in borders:
        block = work[first.work : second.work]
        behind = range(second.copy - len(block), first.copy, -1)
        place = next((at for at in behind if copy[at : at + len(block)] == block), first.copy)
        moved[0] = first._replace(copy=place)
    former, last = moved[-2:]
    if former.work + former.length == last.work and last.work in borders:
        block = work[last.work : last.work + last.length]
        moved[-1] = last._replace(copy=_find(block, copy, former.copy + former.length))
    return moved


def without_echoes(matches: Sequence[Match], sides: Sides) -> list[Match]:
    """Drop the first and the last words, found in an echo, where they stand beside the rest with other spaces.

    A conversion writes “the proletariat.[1938:36]” at the end, and the licence page says how the work ends.
    """
    kept = list(matches)
    if len(kept) > 1 and _distance(*kept[-2:])[0] == 0:
        start = kept[-2].copy + kept[-2].length
        beside = sides.keys[start : min(kept[-1].copy, start + LONGEST_CHANCE)]
        if _stands_in(kept[-1], (beside[:count] for count in range(1, len(beside) + 1)), sides):
            kept.pop()
    if len(kept) > 1 and _distance(*kept[:2])[0] == 0:
        end, first = kept[1].copy, kept[0].copy + kept[0].length
        beside = sides.keys[max(first, end - LONGEST_CHANCE) : end]
        if _stands_in(kept[0], (beside[at:] for at in range(len(beside))), sides):
            del kept[0]
    return kept


def _stands_in(match: Match, passages: Iterable[Sequence[str]], sides: Sides) -> bool:
    """Tell whether one of some passages has the letters of a match that is no longer than chance."""
    told = "".join(sides.work.keys[match.work : match.work + match.length])
    return match.length <= LONGEST_CHANCE and any("".join(each) == told for each in passages)


RULES: tuple[Callable[[Sequence[Match], Sides], list[Match]], ...] = (
    without_islands,
    grown,
    slid_to_borders,
    gathered,
    without_echoes,
)


def tidied(matches: Sequence[Match], sides: Sides) -> list[Match]:
    """Change matches by one rule after the other."""
    for rule in RULES:
        matches = rule(matches, sides)
    return list(matches)


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


def _end(sides: Sides) -> Match:
    return Match(len(sides.work.keys), len(sides.keys), 0)


def _distance(former: Match, match: Match) -> tuple[int, int]:
    """Give the words lost and the words strange between two matches."""
    return (
        match.work - former.work - former.length,
        match.copy - former.copy - former.length,
    )
