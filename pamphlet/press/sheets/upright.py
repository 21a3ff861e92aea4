"""Put pages that were laid out on A4 on other paper: same block, same lines, same numbers, the white shared out evenly.

In: a finished PDF. Out: one a paper. The page itself is not touched: its boxes (ISO 32000-1 §14.11.2) are laid around
the middle of A4, so that tags, links and places stay as they are.

    A4 ┌───────┐ Letter ┌─────────┐
       │ ┌───┐ │        │ ┌───┐   │     wider by 5.9 mm, lower by 17.6 mm
       │ │   │ │        │ │   │   │
       │ └───┘ │        │ └───┘   │
       └───────┘        └─────────┘
"""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

from pamphlet.press.sheets.printing import PAPERS, Paper
from pamphlet.press.units import PT_A_MM

BOXES = ("/MediaBox", "/TrimBox", "/BleedBox", "/CropBox", "/ArtBox")


def on_papers(pdf: bytes, name: str, *, duplex: bool = False) -> dict[str, bytes]:
    """Give the file on each paper, by its name, in which braces stand for that of the paper."""
    return {name.format(paper.name): _on_paper(pdf, paper, duplex=duplex) for paper in PAPERS}


def _on_paper(pdf: bytes, paper: Paper, *, duplex: bool) -> bytes:
    """Give the pages on one paper; a print dialogue is asked for their own size, and for both sides."""
    width, height = paper.height_mm * PT_A_MM, paper.width_mm * PT_A_MM
    with Pdf.open(BytesIO(pdf)) as file:
        for page in file.pages:
            left, bottom, right, top = map(float, page.mediabox)
            middle, centre = (left + right) / 2, (bottom + top) / 2
            edges = (
                middle - width / 2,
                centre - height / 2,
                middle + width / 2,
                centre + height / 2,
            )
            for box in BOXES:
                if box in page.obj:
                    page.obj[box] = Array([round(edge, 4) for edge in edges])
        preferences = file.Root.get("/ViewerPreferences", Dictionary())
        preferences.PrintScaling = Name("/None")
        preferences.PickTrayByPDFSize = True
        if duplex:
            preferences.Duplex = Name("/DuplexFlipLongEdge")
        file.Root.ViewerPreferences = preferences
        written = BytesIO()
        file.save(written, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return written.getvalue()
