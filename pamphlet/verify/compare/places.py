"""Tell where a copy departs from a work: the block, its part and turn, the page, the words around it in both.

>>> block = BlockWords("p-1", 2, tuple("He did not say that.".split()))
>>> copy = Copy("text", tuple("He did say that.".split()))
>>> both = sides(Words((PartWords("part", "Part", (block,)),)), copy, folded=False)
>>> place = difference_at(both, "missing", Gap(2, 3, 2, 2), ())
>>> place.turn, place.expected, place.before, place.found_before, place.found_after
(2, ('not',), ('He', 'did'), ('He', 'did'), ('say', 'that.'))
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from pamphlet.verify.compare.differences import Addition, Difference, DifferenceKind
from pamphlet.verify.compare.keys import Sides
from pamphlet.verify.copies import Copy
from pamphlet.work.align import Gap
from pamphlet.work.words import Words

CONTEXT = 6  # words shown before and after: of six in a row 199 in 200 stand in one place of the first pamphlet only


def difference_at(
    both: Sides, kind: DifferenceKind, place: Gap, found: tuple[str, ...]
) -> Difference:
    """Tell of a difference; `place` are the words of the work and those of the copy, `found` is what they say."""
    work, copy = both.work, both.copy
    start, end = place.work, place.work_end
    at = work.block_at(start if start < end else max(0, start - 1))
    block = work.blocks[at]
    return Difference(
        kind=kind,
        anchor=block.anchor,
        part=work.parts[at],
        turn=block.turn,
        word=start - work.starts[at],
        expected=tuple(work.words[start:end]),
        found=found,
        before=tuple(work.words[max(0, start - CONTEXT) : start]),
        after=tuple(work.words[end : end + CONTEXT]),
        position=copy.place(place.copy),
        page=bisect_right(copy.page_starts, place.copy),
        found_before=copy.words[max(0, place.copy - CONTEXT) : place.copy],
        found_after=copy.words[place.copy_end : place.copy_end + CONTEXT],
    )


def added_inside(words: Words, copy: Copy, added: Addition) -> Difference:
    """Tell of an addition as a difference: words put in between two blocks."""
    blocks = words.blocks
    at = min(added.block, len(blocks) - 1)
    after = blocks[at]
    before = blocks[max(0, added.block - 1)]
    return Difference(
        kind="put in",
        anchor=after.anchor,
        part=words.titles[at],
        turn=after.turn,
        word=0,
        expected=(),
        found=copy.words[added.start : added.end],
        before=before.words[-CONTEXT:],
        after=after.words[:CONTEXT],
        position=added.start,
        page=bisect_right(copy.page_starts, added.start),
        found_before=copy.words[max(0, added.start - CONTEXT) : added.start],
        found_after=copy.words[added.end : added.end + CONTEXT],
    )


def added_behind(words: Words, copy: Copy, run: tuple[int, int], word: int) -> Difference:
    """Tell of words put in behind a word of the work: within its block, or between that and the next."""
    at, within = words.place_of(word)
    block = words.blocks[at]
    before, after = block.words[: within + 1], block.words[within + 1 :]
    if not after:
        return added_inside(words, copy, Addition(*run, at + 1, inside=True))
    told = added_inside(words, copy, Addition(*run, at, inside=True))
    return replace(told, word=within + 1, before=before[-CONTEXT:], after=after[:CONTEXT])


def without_furniture(copy: Copy, added: Addition) -> tuple[str, ...]:
    """Give the words of an addition that do not look like page furniture."""
    return tuple(copy.words[at] for at in range(added.start, added.end) if at not in copy.furniture)
