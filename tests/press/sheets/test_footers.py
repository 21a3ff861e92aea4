"""Lines that are laid over the feet of printed pages."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2 as pdfium

from pamphlet.press.sheets.footers import add_feet
from tests.formats.paper.tiny import print_of


def texts(content: bytes) -> list[str]:
    """Read the words of each page, as they are drawn."""
    with pdfium.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", " ") for page in document]


def test_a_page_gets_the_line_that_is_its_own() -> None:
    """Two pages have the same line, one another, one none; all show their own words before it."""
    made = add_feet(print_of(4).pdf, {0: 6, 1: 6, 3: 7}, print_of(8).pdf)
    assert texts(made) == ["17", "27", "3", "48"]


def test_what_a_page_leaves_turned_turns_no_foot() -> None:
    """The state of drawing is saved before all that a page draws, and restored before its foot."""
    made = add_feet(print_of(1).pdf, {0: 0}, print_of(1).pdf)
    with pikepdf.open(BytesIO(made)) as pdf:
        drawn = [str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])]
    own = ["BT", "Tf", "Td", "Tj", "ET"]
    assert drawn == ["q", *own, "Q", "q", *own, "Q"]


def test_the_same_feet_give_the_same_bytes() -> None:
    """No clock and no chance is in the file; nor does it keep what it was made from."""
    first, second = (add_feet(print_of(2).pdf, {0: 0}, print_of(1).pdf) for _ in range(2))
    assert first == second
    with pikepdf.open(BytesIO(first)) as pdf:
        assert len(pdf.pages) == 2
        assert "/XObject" not in pdf.pages[0].obj.Resources, "a foot is no form"
        assert len(pdf.pages[0].obj.Resources.Font) > len(pdf.pages[1].obj.Resources.Font)
