"""The PDFs of every work before those who judge PDFs, and what stands where on their pages."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from tests.releases import Release
from tests.share import share
from tests.validators import pdffonts, qpdf_check, verapdf

pytestmark = share(4)
EDGE_PT = 28  # nothing stands nearer to the edge of the paper
TAGGED = pytest.mark.parametrize(
    "suffix",
    [
        ".pdf",
        "-large-print-a4.pdf",
        "-large-print-letter.pdf",
        "-reading-copy-a4.pdf",
        "-reading-copy-letter.pdf",
    ],
)


@TAGGED
def test_the_pdf_keeps_both_standards(built: Release, suffix: str) -> None:
    """To veraPDF it is PDF/UA-1 and PDF/A-3a, to qpdf without fault; all its fonts are embedded."""
    pdf = built.file(suffix)
    assert (verapdf(pdf, "ua1", "3a"), qpdf_check(pdf)) == ((), ())
    assert all(font.embedded and font.subset and font.unicode for font in pdffonts(pdf))


def test_nothing_sticks_out_of_the_text_block(built: Release) -> None:
    """On paper pictures and rules stand within the width of the text, and the text off the edges of the paper."""
    with pdfium.PdfDocument(built.file(".pdf")) as document:
        for pages in (list(document)[::2], list(document)[1::2]):
            text = [box for page in pages for box in boxes(page, raw.FPDF_PAGEOBJ_TEXT)]
            left, right = min(box[0] for box in text), max(box[1] for box in text)
            assert (left, pages[0].get_width() - right) > (EDGE_PT, EDGE_PT)
            drawn = [
                box
                for page in pages
                for box in boxes(page, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
            ]
            assert [box for box in drawn if box[0] < left - 1 or box[1] > right + 1] == []


def boxes(page: pdfium.PdfPage, *kinds: int) -> Iterator[tuple[float, float]]:
    """Give the left and right edges of the objects of a page, those within forms too."""
    for shape in page.get_objects(filter=list(kinds)):
        left, _, right, _ = shape.get_bounds()
        yield left, right


def test_running_heads_name_book_and_part(built: Release) -> None:
    """Even pages bear the title of the book, odd ones that of the part, pages on which a part opens none.

    So it is also where odd pages are the left ones, in a book from right to left.
    """
    with pdfium.PdfDocument(built.file(".pdf")) as document:
        openings = {
            mark.get_dest().get_index(): mark.get_title()
            for mark in document.get_toc()
            if mark.level == 0
        }
        section = ""
        bare = {0, 1, len(document) - 1}  # the cover, its back, the back cover
        for number, page in enumerate(document):
            section = openings.get(number, section)
            expected = (
                ""
                if number in openings or number in bare
                else built.pamphlet.metadata.title
                if number % 2
                else section
            )
            assert letters(head_of(page)) == letters(expected), number + 1


def head_of(page: pdfium.PdfPage) -> str:
    """Give the text in the upper margin."""
    height = page.get_height()
    return str(page.get_textpage().get_text_bounded(bottom=height * 0.925, top=height))


def letters(text: str) -> list[str]:
    """Give the letters of a text in the order of the alphabet: small capitals and direction make no difference."""
    return sorted(filter(str.isalnum, text.casefold()))
