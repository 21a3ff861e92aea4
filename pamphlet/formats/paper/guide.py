"""Guide: a page that tells how the booklets of this pamphlet are printed, and a sheet that tests the printer.

In: the number of pages. Out: the page, tagged like the book, as wide as A4 and as high as Letter; and for either paper
a sheet whose four pages read in order when the printer is set for the booklet.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pamphlet.formats import Ready
from pamphlet.formats.paper.booklets import binding_of
from pamphlet.pages import Pages
from pamphlet.pages.apparatus.guide import how_to_print, test_sheet
from pamphlet.pages.strings.phrases import Speech
from pamphlet.press import Printed
from pamphlet.press.sheets.imposition import Binding, impose
from pamphlet.press.sheets.printing import PAPERS, SheetFile, print_sheets
from pamphlet.press.typeset import typeset
from pamphlet.work.model import Metadata

PAGES = 4  # of a test sheet


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the page and the two sheets under their names."""
    work = pages.metadata
    number = len(ready.printed["a5"].page_starts)
    sheets = impose(number, binding_of(work))
    thick = tuple(Counter(sheet.signature for sheet in sheets).values())
    how_to = typeset(how_to_print(pages, number, len(sheets), thick), "guide")
    tests = typeset(test_sheet(pages, tuple(paper.name for paper in PAPERS)), "guide")
    files = {f"{work.slug}-how-to-print.pdf": how_to.pdf}
    say = Speech(pages.strings, pages.metadata.language).say
    for at, paper in enumerate(PAPERS):
        name = f"{work.slug}-test-sheet-{paper.name}.pdf"
        title = say("test-sheet", paper=paper.name.title()).unescape()
        file = SheetFile(replace(paper, past_fold_mm=0.0), "short-edge", title)
        files |= _test(tests, at * PAGES, {name: file}, work)
    return files


def _test(
    tests: Printed, before: int, files: dict[str, SheetFile], work: Metadata
) -> dict[str, bytes]:
    """Impose the four pages behind those of the papers before."""
    (sheet,) = impose(PAGES, Binding(work.direction))
    front, back = (tuple(page + before for page in side) for side in (sheet.front, sheet.back))
    moved = replace(sheet, front=(front[0], front[1]), back=(back[0], back[1]))
    return print_sheets(tests.pdf, [moved], files, work)
