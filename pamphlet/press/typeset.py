"""Typeset: lay the pages out on A5 once, and give the tagged PDF and the word that each page begins with.

The file keeps to PDF/A-3a and PDF/UA-1 at the same time. WeasyPrint lays out and draws; the structure of the file, its
metadata and what is attached to it are ours. Nothing depends on the clock, the machine's fonts or its language.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pamphlet.pages import Pages
from pamphlet.press import CannotLayOut, CannotTypeset, Fit, Layout, Printed
from pamphlet.press.engine.alone import ALONE
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.engine.patience import TimeUp, patience, seconds_for
from pamphlet.press.units import PAGES_A_SHEET
from pamphlet.press.variants import READ

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pamphlet.press.engine.shapes import Document


def typeset(pages: Pages, layout: Layout = "a5") -> Printed:
    """Lay the pages out and print them, when no other layout is under way in this process.

    Raises CannotTypeset when WeasyPrint, or a library of the system that it needs, is not there, and when no font is;
    CannotLayOut when it takes more of the processor's time than a work of this length does, and when a style.css makes
    it fail.
    """
    seconds = seconds_for(sum(len(section.xhtml) for section in pages.sections))
    with ALONE:
        load_weasyprint()
        try:
            with patience(seconds):
                return _typeset(pages, layout)
        except TimeUp as reason:
            raise CannotLayOut(_too_long(pages, seconds, reason)) from None
        except (CannotTypeset, MemoryError):
            raise
        except Exception as fault:
            if not pages.own_style:  # then it is a fault of ours, and shall be seen
                raise
            told = " ".join(f"{type(fault).__name__} {fault}".split())
            raise CannotLayOut(
                f"the typesetter fails over these pages with this style.css ({told})"
            ) from fault


def _too_long(pages: Pages, seconds: int, reason: TimeUp) -> str:
    """Say what took so long, by the names that its author knows."""
    name = unquote(urlsplit(reason.picture).path.removeprefix("/"))
    pictures = [asset.content for asset in pages.assets if asset.name == name]
    named = [file.name for file in pages.files if file.content in pictures]
    what = f"the picture “{named[0] if named else name}”" if name else f"“{reason.words}”"
    told = f"to lay out the pages takes more than {seconds} seconds of the processor"
    return f"{told}; the typesetter was busy with {what}" if name or reason.words else told


def _typeset(pages: Pages, layout: Layout) -> Printed:
    from pamphlet.press.engine.line_breaker import rounded
    from pamphlet.press.engine.list_markers import in_place
    from pamphlet.press.engine.low_letters import low_letters
    from pamphlet.press.engine.pieces import read_pieces
    from pamphlet.press.engine.rendering import complaints
    from pamphlet.press.engine.slices import drawn_slices
    from pamphlet.press.engine.speedups import thrift
    from pamphlet.press.engine.static_fonts import static
    from pamphlet.press.engine.stylesheets import faultless
    from pamphlet.press.layout import last_sheet, lines, pagination
    from pamphlet.press.layout.document import elements_of
    from pamphlet.press.tagged import finishing, line_ends
    from pamphlet.press.tagged.structure_tree import Tree
    from pamphlet.press.tagged.xmp import WorkMetadata

    if layout == "reading":
        pages = replace(pages, covers=())  # it is read as it lies on the table
    with (
        complaints() as faults,
        faultless(faults),
        thrift(),
        static(),
        rounded(),
        low_letters(),
        drawn_slices(),
        in_place(),
    ):
        root = elements_of(pages, layout)
        document, fit = _laid_out(pages, root, layout)
        parents = {child: element for element in root.iter() for child in element}
        pieces, rows = read_pieces(document)
        anchors = (block.anchor for block in pages.words.blocks)
        placed = lines.place_lines(rows, parents, anchors)
        count = len(document.pages)
        over = last_sheet.lines_over(pages, count, placed, parents) if layout == "a5" else ()
        starts = pagination.page_starts(pages, count, placed, parents)
        tree = Tree(parents, pages.metadata.language, READ.types)
        tree.plan(pieces)
        document.metadata = WorkMetadata(pages.metadata, READ)
        with finishing.structured(tree, line_ends.readings(placed)):
            pdf = document.write_pdf(
                pdf_variant=READ.base,
                pdf_version=READ.version,
                finisher=partial(finishing.finish, pages),
            )
    return Printed(pdf, starts, tuple(faults), fit, over)


def _laid_out(pages: Pages, root: Element, layout: Layout) -> tuple[Document, Fit]:
    """Lay the pages out, once or, where they are to fill whole sheets, until they do."""
    from pamphlet.press.layout.document import lay_out
    from pamphlet.press.layout.fitting import fit_to_sheets
    from pamphlet.press.layout.reading_copy import lay_out_reading_copy

    if layout == "reading":
        return lay_out_reading_copy(pages, root), Fit()
    plain = lay_out(pages, root, layout)
    if layout != "a5" or pages.metadata.fit != "sheets":
        return plain, Fit()
    full: dict[Fit, Document] = {}  # the last that fills whole sheets

    def count(fit: Fit) -> int:
        tried = lay_out(pages, root, layout, fit)
        if len(tried.pages) % PAGES_A_SHEET == 0:
            full.clear()
            full[fit] = tried
        return len(tried.pages)

    fit = fit_to_sheets(len(plain.pages), count) or Fit()
    if fit == Fit():
        return plain, fit
    return full.get(fit) or lay_out(pages, root, layout, fit), fit
