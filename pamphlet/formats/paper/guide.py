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
from pamphlet.pages.apparatus.guide import how_to_print, test_sheets
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
    tests = typeset(test_sheets(pages, papers), "guide")
    files = {f"{work.slug}-how-to-print.pdf": how_to.pdf}
    say = Speech(pages.strings, pages.metadata.language).say
    for at, paper in enumerate(PAPERS):
        name = f"{work.slug}-test-sheet-{paper.name}"
        title = say("test-sheet", paper=paper.name.title()).unescape()
        half = replace(paper, past_fold_mm=0.0)
        both = {f"{name}.pdf": SheetFile(half, "short-edge", title)}
        files |= _test(tests, range(PAGES * at, PAGES * (at + 1)), both, work)
        apart = {
            f"{name}-fronts.pdf": SheetFile(half, "fronts", title),
            f"{name}-backs.pdf": SheetFile(half, "backs", title),
        }
        first = PAGES * len(papers) + ONE_SIDE_PAGES * at
        files |= _test(tests, range(first, first + ONE_SIDE_PAGES), apart, work)
    return files


def _test(
    tests: Printed, those: range, files: dict[str, SheetFile], work: Metadata
) -> dict[str, bytes]:
    """Impose those of the pages that are of one test for one paper."""
    moved = []
    for sheet in impose(len(those), Binding(work.direction)):
        front, back = (
            tuple(page + those.start for page in side) for side in (sheet.front, sheet.back)
        )
        moved.append(replace(sheet, front=(front[0], front[1]), back=(back[0], back[1])))
    return print_sheets(tests.pdf, moved, files, work)
