"""The numbers of signatures: where they stand, how large they are, and when there are any."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Literal

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from pamphlet.pages.fonts import fonts_for
from pamphlet.press.sheets.imposition import Binding, impose
from pamphlet.press.sheets.printing import PAPERS, Paper
from pamphlet.press.sheets.signature_marks import SIZE_PT, outlined, signature_marks

A4, LETTER = PAPERS
SANS = next(font.path for font in fonts_for("") if font.family == "Source Sans 3")
PT_A_MM = 72 / 25.4


def mark(paper: Paper, direction: Literal["ltr", "rtl"] = "ltr") -> tuple[float, float]:
    """Give the place of the first mark of a booklet in signatures: its left and lower edge, in millimetres."""
    sheets = impose(16, Binding(direction, sheets_per_signature=2))
    drawn = signature_marks(sheets, paper, direction, SANS)[sheets[0]]
    place = re.match(r"q 1 0 0 1 (\S+) (\S+) cm 0 g ", drawn)
    assert place
    return float(place[1]) / PT_A_MM, float(place[2]) / PT_A_MM


def test_it_stands_below_the_text() -> None:
    """It begins with the text beside the fold, 17.5 mm from it on A4 and 15.2 mm on Letter, 7.2 mm from the edge."""
    assert mark(A4) == pytest.approx((148.5 + 17.5, 7.2), abs=0.001)
    assert mark(LETTER) == pytest.approx((139.7 + 15.2, 7.2), abs=0.001)


def test_from_right_to_left_it_stands_on_the_other_side() -> None:
    """Where the first page is at the left of the fold, the mark ends where the text does."""
    width = outlined("1·1", SANS)[1] / PT_A_MM
    assert mark(A4, "rtl") == pytest.approx((148.5 - 17.5 - width, 7.2), abs=0.001)


def test_every_sheet_has_its_own() -> None:
    """Each sheet bears the number of its signature and its own; a booklet in one piece bears none."""
    sheets = impose(16, Binding(sheets_per_signature=2))
    marks = signature_marks(sheets, A4, "ltr", SANS)
    texts = ("1·1", "1·2", "2·1", "2·2")
    for sheet, text in zip(sheets, texts, strict=True):
        assert marks[sheet].endswith(f"cm 0 g {outlined(text, SANS)[0]} f Q")
    assert signature_marks(impose(16), A4, "ltr", SANS) == {}


def test_it_is_small_and_regular() -> None:
    """Figures in 6.5 points are 4.2 points high; three characters of the regular weight are 8.1 points wide."""
    drawn, width = outlined("1·1", SANS)
    heights = [float(y) for y in re.findall(r"\S+ (\S+)(?= [mlc]\b)", drawn)]
    assert max(heights) == pytest.approx(4.2, abs=0.1)
    assert min(heights) == pytest.approx(0, abs=0.05)
    assert width == pytest.approx(8.1, abs=0.1)
    assert drawn.split()[-1] == "h", "every outline is closed"


def test_it_is_drawn_as_the_face_has_it() -> None:
    """Its pixels are those that FreeType draws with the same face at the same weight and size."""
    text, scale = "3·12", 20
    outlines, width = outlined(text, SANS)
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(width, SIZE_PT))
        pdf.pages[0].obj.Contents = pdf.make_stream(f"1 0 0 1 0 1 cm {outlines} f".encode())
        saved = BytesIO()
        pdf.save(saved)
    with pdfium.PdfDocument(saved.getvalue()) as document:
        ours = document[0].render(scale=scale).to_pil().convert("L")
    face = ImageFont.truetype(SANS, SIZE_PT * scale)
    face.set_variation_by_axes([400])
    theirs = Image.new("L", ours.size, "white")
    baseline = (0, ours.height - scale)
    ImageDraw.Draw(theirs).text(baseline, text, font=face, fill="black", anchor="ls")
    differing = sum(count for level, count in enumerate(_difference(ours, theirs)) if level > 128)
    inked = sum(theirs.histogram()[:128])
    assert differing < inked * 0.05


def _difference(ours: Image.Image, theirs: Image.Image) -> list[int]:
    return ImageChops.difference(ours, theirs).histogram()
