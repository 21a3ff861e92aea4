"""Lay the joined pages out: their markup and their stylesheet become WeasyPrint's pages.

Only the fonts and pictures that came with the pages are served; whatever else is asked for is refused.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import cssselect2
import weasyprint
from weasyprint.text.ffi import ffi, fontconfig
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from pamphlet.pages import Asset, FontFile, Pages
from pamphlet.pages.fonts import LARGE_FACE, files_of
from pamphlet.pages.joined import join
from pamphlet.pages.stylesheet import for_print
from pamphlet.press import CannotTypeset, Fit, Layout
from pamphlet.press.engine.loading import without_host_fonts
from pamphlet.press.layout.fitting import fitted

# Pictures are asked for below this address; nothing can ever answer there (RFC 2606 §2).
BASE = "http://pamphlet.invalid/"


class OnlyGiven(URLFetcher):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """Serve the fonts and pictures of the pages, and refuse all else."""

    def __init__(self, fonts: Iterable[FontFile], assets: Iterable[Asset]) -> None:
        super().__init__(allowed_protocols=())
        self._fonts = {font.path.as_uri(): font.path for font in fonts}
        self._assets = {asset.name: asset for asset in assets}

    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 # as it is called
        """Give a file that came with the pages; raises ValueError for any other."""
        if font := self._fonts.get(url):
            return URLFetcherResponse(url, font.read_bytes())
        name = unquote(urlsplit(url).path.removeprefix("/"))
        if url.startswith(BASE) and (asset := self._assets.get(name)):
            return URLFetcherResponse(url, asset.content, {"Content-Type": asset.media_type})
        raise ValueError("it is no font and no picture of this book")


class JoinedPages(weasyprint.HTML):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """The joined pages as WeasyPrint wants a document: elements without a namespace.

    They are well-formed XML, so the parser for broken HTML is not needed, which takes ten times as long.
    """

    def __init__(self, root: ET.Element, fetcher: OnlyGiven) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root)
        self.etree_element = root


def elements_of(pages: Pages, layout: Layout) -> ET.Element:
    """Give the joined pages as the standard library's elements: lxml's come and go, and a layout holds on to them."""
    metadata = pages.metadata
    about = {"class": layout, "lang": metadata.language, "dir": metadata.direction}
    root = ET.Element("html", about)
    ET.SubElement(root, "head")
    ET.SubElement(root, "body").extend(map(_lasting, join(pages, covers=True)))
    for listing in root.iter("ol"):
        if start := listing.get("start"):
            # WeasyPrint 70 heeds the attribute only among all the old ways to dress a page by attributes.
            listing.set("style", f"counter-reset: list-item {int(start) - 1}")
    return root


def _lasting(element: Any) -> ET.Element:
    copy = ET.Element(element.tag, dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(map(_lasting, element))
    return copy


def lay_out(
    pages: Pages,
    root: ET.Element,
    layout: Layout,
    variant: str,
    fit: Fit = Fit(),  # noqa: B008 # it cannot be changed
) -> Any:
    """Give WeasyPrint's `Document` of the pages, whose elements are below `root`, with their fonts and no others."""
    fetcher, fonts, sheet = _dress(pages, layout, fit)
    html = JoinedPages(root, fetcher)
    document = html.render(font_config=fonts, stylesheets=[sheet], pdf_variant=variant)
    for page in document.pages:
        page.links = list(_links(page.links))
    return document


def _dress(
    pages: Pages,
    layout: Layout,
    fit: Fit = Fit(),  # noqa: B008 # it cannot be changed
) -> tuple[OnlyGiven, FontConfiguration, weasyprint.CSS]:
    """Load the fonts and the stylesheet of a layout."""
    files = (*files_of(LARGE_FACE), *pages.fonts) if layout == "large" else pages.fonts
    fetcher = OnlyGiven(files, pages.assets)
    with without_host_fonts():
        fonts = FontConfiguration()
    css = for_print(fitted(pages.stylesheet, fit), files)
    sheet = weasyprint.CSS(string=css, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
    _require_fonts(fonts)
    return fetcher, fonts, sheet


def _require_fonts(fonts: FontConfiguration) -> None:
    """See that there is a font: without any, Pango 1.50 lays text out in none, and reading its glyphs ends the process.

    Raises CannotTypeset when no font of the pages could be loaded.
    """
    loaded = fontconfig.FcConfigGetFonts(fonts._config, fontconfig.FcSetApplication)  # noqa: SLF001 # no other way
    if loaded == ffi.NULL or not loaded.nfont:
        raise CannotTypeset("none of the fonts of the book can be loaded")


def _links(links: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Keep the active areas of the links themselves: WeasyPrint 70 makes one of each box within a link, too."""
    for link in links:
        if link[3].element_tag == "a":
            yield link


@contextlib.contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint finds fault with, each sentence once; nothing reaches the terminal."""
    collected: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            sentence = " ".join(record.getMessage().split())
            if sentence not in collected:
                collected.append(sentence)

    logger = logging.getLogger("weasyprint")
    handler, propagated = Collector(logging.WARNING), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield collected
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
