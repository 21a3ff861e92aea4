"""Measure a copy by a list of blocks: a block whose words are not there is told, though not which words they were.

In: a `BlockList` and a `Copy`. Out: a `Comparison`; or, where every block is proved, the `Words` themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from pamphlet.verify.carried.listed import BlockList
from pamphlet.verify.carried.placing import BlockPlace, placed
from pamphlet.verify.compare.compare import CONTEXT
from pamphlet.verify.compare.differences import Addition, Comparison, Difference, DifferenceKind
from pamphlet.verify.copies import Copy, without_furniture
from pamphlet.work.words import BlockWords, PartWords, Words

MARGIN = 10  # words: how much longer than the lost blocks what stands in their place is shown at the copy's ends


def proved_words(listed: BlockList, copy: Copy) -> Words | None:
    """Take the words of a work from a copy of it: None when a block is not there, or the fingerprint is another."""
    places = placed(listed, without_furniture(copy))
    words = _words(listed, places)
    return words if all(places) and words.fingerprint == listed.fingerprint else None


def compare_listed(listed: BlockList, copy: Copy) -> tuple[Comparison, Words]:
    """Compare by the list. Give also the wording as far as it is proved: a block that was not found has no words."""
    bare = without_furniture(copy)
    places = placed(listed, bare)
    side = _Side(listed, _words(listed, places), bare, places, _in_order(places))
    differences = tuple(_differences(side))
    lost = sum(place.unknown or len(place.expected) for place in differences)
    additions = tuple(_additions(side))
    return Comparison(differences, (), additions, listed.count, listed.count - lost), side.words


class _Side(NamedTuple):
    """A list, the words proved, the copy; where each block stands, and which of them stand in their order."""

    listed: BlockList
    words: Words
    copy: Copy
    places: Sequence[BlockPlace | None]
    kept: frozenset[int]

    def is_lost(self, at: int) -> bool:
        return self.places[at] is None

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Give the range of the copy between the blocks in order before and after some others; -1: no such block."""
        before = next((at for at in range(first - 1, -1, -1) if at in self.kept), -1)
        after = next((at for at in range(last + 1, len(self.places)) if at in self.kept), -1)
        start, end = self.places[before], self.places[after]
        return (
            start.end if before >= 0 and start else -1,
            end.start if after >= 0 and end else -1,
        )

    def strange(self, start: int, end: int) -> list[int]:
        """Give the words of a range that belong to no block."""
        moved = [place for place in self.places if place and start <= place.start < end]
        return [
            at
            for at in range(start, end)
            if not any(place.start <= at < place.end for place in moved)
        ]


def _words(listed: BlockList, places: Sequence[BlockPlace | None]) -> Words:
    """Give the blocks with their words; the list knows the parts by their titles only."""
    parts = []
    listed_places = zip(listed.blocks, places, strict=True)
    for title, blocks in groupby(listed_places, lambda listed_place: listed_place[0].part):
        words = (
            BlockWords(block.anchor, block.turn, place.words if place else ())
            for block, place in blocks
        )
        parts.append(PartWords(title, title, tuple(words)))
    return Words(tuple(parts))


def _in_order(places: Sequence[BlockPlace | None]) -> frozenset[int]:
    """Give the blocks that stand in the order of the list: of those that are out of order, as few words as can be."""
    found = [(at, place) for at, place in enumerate(places) if place]
    if all(former.end <= place.start for (_, former), (_, place) in pairwise(found)):
        return frozenset(at for at, _ in found)
    chains: list[
        tuple[int, int]
    ] = []  # the words of the best chain that ends with each block, and its former
    for at, (_, place) in enumerate(found):
        former = max(
            (
                (chains[i][0], i)
                for i in range(max(0, at - 500), at)
                if found[i][1].end <= place.start
            ),
            default=(0, -1),
        )
        chains.append((former[0] + len(place.words), former[1]))
    kept: set[int] = set()
    at = max(range(len(chains)), key=lambda end: chains[end][0])
    while at >= 0:
        kept.add(found[at][0])
        at = chains[at][1]
    return frozenset(kept)


def _differences(side: _Side) -> Iterator[Difference]:
    off = [at for at in range(len(side.places)) if at not in side.kept]
    for _, run in groupby(enumerate(off), lambda numbered: numbered[1] - numbered[0]):
        blocks = [at for _, at in run]
        lost = [at for at in blocks if side.is_lost(at)]
        found, position = _instead(side, blocks, sum(side.listed.blocks[at].count for at in lost))
        size = sum(side.listed.blocks[at].count for at in lost)
        kind: DifferenceKind = "missing" if len(found) < size else "changed"
        for at in blocks:
            place = side.places[at]
            if place:
                yield _difference(side, at, "moved", place.words, place.start)
            else:
                yield _difference(side, at, kind, found if at == lost[0] else (), position)


def _instead(side: _Side, blocks: Sequence[int], size: int) -> tuple[tuple[str, ...], int]:
    """Give what stands where some blocks should; at an end of the copy, where apparatus may begin, only so much."""
    start, end = side.bounds(blocks[0], blocks[-1])
    if start < 0 and end < 0:
        return (), 0
    if start < 0:
        start = max(0, end - size - MARGIN)
    elif end < 0:
        end = min(len(side.copy.words), start + size + MARGIN)
    places = side.strange(start, max(start, end))
    return tuple(side.copy.words[at] for at in places), start


def _additions(side: _Side) -> Iterator[Addition]:
    """Give what stands between two blocks that follow each other, and before the first and after the last."""
    kept = sorted(side.kept)
    if not kept:
        return
    ends = [(0, -1), *((_end(side, at), at) for at in kept)]
    starts = [*((_start(side, at), at) for at in kept), (len(side.copy.words), len(side.places))]
    for (end, before), (start, after) in zip(ends, starts, strict=True):
        inside = before >= 0 and after < len(side.places)
        strange = side.strange(end, start)
        if not strange or (inside and any(map(side.is_lost, range(before + 1, after)))):
            continue
        yield Addition(side.copy.place(strange[0]), side.copy.place(strange[-1]) + 1, after, inside)


def _start(side: _Side, at: int) -> int:
    place = side.places[at]
    return place.start if place else 0


def _end(side: _Side, at: int) -> int:
    place = side.places[at]
    return place.end if place else 0


def _difference(
    side: _Side, at: int, kind: DifferenceKind, found: tuple[str, ...], position: int
) -> Difference:
    block = side.words.blocks[at]
    before = side.words.blocks[at - 1].words if at else ()
    after = side.words.blocks[at + 1].words if at + 1 < len(side.words.blocks) else ()
    return Difference(
        kind=kind,
        anchor=block.anchor,
        part=side.words.titles[at],
        turn=block.turn,
        word=0,
        expected=block.words,
        found=found,
        before=before[-CONTEXT:],
        after=after[:CONTEXT],
        position=side.copy.place(position),
        page=bisect_right(side.copy.page_starts, position),
        unknown=0 if block.words else side.listed.blocks[at].count,
    )
