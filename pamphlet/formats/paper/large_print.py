"""Large print: A4 pages in 18 points for people with low vision, each with the A5 pages that hold the same words.

In: both layouts. Out: one file, which keeps to PDF/A-3a and PDF/UA-1 and carries the manuscript. Which A5 pages a page
names is known only when both are laid out, so these lines are set last, and laid over the feet of the pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import escape

from pamphlet.formats import Ready
from pamphlet.pages import Page, Pages
from pamphlet.pages.classes import FOOT
from pamphlet.pages.strings import fill
from pamphlet.pages.styles import shared_styles
from pamphlet.press.layout.concordance import concordance
from pamphlet.press.sheets.footers import add_feet
from pamphlet.press.typeset import typeset
from pamphlet.work.words import Words

LINE = f'<p class="{FOOT}" data-foot="{{}}"></p>'
LINES = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><section id="feet">{}</section></body></html>'
)


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
    texts = {text: number for number, text in enumerate(dict.fromkeys(feet.values()))}
    lines = typeset(_alone(pages, texts), "large").pdf
    numbered = {index: texts[text] for index, text in feet.items()}
    return {f"{pages.metadata.slug}-large-print.pdf": add_feet(large.pdf, numbered, lines)}


def _alone(pages: Pages, texts: Iterable[str]) -> Pages:
    """Make pages with nothing but a line at the foot of each."""
    lines = LINES.format("".join(LINE.format(escape(text)) for text in texts))
    feet = Page("feet", "", lines, "back", "feet")
    ours = shared_styles()  # no rule of the manuscript reaches them
    return replace(
        pages,
        pages=(feet,),
        covers=(),
        files=(),
        assets=(),
        words=Words(()),
        exemplar=None,
        stylesheet=ours,
    )
