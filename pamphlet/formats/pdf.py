"""PDF: the A5 pages as they were laid out, for screens and plain printing.

In: what the press printed. Out: one file, which keeps to PDF/A-3a and PDF/UA-1 and carries the manuscript.
"""

from __future__ import annotations

from pamphlet.pages import Pages
from pamphlet.press import Printed


def write(pages: Pages, printed: Printed | None) -> dict[str, bytes]:
    """Give the file under its name. The pages must have been printed."""
    assert printed is not None, "the table of formats says that this one needs print"
    return {f"{pages.metadata.slug}.pdf": printed.pdf}
