"""Typeset: lay the pages out on A5 once, and give the tagged PDF and the word that each page begins with.

The file keeps to PDF/A-3a and PDF/UA-1 at the same time. WeasyPrint lays out and draws; the structure of the file, its
metadata and what is attached to it are ours. Nothing depends on the clock, the machine's fonts or its language.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from pamphlet.pages import Pages
from pamphlet.press import Fit, Layout, Printed
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.layout.fitting import PAGES_A_SHEET

VARIANT = "pdf/a-3a"


def typeset(pages: Pages, layout: Layout = "a5") -> Printed:
    """Lay the pages out and print them.

    Raises CannotTypeset when WeasyPrint, or a library of the system that it needs, is not there, and when no font is.
    """
    load_weasyprint()
    from pamphlet.press.engine.speedups import thrift
    from pamphlet.press.layout import document, last_sheet, lines, pagination
    from pamphlet.press.tagged import finishing, line_ends, outline
    from pamphlet.press.tagged.structure_tree import Tree
    from pamphlet.press.tagged.xmp import WorkMetadata

    with document.complaints() as complaints, thrift():
        root = document.elements_of(pages, layout)
        laid_out, fit = _laid_out(pages, root, layout)
        parents = {child: element for element in root.iter() for child in element}
        pieces, rows = lines.read_pieces(laid_out)
        lines.place_lines(rows, parents, (block.anchor for block in pages.words.blocks))
        count = len(laid_out.pages)
        over = last_sheet.lines_over(pages, count, rows, parents) if layout == "a5" else ()
        starts = pagination.page_starts(pages, count, rows, parents)
        tree = Tree(parents, pages.metadata.language)
        tree.plan(pieces)
        laid_out.metadata = WorkMetadata(pages.metadata)
        marks = outline.bookmarks(pages, laid_out, root)
        laid_out.make_bookmark_tree = lambda *_, **__: marks
        with finishing.structured(tree, line_ends.readings(rows)):
            pdf = laid_out.write_pdf(pdf_variant=VARIANT, finisher=partial(finishing.finish, pages))
    return Printed(pdf, starts, tuple(complaints), fit, over)


def _laid_out(pages: Pages, root: Any, layout: Layout) -> tuple[Any, Fit]:
    """Lay the pages out, once or, where they are to fill whole sheets, until they do."""
    from pamphlet.press.layout import document
    from pamphlet.press.layout.fitting import fit_to_sheets

    plain = document.lay_out(pages, root, layout, VARIANT)
    if layout != "a5" or pages.metadata.fit != "sheets":
        return plain, Fit()
    full = (Fit(), plain)

    def count(fit: Fit) -> int:
        nonlocal full
        tried = document.lay_out(pages, root, layout, VARIANT, fit)
        if len(tried.pages) % PAGES_A_SHEET == 0:
            full = (fit, tried)
        return len(tried.pages)

    fit = fit_to_sheets(len(plain.pages), count)
    if fit is None:
        return plain, Fit()
    chosen = full[1] if full[0] == fit else document.lay_out(pages, root, layout, VARIANT, fit)
    return chosen, fit
