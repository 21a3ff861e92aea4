"""Count the sheets of a booklet, what stays white on the last one, and say what would save that.

In: the pages as they were printed. Out: figures for the report, and a sentence for whoever builds.
"""

from __future__ import annotations

from dataclasses import dataclass

from pamphlet.press import Fit, Printed
from pamphlet.press.units import PAGES_A_SHEET

FEW_ENOUGH = 1  # blank pages, which are no waste worth speaking of


@dataclass(frozen=True, slots=True)
class SheetCount:
    """What paper a booklet takes: `leading` and `measure` are parts of those of the stylesheet, `note` may be empty.

    `over` are the sections that keep the last sheet, each with the number of lines that it would have to lose.
    """

    pages: int
    sheets: int
    blank: int
    leading: float
    measure: float
    over: tuple[tuple[str, int], ...]
    note: str


def count_sheets(printed: Printed, *, asked: bool) -> SheetCount:
    """Count the sheets of a print; `asked`: the manuscript wants the pages to fill whole sheets."""
    pages = len(printed.page_starts)
    sheets = -(-pages // PAGES_A_SHEET)
    blank = sheets * PAGES_A_SHEET - pages
    leading, measure = (round(part, 4) for part in (printed.fit.leading, printed.fit.measure))
    note = ""
    if blank > FEW_ENOUGH:
        note = f"A booklet takes {sheets} sheets for {pages} pages: {blank} stay blank."
        ways = []
        if printed.over:
            lines = " and ".join(f"{count} in “{title}”" for title, count in printed.over)
            ways.append(f"Lines to lose, to save a sheet: {lines}")
        if asked:
            note += " No lines, leading and measure up to 3 % off fill whole sheets."
        else:
            ways.append(
                "“fit: sheets” in pamphlet.yaml may, by lines, leading and measure up to 3 % off"
            )
        if ways:
            note += f" {'; '.join(ways)}."
    elif printed.fit != Fit():
        how = []
        if printed.fit.looseness:
            how.append(f"a line {'more' if printed.fit.looseness > 0 else 'less'} in paragraphs")
        if (leading, measure) != (1.0, 1.0):
            how.append(f"leading × {leading} and measure × {measure}")
        note = f"The pages fill {sheets} sheets, with {', and with '.join(how)}."
    return SheetCount(pages, sheets, blank, leading, measure, printed.over, note)
