"""Tell all departures of a copy from a work: those in its words, and what was put in between its blocks.

The one judgement for the files of a build and for those of strangers. A file that can be read in several ways (is “|” a
mark, or a word of the work?) is read in the way that is nearest to the work.

>>> blocks = (BlockWords("p-1", 0, ("One.",)), BlockWords("p-2", 0, ("Two.",)))
>>> work = Words((PartWords("part", "Part One", blocks),))
>>> copy = Copy("text", tuple("One. 12 Part One Two.".split()))
>>> departures(work, copy).differences
()
>>> copy = Copy("text", tuple("One. Buy shoes. Two.".split()))
>>> [(place.kind, place.found) for place in departures(work, copy).differences]
[('put in', ('Buy', 'shoes.'))]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pamphlet.verify.compare.apparatus import is_apparatus, texts_beside, texts_drawn
from pamphlet.verify.compare.compare import added_inside, badness, compare
from pamphlet.verify.compare.differences import Addition, Comparison
from pamphlet.verify.compare.running_heads import heads_amid_text
from pamphlet.verify.copies import Copy
from pamphlet.work.words import Words


def departures(words: Words, copy: Copy, exact: Comparison | None = None) -> Comparison:
    """Compare, and count what stands between two blocks as put in, but for apparatus and running heads.

    `exact` is what came of the words as they are: given that, they are compared without their typography.
    """
    comparison = compare(words, copy, exact)
    texts = texts_beside(words) | texts_drawn(words)
    put_in = [
        added_inside(words, copy, added)
        for added in comparison.additions
        if added.inside and not is_apparatus(without_furniture(copy, added), texts)
    ]
    order = {block.anchor: at for at, block in enumerate(words.blocks)}
    every = sorted(
        (*comparison.differences, *put_in),
        key=lambda difference: (order[difference.anchor], difference.word),
    )
    heads = heads_amid_text(every, texts)
    return replace(comparison, differences=tuple(place for place in every if place not in heads))


def nearest_reading(words: Words, copy: Copy) -> tuple[Copy, Comparison]:
    """Give the reading of a copy that departs least from the work, with its departures."""
    read = []
    for reading in _readings(copy):
        comparison = departures(words, reading)
        if not comparison.differences:
            return reading, comparison
        read.append((reading, comparison))
    return min(read, key=lambda one: badness(one[1]))


def _readings(copy: Copy) -> Iterator[Copy]:
    """Give a copy as it is most likely read, then otherwise."""
    reading: Copy | None = copy
    while reading:
        yield reading
        reading = reading.otherwise() if reading.otherwise else None


def without_furniture(copy: Copy, added: Addition) -> tuple[str, ...]:
    """Give the words of an addition that do not look like page furniture."""
    return tuple(copy.words[at] for at in range(added.start, added.end) if at not in copy.furniture)
