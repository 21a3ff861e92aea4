"""Lay several copies end to end, in the order of the work: the pages of a site that has each part on its own.

In: the wording of the work and copies, in any order. Out: one `Copy`. What a page has around its part of the work (its
menus, its title, what stands at its foot) is set aside with the name `AROUND`, so that it is told and stands between no
two blocks.

>>> said = "CS: Was it so?", "LT: It was so, as far as that can be known.", "CS: And then?"
>>> blocks = tuple(BlockWords(f"p-{at}", at, tuple(text.split())) for at, text in enumerate(said))
>>> work = Words((PartWords("part", "Part", blocks),))
>>> one = Copy("html", tuple("Home CS: Was it so? LT: It was so, as far Next".split()))
>>> two = Copy("html", tuple("Home as that can be known. CS: And then? Imprint".split()))
>>> joined = together(work, (two, one))
>>> " ".join(word for at, word in enumerate(joined.words) if at not in joined.furniture)
'Home CS: Was it so? LT: It was so, as far as that can be known. CS: And then? Imprint'
>>> [" ".join(joined.words[aside.start : aside.end]) for aside in joined.asides]
['Next', 'Home']
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pamphlet.verify.compare.departures import nearest_reading
from pamphlet.verify.compare.keys import sides
from pamphlet.verify.compare.sliders import tidied
from pamphlet.verify.copies import Aside, Copy
from pamphlet.work.align import Match, align
from pamphlet.work.words import Words

AROUND = "around"
LAST = sys.maxsize
LEAST = 8  # words of the longest passage: pages of another text have fewer in common with the first pamphlet
LEAST_ROW = 4  # words: fewer are alike by chance
LEAST_LOST = 400  # words that may be lost amid a page: two long turns
MOST_STRANGE = 100  # words that may stand amid it, an advertisement or a box


@dataclass(frozen=True, slots=True)
class _Piece:
    """A copy, where in the work its longest passage stands, and what of it stands before and after all passages."""

    copy: Copy
    place: int
    before: int = 0
    after: int = 0


def together(words: Words, copies: Sequence[Copy]) -> Copy:
    """Give copies as one, in the order of the work; what holds nothing of the work comes last."""
    pieces = sorted((_piece(words, copy) for copy in copies), key=lambda piece: piece.place)
    starts = tuple(accumulate((len(piece.copy.words) for piece in pieces), initial=0))
    laid = tuple(zip(pieces, starts, strict=False))
    edges = tuple(_edges(laid))
    around = {at for edge in edges for at in range(edge.start, edge.end)}
    asides = [*edges]
    for piece, start in laid:
        asides += [
            Aside(start + aside.start, start + aside.end, aside.name) for aside in piece.copy.asides
        ]
    kinds = [piece.copy.kind for piece in pieces]

    def places(of: Callable[[Copy], Iterable[int]]) -> Iterator[int]:
        return (start + at for piece, start in laid for at in of(piece.copy))

    return Copy(
        "pdf" if "pdf" in kinds else kinds[0],
        tuple(word for piece in pieces for word in piece.copy.words),
        page_starts=tuple(sorted(set(places(lambda copy: copy.page_starts)))),
        line_starts=frozenset(places(lambda copy: copy.line_starts)),
        furniture=frozenset(around.union(places(lambda copy: copy.furniture))),
        visual=frozenset(places(lambda copy: copy.visual)),
        remarks=tuple(dict.fromkeys(said for piece in pieces for said in piece.copy.remarks)),
        asides=tuple(sorted(asides, key=lambda aside: (aside.start, -aside.end))),
    )


def _piece(words: Words, copy: Copy) -> _Piece:
    reading = nearest_reading(words, copy)[0] if copy.otherwise else copy
    both = sides(words, reading, folded=True)
    matches = tidied(align(both.work.keys, both.keys), both)
    longest = max(range(len(matches)), key=lambda at: matches[at].length, default=-1)
    if longest < 0 or matches[longest].length < min(LEAST, len(both.work.keys)):
        return _Piece(reading, LAST)
    first = last = longest
    while first and _goes_on(matches[first - 1], matches[first], matches[first - 1].length):
        first -= 1
    while last < len(matches) - 1 and _goes_on(
        matches[last], matches[last + 1], matches[last + 1].length
    ):
        last += 1
    after = len(reading.words) - matches[last].copy - matches[last].length
    return _Piece(reading, matches[longest].work, matches[first].copy, after)


def _goes_on(one: Match, other: Match, length: int) -> bool:
    """Tell whether a passage goes on by some words: “of” in “Page 1 of 5” is chance, and so is a title far away."""
    lost = other.work - one.work - one.length
    strange = other.copy - one.copy - one.length
    if length < LEAST_ROW:
        return lost + strange <= length
    return lost <= LEAST_LOST + strange and strange <= MOST_STRANGE + lost


def _edges(laid: Sequence[tuple[_Piece, int]]) -> Iterator[Aside]:
    """Give what stands around a piece of the work where another one stands beside it."""
    telling = [(piece, start) for piece, start in laid if piece.place < LAST]
    for number, (piece, start) in enumerate(telling):
        end = start + len(piece.copy.words)
        if number and piece.before:
            yield Aside(start, start + piece.before, AROUND)
        if number < len(telling) - 1 and piece.after:
            yield Aside(end - piece.after, end, AROUND)
