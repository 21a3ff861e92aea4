"""The exemplar that a file carries, and the hashes that older files carry instead."""

from __future__ import annotations

import zlib
from base64 import b64encode

import pikepdf
import pytest

from pamphlet.verify.carried import carried_exemplar, is_older
from tests.verify.samples import epub, exemplar_with, html, html_with, words_of, xhtml

EXEMPLAR = exemplar_with(words_of())


def pdf_with(name: str, content: bytes) -> bytes:
    """Make a PDF with one blank page and an attachment."""
    from io import BytesIO

    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments[name] = content
        pdf.save(target)
    return target.getvalue()


def book_with(name: str, content: bytes) -> bytes:
    """Make a book with a file."""
    return epub({"a.xhtml": xhtml("<p>So.</p>")}, others={name: content})


def test_each_kind_carries_it() -> None:
    """A page, a book and a PDF carry the same exemplar, each in its way."""
    document = EXEMPLAR.as_json()
    assert carried_exemplar("x.html", html_with(EXEMPLAR).encode()) == EXEMPLAR
    book = book_with("META-INF/pamphlet-wording.json", document)
    assert carried_exemplar("x.epub", book) == EXEMPLAR
    assert carried_exemplar("x.pdf", pdf_with("wording.json", document)) == EXEMPLAR


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.txt", b"So."),
        ("x.html", html().encode()),
        ("x.html", b'<!DOCTYPE html><script id="pamphlet-wording">AAAA</script>So.'),
        ("x.html", b'<!DOCTYPE html><script id="pamphlet-wording">!</script>So.'),
        ("x.epub", b"PK\3\4 and no more"),
        ("x.pdf", b"%PDF-1.7 and no more"),
        ("x.azw3", b"\0" * 60 + b"BOOKMOBI"),
    ],
)
def test_what_carries_none(name: str, content: bytes) -> None:
    """A file of another kind, one without, and one that is broken, carry nothing: the reader says what is broken."""
    assert carried_exemplar(name, content) is None
    assert not is_older(name, content)


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_how_large_it_may_be(more: int, *, is_read: bool) -> None:
    """Sixty-four mebibytes, in a page and in a book: a byte more is not unpacked."""
    document = EXEMPLAR.as_json().ljust(64 * 2**20 + more)
    carried = b64encode(zlib.compress(document, 1)).decode()
    script = f'<script type="application/zlib" id="pamphlet-wording">{carried}</script>'
    page = html(raw=[script]).encode()
    book = book_with("META-INF/pamphlet-wording.json", document)
    found = EXEMPLAR if is_read else None
    assert carried_exemplar("x.html", page) == carried_exemplar("x.epub", book) == found


def test_what_is_older() -> None:
    """Files made by version 0.1.0 carry hashes under other names: that is told, and nothing is read from them."""
    page = html(raw=['<script type="application/json" id="pamphlet-blocks">{"version":1}</script>'])
    assert is_older("x.html", page.encode())
    assert is_older("x.epub", book_with("META-INF/pamphlet-blocks.json", b"{}"))
    assert is_older("x.pdf", pdf_with("blocks.json", b"{}"))
    assert carried_exemplar("x.html", page.encode()) is None
