"""Pages of a PDF that are drawn by hand, letter by letter where one likes, in Helvetica: nothing sets them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pikepdf
import pypdfium2 as pdfium


def page_of(
    content: bytes, size: tuple[float, float] = (400, 400), forms: Mapping[str, bytes] | None = None
) -> bytes:
    """Give a PDF of one page with this content; forms are drawn by their names (`/Name Do`), and draw later ones."""
    with pikepdf.new() as pdf:
        face = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        fonts = pikepdf.Dictionary(F=pdf.make_indirect(face))
        known: dict[str, object] = {}
        for name, drawn in reversed([*(forms or {}).items()]):
            form = pdf.make_stream(drawn)
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = [0, 0, *size]
            form.Resources = pikepdf.Dictionary(Font=fonts, XObject=pikepdf.Dictionary(known))
            known[f"/{name}"] = form
        page = pdf.add_blank_page(page_size=size).obj
        page.Resources = pikepdf.Dictionary(Font=fonts, XObject=pikepdf.Dictionary(known))
        page.Contents = pdf.make_stream(content)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfPage]:
    """Open the first page of a PDF."""
    with pdfium.PdfDocument(content) as document:
        page = document[0]
        yield page
        page.close()
