"""Judge what was left aside because it looks like page furniture: a line at the edge of a page may say anything.

What says nothing, what a title says, and what stands in the work as well, is furniture indeed. Of the rest, what comes
on several pages is told; what stands on one or two, and speaks like a part of the work, was put in.

>>> block = BlockWords("p-1", 0, tuple("One two three.".split()))
>>> work = Words((PartWords("part", "Part One", (block,)),))
>>> read = "Part One 7 One two Do not believe any of this at all, friend. three."
>>> furniture = frozenset((0, 1, 2, *range(5, 14)))
>>> for run, is_put_in in strange_furniture(work, Copy("pdf", tuple(read.split()), furniture=furniture), (3, 15)):
...     print(run, is_put_in)
(5, 14) True
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from pamphlet.verify.compare.apparatus import is_apparatus, said, texts_beside, texts_drawn
from pamphlet.verify.compare.note_calls import called_words, without_calls
from pamphlet.verify.compare.speaking import labels_of, speaks
from pamphlet.verify.copies import Copy
from pamphlet.work.align import Match
from pamphlet.work.words import Words

SEVERAL = 3  # pages: a head or foot of an edition comes on most of them

Run = tuple[int, int]


def strange_furniture(
    words: Words, copy: Copy, span: Run, standing: Iterable[Match] = ()
) -> Iterator[tuple[Run, bool]]:
    """Give the first run of each text at the edge of pages that is strange, and whether it was put in.

    `span` are the words of the copy amid which the work stands: around it nothing at an edge is put in. What is one of
    the passages of the work that are `standing` in the copy only looked like furniture.
    """
    furniture = copy.furniture.difference(
        *(range(match.copy, match.copy + match.length) for match in standing)
    )
    if not furniture:
        return
    texts = texts_beside(words) | texts_drawn(words)
    runs: dict[str, list[Run]] = defaultdict(list)
    called = called_words(words.blocks, str)
    for start, end in _runs(sorted(furniture), copy):
        found = [without_calls(word, called) for word in copy.words[start:end]]
        if not is_apparatus(found, texts):
            runs[said(found)].append((start, end))
    if not runs:
        return
    work = said(words.flat())
    labels = labels_of(words)
    for told, places in runs.items():
        if _is_known(told, work, texts):
            continue
        start, end = next((run for run in places if _lies_in(run, span)), places[0])
        # Of lines that were read by place nobody knows which word follows which.
        amid = len(places) < SEVERAL and _lies_in((start, end), span) and start not in copy.visual
        yield (start, end), amid and speaks(copy.words[start:end], labels)


def _lies_in(run: Run, span: Run) -> bool:
    return span[0] <= run[0] and run[1] <= span[1]


def _is_known(told: str, work: str, texts: Collection[str]) -> bool:
    """Tell whether a text stands in the work, with titles before or behind it: a head and the first lines of a page."""
    if told in work:
        return True
    return any(
        len(text) < len(told)
        and (
            (told.startswith(text) and _is_known(told[len(text) :], work, ()))
            or (told.endswith(text) and _is_known(told[: -len(text)], work, ()))
        )
        for text in texts
    )


def _runs(places: Sequence[int], copy: Copy) -> Iterator[Run]:
    """Give the words of furniture that follow one another, page by page."""
    breaks = set(copy.page_starts)
    start = places[0]
    for at, following in pairwise((*places, len(copy.words) + 1)):
        if following != at + 1 or following in breaks:
            yield start, at + 1
            start = following
