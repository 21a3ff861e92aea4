"""What a comparison tells: the differences of a copy to the work, each with its place, and what the copy adds.

>>> answer = "LT: It did not fall by itself, nor was it pushed by anybody else."
>>> work = Words((PartWords("interview", "Interview", (BlockWords("interview_2", 2, tuple(answer.split())),)),))
>>> copy = Copy("pdf", ("A", "title.", *answer.replace(" not", "").split()), page_starts=(0, 2))
>>> print(*compare(work, copy).differences)
Difference(kind='missing', anchor='interview_2', part='Interview', turn=2, word=3, expected=('not',), found=(),
    before=('LT:', 'It', 'did'), after=('fall', 'by', 'itself,', 'nor', 'was', 'it'), position=5, page=2,
    found_before=('A', 'title.', 'LT:', 'It', 'did'), found_after=('fall', 'by', 'itself,', 'nor', 'was', 'it'))
>>> print(*compare(work, copy).additions)
Addition(start=0, end=2, block=0, inside=False)
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from typing import Literal

from pamphlet.work.align import Match
from pamphlet.work.frozen import frozen

DifferenceKind = Literal["missing", "changed", "moved", "put in", "typography"]


@frozen
class Difference:
    """A place where a copy departs from the work.

    `anchor`, `part` and `turn` are those of the block, `word` is the index within it of the first word concerned.
    `expected` are words of the work, `found` words of the copy, `before` and `after` the words of the work around them.
    `position` is the index of the word of the copy at which it happens, `page` its page from 1, or 0 without pages.
    `found_before` and `found_after` are the words of the copy around that place.
    """

    kind: DifferenceKind
    anchor: str
    part: str
    turn: int
    word: int
    expected: tuple[str, ...]
    found: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    position: int
    page: int
    found_before: tuple[str, ...] = ()
    found_after: tuple[str, ...] = ()


@frozen
class Addition:
    """Words that stand in a copy where a block begins or ends: a range of its words, and the index of the next block.

    `inside`: words of the work stand in the copy before it and after it.
    """

    start: int
    end: int
    block: int
    inside: bool


@frozen
class SetAside:
    """Words between two blocks of the work that a page sets aside, and what it calls them; `part` and `turn` follow."""

    name: str
    words: tuple[str, ...]
    part: str
    turn: int


@frozen
class Comparison:
    """What became of the words of a work in a copy: of `count` words, `found` are there, in order.

    `matches` are the runs that stand in both, by the places of their first words among those that were compared;
    `standing` are the same, by their places in the whole copy, parted where something was left aside. `set_aside` was
    not taken for a departure: it is told.
    """

    differences: tuple[Difference, ...]
    typography: tuple[Difference, ...]
    additions: tuple[Addition, ...]
    count: int
    found: int
    set_aside: tuple[SetAside, ...] = ()
    matches: tuple[Match, ...] = field(default=(), compare=False, repr=False)
    standing: tuple[Match, ...] = field(default=(), compare=False, repr=False)

    def work_at(self, position: int) -> int:
        """Give the word of the work that stands nearest before a place of the copy, or the first one."""
        at = bisect_right(self.standing, position, key=lambda match: match.copy) - 1
        if at < 0:
            return 0
        match = self.standing[at]
        return match.work + max(0, min(position - match.copy, match.length) - 1)
