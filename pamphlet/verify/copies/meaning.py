"""Tell whether what was read from a PDF is text: its pages may be pictures, or its letters may stand for nothing.

A font in a PDF need not say which characters its glyphs are; then a person reads the page, and no program does.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from pamphlet.verify.copies import HYPHEN, Copy, Unreadable
from pamphlet.verify.copies.magic import SCAN

# Measured on the first pamphlet's A5 file as nine programs rewrite it, with and without the maps of its fonts, and on
# eighteen PDFs in five scripts: of the characters of a readable file 0.887 or more are letters and figures, of one
# without maps 0.136 or less; 0.009 or less are controls, private or unassigned, or 0.06 and more.
LEAST_LETTERS = 0.4
MOST_MEANINGLESS = 0.03
LEAST_TEXT = 200  # characters: a page with a line of signs or figures is no test
MOST_PICTURES = (
    0.5  # of the pages are pictures without a word: a paper that was scanned and got a title page;
)
MOST_WORDS_OF_SCAN = (
    40  # on an average page; a book with plates has less of the one, or more of the other
)
SAMPLE = 200_000  # characters

NO_MEANING = (
    "The letters of this PDF have no meaning: it shows glyphs, and does not say which characters they are, so that no"
    " program can read, search or copy them. Make the PDF again from what it was made from, or check that."
)


def refuse_without_meaning(copy: Copy, document: pdfium.PdfDocument) -> None:
    """Raise Unreadable for a PDF whose words are none, or whose pages are pictures for the most part."""
    text = "".join(copy.words)[:SAMPLE].replace(HYPHEN, "")
    kinds: Counter[str] = Counter()
    for sign, count in Counter(text).items():
        kinds[unicodedata.category(sign)] += count
    letters = sum(count for kind, count in kinds.items() if kind[0] in "LMN")
    meaningless = kinds["Cc"] + kinds["Co"] + kinds["Cn"] + text.count("\ufffd")
    if len(text) >= LEAST_TEXT and (
        letters < LEAST_LETTERS * len(text) or meaningless > MOST_MEANINGLESS * len(text)
    ):
        raise Unreadable(NO_MEANING)
    ends = (*copy.page_starts, len(copy.words))
    without_words = [at for at, (start, end) in enumerate(pairwise(ends)) if start == end]
    pages = len(copy.page_starts)
    if len(without_words) <= MOST_PICTURES * pages or len(copy.words) > MOST_WORDS_OF_SCAN * pages:
        return
    if sum(_is_picture(document[at]) for at in without_words) > MOST_PICTURES * pages:
        raise Unreadable(SCAN)


def _is_picture(page: pdfium.PdfPage) -> bool:
    count = raw.FPDFPage_CountObjects(page.raw)
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, at)) == raw.FPDF_PAGEOBJ_IMAGE
        for at in range(count)
    )
