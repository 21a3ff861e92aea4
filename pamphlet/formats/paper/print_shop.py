"""Print shop: the inside and the cover as two files that a printing shop takes as they are.

In: the A5 pages as they were laid out. Out: the inside, a page a page, filled up to a multiple of four; and the outside
of the cover flat, back, spine and front, with its inside behind it. Both are PDF/X-4 with 3 mm bleed, in black alone.
"""

from __future__ import annotations

from pamphlet.formats import Ready
from pamphlet.formats.paper.booklets import binding_of
from pamphlet.pages import Pages
from pamphlet.pages.strings.phrases import Speech
from pamphlet.press.sheets.imposition import BLANK, OFFICE_PAPER_MM, impose
from pamphlet.press.shop.pdf_x import Spread, print_for_shop
from pamphlet.press.units import PAGES_A_SHEET

COVERED = 3  # the first page that is not on the cover


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the two files under their names."""
    printed, work = ready.printed["a5"], pages.metadata
    count = len(printed.page_starts)
    say = Speech(pages.strings, pages.metadata.language).say
    inside = inside_pages(count)
    thick_mm = thickness_mm(len(inside), work.printing.paper_thickness_mm)
    glued = len({sheet.signature for sheet in impose(count, binding_of(work))}) > 1
    spine_mm = thick_mm if glued else 0.0
    note = say("shop-note", pages=len(inside), spine=f"{spine_mm:.1f}", thickness=f"{thick_mm:.1f}")
    covers = [(count, 1), (2, BLANK)]  # its outside, and its inside
    if work.direction == "rtl":
        covers = [(right, left) for left, right in covers]
    files = {
        "inside": [Spread((page,)) for page in inside],
        "cover": [Spread(pair, spine_mm) for pair in covers],
    }
    titles = {
        "inside": say("shop-inside", title=work.title),
        "cover": say("shop-cover", title=work.title),
    }
    return {
        f"{work.slug}-print-shop-{name}.pdf": print_for_shop(
            printed.pdf, spreads, titles[name].unescape(), note.unescape(), work
        )
        for name, spreads in files.items()
    }


def inside_pages(count: int) -> tuple[int, ...]:
    """Give the pages between the covers and the blank ones behind them, a multiple of four in all."""
    pages = tuple(range(COVERED, count))
    return pages + (BLANK,) * (-len(pages) % PAGES_A_SHEET)


def thickness_mm(pages: int, paper_mm: float | None) -> float:
    """Give the thickness of so many pages of the inside."""
    return pages / 2 * (paper_mm or OFFICE_PAPER_MM)
