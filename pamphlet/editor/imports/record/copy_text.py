"""The copy text of an import, and its emendations: what the documents show, and each place where the parts depart.

Of a plain text it is the text itself. Of other documents it is the wording of the parts with every departure undone,
one paragraph for each block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pamphlet.editor.imports.record.departure import Departure
from pamphlet.editor.settings_file import quoted
from pamphlet.work.words import Words, canonical_words

REASON = "the parts read otherwise than the document that was imported"
MOST_CONTEXT = 12  # words on either side that make an emendation stand once

HEAD = "# Every place where the parts depart from copy-text.txt, and why.\n"


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the copy text, by number, and what the parts read instead."""

    start: int
    end: int
    reads: tuple[str, ...]
    reason: str


def undone(words: Words, departures: Sequence[Departure]) -> tuple[str, list[Change]]:
    """Give the copy text of documents that are no plain text, and what the parts change in it."""
    flat = list(words.flat())
    starts = {0}
    total = 0
    for block in words.blocks:
        total += len(block.words)
        starts.add(total)
    received: list[str] = []
    changes: list[Change] = []
    breaks: set[int] = set()
    at = 0
    for departure in [*departures, None]:
        end = len(flat) if departure is None else max(at, departure.at)
        for number in range(at, end):
            if number in starts:
                breaks.add(len(received))
            received.append(flat[number])
        at = end
        if departure is not None:
            begin = len(received)
            if at in starts:
                breaks.add(begin)
            received += departure.received
            # What was added amid words that read otherwise, as between two blocks of them, stands behind them.
            reads = departure.reads[at - departure.at :]
            changes.append(Change(begin, len(received), reads, REASON))
            at += len(reads)
    return _paragraphs(received, sorted(breaks)), changes


def _paragraphs(words: Sequence[str], breaks: Sequence[int]) -> str:
    borders = sorted({0, *breaks, len(words)})
    texts = (" ".join(words[start:end]) for start, end in pairwise(borders))
    return "\n\n".join(filter(None, texts)) + "\n"


def emendations_file(copy_text: str, changes: Sequence[Change]) -> str:
    """Write the emendations, each with so much of the copy text around it that it stands there once."""
    words = canonical_words(copy_text)
    flat = " ".join(words)
    entries = []
    for change in _with_contexts(changes, words, flat):
        received = " ".join(words[change.start : change.end])
        if not received:
            continue
        entries.append(
            f"- copy-text: {quoted(received)}\n"
            f"  reads: {quoted(' '.join(change.reads))}\n"
            f"  reason: {quoted(change.reason)}\n"
        )
    return "\n".join([HEAD, *entries])


def _with_context(change: Change, words: Sequence[str], flat: str) -> Change:
    """Widen a change, on both sides by turns, until its words stand once in the copy text."""
    start, end, reads = change.start, change.end, list(change.reads)
    for turn in range(2 * MOST_CONTEXT):
        received = " ".join(words[start:end])
        if received and flat.count(received) == 1:
            break
        if (turn % 2 == 0 and start > 0) or end >= len(words):
            if start == 0:
                break
            start -= 1
            reads.insert(0, words[start])
        else:
            reads.append(words[end])
            end += 1
    return Change(start, end, tuple(reads), change.reason)


def _with_contexts(changes: Sequence[Change], words: Sequence[str], flat: str) -> list[Change]:
    """Widen all changes; those whose contexts touch become one, with the words between them."""
    apart = sorted(changes, key=lambda change: (change.start, change.end))
    while True:
        made: list[Change] = []
        widened: list[Change] = []
        for change in apart:
            wide = _with_context(change, words, flat)
            if widened and wide.start < widened[-1].end:
                made[-1] = _as_one(made[-1], change, words)
                widened[-1] = _with_context(made[-1], words, flat)
            else:
                made.append(change)
                widened.append(wide)
        if len(made) == len(apart):
            return widened
        apart = made


def _as_one(first: Change, second: Change, words: Sequence[str]) -> Change:
    between = words[first.end : second.start]
    return Change(first.start, second.end, (*first.reads, *between, *second.reads), first.reason)
