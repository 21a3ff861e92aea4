"""Judge what was left aside because it looks like page furniture: a line at the edge of a page may say anything.

What says nothing, what a title says, and what stands in the work as well, is furniture indeed. Of the rest, what comes
on several pages is told; what stands on one or two, and speaks like a part of the work, was put in.

>>> block = BlockWords("p-1", 0, tuple("One two three.".split()))
>>> work = Words((PartWords("part", "Part One", (block,)),))
>>> read = "Part One 7 One two Do not believe any of this at all, friend. three."
>>> furniture = frozenset((0, 1, 2, *range(5, 14)))
>>> for run, is_put_in in strange_furniture(work, Copy("pdf", tuple(read.split()), furniture=furniture)):
...     print(run, is_put_in)
(5, 14) True
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pamphlet.verify.compare.apparatus import is_apparatus, said, texts_beside, texts_drawn
from pamphlet.verify.compare.speaking import labels_of, speaks
from pamphlet.verify.copies import Copy
from pamphlet.work.words import Words

SEVERAL = 3  # pages: a head or foot of an edition comes on most of them

Run = tuple[int, int]


def strange_furniture(words: Words, copy: Copy) -> Iterator[tuple[Run, bool]]:
    """Give the first run of each text at the edge of pages that is strange, and whether it was put in."""
    if not copy.furniture:
        return
    texts = texts_beside(words) | texts_drawn(words)
    runs: dict[str, list[Run]] = defaultdict(list)
    for start, end in _runs(copy):
        found = copy.words[start:end]
        if not is_apparatus(found, texts):
            runs[said(found)].append((start, end))
    if not runs:
        return
    work = said(words.flat())
    labels = labels_of(words)
    for told, places in runs.items():
        if told in work:
            continue
        start, end = places[0]
        yield places[0], len(places) < SEVERAL and speaks(copy.words[start:end], labels)


def _runs(copy: Copy) -> Iterator[Run]:
    """Give the words of furniture that follow one another, page by page."""
    places = sorted(copy.furniture)
    breaks = set(copy.page_starts)
    start = places[0]
    for at, following in pairwise((*places, len(copy.words) + 1)):
        if following != at + 1 or following in breaks:
            yield start, at + 1
            start = following
