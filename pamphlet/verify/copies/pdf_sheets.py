"""Sheets: pages of a PDF that have two pages side by side, to be printed and folded, or to save paper.

In: for each side of paper the lines on its left and on its right, and whether they stand on their heads. Out: the pages
in the order in which they are read, when the paper is folded, or from left to right. Nothing in a file tells that order
for certain. Of all orders that folding gives, that is taken in which most pages follow one another: by their numbers,
and by sentences that go on.

>>> paper = [Side(["the end. 4"], ["It began 1"]), Side(["and went 2"], ["on to 3"])]
>>> [lines[0] for lines in in_order(paper)]
['It began 1', 'and went 2', 'on to 3', 'the end. 4']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, chain, compress, pairwise

from pamphlet.verify.copies import HYPHEN, Copy, Side
from pamphlet.verify.copies.lines import words_of_pages
from pamphlet.verify.copies.pdf_replacements import RIGHT_TO_LEFT
from pamphlet.work.expressions import expression

Lines = Sequence[str]

AS_SHEETS = "Two pages stand on each side of its sheets; they were read as they follow one another."
ONE_SIDED = (
    "It has the fronts or the backs of sheets that are printed on both sides, and so every other page: give both files"
    " at once, with --together."
)

MIDDLE = 0.01  # of the width of a sheet, on either side of its middle, where no letter of two pages begins
LEAST_FILLED = (
    0.5  # of the sides with words, that have some on both halves: a booklet has few blank pages
)
TRIED = 3  # orders, the likeliest first
LONGEST_SIGNATURE = 24  # of a signature: more cannot be folded
# What it tells that the number of a page is the next one, or the next but one; that a word goes on, or a sentence.
FOLLOWS, SKIPS, BROKEN, GOES_ON = 3, 1, 3, 2
LONGEST_HEAD = 8  # words of a line beside a number that are a running head

_NUMBER = expression(r"\d{1,4}|[ivxl]{1,7}")
_GOES_ON = expression(rf"[{HYPHEN}\w,;–—-]\s*$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def are_sheets(sides: Sequence[Side]) -> bool:
    """Tell whether these are sheets: of the sides that are not blank most have words on both halves."""
    used = [side for side in sides if any(side.left) or any(side.right)]
    filled = sum(any(side.left) and any(side.right) for side in used)
    return len(used) > 0 and filled >= LEAST_FILLED * len(used)


def folded(sides: Sequence[Side]) -> Copy:
    """Give the words of pages on sheets in the order in which they are read, with a remark that they are sheets.

    Where the pages tell little, the next likely orders are other readings of the copy.
    """
    laid = _Laid(sides)
    ranked = sorted(dict.fromkeys(laid.orders()), key=laid.told_by, reverse=True)
    reading: Copy | None = None
    for order in reversed(ranked[:TRIED]):
        pages = laid.in_order(order)
        reading = replace(_in_words(pages, sides), otherwise=partial(_given, reading))
    assert reading is not None  # there is always an order
    return reading


def _given(reading: Copy | None) -> Copy | None:
    return reading


def _in_words(pages: Sequence[Lines], sides: Sequence[Side]) -> Copy:
    visual = {at for at, page in enumerate(pages) if any(map(RIGHT_TO_LEFT.search, page))}
    copy = words_of_pages("pdf", pages, visual)
    remark = ONE_SIDED if _left_out(pages) > 0 else AS_SHEETS
    return replace(copy, remarks=(remark,), sheets=tuple(sides))


def with_backs(copies: Sequence[Copy]) -> list[Copy]:
    """Put fronts and backs together that are in two files: sheets as many, of which each has every other page."""
    rest = list(copies)
    halves = _halves(copies)
    if len(halves) == 2 and len(halves[0].sheets) == len(halves[1].sheets):
        one, other = (copy.sheets for copy in halves)
        laid = [
            tuple(chain.from_iterable(zip(front, back[::step], strict=True)))
            for front, back in ((one, other), (other, one))
            for step in (
                1,
                -1,
            )  # as they lie, or the last first: it is on top when the fronts are printed
        ]
        both = max(laid, key=lambda sides: _Laid(sides).most_told())
        rest = [copy for copy in copies if copy not in halves]
        rest.append(folded(both))
    return rest


def _halves(copies: Sequence[Copy]) -> list[Copy]:
    """Give the copies that have every other page; where they are not two, also those whose numbers tell nothing.

    Of a short work, numbers stand on two or three pages only; two that follow one another stand on the back of the
    innermost sheet.
    """
    sheets = {number: copy for number, copy in enumerate(copies) if copy.sheets}
    left_out = {number: _left_out(in_order(copy.sheets)) for number, copy in sheets.items()}
    halves = [number for number in sheets if left_out[number] > 0]
    if len(halves) < 2:
        open_ones = [number for number in sheets if left_out[number] >= 0]
        halves = open_ones if len(open_ones) == 2 else halves
    return [sheets[number] for number in halves]


def in_order(sides: Sequence[Side]) -> tuple[Lines, ...]:
    """Give the pages in the likeliest order of reading."""
    laid = _Laid(sides)
    return laid.in_order(max(laid.orders(), key=laid.told_by))


def _left_out(pages: Sequence[Lines]) -> int:
    """Tell by how much more often numbers rise by two than by one: these are the fronts or the backs of sheets."""
    by_one = _rising(pages, 1)
    by_two = [two and not one for two, one in zip(_rising(pages, 2), by_one, strict=True)]
    return sum(by_two) - sum(by_one)


def _rising(pages: Sequence[Lines], by: int) -> list[bool]:
    """Tell of each page but the first whether its number may be so much higher than that of the one before."""
    return [by in _steps(page, other) for page, other in pairwise(filter(any, pages))]


class _Laid:
    """Pages as they lie on sheets, two on a side, the left one first; a number stands for each, one for all alike."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self.sides = sides
        self.pages = [half for side in sides for half in (side.left, side.right)]
        known: dict[Lines, int] = {}
        self.numbers = [known.setdefault(tuple(page), at) for at, page in enumerate(self.pages)]
        self.filled = [any(page) for page in self.pages]
        self.told: dict[tuple[int, int], int] = {}  # of two pages: in most orders they stand alike

    def orders(self) -> Iterator[tuple[int, ...]]:
        """Give the orders in which pages on sheets are read: from left to right, from right to left, or folded.

        A booklet's sheets lie in one another, all or so many in a signature; of a book from right to left the spine is
        on the right. Where fronts or backs alone are in the file, every other page is there.
        """
        halves = list(zip(self.numbers[::2], self.numbers[1::2], strict=True))
        mirrored = [half[::-1] for half in halves]
        yield tuple(chain.from_iterable(halves))
        yield tuple(chain.from_iterable(mirrored))
        for laid in (halves, mirrored):
            rights, lefts = [right for _, right in laid], [left for left, _ in reversed(laid)]
            yield (*rights, *lefts)
            yield (*lefts, *rights)
            if len(laid) % 2:
                continue
            sheets = list(zip(laid[::2], map(_behind, laid[1::2], self.sides[1::2]), strict=True))
            for sizes in _signatures(len(sheets)):
                yield tuple(_folded(sheets, sizes))

    def told_by(self, order: Sequence[int]) -> int:
        """Add up what tells that pages follow one another."""
        total = 0
        for both in pairwise(compress(order, map(self.filled.__getitem__, order))):
            told = self.told.get(both)
            if told is None:
                told = self.told[both] = _follows(self.pages[both[0]], self.pages[both[1]])
            total += told
        return total

    def in_order(self, order: Sequence[int]) -> tuple[Lines, ...]:
        """Give the pages in an order."""
        return tuple(map(self.pages.__getitem__, order))

    def most_told(self) -> int:
        """Give what tells most in one order."""
        return max(map(self.told_by, self.orders()))


def _behind(half: tuple[int, int], side: Side) -> tuple[int, int]:
    """Give what is behind the left and behind the right half of a front.

    The sheet was turned over like a leaf; or head over heels, when its back stands on its head: left then stays left.
    """
    return half if side.turned else half[::-1]


def _signatures(sheets: int) -> Iterator[tuple[int, ...]]:
    """Give how sheets may be divided into signatures: all of one size but the last, or as evenly as can be.

    >>> list(_signatures(5))
    [(1, 1, 1, 1, 1), (2, 2, 1), (3, 2), (4, 1), (5,), (2, 1, 1, 1)]
    """
    uniform = [
        tuple(min(size, sheets - start) for start in range(0, sheets, size))
        for size in range(1, min(sheets, LONGEST_SIGNATURE) + 1)
    ]
    even = [
        (fewer + 1,) * longer + (fewer,) * (number - longer)
        for number in range(1, sheets)
        for fewer, longer in [divmod(sheets, number)]
        if fewer < LONGEST_SIGNATURE or number == 1
    ]
    yield from dict.fromkeys((*uniform, *even))


def _folded(
    sheets: Sequence[tuple[tuple[int, int], tuple[int, int]]], sizes: Sequence[int]
) -> Iterator[int]:
    for start, size in zip(accumulate(sizes, initial=0), sizes, strict=False):
        inside = sheets[start : start + size]
        for front, behind in inside:
            yield from (front[1], behind[1])
        for front, behind in reversed(inside):
            yield from (behind[0], front[0])


def _follows(page: Lines, other: Lines) -> int:
    steps = _steps(page, other)
    told = FOLLOWS if 1 in steps else SKIPS if 2 in steps else 0
    last, first = _body(page)[-1:], _body(other)[:1]
    if last and first and first[0].lstrip()[:1].islower() and _GOES_ON.search(last[0]):
        told += BROKEN if HYPHEN in last[0][-2:] else GOES_ON
    return told


def _steps(page: Lines, other: Lines) -> set[int]:
    return {following - one for one in _numbers(page) for following in _numbers(other)}


def _numbers(page: Lines) -> set[int]:
    """Give the numbers that stand at the edges of a page."""
    filled = [line for line in page if line.strip()]
    words = [
        word
        for line in {*filled[:1], *filled[-1:]}
        for word in (*line.split()[:1], *line.split()[-1:])
    ]
    return {_number(word) for word in words if _NUMBER.fullmatch(word)}


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    values = [_ROMAN[letter] for letter in word]
    return sum(
        -value if value < following else value for value, following in pairwise((*values, 0))
    )


def _body(page: Lines) -> list[str]:
    """Give the lines of a page without its number at the edge, and the running head beside that."""
    filled = [line for line in page if line.strip()]
    for edge in (-1, 0):
        if filled and _is_numbered(filled[edge]):
            number = filled.pop(edge)
            if filled and _NUMBER.fullmatch(number.strip()) and _is_head(filled[edge]):
                del filled[edge]
    return filled


def _is_head(line: str) -> bool:
    return len(line.split()) <= LONGEST_HEAD and HYPHEN not in line and line[:1].isupper()


def _is_numbered(line: str) -> bool:
    words = line.split()
    return bool(_NUMBER.fullmatch(words[0]) or _NUMBER.fullmatch(words[-1]))
