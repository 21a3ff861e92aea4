"""Guide: pages that tell how the booklets of this pamphlet are printed, and sheets that test the printer.

In: the number of pages. Out: two pages, front and back of a sheet, tagged like the book, as wide as A4 and as high as
Letter; for either paper a sheet whose four pages read in order when the printer is set for the booklet; and two sheets
with eight pages for printers that print one side, which also show whether the stack goes back in the right order.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pamphlet.formats import Ready
from pamphlet.formats.paper.booklets import binding_of
from pamphlet.pages import Pages
from pamphlet.pages.apparatus.guide import how_to_print, one_side_test, test_sheet
from pamphlet.pages.strings.phrases import Speech
from pamphlet.press import Printed
from pamphlet.press.sheets.imposition import Binding, impose
from pamphlet.press.sheets.printing import PAPERS, SheetFile, print_sheets
from pamphlet.press.typeset import typeset
from pamphlet.work.model import Metadata

PAGES = 4  # of a test sheet
ONE_SIDE_PAGES = 8  # of the two for printers that print one side


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the pages and the sheets under their names."""
    work = pages.metadata
    number = len(ready.printed["a5"].page_starts)
    sheets = impose(number, binding_of(work))
    thick = tuple(Counter(sheet.signature for sheet in sheets).values())
    how_to = typeset(how_to_print(pages, number, len(sheets), thick), "guide")
    papers = tuple(paper.name for paper in PAPERS)
    tests = typeset(test_sheet(pages, papers), "guide")
    one_side = typeset(one_side_test(pages, papers), "guide")
    files = {f"{work.slug}-how-to-print.pdf": how_to.pdf}
    say = Speech(pages.strings, pages.metadata.language).say
    for at, paper in enumerate(PAPERS):
        name = f"{work.slug}-test-sheet-{paper.name}"
        title = say("test-sheet", paper=paper.name.title()).unescape()
        half = replace(paper, past_fold_mm=0.0)
        both = {f"{name}.pdf": SheetFile(half, "short-edge", title)}
        files |= _test(tests, PAGES, at, both, work)
        apart = {
            f"{name}-fronts.pdf": SheetFile(half, "fronts", title),
            f"{name}-backs.pdf": SheetFile(half, "backs", title),
        }
        files |= _test(one_side, ONE_SIDE_PAGES, at, apart, work)
    return files


def _test(
    tests: Printed, count: int, at: int, files: dict[str, SheetFile], work: Metadata
) -> dict[str, bytes]:
    """Impose the pages of a test, `count` for each paper, behind those of the papers before."""
    moved = []
    for sheet in impose(count, Binding(work.direction)):
        front, back = (
            tuple(page + at * count for page in side) for side in (sheet.front, sheet.back)
        )
        moved.append(replace(sheet, front=(front[0], front[1]), back=(back[0], back[1])))
    return print_sheets(tests.pdf, moved, files, work)
