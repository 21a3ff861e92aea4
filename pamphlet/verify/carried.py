"""Find the exemplar that a file carries: the wording of the work, by which it and every other copy can be measured.

In: the bytes of an EPUB, an HTML page or a PDF. Out: an `Exemplar`, or none. A file of an older kind carries the hashes
of the blocks instead of their words: these are not read, but it is told.
"""

from __future__ import annotations

import binascii
import io
import re
import zipfile
import zlib
from base64 import b64decode
from functools import lru_cache
from typing import TYPE_CHECKING

from pamphlet.release.unpacking import open_entry
from pamphlet.verify.copies import Unreadable, kind_of
from pamphlet.verify.copies.archive import BROKEN_IN_MEMORY
from pamphlet.work.exemplar import (
    IN_EPUB,
    IN_HTML,
    IN_PDF,
    LARGEST,
    Exemplar,
    NoExemplar,
    exemplar_from,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ATTACHMENTS = 1_000
OLDER = ("META-INF/pamphlet-blocks.json", "blocks.json", "pamphlet-blocks")  # up to version 0.1.0


@lru_cache(maxsize=1)
def carried_exemplar(name: str, content: bytes) -> Exemplar | None:
    """Give the exemplar that a file carries; the last one is remembered, since it may be asked for ahead."""
    try:
        return exemplar_from(_carried(name, content, (IN_EPUB, IN_PDF, IN_HTML)))
    except NoExemplar:
        return None


def is_older(name: str, content: bytes) -> bool:
    """Tell whether a file was made by a version that gave its files hashes instead of words."""
    return bool(_carried(name, content, OLDER))


def _carried(name: str, content: bytes, names: Sequence[str]) -> bytes:
    """Give what a file carries under the name of its kind: in an EPUB, in a PDF, in a page."""
    try:
        match kind_of(name, content):
            case "epub":
                return _in_epub(content, names[0])
            case "pdf":
                return _in_pdf(content, names[1])
            case "html":
                return _in_html(content, names[2])
    except (Unreadable, KeyError, binascii.Error, *BROKEN_IN_MEMORY):
        pass  # the reader of the copy says what is broken
    return b""


def _in_epub(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive, open_entry(archive, name) as stream:
        return stream.read(LARGEST + 1)


def _in_html(content: bytes, name: str) -> bytes:
    opening = rb"""<script\b[^<>]{0,200}?\bid\s{0,9}=\s{0,9}["']?%b\b[^<>]{0,200}>([^<]*)</script"""
    script = re.search(opening % re.escape(name.encode()), content, re.IGNORECASE)
    if script is None:
        return b""
    if name in OLDER:
        return script[1]
    return zlib.decompressobj().decompress(b64decode(script[1]), LARGEST + 1)


def _in_pdf(content: bytes, name: str) -> bytes:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        return b""
    try:
        for at in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
            attachment = document.get_attachment(at)
            if attachment.get_name() == name:
                return bytes(attachment.get_data())
    except pdfium.PdfiumError:
        return b""
    finally:
        document.close()
    return b""
