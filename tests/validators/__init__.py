"""Ask the programs that the trade trusts what they find wrong with a file.

A checker takes a path and gives a tuple of `Finding`; an empty one means that it looked and found nothing. The
others read or draw: text, fonts, pictures. An answer is kept for the run and given again for a file of the same bytes.
Where a program is missing, the test that asks for it is skipped; under CI it fails.
"""

from tests.validators.books import ace, epubcheck
from tests.validators.documents import (
    Font,
    ghostscript,
    pdffonts,
    pdfinfo,
    pdftotext,
    qpdf_check,
    render_pdf_pages,
    verapdf,
)
from tests.validators.findings import Finding
from tests.validators.websites import axe, evaluate, screenshot, vnu

__all__ = [
    "Finding",
    "Font",
    "ace",
    "axe",
    "epubcheck",
    "evaluate",
    "ghostscript",
    "pdffonts",
    "pdfinfo",
    "pdftotext",
    "qpdf_check",
    "render_pdf_pages",
    "screenshot",
    "verapdf",
    "vnu",
]
