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

from pamphlet.verify.compare.apparatus import beside, is_apparatus
from pamphlet.verify.compare.compare import compare
from pamphlet.verify.compare.differences import Addition, Comparison, Difference, SetAside
from pamphlet.verify.compare.drawn_lines import by_the_work
from pamphlet.verify.compare.note_calls import called_words, without_calls
from pamphlet.verify.compare.page_furniture import strange_furniture
from pamphlet.verify.compare.places import added_behind, added_inside, without_furniture
from pamphlet.verify.compare.running_heads import heads_amid_text
from pamphlet.verify.compare.speaking import labels_of, speaks, turns_in
from pamphlet.verify.copies import Copy
from pamphlet.work.align import Match
from pamphlet.work.words import Words


def departures(words: Words, copy: Copy, exact: Comparison | None = None) -> Comparison:
    """Compare, and count as put in what is added and is no apparatus, no running head, and not set aside by the page.

    `exact` is what came of the words as they are: given that, they are compared without their typography.
    """
    comparison = compare(words, copy, exact)
    texts = beside(words)
    labels = labels_of(words)
    called = called_words(words.blocks, str)
    put_in: list[Difference] = []
    set_aside: list[SetAside] = []
    for added in comparison.additions:
        if not added.inside:
            put_in.extend(_turns_put_in(words, copy, added))
            continue
        for piece, name in _pieces(copy, added):
            found = without_furniture(copy, piece)
            bare = [without_calls(word, called) for word in found]
            if is_apparatus(bare, texts.at(added.block)):
                continue
            if name and not speaks(found, labels):
                title, turn = words.titles[added.block], words.blocks[added.block].turn
                set_aside.append(SetAside(name, found, title, turn))
            else:
                put_in.append(added_inside(words, copy, piece))
    span = _span(copy, comparison)
    for (start, end), is_put_in in strange_furniture(words, copy, span, _standing(comparison)):
        found = copy.words[start:end]
        if is_put_in:
            put_in.append(added_behind(words, copy, (start, end), comparison.work_at(start)))
        else:
            set_aside.append(SetAside("", found, "", 0))
    order = {block.anchor: at for at, block in enumerate(words.blocks)}
    every = sorted(
        (*comparison.differences, *put_in),
        key=lambda difference: (order[difference.anchor], difference.word),
    )
    heads = heads_amid_text(every, texts.texts)
    return replace(
        comparison,
        differences=tuple(place for place in every if place not in heads),
        set_aside=tuple(set_aside),
    )


def _standing(comparison: Comparison) -> Iterator[Match]:
    """Give the passages of the copy that are the work's, or stand in the place of these."""
    yield from comparison.standing
    for place in comparison.differences:
        if place.kind == "changed":
            yield Match(comparison.work_at(place.position), place.position, len(place.found))


def _span(copy: Copy, comparison: Comparison) -> tuple[int, int]:
    """Give the words of a copy amid which the work stands."""
    start, end = 0, len(copy.words)
    outside = [added for added in comparison.additions if not added.inside]
    for added in outside:
        if added.block == 0:
            start = max(start, added.end)
        else:
            end = min(end, added.start)
    return start, end


def _pieces(copy: Copy, added: Addition) -> Iterator[tuple[Addition, str]]:
    """Give what is added piece by piece: what the page sets aside with its name there, the rest without one."""
    at = added.start
    for aside in copy.asides:
        start, end = max(at, aside.start), min(aside.end, added.end)
        if start >= end:
            continue
        if at < start:
            yield replace(added, start=at, end=start), ""
        yield replace(added, start=start, end=end), aside.name
        at = end
    if at < added.end:
        yield replace(added, start=at), ""


def _turns_put_in(words: Words, copy: Copy, added: Addition) -> Iterator[Difference]:
    """Tell of what stands before or behind the work and speaks like a turn of it."""
    furniture = {at - added.start for at in copy.furniture}
    for start, end in turns_in(copy.words[added.start : added.end], words, furniture):
        turn = replace(added, start=added.start + start, end=added.start + end)
        yield added_inside(words, copy, turn)


def nearest_reading(words: Words, copy: Copy) -> tuple[Copy, Comparison]:
    """Give the reading of a copy that departs least from the work, with its departures.

    Sheets that are to be folded are read so before all else: as their pages lie, every other word departs, and to tell
    all that takes twice as long.
    """
    folded = _folded(words, copy)
    if folded and not folded[1].differences:
        return folded
    read = []
    for reading in _readings(replace(copy, otherwise=lambda: folded[0]) if folded else copy):
        if folded and reading is folded[0]:
            read.append(folded)
            continue
        compared = _as_compared(words, reading)
        read.append((compared, departures(words, compared)))
        if not read[-1][1].differences:
            return read[-1]
    return min(read, key=lambda one: _departure(one[1]))


def _folded(words: Words, copy: Copy) -> tuple[Copy, Comparison] | None:
    """Read sheets as they are folded, if that is another order, and compare them."""
    folded = copy.otherwise() if copy.sheets and copy.otherwise else None
    if folded is None or _letters(folded) == _letters(copy):
        return None
    folded = _as_compared(words, folded)
    return folded, departures(words, folded)


def _letters(copy: Copy) -> str:
    """Give the letters of a copy in their order, whatever words they make."""
    return "".join(filter(str.isalnum, "".join(copy.words)))


def _readings(copy: Copy) -> Iterator[Copy]:
    """Give a copy as it is most likely read, then otherwise."""
    reading: Copy | None = copy
    while reading:
        yield reading
        reading = reading.otherwise() if reading.otherwise else None


def _as_compared(words: Words, reading: Copy) -> Copy:
    """Give a reading with its lines in both directions put in order by the words of the work."""
    return by_the_work(words, reading) if reading.drawn else reading


def _departure(comparison: Comparison) -> tuple[int, int]:
    return comparison.count - comparison.found, len(comparison.differences)
