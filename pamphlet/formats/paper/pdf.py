"""PDF: the A5 pages as they were laid out, for screens and plain printing.

In: what the press printed. Out: one file, which keeps to PDF/A-3a and PDF/UA-1 and carries the manuscript.
"""

from __future__ import annotations

from pamphlet.formats import Ready
from pamphlet.pages import Pages


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the file under its name. The pages must have been printed."""
    return {f"{pages.metadata.slug}.pdf": ready.printed["a5"].pdf}
