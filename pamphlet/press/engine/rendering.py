"""Render: elements and a stylesheet become WeasyPrint's pages.

Only the pictures that came with the pages are served; whatever else is asked for is refused.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import cssselect2
import weasyprint
from weasyprint.formatting_structure.boxes import InlineReplacedBox
from weasyprint.urls import URLFetcher, URLFetcherResponse

from pamphlet.pages import Asset, FontFile
from pamphlet.pages.strings.locales import list_separator
from pamphlet.press.engine.book_fonts import loaded
from pamphlet.press.engine.page_heads import no_white_at_heads
from pamphlet.press.engine.page_numbers import PagesOnce, links_shown
from pamphlet.press.engine.shapes import Document
from pamphlet.press.engine.stylesheets import parsed

# Pictures are asked for below this address; nothing can ever answer there (RFC 2606 §2).
BASE = "http://pamphlet.invalid/"


class OnlyGiven(URLFetcher):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """Serve the pictures of the pages, and refuse all else."""

    def __init__(self, assets: Iterable[Asset]) -> None:
        super().__init__(allowed_protocols=())
        self._assets = {asset.name: asset for asset in assets}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 # as it is called
        """Give a picture that came with the pages; raises ValueError for anything else."""
        name = unquote(urlsplit(url).path.removeprefix("/"))
        if url.startswith(BASE) and (asset := self._assets.get(name)):
            return URLFetcherResponse(url, asset.content, {"Content-Type": asset.media_type})
        raise ValueError("it is no picture of this book")


class Elements(weasyprint.HTML):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """Elements without a namespace, as WeasyPrint wants a document.

    They were well-formed XML, so the parser for broken HTML is not needed, which takes ten times as long.
    """

    def __init__(self, root: Element, fetcher: OnlyGiven) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root)
        self.etree_element = root


def render(
    root: Element,
    sheets: Iterable[str],
    fonts: Iterable[FontFile],
    assets: Iterable[Asset],
    variant: str,
) -> Document:
    """Lay elements out, in these fonts and no others; `variant` is WeasyPrint's name of what will be written.

    A rule of a stylesheet gives way to one as specific of a later sheet.

    What parts two pages in a list of them is that of the language of the root.

    Raises CannotTypeset when no font can be loaded.
    """
    _count_lists(root)
    fetcher = OnlyGiven(assets)
    with _placed_from_the_beginning(), no_white_at_heads():
        document: Document = Elements(root, fetcher).render(
            font_config=loaded(tuple(fonts)),
            stylesheets=[parsed(sheet, BASE) for sheet in sheets],
            counter_style=PagesOnce(list_separator(root.get("lang", ""))),
            pdf_variant=variant,
        )
    for page in document.pages:
        page.links = links_shown(page)
    return document


@contextlib.contextmanager
def _placed_from_the_beginning() -> Iterator[None]:
    """Give pictures in lines a place: WeasyPrint 70 asks for it too early when lines run from right to left."""
    InlineReplacedBox.position_x = 0
    try:
        yield
    finally:
        del InlineReplacedBox.position_x


def _count_lists(root: Element) -> None:
    """Let lists begin with their numbers: WeasyPrint 70 heeds `start` only among all the old ways to dress a page."""
    for listing in root.iter("ol"):
        if start := listing.get("start"):
            listing.set("style", f"counter-reset: list-item {int(start) - 1}")


@contextlib.contextmanager
def complaints() -> Iterator[Collection[str]]:
    """Collect what WeasyPrint finds fault with, each sentence once; nothing reaches the terminal."""
    collected: dict[str, None] = {}

    def collect(record: logging.LogRecord) -> bool:
        if record.levelno >= logging.WARNING:
            collected[" ".join(record.getMessage().split())] = None
        return False

    logger = logging.getLogger("weasyprint")
    logger.addFilter(collect)
    try:
        yield collected
    finally:
        logger.removeFilter(collect)
