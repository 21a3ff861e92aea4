"""Write the EPUB: pages go in untouched, EbookLib packs them, and the package is then made exact and reproducible.

In: `Pages`. Out: one EPUB 3.3 file. EbookLib 0.20 is given bytes, because it rewrites pages that it is given as text;
its package document is mended by `epub_package`, and its ZIP is packed again with fixed order, times and modes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

from ebooklib import epub
from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.epub_navigation import Entry, contents_entries, navigation_document, ncx
from pamphlet.formats.epub_package import mended_package
from pamphlet.formats.zips import zipped
from pamphlet.pages import Page, Pages
from pamphlet.pages.stylesheet import for_book

MIMETYPE = "mimetype"
BLOCK_LIST = "META-INF/pamphlet-blocks.json"
PACKAGE = "EPUB/content.opf"
XHTML = "application/xhtml+xml"


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the EPUB under its file name."""
    del ready
    released = date.fromisoformat(pages.metadata.released)
    trees = {page.name: etree.fromstring(page.xhtml.encode()) for page in pages.pages}
    entries = packed(book_of(pages, contents_entries(trees["contents"])), released)
    entries[PACKAGE] = mended_package(entries[PACKAGE], pages, trees)
    # `mimetype` comes first, and uncompressed (EPUB 3.3 §4.3.3); the rest by name.
    files = ((name, entries[name]) for name in sorted(entries, key=_zip_order))
    return {f"{pages.metadata.slug}.epub": zipped(files, pages.metadata.released, MIMETYPE)}


def book_of(pages: Pages, contents: tuple[Entry, ...]) -> epub.EpubBook:
    """Give EbookLib's book: every file as bytes, the pages in reading order."""
    metadata = pages.metadata
    book = epub.EpubBook()
    book.set_identifier(metadata.identifier)
    book.set_direction(metadata.direction)
    for page in pages.pages:
        book.add_item(_page_item(page, pages))
        book.spine.append((f"page-{page.name}", "yes"))
    book.add_item(
        epub.EpubItem("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx(metadata, contents))
    )
    styles = for_book(pages.stylesheet, metadata.direction).encode()
    book.add_item(epub.EpubItem("css", "pamphlet.css", "text/css", styles))
    for number, asset in enumerate(pages.assets, start=1):
        book.add_item(epub.EpubItem(f"image-{number}", asset.name, asset.media_type, asset.content))
    book.add_item(
        epub.EpubItem("blocks", BLOCK_LIST, "application/json", pages.block_list, manifest=False)
    )
    return book


def packed(book: epub.EpubBook, released: date) -> dict[str, bytes]:
    """Let EbookLib pack the book, and give the files of its ZIP in order.

    Raises OSError when it says that it could not write (it warns, and returns False).
    """
    target = io.BytesIO()
    modified = datetime(released.year, released.month, released.day, tzinfo=UTC)
    options = {
        "mtime": modified,
        "compresslevel": 0,
        "epub3_pages": False,
        "raise_exceptions": True,
    }
    if not epub.write_epub(target, book, options):
        raise OSError("EbookLib could not write the book")
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _page_item(page: Page, pages: Pages) -> epub.EpubItem:
    """Give a page as it is; the contents are the navigation document."""
    navigates = page.name == "contents"
    content = navigation_document(page, pages) if navigates else page.xhtml.encode()
    item = epub.EpubItem(f"page-{page.name}", f"{page.name}.xhtml", XHTML, content)
    if navigates:
        item.properties = ["nav"]
    return item


def _zip_order(name: str) -> tuple[int, str]:
    return (0 if name == MIMETYPE else 1 if name.startswith("META-INF/") else 2, name)
