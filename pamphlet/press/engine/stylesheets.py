"""Parse each stylesheet once, whichever layouts and works it dresses: WeasyPrint 70 would parse it for each of them.

A sheet of the book takes a tenth of a second, as long as the layout of four pages. What is parsed is only read
afterwards, but for one thing: of a value that turns out to be none it complains once. So no sheet is kept that was
complained of, and each work is told all that is wrong with its own.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from functools import lru_cache

import weasyprint
from weasyprint.urls import URLFetcher

from pamphlet.press.engine.book_fonts import loaded

KEPT = 8  # that of the book, and those of works that have rules of their own


@lru_cache(KEPT)
def parsed(css: str, base_url: str) -> weasyprint.CSS:
    """Parse a stylesheet that has no fonts in it, and asks for nothing before it is applied."""
    nothing = URLFetcher(allowed_protocols=())
    return weasyprint.CSS(string=css, base_url=base_url, url_fetcher=nothing)


@contextlib.contextmanager
def faultless(faults: Collection[str]) -> Iterator[None]:
    """Keep the sheets and fonts that are loaded meanwhile only if nothing was found fault with in the end."""
    try:
        yield
    finally:
        if faults:
            parsed.cache_clear()
            loaded.cache_clear()
