"""Read a page that was saved with its files: zipped (calibre's .htmlz, .maff, any ZIP), or Safari's .webarchive.

Of several pages in an archive the index is read, the one that is nearest to the root.
"""

from __future__ import annotations

import plistlib
from typing import Any

from pamphlet.verify.copies import PAGES, Copy, Unreadable
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.html import parse_html
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.verify.copies.styles import Styles
from pamphlet.verify.copies.styles.sheets import sheets_at, sheets_in
from pamphlet.verify.copies.visible import visible_text


def read(content: bytes) -> Copy:
    """Give the words of the page. Raises Unreadable."""
    if content.startswith(b"bplist"):
        return _of_web_archive(content)
    archive = Archive(content, "archive")
    pages = [name for name in archive.entries if name.lower().endswith(PAGES)]
    index = min(pages, key=lambda name: ("index." not in name.lower(), name.count("/"), name))
    styles = Styles(sheets_in(archive))
    text = visible_text(parse_html(archive.read(index)), styles, index)
    return words_of_markup("saved", text, styles.remarks)


def _of_web_archive(content: bytes) -> Copy:
    try:
        saved: dict[str, Any] = plistlib.loads(content, fmt=plistlib.FMT_BINARY)
        main = saved["WebMainResource"]
        page = _as_utf_8(_content(main), str(main.get("WebResourceTextEncodingName", "")))
        beside = {
            str(resource["WebResourceURL"]): _content(resource)
            for resource in saved.get("WebSubresources", ())
        }
        address = str(main.get("WebResourceURL", ""))
    except (
        plistlib.InvalidFileException,
        ValueError,
        TypeError,
        KeyError,
        RecursionError,
    ) as fault:
        raise Unreadable("The file begins as a web archive of Safari, but it is broken.") from fault
    styles = Styles(sheets_at(beside))
    text = visible_text(parse_html(page), styles, address)
    return words_of_markup("saved", text, styles.remarks)


def _content(resource: dict[str, Any]) -> bytes:
    """Give the bytes of a resource. Raises TypeError where something else is in their place."""
    content = resource["WebResourceData"]
    if not isinstance(content, bytes):
        raise TypeError(type(content))
    return content


def _as_utf_8(page: bytes, encoding: str) -> bytes:
    """Give a page as UTF-8 with its mark: what it declares of itself does not count any more."""
    return b"\xef\xbb\xbf" + decode(page, encoding).encode("utf-8", "replace")
