"""Read a page that was saved with its files: zipped (calibre's .htmlz, .maff, any ZIP), or Safari's .webarchive.

Of several pages in an archive the index is read, the one that is nearest to the root.
"""

from __future__ import annotations

import plistlib
from typing import Any

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.html import parse_html
from pamphlet.verify.copies.markup import visible_text, words_of_markup

PAGES = (".html", ".htm", ".xhtml")


def read(content: bytes) -> Copy:
    """Give the words of the page. Raises Unreadable."""
    if content.startswith(b"bplist"):
        return words_of_markup("saved", visible_text(parse_html(_main_resource(content))))
    archive = Archive(content, "archive")
    pages = [name for name in archive.entries if name.lower().endswith(PAGES)]
    index = min(pages, key=lambda name: ("index." not in name.lower(), name.count("/"), name))
    return words_of_markup("saved", visible_text(parse_html(archive.read(index))))


def _main_resource(content: bytes) -> bytes:
    """Give the page of a web archive as UTF-8 with its mark: what it declares of itself does not count any more."""
    try:
        main: dict[str, Any] = plistlib.loads(content, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        page, encoding = main["WebResourceData"], main.get("WebResourceTextEncodingName", "")
        return b"\xef\xbb\xbf" + decode(page, encoding).encode("utf-8", "replace")
    except (
        plistlib.InvalidFileException,
        ValueError,
        TypeError,
        KeyError,
        RecursionError,
    ) as fault:
        raise Unreadable("The file begins as a web archive of Safari, but it is broken.") from fault
