"""Tell the gaps of a PDF's lines that part words from those that do not, where PDFium takes both for a space.

A mark that closes a sentence may stand a little apart, where the type before it is of another font, or slanted, and
the words of a line are driven apart:

    θεοῦ ;   the        gaps of 0.15 and 0.5 of the size of the type      read as “θεοῦ; the”
    mot ;  le           gaps of 0.25 and 0.3, or a space that was drawn   read as “mot ; le”
"""

from __future__ import annotations

import re
from math import hypot

import pypdfium2 as pdfium
from pypdfium2 import raw

from pamphlet.verify.copies.pdf_replacements import SHAPED
from pamphlet.work.expressions import expression

NARROW = 0.17  # of the size of the type: a word space that is squeezed has 0.18
WIDEST = 0.3  # likewise, on a line where words stand so far apart that this is less than half
CLOSING = frozenset(";:,.!?)]»”’")

BEFORE_MARK = expression(rf" (?<=\S )(?=[{re.escape(''.join(sorted(CLOSING)))}])")


def closed_up(text_page: pdfium.PdfTextPage, text: str) -> str:
    """Give the text of a page without spaces that nobody typed before closing marks."""
    for gap in reversed(list(BEFORE_MARK.finditer(text))):
        at = raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, gap.start())
        if at > 0 and is_no_space(text_page, at):
            text = text[: gap.start()] + text[gap.end() :]
    return text


def is_no_space(text_page: pdfium.PdfTextPage, at: int) -> bool:
    """Tell whether a character is a space that PDFium made of a narrow gap before a closing mark."""
    page = text_page.raw
    if raw.FPDFText_IsGenerated(page, at) != 1 or raw.FPDFText_GetUnicode(page, at) != ord(" "):
        return False
    if chr(raw.FPDFText_GetUnicode(page, at + 1)) not in CLOSING:
        return False
    if SHAPED.match(chr(raw.FPDFText_GetUnicode(page, at - 1))):
        return True  # it is read by a replacement text, and PDFium does not know where that ends
    gap = _gap(text_page, at - 1, at + 1)
    if gap is None or gap < 0:
        return False
    size = _size(text_page, at + 1)
    if gap < NARROW * size:
        return True
    following = _gap(text_page, at + 1, at + 3)
    return gap < WIDEST * size and following is not None and gap < following / 2


def _gap(text_page: pdfium.PdfTextPage, left: int, right: int) -> float | None:
    """Give the points between two characters of a page, if there are such."""
    before, behind = raw.FS_RECTF(), raw.FS_RECTF()
    found = raw.FPDFText_GetLooseCharBox(text_page.raw, left, before)
    found = found and raw.FPDFText_GetLooseCharBox(text_page.raw, right, behind)
    return float(behind.left - before.right) if found else None


def _size(text_page: pdfium.PdfTextPage, at: int) -> float:
    """Give the size of the type of a character as it is drawn, in points."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page.raw, at, matrix)
    size: float = raw.FPDFText_GetFontSize(text_page.raw, at)
    return hypot(matrix.a, matrix.b) * size
