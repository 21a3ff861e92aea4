"""Judge several copies as one, in the order of the work: the pages of a site that has each part on its own.

In: the wording of the work and copies, in any order. Out: a `Verdict`. What a page has around its piece of the work
(its menus, its title, what stands at its foot) stands between no two blocks, and is told; what speaks there with the
label of a speaker was put in.

>>> said = "CS: Was it so?", "LT: It was so, as far as that can be known.", "CS: And then?"
>>> blocks = tuple(BlockWords(f"p-{at}", at, tuple(text.split())) for at, text in enumerate(said, 1))
>>> work = Words((PartWords("part", "Part", blocks),))
>>> one = Copy("html", tuple("Home CS: Was it so? LT: It was so, as far as that can Next".split()))
>>> two = Copy("html", tuple("Home be known. CS: And then? Imprint".split()))
>>> judged = judge_together(work, (two, one))
>>> judged.name
'complete'
>>> [(around.side, " ".join(around.words)) for around in judged.around]
[('amid', 'Next Home'), ('before', 'Home'), ('after', 'Imprint')]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from pamphlet.verify.compare.departures import nearest_reading
from pamphlet.verify.compare.keys import sides
from pamphlet.verify.compare.sliders import tidied
from pamphlet.verify.compare.speaking import turns_in
from pamphlet.verify.copies import Aside, Copy, without
from pamphlet.verify.verdict import NEAREST, Around, Verdict, verdict
from pamphlet.work.align import Match, align
from pamphlet.work.frozen import frozen
from pamphlet.work.words import Words

AROUND = "around its text"
LAST = sys.maxsize
LEAST = 5  # words of the longest passage of a page that holds any of the work
LEAST_ROW = 4  # words: fewer are alike by chance
LEAST_LOST = 400  # words that may be lost amid a page: two long turns
MOST_STRANGE = 100  # words that may stand amid it, an advertisement or a box


@frozen
class _Piece:
    """A copy, where in the work its longest passage stands, and how many words stand before and after all passages.

    `block` is the one in which it begins.
    """

    copy: Copy
    place: int
    before: int = 0
    after: int = 0
    block: int = 0


def judge_together(words: Words, copies: Sequence[Copy], *, condition: str = "") -> Verdict:
    """Give the verdict on copies that are one, in the order of the work; what holds nothing of it comes last."""
    if any(copy.sheets for copy in copies):
        from pamphlet.verify.copies.pdf_sheets import with_backs

        copies = with_backs(copies)
    pieces = sorted((_piece(words, copy) for copy in copies), key=lambda piece: piece.place)
    starts = tuple(accumulate((len(piece.copy.words) for piece in pieces), initial=0))
    laid = tuple(zip(pieces, starts, strict=False))
    joined = _joined(laid)
    edges = []
    for start, end, piece in _edges(laid):
        found = joined.words[start:end]
        if next(turns_in(found, words), None) is None:
            edges.append((start, end, piece.block))
    between = frozenset(at for start, end, _ in edges for at in range(start, end))
    whole = replace(without(joined, between), places=())
    judged = verdict(words, whole, condition=condition)
    told = []
    for start, end, at in edges:
        block, part = words.blocks[at], words.titles[at]
        nearest = joined.words[start:end][:NEAREST]
        told.append(Around("amid", end - start, nearest, AROUND, part, block.turn))
    return replace(judged, around=(*told, *judged.around))


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
    block = both.work.block_at(matches[first].work)
    return _Piece(reading, matches[longest].work, matches[first].copy, after, block)


def _goes_on(one: Match, other: Match, length: int) -> bool:
    """Tell whether a passage goes on by some words: “of” in “Page 1 of 5” is chance, and so is a title far away."""
    lost = other.work - one.work - one.length
    strange = other.copy - one.copy - one.length
    if length < LEAST_ROW:
        return lost + strange <= length
    return lost <= LEAST_LOST + strange and strange <= MOST_STRANGE + lost


def _edges(laid: Sequence[tuple[_Piece, int]]) -> Iterator[tuple[int, int, _Piece]]:
    """Give what stands between the passages of one piece and those of the next, and that next piece."""
    telling = [(piece, start) for piece, start in laid if piece.place < LAST]
    for (piece, start), (following, next_start) in pairwise(telling):
        end = start + len(piece.copy.words)
        first, last = end - piece.after, next_start + following.before
        if first < last:
            yield first, last, following


def _joined(laid: Sequence[tuple[_Piece, int]]) -> Copy:
    """Lay copies end to end."""
    copies = [(piece.copy, start) for piece, start in laid]

    def places(of: Callable[[Copy], Iterable[int]]) -> Iterator[int]:
        return (start + at for copy, start in copies for at in of(copy))

    kinds = [copy.kind for copy, _ in copies]
    return Copy(
        "pdf" if "pdf" in kinds else kinds[0],
        tuple(word for copy, _ in copies for word in copy.words),
        page_starts=tuple(sorted(set(places(lambda copy: copy.page_starts)))),
        line_starts=frozenset(places(lambda copy: copy.line_starts)),
        furniture=frozenset(places(lambda copy: copy.furniture)),
        visual=frozenset(places(lambda copy: copy.visual)),
        remarks=tuple(dict.fromkeys(said for copy, _ in copies for said in copy.remarks)),
        asides=tuple(
            Aside(start + aside.start, start + aside.end, aside.name)
            for copy, start in copies
            for aside in copy.asides
        ),
    )
