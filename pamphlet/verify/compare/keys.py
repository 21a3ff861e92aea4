"""The two sides of a comparison, as keys: the words of the work and of the copy without what a copy cannot hold.

A key is a word without the characters that nobody sees; in a PDF also without joiners, and on pages that were read by
place without vowel signs, and with one bracket for both of a pair. Folded, it is without what is only typography.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pamphlet.verify.compare.broken_words import broken_alike, is_call, placed_alike
from pamphlet.verify.compare.folding import differs_in_typography_only, fold
from pamphlet.verify.copies import HYPHEN, Copy, without_unseen
from pamphlet.work.align import Gap, Match, gaps
from pamphlet.work.words import BlockWords, Words

Key = Callable[[str], str]

MARGIN = 64  # words beside a difference that are folded too
MOST_PIECES = 3  # into which line ends may break the words of a gap
LONGEST_CHANGE = 30  # words: of a longer passage that has nothing in common with what stands there, it is told apart

_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f]")
_SIGNS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_PAIRS = str.maketrans(")]}>»›”’", "([{<«‹“‘")


@dataclass(frozen=True, slots=True)
class Work:
    """The work as one sequence: its words and their keys, where each block starts, the notes called after a word."""

    blocks: tuple[BlockWords, ...]
    titles: tuple[str, ...]  # of the parts of the blocks
    words: Sequence[str]
    keys: Sequence[str]
    starts: Sequence[int]
    borders: frozenset[int]
    calls: dict[int, tuple[int, ...]]

    def block_at(self, at: int) -> int:
        """Give the index of the block that holds a word."""
        return max(0, bisect_right(self.starts, at) - 1)


@dataclass(frozen=True, slots=True)
class Sides:
    """A work and a copy, and how a gap between what they have in common reads."""

    work: Work
    copy: Copy
    keys: Sequence[str]
    key: Key
    folded: bool

    def strange(self, gap: Gap) -> list[int]:
        """Give the places of the words of the copy in a gap that are no page furniture."""
        return [at for at in range(gap.copy, gap.copy_end) if at not in self.copy.furniture]

    def found(self, places: Iterable[int]) -> tuple[str, ...]:
        """Give the words of the copy at some places."""
        return tuple(self.copy.words[at] for at in places)

    def is_same(self, gap: Gap) -> bool:
        """Tell whether nothing happened in a gap but what a line end, a page end or the call of a note may do."""
        strange = self.strange(gap)
        first = gap.work if gap.work < gap.work_end else gap.work - 1
        called = (self.work.calls.get(at, ()) for at in range(first, gap.work_end))
        calls = [number for numbers in called for number in numbers]
        if gap.work == gap.work_end:
            return (
                not strange
                or is_call(self._text(strange), calls)
                or self._is_running_head(gap, strange)
            )
        expected = self.work.keys[gap.work : gap.work_end]
        every = range(
            gap.copy, gap.copy_end
        )  # what looked like furniture may be the rest of a broken word
        return any(
            places and broken_alike(expected, self._text(places), calls)
            for places in (strange, every)
        )

    def without_addition(self, gap: Gap) -> Gap:
        """Give a gap at the border of a block without the words that stand there as they should."""
        size = gap.work_end - gap.work
        if not 0 < size <= LONGEST_CHANGE:
            return gap
        for length in range(1, min(gap.copy_end - gap.copy, size + MOST_PIECES)):
            if gap.work_end in self.work.borders:
                end = gap.copy + length
                if self.is_same(Gap(gap.work, gap.work_end, gap.copy, end)):
                    return Gap(gap.work_end, gap.work_end, end, gap.copy_end)
            if gap.work in self.work.borders:
                start = gap.copy_end - length
                if self.is_same(Gap(gap.work, gap.work_end, start, gap.copy_end)):
                    return Gap(gap.work, gap.work, gap.copy, start)
        return gap

    def is_typography(self, gap: Gap) -> bool:
        """Tell whether a gap that is filled on both sides differs in typography only."""
        expected = self.work.words[gap.work : gap.work_end]
        strange = self.strange(gap)
        return bool(expected and strange) and differs_in_typography_only(
            expected, self.found(strange)
        )

    def is_change(self, gap: Gap) -> bool:
        """Tell whether what stands in a gap stands there instead of the words of the work."""
        expected, found = gap.work_end - gap.work, len(self.strange(gap))
        if not (0 < expected <= LONGEST_CHANGE and 0 < found <= LONGEST_CHANGE):
            return False
        return found <= 2 * expected + 3 and expected <= 2 * found + 3

    def alike_by_place(self, some: Sequence[Gap]) -> int:
        """Count the gaps that together hold the same characters, on a page that was read by place; 0 if they do not."""
        if self.copy.visual.isdisjoint((some[0].copy, some[0].copy - 1)):
            return 0
        for count, last in enumerate(some, 1):
            expected = self.work.keys[some[0].work : last.work_end]
            strange = self.strange(Gap(0, 0, some[0].copy, last.copy_end))
            if expected and placed_alike(expected, [self.keys[at] for at in strange]):
                return count
        return 0

    def _text(self, places: Sequence[int]) -> str:
        """Give the keys at some places, with a line feed where a line begins."""
        lines = self.copy.line_starts
        parts = (("\n" if at in lines else " ") + self.key(self.copy.words[at]) for at in places)
        return "".join(parts)[1:]

    def _is_running_head(self, gap: Gap, strange: Sequence[int]) -> bool:
        """Tell whether words at the top or foot of a page are the title of a part, with a page number or without."""
        starts = self.copy.page_starts
        if bisect_right(starts, gap.copy_end) == bisect_right(starts, gap.copy - 1):
            return False
        head = " ".join(word for word in self.found(strange) if not word.isdecimal())
        return head.casefold() in {title.casefold() for title in self.work.titles}


def sides(words: Words, copy: Copy, *, folded: bool) -> Sides:
    """Lay a work and a copy side by side."""
    key = key_for(copy, folded=folded)
    work = _work(words, key)
    return Sides(work, copy, _copy_keys(copy, key, work.keys), key, folded)


def folded_beside(both: Sides, matches: Sequence[Match]) -> Sides | None:
    """Fold two sides where they are not long alike, and leave what is: there the keys are as good.

    None when a word would be without a key: then all must be laid side by side again.
    """
    key = key_for(both.copy, folded=True)
    work, copy = list(both.work.keys), list(both.keys)
    for gap in gaps(
        [_inner(each) for each in matches if each.length > 2 * MARGIN], len(work), len(copy)
    ):
        work[gap.work : gap.work_end] = map(key, work[gap.work : gap.work_end])
        copy[gap.copy : gap.copy_end] = map(key, copy[gap.copy : gap.copy_end])
        if "" in work[gap.work : gap.work_end]:
            return None
    return Sides(replace(both.work, keys=work), both.copy, copy, key, folded=True)


def _inner(match: Match) -> Match:
    return Match(match.work + MARGIN, match.copy + MARGIN, match.length - 2 * MARGIN)


def key_for(copy: Copy, *, folded: bool) -> Key:
    """Give the function that makes the keys for this copy."""
    plain = _by_place if copy.visual else _drawn if copy.kind == "pdf" else without_unseen
    return (lambda word: fold(plain(word))) if folded else plain


def _by_place(word: str) -> str:
    if word.isascii():
        return word.translate(_PAIRS)
    return unicodedata.normalize("NFKC", _SIGNS.sub("", _drawn(word))).translate(_PAIRS)


def _drawn(word: str) -> str:
    return word if word.isascii() else _JOINERS.sub("", without_unseen(word))


def _work(words: Words, key: Key) -> Work:
    """Lay the blocks of a work end to end; a word without a key, which nobody sees, is left out."""
    flat: list[str] = []
    keys: list[str] = []
    starts: list[int] = []
    calls: dict[int, tuple[int, ...]] = {}
    every: set[str] = set().union(*(block.words for block in words.blocks))
    keyed = {word: new for word in every if (new := key(word)) is not word}
    for block in words.blocks:
        starts.append(len(flat))
        found = [keyed.get(word, word) for word in block.words] if keyed else block.words
        if "" in found:
            flat.extend(word for word, seen in zip(block.words, found, strict=True) if seen)
            keys.extend(filter(None, found))
        else:
            flat.extend(block.words)
            keys.extend(found)
        for after, number in block.calls:
            at = starts[-1] + sum(map(bool, found[: after + 1])) - 1
            calls[at] = (*calls.get(at, ()), number)
    borders = frozenset((*starts, len(flat)))
    return Work(words.blocks, words.titles, flat, keys, starts, borders, calls)


def _copy_keys(copy: Copy, key: Key, known: Iterable[str]) -> list[str]:
    """Give the keys of a copy; a word that a line end broke becomes the word of the work that it may be."""
    every = set(copy.words)
    keyed = {word: found for word in every if (found := key(word)) is not word}
    broken = [word for word in every if HYPHEN in word]
    vocabulary = set(known) if broken else set()
    for word in broken:
        found = keyed.get(word, word)
        spelled = (found.replace(HYPHEN, hyphen) for hyphen in ("", "-", "‐"))
        keyed[word] = next((each for each in spelled if each in vocabulary), found)
    return [keyed.get(word, word) for word in copy.words] if keyed else list(copy.words)
