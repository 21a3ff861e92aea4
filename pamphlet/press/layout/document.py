"""Lay the joined pages out: their markup, dressed for one of the layouts, becomes WeasyPrint's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pamphlet.pages import Pages
from pamphlet.pages.fonts import LARGE_FACE, files_of
from pamphlet.pages.joined import join
from pamphlet.pages.stylesheet import for_print
from pamphlet.press import Fit, Layout
from pamphlet.press.engine.line_breaker import total_fit
from pamphlet.press.engine.loose_scripts import LooseScripts
from pamphlet.press.engine.page_lines import Grid
from pamphlet.press.engine.rendering import render
from pamphlet.press.engine.shapes import Document
from pamphlet.press.layout.bookmarks import STYLE, mark_bookmarks
from pamphlet.press.layout.contents import fit_contents
from pamphlet.press.layout.fitting import fitted
from pamphlet.press.layout.grid import grid_of
from pamphlet.press.layout.keys import keep_keys
from pamphlet.press.layout.low_headings import lower_headings
from pamphlet.press.layout.running_heads import shorten_heads
from pamphlet.press.layout.short_tables import keep_short_tables
from pamphlet.press.variants import READ

if TYPE_CHECKING:
    from lxml.etree import _Element


def elements_of(pages: Pages, layout: Layout) -> ET.Element:
    """Give the joined pages, with what becomes a bookmark marked, and in the contents what paper is to show.

    They are the standard library's elements: lxml's come and go, and a layout holds on to them.
    """
    metadata = pages.metadata
    about = {
        "class": layout,
        "lang": pages.hyphenation or metadata.language,
        "dir": metadata.direction,
    }
    root = ET.Element("html", about)
    ET.SubElement(root, "head")
    ET.SubElement(root, "body").extend(map(_lasting, join(pages, covers=True)))
    mark_bookmarks(root, pages)
    shorten_heads(root)
    fit_contents(root, metadata.contents)
    keep_keys(root)
    keep_short_tables(root, layout)
    if layout == "large":
        lower_headings(root, pages.words)
    return root


def _lasting(element: _Element) -> ET.Element:
    copy = ET.Element(str(element.tag), dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(map(_lasting, element))
    return copy


def lay_out(
    pages: Pages,
    root: ET.Element,
    layout: Layout,
    fit: Fit = Fit(),  # noqa: B008 # it cannot be changed
    rules: str = "",
) -> Document:
    """Lay out the elements below a root, in the fonts of the pages and no others; `rules` stand behind all others.

    What is written in a script whose lines would be full of gaps is laid out anew, ragged.
    """
    files = (*files_of(LARGE_FACE), *pages.fonts) if layout == "large" else pages.fonts
    sheets = (STYLE, for_print(fitted(pages.stylesheet, fit), files), rules)
    pictures = (*pages.assets, pages.cover_picture) if pages.cover_picture else pages.assets
    grid = Grid() if layout == "large" else grid_of(root, fit)
    scripts = LooseScripts()
    with total_fit(fit.looseness, grid, scripts):
        document = render(root, sheets, files, pictures, READ.base)
    if ragged := scripts.found():
        with total_fit(fit.looseness, grid, LooseScripts(ragged)):
            document = render(root, sheets, files, pictures, READ.base)
    return document
