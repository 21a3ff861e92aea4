"""Judge what was left aside because it looks like page furniture: a line at the edge of a page may say anything.

What says nothing, what a title says, and what is a piece of the work, is furniture indeed. Of the rest, what comes on
several pages is told; what stands on one or two, and speaks like a part of the work, was put in. So was a whole block
of the work that stands there once more than in the work: a refrain ends many pages, and looks like their foot.

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
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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
    called = called_words(words.blocks, str)

    def read(run: Run) -> list[str]:
        return [without_calls(word, called) for word in copy.words[run[0] : run[1]]]

    every = [run for run in runs_of(sorted(furniture), copy) if not is_apparatus(read(run), texts)]
    if not every:
        return
    work = said(words.flat())
    blocks = texts | {said(block.words) for block in words.blocks if block.kind == "text"}
    labels = labels_of(words)
    runs: dict[str, list[Run]] = defaultdict(list)
    for run in _over_pages(every, copy, lambda run: is_apparatus(read(run), blocks)):
        runs[said(read(run))].append(run)
    for told, places in runs.items():
        start, end = next((run for run in places if _lies_in(run, span)), places[0])
        is_known = _is_known(told, work, texts)
        is_again = is_known and is_apparatus(read((start, end)), blocks)
        if is_known and not is_again:
            continue
        # Of lines that were read by place nobody knows which word follows which.
        amid = len(places) < SEVERAL and _lies_in((start, end), span) and start not in copy.visual
        yield (start, end), amid and (is_again or speaks(copy.words[start:end], labels))


def _over_pages(runs: Sequence[Run], copy: Copy, is_whole: Callable[[Run], bool]) -> Iterator[Run]:
    """Put two runs together where they are whole blocks only together: the foot of a page and the head of the next."""
    breaks = set(copy.page_starts)
    waiting = list(reversed(runs))
    while waiting:
        run = waiting.pop()
        following = waiting[-1] if waiting else (-1, -1)
        both = (run[0], following[1])
        if following[0] == run[1] and run[1] in breaks and not is_whole(run) and is_whole(both):
            waiting.pop()
            yield both
        else:
            yield run


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


def runs_of(places: Sequence[int], copy: Copy) -> Iterator[Run]:
    """Give the words that follow one another among some places, page by page."""
    breaks = set(copy.page_starts)
    start = places[0]
    for at, following in pairwise((*places, len(copy.words) + 1)):
        if following != at + 1 or following in breaks:
            yield start, at + 1
            start = following
