"""Leave out of the departures what only stands elsewhere: notes end a part, in a book they stand behind all parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pamphlet.editor.imports.record.departure import Departure
from pamphlet.editor.imports.written.reading_back import ReadBack

MOST_MOVED = 300  # departures among which is looked for what only moved
MARK = r"\S{0,8}"  # of a note that is called behind a word
LEAST_RUN = 3  # words in a row that are no chance in a text that is left out


def without_moved(found: Sequence[Departure]) -> list[Departure]:
    """Leave out what only stands elsewhere: the notes of a page stand at its end, not at that of a part."""
    left = list(found)
    for here, lost in enumerate(left[:MOST_MOVED]):
        size = len(lost.received)
        if lost.reads or not size:
            continue
        for there, more in enumerate(left[:MOST_MOVED]):
            starts = range(len(more.reads) - size + 1)
            at = next((at for at in starts if more.reads[at : at + size] == lost.received), -1)
            if at >= 0 and there != here:
                reads = (*more.reads[:at], *more.reads[at + size :])
                first = more.at + size if at == 0 else more.at
                left[there] = replace(more, at=first, reads=reads)
                left[here] = replace(lost, received=())
                break
    return [departure for departure in left if departure.reads or departure.received]


def without_notes(found: Sequence[Departure], back: ReadBack) -> list[Departure]:
    """Leave out the notes of the work that a book has all in a row, of whichever part they are."""
    left = list(found)
    lost = [at for at, departure in enumerate(left[:MOST_MOVED]) if _is_lost(departure)]
    elsewhere: list[range] = []
    for words, note in _notes(back) if lost else ():
        for at in lost:
            text = _in_a_row(left[at].received)
            if (found_at := note.search(text)) is not None:
                rest = f"{text[: found_at.start()]} {text[found_at.end() :]}"
                left[at] = replace(left[at], received=tuple(rest.split()))
                elsewhere.append(words)
                break
    here = [_without_words_at(departure, elsewhere) for departure in left]
    return [departure for departure in here if departure.reads or departure.received]


def _without_words_at(departure: Departure, places: Sequence[range]) -> Departure:
    reads = tuple(
        word
        for at, word in enumerate(departure.reads, departure.at)
        if not any(at in words for words in places)
    )
    return replace(departure, reads=reads)


def _is_lost(departure: Departure) -> bool:
    return not departure.reads and len(departure.received) >= LEAST_RUN


def _notes(back: ReadBack) -> Iterator[tuple[range, re.Pattern[str]]]:
    """Give the places of the words of each note, and what it is like in a row, with the marks of others in it."""
    at = 0
    for part in back.words.parts:
        pieces: list[str] = []
        start = at
        for block in part.blocks:
            if block.number:
                if pieces:
                    yield range(start, at), re.compile(f" {' '.join(pieces)} ")
                pieces, start = [], at
            at += len(block.words)
            if block.number or pieces:
                called = {word for word, _ in block.calls}
                pieces += [
                    re.escape(word) + (MARK if number in called else "")
                    for number, word in enumerate(block.words)
                ]
        if pieces:
            yield range(start, at), re.compile(f" {' '.join(pieces)} ")


def without_elsewhere(
    found: Sequence[Departure], work: Sequence[str], source: Sequence[str]
) -> list[Departure]:
    """Leave out what the work has as often as the source, but elsewhere, as what follows the notes of a page."""
    of_work, of_source = _in_a_row(work), _in_a_row(source)
    moved: list[str] = []
    left: list[Departure] = []
    for number, departure in enumerate(found):
        passage = _in_a_row(departure.received)
        is_lost = not departure.reads and len(departure.received) >= LEAST_RUN
        looked_at = is_lost and number < MOST_MOVED
        if looked_at and of_work.count(passage) >= max(1, of_source.count(passage)):
            moved.append(passage)
        else:
            left.append(departure)
    return [
        departure
        for departure in left
        if departure.received or not any(_in_a_row(departure.reads) in text for text in moved)
    ]


def _in_a_row(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
