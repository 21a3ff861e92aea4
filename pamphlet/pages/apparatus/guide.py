"""Compose what goes along with the booklets: how to print them, and the test sheets, for this very pamphlet.

In: the book, and what its booklet is made of. Out: `Pages` with one page each, to be typeset like a book.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import ceil

from markupsafe import Markup

from pamphlet.pages import Pages, Section
from pamphlet.pages.compositor import Compositor, Opening
from pamphlet.pages.fonts import fonts_for
from pamphlet.pages.strings.locales import in_figures
from pamphlet.pages.strings.phrases import Speech, by_letter
from pamphlet.pages.styles import shared_styles
from pamphlet.work.frozen import frozen
from pamphlet.work.words import Words

HOW_TO = Opening("how-to", "front", "how_to", "how-to", "how-to_heading")
COPIES = (1, 10, 50, 100, 500)
REAM = 500  # sheets in a packet of paper
PAPERS = {"a4": "A4", "letter": "Letter"}


@frozen
class Amount:
    """What paper so many copies take, in the figures of the language: sheets, and packets to buy."""

    copies: str
    sheets: str
    reams: str


def how_to_print(pages: Pages, number: int, sheets: int, signatures: tuple[int, ...]) -> Pages:
    """Make the two pages that tell how a booklet of so many pages is printed, folded and held together."""
    slug = pages.metadata.slug
    page = _compositor(pages).page(
        HOW_TO,
        number=number,
        sheets=sheets,
        amounts=tuple(_amounts(sheets, pages.metadata.language)),
        signatures=", ".join(map(str, signatures)) if len(signatures) > 1 else "",
        named=partial(_booklets, slug),
        test=partial(_test_sheets, slug),
    )
    return _alone(pages, f"{pages.metadata.title}: {page.title}", (page,))


def test_sheets(pages: Pages, papers: tuple[str, ...]) -> Pages:
    """Make the four pages of the test sheet for each paper, and then the eight of the two for printing one side."""
    slug = pages.metadata.slug
    both = tuple(
        _test(pages, paper, "test", 4, right=_file(f"{slug}-booklet-{paper}-short-edge.pdf"),
              turned=_file(f"{slug}-booklet-{paper}-long-edge.pdf"), backs="")
        for paper in papers
    )  # fmt: skip
    apart = tuple(
        _test(pages, paper, "one_side", 8, right=_file(f"{slug}-booklet-{paper}-fronts.pdf"),
              turned="", backs=_file(f"{slug}-booklet-{paper}-backs.pdf"))
        for paper in papers
    )  # fmt: skip
    return _alone(pages, both[0].title, (*both, *apart))


def _test(pages: Pages, paper: str, kind: str, number: int, **facts: object) -> Section:
    """Make so many pages of a test for one paper."""
    compositor = _compositor(pages)
    anchor = f"{kind}_{paper}"
    return compositor.page(
        Opening(f"{kind}-{paper}", "front", anchor, "test", f"{anchor}_heading"),
        compositor.speech.say("test-sheet", paper=paper.title()),
        "test-sheet",
        paper=paper,
        pages=number,
        **facts,
    )


def _amounts(sheets: int, language: str) -> Iterator[Amount]:
    for copies in COPIES:
        numbers = (copies, copies * sheets, ceil(copies * sheets / REAM))
        yield Amount(*(in_figures(number, language) for number in numbers))


def _booklets(slug: str, *kinds: str) -> Markup:
    """Name the files of a booklet for each paper, a line a file."""
    lines = (
        Markup('<b class="paper">{}</b> {}').format(
            name, _file(f"{slug}-booklet-{paper}-{kind}.pdf")
        )
        for paper, name in PAPERS.items()
        for kind in kinds
    )
    return Markup("<br/>").join(lines)


def _test_sheets(slug: str, kind: str = "") -> Markup:
    """Name a test sheet for either paper."""
    return Markup(" / ").join(_file(f"{slug}-test-sheet-{paper}{kind}.pdf") for paper in PAPERS)


def _compositor(pages: Pages) -> Compositor:
    return Compositor(pages.metadata, Speech(pages.strings, pages.metadata.language))


def _alone(pages: Pages, title: str, alone: tuple[Section, ...]) -> Pages:
    """Give pages that are no part of the book, in its language and its fonts.

    A page that is named “title” keeps its heading as that of the whole file.
    """
    return replace(
        pages,
        metadata=replace(pages.metadata, title=title, description="", subjects=()),
        sections=tuple(replace(page, name="title") for page in alone),
        covers=(),
        stylesheet=shared_styles("guide.css"),
        fonts=fonts_for("".join(page.xhtml for page in alone)),
        assets=(),
        words=Words(()),
        exemplar=None,
        files=(),
    )


def _file(name: str) -> Markup:
    return Markup('<span class="file">{}</span>').format(by_letter(name))
