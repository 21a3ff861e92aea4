"""Place the blocks of a work that a copy holds whole where they stand closest together.

What a copy says of a work repeats it: the contents name the headings, the licence page quotes where a part begins and
ends, a refrain comes again and again. All words are found either way; but each block belongs beside its neighbours. So
of all the places where a block stands in one piece, those are taken with which the least strange stands amid the work.
In: the two sides, and an alignment that finds every word. Out: another one.

>>> blocks = [BlockWords(f"p-{at}", 0, tuple(text.split())) for at, text in enumerate(("A Day", "It rained.", "A Day"))]
>>> work = Words((PartWords("part", "Part", tuple(blocks)),))
>>> copy = Copy("text", tuple("Contents: A Day A Night A Day It rained. 7 A Day The End. A Day".split()))
>>> for match in closest(sides(work, copy, folded=False), [Match(0, 1, 2), Match(2, 7, 2), Match(4, 12, 2)]):
...     print(match)
Match(work=0, copy=5, length=4)
Match(work=4, copy=10, length=2)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from pamphlet.verify.compare.apparatus import is_apparatus, says_nothing
from pamphlet.verify.compare.keys import Sides
from pamphlet.work.align import Match

OPENING = 3  # words by which the places of a block are looked up
MOST_PLACES = 400  # of one block: of what stands there more often, those near the block before; or else all is left
APART = 4  # words: what a place beside something strange costs more than its words
NEAR = 40  # words between two blocks that may be apparatus: a picture and its description, the head of a table


class _Place(NamedTuple):
    """Where a block may stand: its words in runs, and the words strange amid them."""

    runs: tuple[Match, ...]
    start: int
    end: int
    strange: int


class _Chain(NamedTuple):
    """The cheapest way to place all blocks up to one that ends there."""

    cost: int
    place: _Place
    before: _Chain | None


def closest(sides: Sides, matches: Sequence[Match]) -> list[Match]:
    """Give the places with the least strange words amid the work; the alignment as it was when there are too many."""
    chains: list[_Chain] = []
    places = _Places(sides, matches)
    between = _Between(sides)
    for start, end in pairwise((*sides.work.starts, len(sides.work.keys))):
        if start == end:
            continue
        every = places.of(start, end)
        if len(every) > MOST_PLACES:
            every = _near(every, chains, places.aligned(start, end))
        if len(every) > MOST_PLACES:
            return list(matches)
        longer = list(_longer(chains, every, between, is_first=start == 0))
        if not longer:
            return list(matches)
        chains = longer
    best: _Chain | None = min(chains, key=lambda chain: chain.cost)
    runs: list[Match] = []
    while best:
        runs += reversed(best.place.runs)
        best = best.before
    return list(_joined(runs[::-1]))


def _near(places: Sequence[_Place], chains: Sequence[_Chain], aligned: _Place) -> list[_Place]:
    """Give the places close behind the block before, and the one where a block was aligned: of a cell that says “a”."""
    ends = [chain.place.end for chain in chains]
    return [
        place
        for place in places
        if place.start == aligned.start
        or bisect_left(ends, place.start - NEAR) < bisect_right(ends, place.start)
    ]


def _longer(
    chains: Sequence[_Chain], places: Sequence[_Place], between: _Between, *, is_first: bool
) -> Iterator[_Chain]:
    """Add a block to the cheapest chain that ends before each of its places; chains and places are sorted."""
    if is_first:
        yield from (_Chain(place.strange, place, None) for place in places)
        return
    ends = [chain.place.end for chain in chains]
    cheapest: list[
        _Chain
    ] = []  # up to each chain, by its cost and what follows it up to one and the same word
    for chain in chains:
        former = cheapest[-1] if cheapest else chain
        is_better = _reach(chain, between) <= _reach(former, between)
        cheapest.append(chain if is_better else former)
    for place in places:
        near, end = bisect_left(ends, place.start - NEAR), bisect_right(ends, place.start)
        options = [*cheapest[near - 1 : near], *chains[near:end]] if near else list(chains[:end])
        if options:
            costs = [chain.cost + between.cost(chain.place.end, place.start) for chain in options]
            least = min(costs)
            last = len(costs) - 1 - costs[::-1].index(least)
            yield _Chain(least + place.strange, place, options[last])


def _reach(chain: _Chain, between: _Between) -> int:
    return chain.cost - between.said[chain.place.end]


class _Between:
    """What it costs that two blocks stand apart: the words between them, but for marks, numbers and apparatus."""

    def __init__(self, sides: Sides) -> None:
        self._words = sides.copy.words
        self._texts = sides.work.beside | sides.work.drawn
        nothing = set(filter(says_nothing, set(self._words)))
        self.said = list(accumulate((word not in nothing for word in self._words), initial=0))

    def cost(self, end: int, start: int) -> int:
        """Give the cost of what stands from where one block ends to where the next begins."""
        if end == start:
            return 0
        said = self.said[start] - self.said[end]
        if start - end <= NEAR and (not said or is_apparatus(self._words[end:start], self._texts)):
            return 1
        return said + APART


class _Places:
    """Look up where blocks may stand: in one piece anywhere, or else as they were aligned."""

    def __init__(self, sides: Sides, matches: Sequence[Match]) -> None:
        self._keys = sides.work.keys
        self._blocks = tuple(pairwise((*sides.work.starts, len(self._keys))))
        self._copy = sides.keys
        self._matches = matches
        self._starts = [match.work for match in matches]
        self._openings: dict[int, dict[tuple[str, ...], list[int]]] = {}

    def of(self, start: int, end: int) -> list[_Place]:
        """Give the places of a block, in order of where they end."""
        block = self._keys[start:end]
        size = min(OPENING, len(block))
        whole = [
            _Place((Match(start, at, len(block)),), at, at + len(block), 0)
            for at in self._opening(size).get(tuple(block[:size]), ())
            if self._copy[at : at + len(block)] == block
        ]
        aligned = self.aligned(start, end)
        return whole if aligned.strange == 0 and whole else sorted([*whole, aligned], key=_end)

    def _opening(self, size: int) -> dict[tuple[str, ...], list[int]]:
        if size not in self._openings:
            places: dict[tuple[str, ...], list[int]] = defaultdict(list)
            rows = (self._copy[at:] for at in range(size))
            wanted = {tuple(self._keys[at : min(end, at + size)]) for at, end in self._blocks}
            for at, words in enumerate(zip(*rows, strict=False)):
                if words in wanted:
                    places[words].append(at)
            self._openings[size] = places
        return self._openings[size]

    def aligned(self, start: int, end: int) -> _Place:
        """Give the place where a block was aligned."""
        at = max(0, bisect_left(self._starts, start + 1) - 1)
        runs: list[Match] = []
        while at < len(self._matches) and self._matches[at].work < end:
            match = self._matches[at]
            first, last = max(start, match.work), min(end, match.work + match.length)
            if first < last:
                runs.append(Match(first, match.copy + first - match.work, last - first))
            at += 1
        stop = runs[-1].copy + runs[-1].length
        strange = stop - runs[0].copy - (end - start) + APART * (len(runs) - 1)
        return _Place(tuple(runs), runs[0].copy, stop, strange)


def _end(place: _Place) -> int:
    return place.end


def _joined(runs: Sequence[Match]) -> Iterator[Match]:
    """Put runs together that touch on both sides."""
    former: Match | None = None
    for run in runs:
        if former and (former.work + former.length, former.copy + former.length) == run[:2]:
            former = former._replace(length=former.length + run.length)
            continue
        if former:
            yield former
        former = run
    if former:
        yield former
