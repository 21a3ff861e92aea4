"""Place the blocks of a list in a copy: where do words stand whose hash is that of the block?

A hash tells nothing of its words, so each place is tried: first where the block before ended, then farther on. What a
line end or the number of a note leaves open (is the hyphen the word's own?) is tried both ways. The work is bounded:
past the bound a block is looked for only where it should stand.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations, islice
from typing import NamedTuple

from pamphlet.verify.carried.listed import BlockList, ListedBlock
from pamphlet.verify.copies import HYPHEN, Copy

MOST_BYTES = 600_000_000  # hashed in search of blocks: about two seconds
MOST_READINGS = 1_500  # of one block, where line ends leave open how it is read
AHEAD = 4_000  # words that may stand before a block
SURE = 8  # words: a shorter block is known by its neighbour only
NEAR = 8  # blocks

_CALLED = re.compile(r"(?<=[^\W\d]|[^\w\s])(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})$")
_OPEN_END = re.compile(r"[-‐–—/…]$")


class BlockPlace(NamedTuple):
    """Where a block stands: from a word of the copy to before another, and how its words are read."""

    start: int
    end: int
    words: tuple[str, ...]


def placed(listed: BlockList, copy: Copy) -> tuple[BlockPlace | None, ...]:
    """Give each block's place in a copy without furniture; blocks in order, but for those that moved."""
    search = _Search(copy, listed.blocks)
    search.in_order()
    search.within_gaps()
    return tuple(search.places)


class _Search:
    """The words of a copy as they may be read, the blocks, and the places found so far."""

    def __init__(self, copy: Copy, blocks: Sequence[ListedBlock]) -> None:
        self.blocks = blocks
        self.places: list[BlockPlace | None] = [None] * len(blocks)
        self._read_words(copy)
        encoded = [word.encode("utf-8", "surrogatepass") for word in self.words]
        self._text = b" ".join(encoded) + b" "
        self._offsets = [0, *accumulate(len(word) + 1 for word in encoded)]
        self._left = MOST_BYTES

    def _read_words(self, copy: Copy) -> None:
        """Decide how each word is most likely read; keep in `_doubts` what else it may be."""
        counts = Counter(word for word in copy.words if HYPHEN not in word)
        self.words: list[str] = []
        self._doubts: dict[int, tuple[str, ...]] = {}
        drawn = copy.kind in ("pdf", "text")
        for at, word in enumerate(copy.words):
            readings = _readings(word, counts) if HYPHEN in word else [word]
            if drawn and not word.isalpha() and _CALLED.search(word):
                readings += [_CALLED.sub("", reading) for reading in readings]
            if copy.kind == "pdf" and at in copy.line_starts and at and _open(self.words[-1]):
                readings.append("\n")  # one word with the word before
            self.words.append(readings[0])
            if readings[1:]:
                self._doubts[at] = tuple(readings[1:])

    # --- the order of the list ------------------------------------------------------------------------------------

    def in_order(self) -> None:
        """Go through the copy: each block where the one before ends, or else where the list can be taken up again."""
        at = start = 0
        while at < len(self.blocks):
            place = self._fits(at, start)
            if place is None:
                taken_up = next(self._taken_up(at, start), None)
                if taken_up is None:
                    return
                at, place = taken_up
            self.places[at] = place
            at, start = at + 1, place.end

    def _taken_up(self, at: int, start: int) -> Iterator[tuple[int, BlockPlace]]:
        """Give the blocks, from one on, that are surely found from a word on: the likely places first."""
        dropped = ((block, start) for block in range(at + 1, len(self.blocks)))
        added = ((at, word) for word in range(start + 1, min(start + AHEAD, len(self.words))))
        last = min(len(self.blocks), at + NEAR)
        changed = (
            (block, word)
            for block in range(at + 1, last)
            for word in range(start, min(self._reach(at, block, start), len(self.words)))
        )
        anywhere = (
            (block, word)
            for block in range(at, len(self.blocks))
            for word in range(start, len(self.words))
        )
        for candidates in (dropped, added, changed, anywhere):
            for block, word in candidates:
                place = self._stands_at(block, word)
                if place and self._is_sure(block, place):
                    yield block, place
                if self._left < 0:
                    return

    def _reach(self, at: int, block: int, start: int) -> int:
        return start + 300 + 2 * sum(between.count for between in self.blocks[at:block])

    def _is_sure(self, block: int, place: BlockPlace) -> bool:
        if self.blocks[block].count >= SURE or block + 1 == len(self.blocks):
            return True
        return self._fits(block + 1, place.end) is not None

    # --- what is left ---------------------------------------------------------------------------------------------

    def within_gaps(self) -> None:
        """Look for each block that is left: between its neighbours, from behind, then in all other gaps."""
        for in_place in (True, False):
            for at in range(len(self.blocks) - 1, -1, -1):
                if self.places[at] is None and (in_place or self.blocks[at].count > 2):
                    self.places[at] = self._in_gap(at) if in_place else self._moved(at)

    def _in_gap(self, at: int) -> BlockPlace | None:
        before = next((place for place in self.places[at::-1] if place), BlockPlace(0, 0, ()))
        after = next(
            (place for place in self.places[at:] if place),
            BlockPlace(len(self.words), 0, ()),
        )
        if before.end == 0 and after.start == len(self.words):
            return None  # nothing of the work was found: this is no place for it
        for start in range(after.start - self.blocks[at].count, before.end - 1, -1):
            place = self._stands_at(at, start)
            if place or self._left < 0:
                return place
        return None

    def _moved(self, at: int) -> BlockPlace | None:
        for start, end in gaps_between(self.places, len(self.words)):
            for word in range(start, end - self.blocks[at].count + 1):
                place = self._stands_at(at, word)
                if place or self._left < 0:
                    return place
        return None

    # --- one block, one place -------------------------------------------------------------------------------------

    def _stands_at(self, at: int, start: int) -> BlockPlace | None:
        """Tell whether a block stands at a word as it is most likely read; the price is taken from what is left."""
        end = start + self.blocks[at].count
        if end > len(self.words) or start < 0:
            return None
        text = self._text[self._offsets[start] : self._offsets[end] - 1]
        self._left -= len(text) + 400  # a short text costs too
        if hashlib.sha256(text).hexdigest() != self.blocks[at].sha256:
            return None
        return BlockPlace(start, end, tuple(self.words[start:end]))

    def _fits(self, at: int, start: int) -> BlockPlace | None:
        """Tell whether a block stands at a word, in any of the readings."""
        place = self._stands_at(at, start)
        if place or not self._doubts or self._left < 0:
            return place
        wanted = self.blocks[at]
        doubts = [
            (word, reading)
            for word in range(start, min(start + wanted.count + NEAR, len(self.words)))
            for reading in self._doubts.get(word, ())
        ]
        choices = (some for size in range(1, 5) for some in combinations(doubts, size))
        for choice in islice(choices, MOST_READINGS):
            place = self._read(start, wanted, dict(choice))
            if place:
                return place
        return None

    def _read(self, start: int, wanted: ListedBlock, choice: dict[int, str]) -> BlockPlace | None:
        words: list[str] = []
        at = start
        while at < len(self.words) and (len(words) < wanted.count or choice.get(at) == "\n"):
            reading = choice.get(at, self.words[at])
            if reading == "\n":
                if not words:
                    return None
                words[-1] += self.words[at]
            else:
                words.append(reading)
            at += 1
        text = " ".join(words).encode("utf-8", "surrogatepass")
        self._left -= len(text) + 400
        if hashlib.sha256(text).hexdigest() != wanted.sha256:
            return None
        return BlockPlace(start, at, tuple(words))


def gaps_between(places: Iterable[BlockPlace | None], length: int) -> list[tuple[int, int]]:
    """Give the ranges of words of a copy that belong to no block."""
    taken = sorted((place.start, place.end) for place in places if place)
    starts = [0, *(end for _, end in taken)]
    ends = [*(start for start, _ in taken), length]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _readings(word: str, counts: Counter[str]) -> list[str]:
    """Give the ways to read a word that line ends broke, first the one that stands elsewhere too."""
    readings = [word.replace(HYPHEN, mark) for mark in ("", "-", "‐")]
    return sorted(readings, key=lambda reading: -counts[reading])


def _open(word: str) -> bool:
    return bool(_OPEN_END.search(word))
