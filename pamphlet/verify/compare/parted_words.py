"""Put the words together that line ends part without a hyphen: a sentence of Chinese or Thai is one over many lines.

Where two lines were one word, only the words of the work tell. Numbers of notes may stand amid such a word, a Latin
name in it may be broken with a hyphen, and what is at the edge of a page is passed over. A lowered letter, too, may
look like a line of its own: “H2O”.

>>> known = {word: word for word in ("of", "abcdef", "H2O")}
>>> parted_words(Copy("pdf", ("of", "H2", "O"), line_starts=frozenset({0, 1, 2})), known, {})
{(1, 2): 'H2O'}
>>> lines = Copy("pdf", ("of", "ab1", "7", "cd", "ef"), line_starts=frozenset({0, 3, 4}), furniture=frozenset({2}))
>>> parted_words(lines, known, {1: {"abcdef"}})
{(1, 3, 4): 'abcdef'}
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from pamphlet.verify.compare.note_calls import Called, readings_without_calls
from pamphlet.verify.copies import HYPHEN, Copy

_HYPHENS = ("", "-", "‐")


def parted_words(
    copy: Copy, known: Mapping[str, str], called: Called
) -> dict[tuple[int, ...], str]:
    """Give the words of a work that line ends part, by the places of their pieces in the copy.

    `known` are the words of the work by what the copy can hold of them, `called` the notes called in it. Pieces that
    are all words themselves are left as they are.
    """
    ordered = sorted(known)
    parted: dict[tuple[int, ...], str] = {}
    last = -1
    for at in sorted(copy.line_starts):
        if _beside(copy, at, -1) <= last:
            continue
        places = _pieces(copy, at, ordered, known, called)
        if places:
            parted.update(places)
            last = next(iter(places))[-1]
    return parted | dict(_ends_at_edges(copy, known))


def _ends_at_edges(copy: Copy, known: Mapping[str, str]) -> Iterator[tuple[tuple[int, ...], str]]:
    """Give the words whose end looks like the number of a page: “jasper—” in a line and “1/1.” below it, the last one.

    What is a word of the work without that is left as it is.
    """
    begun = -1
    for at in range(len(copy.words)) if copy.furniture else ():
        if at not in copy.furniture:
            begun = at
        elif begun >= 0 and copy.words[begun] not in known:
            whole = known.get(copy.words[begun] + copy.words[at])
            if whole is not None:
                yield (begun, at), whole


def _pieces(
    copy: Copy, at: int, ordered: Sequence[str], known: Mapping[str, str], called: Called
) -> dict[tuple[int, ...], str]:
    """Give the longest word that begins before the line at some place, by its pieces, if there is one."""
    places = [_beside(copy, at, -1)]
    begun = _readings(copy.words[places[0]], called)
    all_known = any(read in known for read in begun)
    begun = {read for read in begun if read and _begins_one(ordered, read)}
    with_letters = 1
    longest: dict[tuple[int, ...], str] = {}
    while begun and at in copy.line_starts:
        piece = _readings(copy.words[at], called)
        all_known = all_known and any(read in known for read in piece)
        joined = sorted(read + more for read in begun for more in piece)
        begun = {read for read in joined if _begins_one(ordered, read)}
        places.append(at)
        with_letters += "" not in piece  # else it is nothing but the number of a note
        at = _beside(copy, at, 1)
        whole = next((read for read in joined if read in known), None)
        if whole is not None and not all_known and with_letters > 1:
            longest = {tuple(places): known[whole]}
    return longest


def _beside(copy: Copy, at: int, step: int) -> int:
    """Give the place before or behind another one that is not at the edge of a page."""
    at += step
    while at in copy.furniture:
        at += step
    return at


def _readings(word: str, called: Called) -> set[str]:
    """Give a piece as it is, and without the numbers of notes and the hyphens of line ends."""
    readings = readings_without_calls(word, called)
    if HYPHEN in word:
        return {read.replace(HYPHEN, hyphen) for read in readings for hyphen in _HYPHENS}
    return readings


def _begins_one(ordered: Sequence[str], text: str) -> bool:
    """Tell whether a text begins one of the words, which are in their order."""
    at = bisect_left(ordered, text)
    return at < len(ordered) and ordered[at].startswith(text)
