"""Impose: decide which pages share a sheet, so that the folded sheets read in order.

In: a number of pages. Out: `Sheet`s, and the `Side`s of a file in the order in which they are printed. Nothing here
knows of PDF; lengths are those of the paper.

The outermost sheet of a signature of eight pages, from left to right, and the one inside it:

        front              back                  front              back
    ┌─────┬─────┐      ┌─────┬─────┐         ┌─────┬─────┐      ┌─────┬─────┐
    │  8  │  1  │      │  2  │  7  │         │  6  │  3  │      │  4  │  5  │
    └─────┴─────┘      └─────┴─────┘         └─────┴─────┘      └─────┴─────┘

A printer that flips the paper on its short edge turns it like a leaf, and the back is printed as drawn. One that flips
on the long edge turns it head over heels: there the back is printed standing on its head, 7 at the left and 2 at the
right. A book that is read from right to left is folded on the other side: its front is 1, 8 and its back 7, 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal, get_args

from pamphlet.press.units import PAGES_A_SHEET

# The files of a booklet: for printers that flip the paper on one edge or the other, and for those that print one side.
PrintMode = Literal["short-edge", "long-edge", "fronts", "backs"]
PRINT_MODES: tuple[PrintMode, ...] = get_args(PrintMode)

BLANK = 0
# One run of staples holds some sixteen sheets of office paper: from here on a booklet is bound in signatures.
STAPLED_AT_MOST = 15  # sheets
SHEETS_A_SIGNATURE = 8
# Up to eight sheets the inner ones stand out by less than a millimetre.
FLAT_AT_MOST = 8  # sheets
OFFICE_PAPER_MM = 0.1  # 80 g/m²
# The pages of A5 have a margin of 17.5 mm at the fold, and 12 mm of it always stay.
MOST_CREEP_MM = 4.0


@dataclass(frozen=True, slots=True)
class Binding:
    """How a booklet is bound; what is None is decided from its number of sheets.

    No thickness of paper (0) means that pages are not moved to make up for it; 0 sheets a signature: all in one.
    """

    direction: Literal["ltr", "rtl"] = "ltr"
    paper_thickness_mm: float | None = None
    sheets_per_signature: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper: the pages of its two sides from left to right, 0 for a blank one.

    `signature` and `number` (of the sheet within it, the outermost first) count from 1. The pages move towards the fold
    by `creep_mm`, since the inner sheets of a folded booklet stand out at its edge.
    """

    signature: int
    number: int
    front: tuple[int, int]
    back: tuple[int, int]
    creep_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a sheet as it stands in a file: its pages from left to right, both on their heads when `turned`."""

    sheet: Sheet
    face: Literal["front", "back"]
    pages: tuple[int, int]
    turned: bool = False


def impose(count: int, binding: Binding = Binding()) -> tuple[Sheet, ...]:
    """Give the sheets of a booklet of so many pages, the outermost of the first signature first.

    Blank pages come before the last page, so that the back cover stays the back.
    """
    pages = with_blanks(count)
    sheets: list[Sheet] = []
    signatures = signatures_of(len(pages) // PAGES_A_SHEET, binding.sheets_per_signature)
    bounds = pairwise(accumulate(signatures, initial=0))
    for signature, (first, behind) in enumerate(bounds, start=1):
        gathered = pages[first * PAGES_A_SHEET : behind * PAGES_A_SHEET]
        sheets += _nested(gathered, signature, leftwards=binding.direction == "rtl")
    thickness_mm = binding.paper_thickness_mm
    if thickness_mm is None:
        thickness_mm = OFFICE_PAPER_MM if len(sheets) > FLAT_AT_MOST else 0.0
    return tuple(
        replace(sheet, creep_mm=min(MOST_CREEP_MM, (sheet.number - 1) * thickness_mm))
        for sheet in sheets
    )


def with_blanks(count: int) -> tuple[int, ...]:
    """Give the pages 1 to `count` in order, filled up to whole sheets with blank ones before the last page."""
    blanks = (BLANK,) * (-count % PAGES_A_SHEET)
    if count < 2:
        return (*range(1, count + 1), *blanks)
    return (*range(1, count), *blanks, count)


def signatures_of(sheets: int, most: int | None = None) -> tuple[int, ...]:
    """Divide sheets into signatures of `most` sheets at the most, as evenly as can be.

    Undecided, a booklet is in one piece as long as staples hold it.
    """
    if most is None:
        most = SHEETS_A_SIGNATURE if sheets > STAPLED_AT_MOST else 0
    number = -(-sheets // most) if most else 1
    fewer, longer = divmod(sheets, number)
    return (fewer + 1,) * longer + (fewer,) * (number - longer)


def sides_of(sheets: Sequence[Sheet], mode: PrintMode) -> tuple[Side, ...]:
    """Give the sides of a file in the order in which they are printed.

    The backs begin with the last sheet: printed sheets lie in the tray face down with the last one on top, and are put
    back in as they lie.
    """
    fronts = [Side(sheet, "front", sheet.front) for sheet in sheets]
    backs = [Side(sheet, "back", sheet.back) for sheet in sheets]
    match mode:
        case "fronts":
            return tuple(fronts)
        case "backs":
            return tuple(reversed(backs))
        case "long-edge":
            backs = [Side(sheet, "back", sheet.back[::-1], turned=True) for sheet in sheets]
    return tuple(side for sheet in zip(fronts, backs, strict=True) for side in sheet)


def _nested(pages: Sequence[int], signature: int, *, leftwards: bool) -> list[Sheet]:
    """Lay the sheets of one signature into one another."""
    sheets = []
    for inside in range(len(pages) // PAGES_A_SHEET):
        first, last = 2 * inside, len(pages) - 1 - 2 * inside
        front = pages[last], pages[first]
        back = pages[first + 1], pages[last - 1]
        if leftwards:
            front, back = front[::-1], back[::-1]
        sheets.append(Sheet(signature, inside + 1, front, back))
    return sheets
