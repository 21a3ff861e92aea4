"""Large print: A4 pages in 18 points for people with low vision, each with the A5 pages that hold the same words.

In: both layouts. Out: one file, which keeps to PDF/A-3a and PDF/UA-1 and carries the manuscript.
"""

from __future__ import annotations

from pamphlet.formats import Ready
from pamphlet.pages import Pages
from pamphlet.pages.strings import fill
from pamphlet.press.concordance import concordance
from pamphlet.press.feet import add_feet


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the file under its name. The pages must have been printed in both layouts."""
    large = ready.printed["large"]
    bare = {page.anchor for page in (*pages.covers, *pages.pages[:1])}
    ranges = concordance(pages, large.page_starts, ready.printed["a5"].page_starts)
    feet = {
        index: fill(
            pages.strings["paper-pages"], numbers=first if first == last else f"{first}–{last}"
        )
        for index, (start, (first, last)) in enumerate(zip(large.page_starts, ranges, strict=True))
        if start.anchor not in bare
    }
    return {f"{pages.metadata.slug}-large-print.pdf": add_feet(pages, large.pdf, feet)}
