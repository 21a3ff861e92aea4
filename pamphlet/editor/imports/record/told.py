"""Tell what became of the words of documents: by a second reading that knows nothing of the first.

In: the wording of the parts, the words that the second reader found in the files, and what is known to be left out.
Out: what is left out, put in or changed, each with its place; nothing where the wording is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from pamphlet.editor.imports.record.departure import Departure
from pamphlet.editor.imports.record.elsewhere import (
    LEAST_RUN,
    without_elsewhere,
    without_moved,
    without_notes,
)
from pamphlet.editor.imports.written.reading_back import ReadBack
from pamphlet.verify.compare.apparatus import said
from pamphlet.verify.compare.compare import compare
from pamphlet.verify.compare.differences import Comparison
from pamphlet.verify.copies import Copy
from pamphlet.work.align import align
from pamphlet.work.problems import Place
from pamphlet.work.words import canonical_words

MOST_TEXTS = 60  # that one departure is compared with
MOST_PLACED = 400  # departures of which the place is looked up
SHOWN = 60  # words of a passage that are shown


def departures(
    back: ReadBack,
    copy: Copy,
    known: Sequence[str],
    marks: Sequence[str],
    called: AbstractSet[str],
) -> list[Departure]:
    """Give each departure from the source that nothing known explains, in the order of the work.

    `known` are texts that are left out, `marks` those of notes and comments that stood among the words, `called` the
    names that have a colon behind them instead of the border of a cell.
    """
    bare = replace(copy, furniture=frozenset(), page_starts=(), visual=frozenset())
    comparison = compare(back.words, bare)
    explained = _Explained(known)
    ends = {name.split()[-1] for name in called}
    found = [
        departure
        for departure in (*_differing(comparison, back), *_added(comparison, back, bare))
        if not _is_colon(departure, ends)
    ]
    apart = without_notes(found, back)
    kept = [open_ for departure in apart if (open_ := _unexplained(departure, explained))]
    signs = frozenset(mark.strip() for mark in marks) - {""}
    lengths = sorted(set(map(len, signs)), reverse=True)
    unmarked = [_without_marks(departure, signs, lengths) for departure in kept]
    kept = [open_ for departure in unmarked if (open_ := _unexplained(departure, explained))]
    order = sorted(kept, key=lambda departure: departure.at)
    moved = without_moved([each for each in order if each.reads or each.received])
    left = without_elsewhere(moved, back.words.flat(), copy.words)
    return [
        replace(departure, place=_place(departure.at, back)) if number < MOST_PLACED else departure
        for number, departure in enumerate(left)
    ]


def _is_colon(departure: Departure, names: AbstractSet[str]) -> bool:
    match departure.reads, departure.received:
        case (read,) | ("&", read), (received,):
            return received in names and read == f"{received}:"
        case ("&",), ():
            return not names.isdisjoint(departure.before[-1:])
    return False


def _place(at: int, back: ReadBack) -> Place:
    last = back.place_of.starts[-1]
    return back.place_of(at) if at < last else back.place_of(last - 1, end=True)


def _without_marks(
    departure: Departure, marks: AbstractSet[str], lengths: Sequence[int]
) -> Departure:
    """Take the marks of notes and comments out of the words received, and what is the same on both sides."""
    text = " ".join(departure.received)
    for mark in marks:
        if " " in mark:  # as “[Pg 41]”, which may stand amid a word
            text = text.replace(mark, "")
    received = text.split(" ")
    for at, word in enumerate(received):
        if word in departure.reads:
            continue
        for length in lengths:
            if not at and received[at][:length] in marks:
                received[at] = received[at][length:]
            elif received[at][-length:] in marks:
                received[at] = received[at][:-length]
        for mark in marks:  # amid a word, as before its full stop
            without = received[at].replace(mark, "", 1)
            if without in departure.reads:
                received[at] = without
    left = [word for word in received if word]
    reads = list(departure.reads)
    at = departure.at
    while left and reads and left[0] == reads[0]:
        del left[0], reads[0]
        at += 1
    while left and reads and left[-1] == reads[-1]:
        del left[-1], reads[-1]
    return replace(departure, at=at, received=tuple(left), reads=tuple(reads))


def _differing(comparison: Comparison, back: ReadBack) -> list[Departure]:
    starts = dict(zip((b.anchor for b in back.words.blocks), back.place_of.starts, strict=False))
    return [
        Departure(
            starts[difference.anchor] + difference.word,
            difference.expected,
            difference.found,
            difference.before,
        )
        for difference in comparison.differences
        if difference.kind != "moved"
    ]


def _added(comparison: Comparison, back: ReadBack, copy: Copy) -> list[Departure]:
    every = back.words.flat()
    starts = back.place_of.starts
    return [
        Departure(
            starts[added.block],
            (),
            tuple(copy.words[added.start : added.end]),
            every[max(0, starts[added.block] - 4) : starts[added.block]],
        )
        for added in comparison.additions
    ]


class _Explained:
    """The texts that are known to be left out, found by the words in them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [words for text in texts if (words := canonical_words(text))]
        self._whole = frozenset(self._texts)
        self._by_word: dict[str, list[int]] = {}
        for number, words in enumerate(self._texts):
            for word in dict.fromkeys(words):
                self._by_word.setdefault(word, []).append(number)

    def about(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Give the texts that may hold these words, found by the rarest of them."""
        known = {word: self._by_word[word] for word in words if word in self._by_word}
        numbers: set[int] = set()
        for word in sorted(known, key=lambda word: len(known[word])):
            numbers.update(known[word][: MOST_TEXTS - len(numbers)])
        return [self._texts[number] for number in sorted(numbers)]

    def holds(self, words: tuple[str, ...]) -> bool:
        """Tell whether a text is just these words."""
        return words in self._whole


def _unexplained(departure: Departure, texts: _Explained) -> Departure | None:
    """Take what is known out of the words received; give None where nothing is left.

    The two readers may differ over what is left out, as over the numbers in it: runs of a few words are enough, and
    what is left between two of them is no more than that.
    """
    received = departure.received
    if not departure.reads and texts.holds(received):
        return None
    explained = texts.about(received)
    known: set[int] = set()
    for words in explained:
        left = [at for at in range(len(received)) if at not in known]
        matches = align([received[at] for at in left], list(words))
        for match in matches:
            if match.length >= min(LEAST_RUN, len(words), len(left)):
                known.update(left[match.work : match.work + match.length])
    vocabulary = {word for words in explained for word in words}
    unknown: list[str] = []
    for is_known, run in groupby(range(len(received)), known.__contains__):
        places = list(run)
        passage = [received[at] for at in places]
        beside = {places[0] - 1, places[-1] + 1} & known
        told = [word for word in passage if said([word])]
        if not is_known and not (beside and len(told) < LEAST_RUN and vocabulary.issuperset(told)):
            unknown += passage
    if not unknown and not departure.reads:
        return None
    if len(unknown) < len(received) and "".join(unknown) == "".join(departure.reads):
        return None  # a word that was parted by the number of a page
    return replace(departure, received=tuple(unknown))


def sentence(departure: Departure, source: str) -> str:
    """Tell a departure as a sentence."""
    behind = f" behind “{' '.join(departure.before[-4:])}”" if departure.before else ""
    has, had = shown(departure.reads), shown(departure.received)
    if not departure.reads:
        return f"{source} has “{had}”{behind}, and the manuscript has not"
    if not departure.received:
        return f"the manuscript has “{has}”{behind}, and {source} does not show it"
    return f"{source} has “{had}”{behind}, and the manuscript “{has}”"


def shown(words: Sequence[str]) -> str:
    """Show a passage, however long it is."""
    text = " ".join(words[:SHOWN])
    return f"{text} … ({len(words)} words)" if len(words) > SHOWN else text
