"""Inputs that are as large as may be, or larger: each brings something to its bound, and says so by its name."""

from __future__ import annotations

import io
import zlib
from base64 import b64encode
from collections.abc import Callable, Mapping

from PIL import Image

from pamphlet.manuscript.files import FILES_MOST, TEXT_BYTES_MOST
from pamphlet.manuscript.pictures import PIXELS_MOST, SHAPES_MOST
from pamphlet.manuscript.yaml.nodes import VALUES_MOST
from pamphlet.pages.own_style.rules import RULES_MOST
from pamphlet.pages.styles import CHARACTERS_MOST
from pamphlet.verify.bags import LARGEST_FILE as LARGEST_IN_BAG
from pamphlet.verify.copies.archive import LARGEST_DOCUMENT
from pamphlet.verify.copies.epub import MOST_DOCUMENTS
from pamphlet.verify.copies.json import LARGEST_JSON
from pamphlet.verify.copies.mime import MOST_PARTS
from pamphlet.verify.copies.pdf import MOST_PAGES
from pamphlet.verify.copies.styles import LARGEST_THINNED
from pamphlet.verify.copies.styles.sheets import LARGEST, MOST_SHEETS
from pamphlet.verify.opening import LARGEST_FILE
from tests.editor.imports.test_bounds import page_of_notes_that_double
from tests.verify import documents
from tests.verify.samples import bag_of, epub, html, xhtml

Content = Callable[[], bytes]
PROSE = "These are words, and nothing more is said by them. "


def up_to(piece: str, size: int) -> bytes:
    """Repeat a piece as often as it goes into so many bytes."""
    encoded = piece.encode()
    return encoded * (size // len(encoded))


def _docx(size: int) -> bytes:
    paragraph = documents.p(PROSE)
    return documents.docx(paragraph * (size // len(paragraph)))


def _book(count: int, size: int) -> bytes:
    page = xhtml(up_to(f"<p>{PROSE}</p>", size - 500).decode()).encode()
    return epub({f"{number}.xhtml": page.decode() for number in range(count)})


def _styled(rule: str, size: int, elements: int) -> bytes:
    return b"<style>" + up_to(rule, size) + b"</style>" + b"<p class=a><b>word</b>" * elements


def _mail(parts: int) -> bytes:
    head = "From: a\nMessage-ID: <a@b>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    part = f"--x\nContent-Type: text/html\n\n<p>{PROSE * 50}\n"
    return (head + part * parts + "--x--\n").encode()


def _pdf(pages: int) -> bytes:
    """Make a PDF of pages that share what is drawn."""
    kids = " ".join(f"{number + 5} 0 R" for number in range(pages))
    drawn = b"BT /F 9 Tf 20 20 Td (These are words of a page) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(drawn), drawn),
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R>>"
    objects += [page] * pages
    content = bytearray(b"%PDF-1.7\n")
    for number, written in enumerate(objects, 1):
        content += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    return bytes(content + b"trailer <</Root 1 0 R>>\n%%EOF")


def _carrying(text: bytes) -> bytes:
    script = b64encode(zlib.compress(text)).decode()
    return html(raw=[f'<script id="pamphlet-wording">{script}</script>']).encode()


COPIES: Mapping[str, tuple[str, Content]] = {
    "a text of the largest size": ("a.txt", lambda: up_to(PROSE, LARGEST_FILE)),
    "a text of one byte more": ("a.txt", lambda: bytes(LARGEST_FILE + 1)),
    "a page of the largest size": ("a.html", lambda: up_to(f"<p>{PROSE}", LARGEST_FILE)),
    "a page of 24 MB": ("a.html", lambda: up_to(f"<p>{PROSE}", 24_000_000)),
    "a Word document of the largest size": ("a.docx", lambda: _docx(LARGEST_DOCUMENT - 2000)),
    "a Word document of more": ("a.docx", lambda: _docx(LARGEST_DOCUMENT + 2000)),
    "a book of three large documents": ("a.epub", lambda: _book(3, LARGEST_DOCUMENT)),
    "a book of so many documents": ("a.epub", lambda: _book(MOST_DOCUMENTS, 2000)),
    "a book of more documents": ("a.epub", lambda: _book(MOST_DOCUMENTS + 1, 1000)),
    "as much style as is read": ("a.html", lambda: _styled(".a{color:red}", LARGEST, 50)),
    "as much style as is parsed": (
        "a.html",
        lambda: _styled(".b .c>b{color:red}", LARGEST_THINNED, 5_000),
    ),
    "so many sheets": ("a.html", lambda: b"<style>.a{top:1px}</style>" * MOST_SHEETS + b"<p>word"),
    "selectors that are tried often": (
        "a.html",
        lambda: _styled("*:not(.q) b~b,p b{color:#fff}", 60_000, 20_000),
    ),
    "a mail of so many parts": ("a.eml", lambda: _mail(MOST_PARTS)),
    "a mail of more parts": ("a.eml", lambda: _mail(2 * MOST_PARTS)),
    "JSON of the largest size": (
        "a.json",
        lambda: b"[" + up_to(f'"{PROSE}",', LARGEST_JSON - 20) + b'"a"]',
    ),
    "JSON of numbers": ("a.json", lambda: b"[" + up_to("1,", LARGEST_JSON - 20) + b'"a"]'),
    "Markdown of marks": ("a.md", lambda: b"*a _b " * 3_000),
    "Markdown of brackets": ("a.md", lambda: b"[a](b " * 3_000),
    "Markdown of 40 MB": ("a.md", lambda: up_to(f"{PROSE}\n\n", 40_000_000)),
    "a PDF of so many pages": ("a.pdf", lambda: _pdf(MOST_PAGES)),
    "a PDF of more pages": ("a.pdf", lambda: _pdf(MOST_PAGES + 1)),
    "a PDF of 2,000 pages": ("a.pdf", lambda: _pdf(2_000)),
    "a bag of large files": (
        "a.zip",
        lambda: bag_of(
            {f"data/release/{number}.txt": bytes(LARGEST_IN_BAG) for number in range(8)}
        ),
    ),
    "a bag of more": (
        "a.zip",
        lambda: bag_of({"data/release/a.txt": bytes(LARGEST_IN_BAG + 1)}),
    ),
    "a carried wording of 64 MB": ("a.html", lambda: _carrying(b'["a"' + b',"a"' * 16_000_000)),
    "Rich Text of 60 MB": ("a.rtf", lambda: b"{\\rtf1 " + up_to(f"{PROSE}\\par ", 60_000_000)),
}

DOCUMENTS: Mapping[str, tuple[str, Content]] = {
    "a Word document of 3 MB": ("a.docx", lambda: _docx(3_000_000)),
    "a Word document of the largest size": ("a.docx", lambda: _docx(LARGEST_DOCUMENT - 2000)),
    "a page of 60 MB": ("a.html", lambda: up_to(f"<p>{PROSE}", 60_000_000)),
    "a page of notes that double": ("a.html", lambda: page_of_notes_that_double().encode()),
    "a text of 60 MB": ("a.txt", lambda: up_to(f"{PROSE}\n\n", 60_000_000)),
    "spaces without number": (
        "a.odt",
        lambda: documents.odt(
            '<text:p>a<text:s text:c="2000000000"/>b</text:p>',
            others={"styles.xml": f"<office:document-styles {documents.OFFICE}/>"},
        ),
    ),
}

Files = Mapping[str, bytes]


def _settings(parts: str = "[a.md]", more: str = "") -> bytes:
    return f"title: T\nlanguage: en\nreleased: 2026-11-22\nslug: t\nparts: {parts}\n{more}".encode()


def _part(text: str | bytes, size: int = 0) -> bytes:
    head = b"---\ntitle: A\nrole: chapter\n---\n"
    written = text.encode() if isinstance(text, str) else text
    return head + written * ((size - len(head)) // len(written) if size else 1)


def _work(text: str | bytes, size: int = 0, **files: bytes) -> Files:
    named = {name.replace("_", "."): content for name, content in files.items()}
    return {"pamphlet.yaml": _settings(), "a.md": _part(text, size), **named}


def _raster() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (10_000, PIXELS_MOST // 10_000), (200, 30, 30)).save(target, "PNG")
    return target.getvalue()


def _drawing(shapes: int) -> bytes:
    shape = '<path d="M0 0L9 9Q1 2 3 4Z"/>' * shapes
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shape}</svg>'.encode()


def _many_parts() -> Files:
    names = [f"p{number}.md" for number in range(FILES_MOST - 1)]
    parts = {name: _part("Words.\n") for name in names}
    return {"pamphlet.yaml": _settings(f"[{', '.join(names)}]"), **parts}


MANUSCRIPTS: Mapping[str, Callable[[], Files]] = {
    "a text of the largest size": lambda: _work(f"{PROSE}\n\n", TEXT_BYTES_MOST),
    "a text of list items": lambda: _work("- a\n", TEXT_BYTES_MOST),
    "a text of one line": lambda: _work("a [b] ", TEXT_BYTES_MOST),
    "so many files": _many_parts,
    "so many values": lambda: {
        **_work("Words.\n"),
        "pamphlet.yaml": _settings(more=f"subjects: [{'a, ' * (VALUES_MOST - 100)}a]\n"),
    },
    "as much style as may be": lambda: _work(
        "Words.\n",
        style_css=("p.a b, " * 25 + "p { margin: 1px }\n").encode()[: CHARACTERS_MOST // RULES_MOST]
        * RULES_MOST,
    ),
    "the largest picture": lambda: _work("Words.\n\n![a](p.png)\n", p_png=_raster()),
    "so many shapes": lambda: _work("Words.\n\n![a](p.svg)\n", p_svg=_drawing(SHAPES_MOST)),
}
