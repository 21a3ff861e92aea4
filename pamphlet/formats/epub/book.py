"""Write the EPUB: pages go in untouched, EbookLib packs them, and the package is then made exact and reproducible.

In: `Pages`, and the print, if there is one: then the book has its cover, and markers where its pages begin. Out: one
EPUB 3.3 file. EbookLib 0.20 is given bytes, because it rewrites pages that it is given as text; its package document is
mended by `epub_package`, and its ZIP is packed again with fixed order, times and modes.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ebooklib import epub

from pamphlet.formats import Ready, zips
from pamphlet.formats.epub.cover import COVER_IMAGE, COVER_PAGE, Cover, cover_of
from pamphlet.formats.epub.navigation import (
    Entry,
    contents_entries,
    navigation_document,
    ncx,
    reading_order,
)
from pamphlet.formats.epub.package import mended_package
from pamphlet.formats.epub.page_list import PageBreak, mark_pages
from pamphlet.formats.xhtml import Element, document_of, parsed
from pamphlet.pages import Page, Pages
from pamphlet.pages.stylesheet import for_book

MIMETYPE = "mimetype"
BLOCK_LIST = "META-INF/pamphlet-blocks.json"
PACKAGE = "EPUB/content.opf"
XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class Bound:
    """A book about to be packed: its pages with their trees, what the print adds, and the files that lead into it."""

    pages: Pages
    trees: dict[str, Element]
    cover: Cover | None
    breaks: tuple[PageBreak, ...]
    contents: tuple[Entry, ...]


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the EPUB under its file name."""
    entries = entries_of(pages, ready)
    return {f"{pages.metadata.slug}.epub": book_zip(entries, pages.metadata.released)}


def entries_of(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the files of the book by their names in the ZIP."""
    trees = {page.name: parsed(page) for page in pages.pages}
    contents = contents_entries(trees["contents"])
    printed = ready.printed.get("a5")
    cover = cover_of(pages, printed.pdf) if printed else None
    breaks = mark_pages(trees, printed.page_starts) if printed else ()
    bound = Bound(pages, trees, cover, breaks, contents)
    entries = packed(book_of(bound), date.fromisoformat(pages.metadata.released))
    entries[PACKAGE] = mended_package(entries[PACKAGE], pages, trees, paged=bool(breaks))
    return entries


def book_of(bound: Bound) -> epub.EpubBook:
    """Give EbookLib's book: every file as bytes, the pages in reading order behind the cover."""
    pages, cover = bound.pages, bound.cover
    metadata = pages.metadata
    book = epub.EpubBook()
    book.set_identifier(metadata.identifier)
    book.set_direction(metadata.direction)
    if cover:
        shown = epub.EpubItem("page-cover", "cover.xhtml", XHTML, cover.xhtml)
        shown.properties = [COVER_PAGE]
        book.add_item(shown)
        book.spine.append(("page-cover", "yes"))
    for page in pages.pages:
        book.add_item(_page_item(page, bound))
        book.spine.append((f"page-{page.name}", "yes"))
    book.add_item(epub.EpubItem("ncx", "toc.ncx", "application/x-dtbncx+xml", _ncx(bound)))
    styles = for_book(pages.stylesheet, metadata.direction).encode()
    book.add_item(epub.EpubItem("css", "pamphlet.css", "text/css", styles))
    if cover:
        picture = epub.EpubItem(COVER_IMAGE, cover.name, "image/png", cover.png)
        picture.properties = ["cover-image"]
        book.add_item(picture)
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


def book_zip(entries: dict[str, bytes], released: str) -> bytes:
    """Pack the files of a book: `mimetype` first and stored (EPUB 3.3 §4.3.3), the rest by name."""
    files = ((name, entries[name]) for name in sorted(entries, key=_zip_order))
    return zips.zipped(files, released, MIMETYPE)


def _page_item(page: Page, bound: Bound) -> epub.EpubItem:
    """Give a page as it is, or with the markers of the print; the contents are the navigation document."""
    tree = bound.trees[page.name]
    navigates = page.name == "contents"
    if navigates:
        content = navigation_document(tree, bound.pages, bound.breaks, covered=bool(bound.cover))
    elif any(each.href.startswith(f"{page.name}.xhtml#") for each in bound.breaks):
        content = document_of(tree)
    else:
        content = page.xhtml.encode()
    item = epub.EpubItem(f"page-{page.name}", f"{page.name}.xhtml", XHTML, content)
    if navigates:
        item.properties = ["nav"]
    return item


def _ncx(bound: Bound) -> bytes:
    order = reading_order(
        {f"{page.name}.xhtml": bound.trees[page.name] for page in bound.pages.pages}
    )
    return ncx(bound.pages.metadata, bound.contents, bound.breaks, order)


def _zip_order(name: str) -> tuple[int, str]:
    return (0 if name == MIMETYPE else 1 if name.startswith("META-INF/") else 2, name)
