"""Files that were made to harm whoever reads them: each is a name, its bytes, and a word of the reason to expect."""

from __future__ import annotations

import io
import zlib
from base64 import b64encode
from collections.abc import Callable

import pikepdf

from tests.verify.samples import CONTAINER, epub, html, xhtml, zip_of

MEGABYTE = 2**20


def _pdf(*objects: str, streams: dict[int, bytes] | None = None) -> bytes:
    """Write a PDF of numbered objects, the first of them its catalogue, with a table of their places."""
    content = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        stream = (streams or {}).get(number)
        tail = b"\nstream\n" + stream + b"\nendstream" if stream is not None else b""
        content += f"{number} 0 obj\n{body}".encode() + tail + b"\nendobj\n"
    start = len(content)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    content += (
        f"trailer <</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    )
    return bytes(content)


def pdf_with_a_loop() -> bytes:
    """Make a page tree whose branch is its own trunk."""
    return _pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 2/Kids[3 0 R]/Parent 3 0 R>>",
        "<</Type/Pages/Count 2/Kids[2 0 R]/Parent 2 0 R>>",
    )


def pdf_of_a_billion_pages() -> bytes:
    """Make a page tree that says that it has a billion leaves."""
    return _pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1000000000/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )


def pdf_of_doubled_branches() -> bytes:
    """Make thirty branches, each with the next one twice: a billion pages in fact."""
    branches = [
        f"<</Type/Pages/Count {2 ** (30 - at)}/Kids[{at + 3} 0 R {at + 3} 0 R]>>"
        for at in range(30)
    ]
    return _pdf("<</Type/Catalog/Pages 2 0 R>>", *branches, "<</Type/Page/MediaBox[0 0 9 9]>>")


def pdf_with_a_bomb() -> bytes:
    """Make a page whose content unpacks, twice, to more than any memory."""
    once = zlib.compress(b"(a) Tj " * (10 * MEGABYTE), 6)
    twice = zlib.compress(once, 6)
    return _pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        f"<</Length {len(twice)}/Filter[/FlateDecode/FlateDecode]>>",
        streams={4: twice},
    )


def pdf_with_forms_in_a_loop() -> bytes:
    """Make a form that draws itself."""
    body = b"/F Do"
    return _pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        f"<</Length {len(body)}>>",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length {len(body)}/Resources<</XObject<</F 5 0 R>>>>>>",
        streams={4: body, 5: body},
    )


def pdf_encrypted() -> bytes:
    """Put a page behind a password."""
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(target, encryption=pikepdf.Encryption(user="u", owner="o"))
    return target.getvalue()


def _entity_bomb() -> str:
    entities = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    return f'<!DOCTYPE html [<!ENTITY a0 "ha">{entities}]>'


def zip_bomb() -> bytes:
    """Pack a document of 60 MB into 60 kB."""
    return epub({"a.xhtml": ""}, others={"OPS/a.xhtml": b"<p>a " * (12 * MEGABYTE)})


def zip_of_one_document_many_times() -> bytes:
    """Make a book of forty documents of 4 MB each."""
    pages = {f"{number}.xhtml": "" for number in range(40)}
    content = (xhtml("<p>a</p>") + " " * (4 * MEGABYTE)).encode()
    return epub(pages, others={f"OPS/{name}": content for name in pages})


def bag_bomb() -> bytes:
    """Make a bag whose manifest names a file that unpacks to 80 MB."""
    return zip_of(
        {
            "b/bagit.txt": b"BagIt-Version: 1.0\n",
            "b/manifest-sha256.txt": b"0" * 64 + b"  data/release/a.txt\n",
            "b/data/release/a.txt": bytes(80 * MEGABYTE),
        }
    )


def page_with_a_maze() -> bytes:
    """Make a page whose list of blocks opens brackets only."""
    carried = b64encode(zlib.compress(b"[" * 100_000_000)).decode()
    return f'{html()}<script id="pamphlet-wording">{carried}</script>'.encode()


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "nothing": ("x.epub", lambda: b"", "empty"),
    "zeros": ("x.txt", lambda: bytes(MEGABYTE), "no text"),
    "half an EPUB": ("x.epub", lambda: epub({"a.xhtml": xhtml("a" * 999)})[:400], "broken"),
    "half a PDF": ("x.pdf", lambda: pdf_encrypted()[:300], "broken"),
    "an encrypted PDF": ("x.pdf", pdf_encrypted, "encrypted"),
    "a PDF that is a loop": ("x.pdf", pdf_with_a_loop, ""),
    "a PDF of a billion pages": ("x.pdf", pdf_of_a_billion_pages, "no text"),
    "a PDF of doubled branches": ("x.pdf", pdf_of_doubled_branches, ""),
    "a PDF with forms in a loop": ("x.pdf", pdf_with_forms_in_a_loop, ""),
    "a million nested tags": ("x.html", lambda: b"<div>" * MEGABYTE + b"a", "nested too deeply"),
    "a million accents on one letter": (
        "x.txt",
        lambda: b"a" + "\u0301\u0323".encode() * MEGABYTE,
        "accents on one another",
    ),
    "a page hidden by ever more rules": (
        "x.html",
        lambda: b"<style>" + b"p{display:none}" * 60_000 + b"</style><p>a",
        "no text",
    ),
    "a page of a million comments": ("x.html", lambda: b"<p>" + b"<!---->" * MEGABYTE, "no text"),
    "a million tags that never end": ("x.html", lambda: b"<div " * MEGABYTE, ""),
    "a million nested tags in an EPUB": (
        "x.epub",
        lambda: epub({"a.xhtml": xhtml("<div>" * MEGABYTE)}),
        "nested too deeply",
    ),
    "an entity bomb": (
        "x.epub",
        lambda: epub({"a.xhtml": _entity_bomb() + xhtml("<p>&a11;</p>")}),
        "entities",
    ),
    "an entity bomb in the package": (
        "x.epub",
        lambda: epub(
            {}, others={"OPS/package.opf": _entity_bomb().encode() + b"<package>&a11;</package>"}
        ),
        "entities",
    ),
    "a path that climbs out": (
        "x.epub",
        lambda: epub(
            {}, others={"META-INF/container.xml": CONTAINER.replace("OPS", "../../etc").encode()}
        ),
        "no file",
    ),
    "a list of blocks that is a maze": (
        "x.html",
        page_with_a_maze,
        "",
    ),
    "a maze of brackets": ("x.md", lambda: b"[" * MEGABYTE, ""),
    "a maze of emphasis": ("x.md", lambda: b"*a **b " * 100_000, ""),
    "a document that unpacks to 60 MB": ("x.epub", zip_bomb, "too large"),
    "documents that unpack to 160 MB": ("x.epub", zip_of_one_document_many_times, "too large"),
    "a bag that unpacks to 80 MB": ("x.zip", bag_bomb, ""),
    "a page that unpacks to 70 MB": ("x.pdf", pdf_with_a_bomb, ""),
}
