"""Write the EPUB: pages go in untouched, EbookLib packs them, and the package is then made exact and reproducible.

In: `Pages`, and the print, if there is one: then the book has its cover, and markers where its pages begin. Out: one
EPUB 3.3 file. EbookLib 0.20 is given bytes, because it rewrites pages that it is given as text; its package document is
mended by `package`, and its ZIP is packed again with fixed order, times and modes.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

from ebooklib import epub

from pamphlet.formats import Ready, zips
from pamphlet.formats.about import PACKAGE
from pamphlet.formats.epub.cover import COVER_IMAGE, COVER_PAGE, Cover, cover_of
from pamphlet.formats.epub.navigation import contents_lines, navigation_document, ncx
from pamphlet.formats.epub.package import mended_package
from pamphlet.formats.epub.page_list import PageBreak, mark_pages
from pamphlet.formats.epub.splitting import split_long
from pamphlet.formats.xhtml import Element, document_of, parsed
from pamphlet.pages import Pages, Section
from pamphlet.pages.stylesheet import for_book, has_both_directions
from pamphlet.work.exemplar import IN_EPUB

MIMETYPE = "mimetype"
XHTML = "application/xhtml+xml"
NCX = "application/x-dtbncx+xml"


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the EPUB under its file name."""
    entries = entries_of(pages, ready)
    return {f"{pages.metadata.slug}.epub": book_zip(entries, pages.metadata.released)}


def entries_of(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the files of the book by their names in the ZIP."""
    trees = {section.name: parsed(section) for section in pages.sections}
    printed = ready.printed.get("a5")
    cover = cover_of(pages, printed.pdf) if printed else None
    marked = mark_pages(trees, printed.page_starts) if printed else ()
    trees, breaks = split_long(trees, marked)
    book = book_of(pages, trees, cover, breaks)
    entries = packed(book, date.fromisoformat(pages.metadata.released))
    entries[PACKAGE] = mended_package(entries[PACKAGE], pages, trees, paged=bool(breaks))
    return entries


def book_of(
    pages: Pages, trees: dict[str, Element], cover: Cover | None, breaks: tuple[PageBreak, ...]
) -> epub.EpubBook:
    """Give EbookLib's book: every file as bytes, the pages in reading order behind the cover."""
    metadata = pages.metadata
    lines = contents_lines(trees["contents"])
    mixed = has_both_directions(pages)
    styles = for_book(pages.stylesheet, metadata.direction, mixed=mixed).encode()
    shown = [_item("page-cover", "cover.xhtml", XHTML, cover.xhtml, COVER_PAGE)] if cover else []
    picture = (
        [_item(COVER_IMAGE, cover.name, "image/png", cover.png, "cover-image")] if cover else []
    )
    by_name = {section.name: section for section in pages.sections}
    is_split = len(trees) > len(by_name)
    for name, tree in trees.items():
        content = _content(by_name.get(name), pages, tree, breaks, covered=bool(cover))
        if is_split and name != "contents":
            content = document_of(tree)
        properties = ["nav"] if name == "contents" else []
        shown.append(_item(f"page-{name}", f"{name}.xhtml", XHTML, content, *properties))
    wording = (
        (
            epub.EpubItem(
                "wording", IN_EPUB, "application/json", pages.exemplar.as_json(), manifest=False
            ),
        )
        if pages.exemplar
        else ()
    )
    book = epub.EpubBook()
    book.set_identifier(metadata.identifier)
    book.set_direction(metadata.direction)
    for item in (
        *shown,
        _item("ncx", "toc.ncx", NCX, ncx(metadata, lines, breaks, trees)),
        _item("css", "pamphlet.css", "text/css", styles),
        *picture,
        *(
            _item(f"image-{number}", asset.name, asset.media_type, asset.content)
            for number, asset in enumerate(pages.assets, start=1)
        ),
        *wording,
    ):
        book.add_item(item)
    book.spine = [(item.id, "yes") for item in shown]
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
    return zips.unzipped(target.getvalue())


def book_zip(entries: dict[str, bytes], released: str) -> bytes:
    """Pack the files of a book: `mimetype` first and stored (EPUB 3.3 §4.3.3), the rest by name."""
    files = ((name, entries[name]) for name in sorted(entries, key=_zip_order))
    return zips.zipped(files, released, MIMETYPE)


def _item(name: str, path: str, media_type: str, content: bytes, *properties: str) -> epub.EpubItem:
    item = epub.EpubItem(name, path, media_type, content)
    item.properties = list(properties)
    return item


def _content(
    section: Section | None,
    pages: Pages,
    tree: Element,
    breaks: tuple[PageBreak, ...],
    *,
    covered: bool,
) -> bytes:
    """Give a page as it is, or with the markers of the print; the contents are the navigation document."""
    if section is None:  # a piece of a long one
        return document_of(tree)
    if section.name == "contents":
        return navigation_document(tree, pages, breaks, covered=covered)
    if any(mark.href.startswith(f"{section.name}.xhtml#") for mark in breaks):
        return document_of(tree)
    return section.xhtml.encode()


def _zip_order(name: str) -> tuple[int, str]:
    return (0 if name == MIMETYPE else 1 if name.startswith("META-INF/") else 2, name)
