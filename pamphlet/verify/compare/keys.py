r"""The two sides of a comparison, as keys: the words of the work and of the copy without what a copy cannot hold.

A key is a word without the characters that nobody sees; in a PDF also without joiners, and on pages that were read by
place without vowel signs, and with one bracket for both of a pair. Folded, it is without what is only typography. In:
`Words` and a `Copy`. Out: `Sides`.

>>> copy = Copy("text", ("No:", "state\x02owned", "‘property’"))
>>> [key_for(copy, folded=False)(word) for word in ("un\u00adseen", "‘Property’")]
['unseen', '‘Property’']
>>> block = BlockWords("p-1", 0, ("No:", "state-owned", "'property'"))
>>> work = Words((PartWords("part", "Part", (block,)),))
>>> list(sides(work, copy, folded=False).keys)
['No:', 'state-owned', '‘property’']
>>> list(sides(work, copy, folded=True).keys)
['no:', 'stateowned', "'property'"]
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import compress

from pamphlet.verify.compare.apparatus import texts_beside, texts_drawn
from pamphlet.verify.compare.folding import fold
from pamphlet.verify.compare.note_calls import called_words, without_calls
from pamphlet.verify.copies import HYPHEN, Copy, without_unseen
from pamphlet.work.align import Gap, Match, gaps
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.scripts import LOWERED, RAISED
from pamphlet.work.words import BlockWords, Words

Key = Callable[[str], str]

MARGIN = 64  # words beside a difference that are folded too: no rule looks farther from it than half of that

_JOINERS = expression("[\u200c\u200d\ufe00-\ufe0f]")
# Raised and lowered letters in signs of their own: “10²”, where a format cannot raise the 2 of “102”.
_PLAIN = str.maketrans(
    {sign: plain for signs in (RAISED, LOWERED) for plain, sign in signs.items()}
)
_IN_SIGNS = frozenset(map(chr, _PLAIN))
_SIGNS = expression(
    "[\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_PAIRS = str.maketrans(")]}>»›”’", "([{<«‹“‘")


@frozen
class Work:
    """The work as one sequence: its words and their keys, where each block starts, the notes called after a word.

    `borders` are the places where a block begins or ends. What a copy may have beside its words: `beside` at the border
    of a block or a page, `drawn` anywhere.
    """

    blocks: tuple[BlockWords, ...]
    parts: tuple[str, ...]  # the title of the part of each block
    words: Sequence[str]
    keys: Sequence[str]
    starts: Sequence[int]
    borders: frozenset[int]
    calls: dict[int, tuple[int, ...]]
    beside: frozenset[str]
    drawn: frozenset[str]

    def block_at(self, at: int) -> int:
        """Give the index of the block that holds a word."""
        return max(0, bisect_right(self.starts, at) - 1)


@frozen
class Sides:
    """A work and a copy with its keys; `key` makes a key of a word."""

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

    def text(self, places: Sequence[int]) -> str:
        """Give the keys at some places of the copy, with a line feed where a line begins."""
        lines = self.copy.line_starts
        parts = (("\n" if at in lines else " ") + self.key(self.copy.words[at]) for at in places)
        return "".join(parts)[1:]


def sides(words: Words, copy: Copy, *, folded: bool) -> Sides:
    """Lay a work and a copy side by side."""
    key = key_for(copy, folded=folded)
    work = _work(words, key)
    return Sides(work, copy, _copy_keys(copy, key, work), key, folded)


def folded_beside(exact: Sides, matches: Sequence[Match]) -> Sides | None:
    """Fold two sides where they are not long alike, and leave what is: there the keys are as good.

    None when a word would be without a key: then all must be laid side by side again.
    """
    key = key_for(exact.copy, folded=True)
    work, copy = list(exact.work.keys), list(exact.keys)
    long = [_inner(match) for match in matches if match.length > 2 * MARGIN]
    for gap in gaps(long, len(work), len(copy)):
        work[gap.work : gap.work_end] = map(key, work[gap.work : gap.work_end])
        copy[gap.copy : gap.copy_end] = map(key, copy[gap.copy : gap.copy_end])
        if "" in work[gap.work : gap.work_end]:
            return None
    return Sides(replace(exact.work, keys=work), exact.copy, copy, key, folded=True)


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
    seen: list[str] = []
    keys: list[str] = []
    starts: list[int] = []
    calls: dict[int, tuple[int, ...]] = {}
    changed = _changed(set().union(*(block.words for block in words.blocks)), key)
    for block in words.blocks:
        starts.append(len(keys))
        made = [changed.get(word, word) for word in block.words] if changed else block.words
        seen.extend(block.words if all(made) else compress(block.words, made))
        keys.extend(filter(None, made))
        for after, number in block.calls:
            at = starts[-1] + sum(map(bool, made[: after + 1])) - 1
            calls[at] = (*calls.get(at, ()), number)
    borders = frozenset((*starts, len(keys)))
    return Work(
        words.blocks,
        words.titles,
        seen,
        keys,
        starts,
        borders,
        calls,
        texts_beside(words),
        texts_drawn(words),
    )


def _copy_keys(copy: Copy, key: Key, work: Work) -> list[str]:
    """Give the keys of a copy: a word that a line end broke, or with a note's number, as the word that it may be."""
    every = set(copy.words)
    changed = _changed(every, key)
    broken = [word for word in every if HYPHEN in word]
    called = called_words(work.blocks, key)
    raised = [word for word in every if not word.isascii() and not _IN_SIGNS.isdisjoint(word)]
    vocabulary = set(work.keys) if broken or called or raised else set()
    for word in broken:
        read = changed.get(word, word)
        spelled = (read.replace(HYPHEN, hyphen) for hyphen in ("", "-", "‐"))
        changed[word] = next((spelling for spelling in spelled if spelling in vocabulary), read)
    for word in every if called else ():
        read = changed.get(word, word)
        if read not in vocabulary and not read.isalpha():
            changed[word] = without_calls(read, called)
    for word in raised:
        read = changed.get(word, word)
        if read not in vocabulary and read.translate(_PLAIN) in vocabulary:
            changed[word] = read.translate(_PLAIN)
    return [changed.get(word, word) for word in copy.words] if changed else list(copy.words)


def _changed(words: Iterable[str], key: Key) -> dict[str, str]:
    """Map the words that are not their own keys to these: in most works there are few."""
    return {word: made for word in words if (made := key(word)) is not word}
