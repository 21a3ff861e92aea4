"""Say which pages of one layout hold the words of each page of another.

In: where the pages of both begin. Out: for each page of the one the first and the last page of the other, as printed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from pamphlet.pages import Pages
from pamphlet.pages.joined import within_covers
from pamphlet.press import PageStart

WordPlace = tuple[int, int]  # the place of its block in the book, and its own within that


def concordance(
    pages: Pages, ours: Sequence[PageStart], theirs: Sequence[PageStart]
) -> tuple[tuple[str, str], ...]:
    """Give the labels of the first and of the last page among `theirs` for each page of `ours`."""
    order = order_of(pages)
    begun, wanted = (list(_places(order, starts)) for starts in (theirs, ours))
    ranges = []
    for start, following in pairwise([*wanted, (len(order), 0)]):
        first = bisect_right(begun, start) - 1
        after = max(bisect_left(begun, following), first + 1)
        ranges.append((theirs[first].label, theirs[after - 1].label))
    return tuple(ranges)


def _places(order: Mapping[str, int], starts: Iterable[PageStart]) -> Iterator[WordPlace]:
    """Give the place of the word that each page begins with; a page without words begins like the one before it.

    A picture has no place among the words.
    """
    return accumulate(((order.get(start.anchor, -1), start.word) for start in starts), max)


def order_of(pages: Pages) -> dict[str, int]:
    """Give numbers to the sections and blocks of the book in the order in which they are printed."""
    blocks = {part.anchor: part.blocks for part in pages.words.parts}
    anchors: list[str] = []
    for section in within_covers(pages):
        anchors.append(section.anchor)
        anchors += [block.anchor for block in blocks.get(section.anchor, ())]
    return {anchor: number for number, anchor in enumerate(dict.fromkeys(anchors))}
