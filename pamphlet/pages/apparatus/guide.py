"""Compose what goes along with the booklets: how to print them, and the test sheet, for this very pamphlet.

In: the book, and what its booklet is made of. Out: `Pages` with one page each, to be typeset like a book.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from pamphlet.pages import Page, Pages
from pamphlet.pages.compositor import Compositor, Opening
from pamphlet.pages.fonts import fonts_for
from pamphlet.pages.strings.phrases import Speech, by_letter
from pamphlet.pages.styles import shared_styles
from pamphlet.work.words import Words

HOW_TO = Opening("how-to", "front", "how_to", "how-to", "how-to_heading")


def how_to_print(pages: Pages, number: int, sheets: int, signatures: tuple[int, ...]) -> Pages:
    """Make the page that tells how a booklet of so many pages is printed, folded and stapled."""
    slug = pages.metadata.slug
    page = _compositor(pages).page(
        HOW_TO,
        number=number,
        sheets=sheets,
        signatures=", ".join(map(str, signatures)) if len(signatures) > 1 else "",
        named=lambda kind: _file(f"{slug}-booklet-a4-{kind}.pdf"),
        test=_file(f"{slug}-test-sheet-a4.pdf"),
    )
    return _alone(pages, f"{pages.metadata.title}: {page.title}", (page,))


def test_sheet(pages: Pages, papers: tuple[str, ...]) -> Pages:
    """Make the four pages of the test sheet for each paper, one paper after the other."""
    slug, compositor = pages.metadata.slug, _compositor(pages)
    sheets = tuple(
        compositor.page(
            Opening(f"test-{paper}", "front", f"test_{paper}", "test", f"test_{paper}_heading"),
            compositor.speech.say("test-sheet", paper=paper.title()),
            "test-sheet",
            paper=paper,
            right=_file(f"{slug}-booklet-{paper}-short-edge.pdf"),
            turned=_file(f"{slug}-booklet-{paper}-long-edge.pdf"),
        )
        for paper in papers
    )
    return _alone(pages, sheets[0].title, sheets)


def _compositor(pages: Pages) -> Compositor:
    return Compositor(pages.metadata, Speech(pages.strings, pages.metadata.language))


def _alone(pages: Pages, title: str, alone: tuple[Page, ...]) -> Pages:
    """Give pages that are no part of the book, in its language and its fonts.

    A page that is named “title” keeps its heading as that of the whole file.
    """
    return replace(
        pages,
        metadata=replace(pages.metadata, title=title, description="", subjects=()),
        pages=tuple(replace(page, name="title") for page in alone),
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
