"""Lay lines over the feet of pages that are already printed.

In: a finished PDF; for some of its pages the line that stands at the foot; and these lines as they were printed, each
at the foot of a page of its own that is white otherwise. Out: the PDF with them, all else as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from pikepdf import Dictionary, ObjectStreamMode, Pdf


def add_feet(pdf: bytes, feet: Mapping[int, int], lines: bytes) -> bytes:
    """Give the PDF with its feet; `feet` are the index of a page and that of the page of its line.

    The lines are furniture: they come from margin boxes, which `marked_content` marks so (ISO 32000-1 §14.8.2.2).
    """
    with Pdf.open(BytesIO(pdf)) as printed, Pdf.open(BytesIO(lines)) as source:
        forms = [printed.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for index, line in feet.items():
            page = printed.pages[index]
            resources = page.obj.Resources
            # A name for each: WeasyPrint 70 gives all pages the same resources.
            name = f"/Foot{line + 1}"
            resources.XObject = resources.get("/XObject", Dictionary())
            resources.XObject[name] = forms[line]
            # WeasyPrint 70 turns the page upside down, and leaves it so.
            page.contents_add(b"q", prepend=True)
            page.contents_add(f"Q q {name} Do Q".encode())
        written = BytesIO()
        mode = ObjectStreamMode.generate
        printed.save(written, deterministic_id=True, object_stream_mode=mode)
    return written.getvalue()
