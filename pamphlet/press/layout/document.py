"""Lay the joined pages out: their markup, dressed for one of the layouts, becomes WeasyPrint's pages."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree as ET

from pamphlet.pages import Pages
from pamphlet.pages.fonts import LARGE_FACE, files_of
from pamphlet.pages.joined import join
from pamphlet.pages.stylesheet import for_print
from pamphlet.press import Fit, Layout
from pamphlet.press.engine.rendering import render
from pamphlet.press.engine.shapes import Document
from pamphlet.press.layout.bookmarks import STYLE, mark_bookmarks
from pamphlet.press.layout.fitting import fitted
from pamphlet.press.variants import READ

XHTML = "{http://www.w3.org/1999/xhtml}"
SHELL = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    ' class="{layout}" lang="{language}" dir="{direction}"><head/><body>{joined}</body></html>'
)


class LaidOut(NamedTuple):
    """WeasyPrint's document, and the root of the elements that it was made of."""

    document: Document
    root: ET.Element


def lay_out(pages: Pages, layout: Layout, fit: Fit = Fit()) -> LaidOut:  # noqa: B008 # it cannot be changed
    """Lay the pages out, in their fonts and no others."""
    files = (*files_of(LARGE_FACE), *pages.fonts) if layout == "large" else pages.fonts
    css = STYLE + for_print(fitted(pages.stylesheet, fit), files)
    root = _elements(pages, layout)
    mark_bookmarks(root, pages)
    return LaidOut(render(root, css, files, pages.assets, READ.base), root)


def _elements(pages: Pages, layout: Layout) -> ET.Element:
    """Give the joined pages as elements without a namespace."""
    metadata = pages.metadata
    shell = SHELL.format(
        layout=layout,
        language=metadata.language,
        direction=metadata.direction,
        joined=join(pages, covers=True),
    )
    root = ET.fromstring(shell)  # noqa: S314 # the pages are our own
    for element in root.iter():
        element.tag = element.tag.removeprefix(XHTML)
    return root
