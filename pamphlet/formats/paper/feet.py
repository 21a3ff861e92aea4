"""Feet: say at the foot of each page which A5 pages hold the same words, so that “page 12” is found on any paper.

In: a layout, and that for A5. Out: what each of its pages says; and pages with nothing but such lines, to be laid over.
Which A5 pages a page names is known only when both are laid out, so these lines are set last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from markupsafe import Markup

from pamphlet.pages import Pages, Section
from pamphlet.pages.classes import FOOT
from pamphlet.pages.strings import fill
from pamphlet.pages.styles import shared_styles
from pamphlet.press import Printed
from pamphlet.press.layout.concordance import concordance
from pamphlet.work.words import Words

LINE = f'<p class="{FOOT}"{{}}></p>'
ATTRIBUTE = Markup(' data-{}="{}"')
LINES = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><section id="feet">{}</section></body></html>'
)


def pages_of_a5(pages: Pages, printed: Printed, a5: Printed) -> tuple[str, ...]:
    """Give for each page of a layout the words that name the A5 pages."""
    one, several = pages.strings["paper-page"], pages.strings["paper-pages"]
    return tuple(
        fill(one, number=first) if first == last else fill(several, numbers=f"{first}–{last}")
        for first, last in concordance(pages, printed.page_starts, a5.page_starts)
    )


def lines_alone(pages: Pages, lines: Iterable[Mapping[str, str]]) -> Pages:
    """Make pages with nothing on each but a line of furniture: its texts, by their names in the stylesheet."""
    marked = (
        LINE.format(Markup().join(ATTRIBUTE.format(*text) for text in line.items()))
        for line in lines
    )
    feet = Section("feet", "", LINES.format("".join(marked)), "back", "feet")
    ours = shared_styles()  # no rule of the manuscript reaches them
    return replace(
        pages,
        sections=(feet,),
        covers=(),
        files=(),
        assets=(),
        words=Words(()),
        exemplar=None,
        stylesheet=ours,
    )
