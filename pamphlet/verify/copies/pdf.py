"""Read a PDF: the words of its pages, as PDFium finds them.

PDFium writes U+FFFE (of old, U+0002) where a line ends in a hyphen. Text that is marked as an artifact (ISO 32000-2
§14.8.2.2) is page furniture where it stands at the edge of the sheet or repeats an earlier page, and taken away before
the words are read, and so are replacement texts: letters count as they are drawn. What nobody sees is not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from pamphlet.verify.copies import HYPHEN, Copy, Unreadable
from pamphlet.verify.copies.lines import words_of_pages
from pamphlet.verify.copies.magic import LOCKED
from pamphlet.verify.copies.meaning import refuse_without_meaning
from pamphlet.verify.copies.pdf_artifacts import squeezed, take_away_artifacts
from pamphlet.verify.copies.pdf_gaps import closed_up, is_no_space
from pamphlet.verify.copies.pdf_ink import unseen_ranges
from pamphlet.verify.copies.pdf_replacements import (
    RIGHT_TO_LEFT,
    is_better,
    letters_carried,
    needs_replacements,
    take_away_replacements,
)
from pamphlet.verify.copies.swapped import unswapped

MOST_PAGES = 20_000

_LINE_END = re.compile("(?<=[\ufffe\x02])|\r?\n")
_PAGE_END_HYPHEN = re.compile(r"(?<=[^\W_])[-\u2010]\s*$")


def read(content: bytes) -> Copy:
    """Give the words of a PDF. Raises Unreadable."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as fault:
        raise Unreadable(_reason(str(fault))) from fault
    try:
        return _words(document)
    except pdfium.PdfiumError as fault:
        raise Unreadable(f"A page of the PDF cannot be read: {fault}") from fault
    finally:
        document.close()


def _reason(fault: str) -> str:
    if "password" in fault.lower():
        return LOCKED.format("an encrypted PDF")
    return "The file begins as a PDF, but it is broken."


def _words(document: pdfium.PdfDocument) -> Copy:
    if len(document) > MOST_PAGES:
        raise Unreadable(f"The PDF has more than {MOST_PAGES:,} pages.")
    pages: list[list[str]] = []
    visual: set[int] = set()
    read = ""
    carried = ""  # letters of a word that the page before broke, and said whole
    for number in range(len(document)):
        page = _opened(document, number, read)
        is_bare = take_away_replacements(page)
        text_page, text = _read(page)
        if is_bare and (carried or needs_replacements(text)):
            whole = _opened(document, number, read)
            whole_page, whole_text = _read(whole)
            rest = letters_carried(text, whole_text, carried)
            carried = rest or ""
            if rest is not None or is_better(whole_text, text):
                (page, whole), (text_page, whole_page) = (whole, page), (whole_page, text_page)
                text = whole_text
            whole_page.close()
            whole.close()
        if RIGHT_TO_LEFT.search(text):
            from pamphlet.verify.copies.pdf_lines import lines_by_place

            pages.append(lines_by_place(page, text_page))
            visual.add(number)
        else:
            pages.append(_lines(text))
        read += squeezed(text)
        text_page.close()
        page.close()
    copy = words_of_pages("pdf", pages, visual)
    refuse_without_meaning(copy, document)
    return copy


def _opened(document: pdfium.PdfDocument, number: int, read: str) -> pdfium.PdfPage:
    """Give a page without its furniture, upright: PDFium puts the lines of one that is turned in another order."""
    page = document[number]
    page.set_rotation(0)
    take_away_artifacts(page, read)
    return page


def _read(page: pdfium.PdfPage) -> tuple[pdfium.PdfTextPage, str]:
    """Give the text of a page as it is seen."""
    text_page = page.get_textpage()
    unseen = unseen_ranges(page, text_page)
    if unseen or _has_forms(page):
        return text_page, _text_seen(page, text_page, unseen)
    return text_page, closed_up(text_page, text_page.get_text_range())


def _has_forms(page: pdfium.PdfPage) -> bool:
    """Tell whether a page is put together of others, as a sheet is, and may show a part of them only."""
    count = raw.FPDFPage_CountObjects(page.raw)
    items = (raw.FPDFPage_GetObject(page.raw, at) for at in range(count))
    return any(raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM for item in items)


def _text_seen(
    page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, unseen: Sequence[tuple[int, int]]
) -> str:
    """Give the text of a page without what lies outside the page, and without the words that nobody sees.

    The matrix tells where the run of a character begins: PDFium has the place of a replacement text wrong in a form.
    """
    left, bottom, right, top = page.get_bbox()
    matrix = raw.FS_MATRIX()
    hidden = {at for start, end in unseen for at in range(start, end)}
    text: list[str] = []
    within = True
    for at in range(raw.FPDFText_CountChars(text_page.raw)):
        if raw.FPDFText_IsGenerated(text_page.raw, at) != 1:
            raw.FPDFText_GetMatrix(text_page.raw, at, matrix)
            within = left <= matrix.e <= right and bottom <= matrix.f <= top
        if within and at not in hidden and not is_no_space(text_page, at):
            text.append(chr(raw.FPDFText_GetUnicode(text_page.raw, at)))
    # PDFium gives a character beyond U+FFFF in two halves.
    return "".join(text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _lines(text: str) -> list[str]:
    lines = _LINE_END.split(_PAGE_END_HYPHEN.sub(HYPHEN, unswapped(text)))
    return [line.replace("\ufffe", HYPHEN) for line in lines]
