"""Booklets: sheets of A4 and Letter that are printed on both sides, folded and stapled, and then read in order.

In: the A5 pages as they were laid out. Out: for each paper a file for printers that flip on the short edge, one for
those that flip on the long edge, and for those that print one side the fronts and the backs. No page is laid out anew:
half a sheet of Letter shows the same page as half a sheet of A4, on other paper.
"""

from __future__ import annotations

from pamphlet.formats import Ready
from pamphlet.pages import Pages
from pamphlet.pages.strings.phrases import Speech
from pamphlet.press.sheets.imposition import (
    PRINT_MODES,
    Binding,
    PrintMode,
    Sheet,
    impose,
    sides_of,
)
from pamphlet.press.sheets.printing import PAPERS, Paper, SheetFile, print_sheets
from pamphlet.press.sheets.signature_marks import signature_marks
from pamphlet.work.model import Metadata

TITLES: dict[PrintMode, str] = {
    "short-edge": "sheets-short-edge",
    "long-edge": "sheets-long-edge",
    "fronts": "sheets-fronts",
    "backs": "sheets-backs",
}
FACE = "Source Sans 3"  # of the numbers of signatures


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the eight files under their names."""
    printed = ready.printed["a5"]
    sheets, files = sheet_files(pages, len(printed.page_starts))
    return print_sheets(printed.pdf, sheets, files, pages.metadata)


def sheet_files(pages: Pages, count: int) -> tuple[tuple[Sheet, ...], dict[str, SheetFile]]:
    """Give the sheets that so many pages are printed on, and what each of the files is to show of them."""
    work = pages.metadata
    sheets = impose(count, binding_of(work))
    sans = next(font.path for font in pages.fonts if font.family == FACE)
    files = {}
    for paper in PAPERS:
        marks = signature_marks(sheets, paper, work.direction, sans)
        for mode in PRINT_MODES:
            title, outline = _title_and_outline(pages, sheets, paper, mode)
            files[file_name(work.slug, paper, mode)] = SheetFile(paper, mode, title, outline, marks)
    return sheets, files


def binding_of(work: Metadata) -> Binding:
    """Give how the work asks to be bound."""
    return Binding(
        work.direction, work.printing.paper_thickness_mm, work.printing.sheets_per_signature
    )


def file_name(slug: str, paper: Paper, mode: PrintMode) -> str:
    """Name a file."""
    return f"{slug}-booklet-{paper.name}-{mode}.pdf"


def _title_and_outline(
    pages: Pages, sheets: tuple[Sheet, ...], paper: Paper, mode: PrintMode
) -> tuple[str, tuple[str, ...]]:
    """Give the title of a file; and of fronts and backs, printed each by itself, which sheet is which."""
    say = Speech(pages.strings, pages.metadata.language).say
    title = say(TITLES[mode], title=pages.metadata.title, paper=paper.name.title()).unescape()
    if mode not in ("fronts", "backs"):
        return title, ()
    key = "sheet-front" if mode == "fronts" else "sheet-back"
    order = [sheets.index(side.sheet) + 1 for side in sides_of(sheets, mode)]
    return title, tuple(say(key, number=number).unescape() for number in order)
