"""The pictures of the README's course are pages of the sample, drawn from what the program makes of it today."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.press.prints import printed

PICTURE = Path(__file__).parents[1] / ".readme" / "sample.png"
PAGES = (1, 5, 7)  # the cover, the introduction with its picture, the first page of turns
SCALE = 1.6
GAP = 24  # pixels around the pages
MOST_OFF = (
    2.0  # of 255 levels of grey on the average: other versions of PDFium draw edges otherwise
)


def drawn(pdf: bytes) -> Image.Image:
    """Draw the pages beside each other on a grey ground."""
    with pdfium.PdfDocument(pdf) as document:
        pages = [document[number - 1].render(scale=SCALE).to_pil().convert("L") for number in PAGES]
    width, height = pages[0].size
    whole = Image.new("L", ((width + GAP) * len(pages) + GAP, height + 2 * GAP), 224)
    for number, page in enumerate(pages):
        whole.paste(page, (GAP + number * (width + GAP), GAP))
    return whole


def test_the_picture_of_the_sample_is_what_is_printed(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden` draws it anew; else it must look as the pages do now."""
    now = drawn(printed("tests/works/tool-library").pdf)
    if request.config.getoption("--update-golden"):
        now.quantize(16).save(PICTURE, optimize=True)
    with Image.open(PICTURE) as then:
        assert then.size == now.size
        off = ImageStat.Stat(ImageChops.difference(then.convert("L"), now)).mean[0]
    assert off < MOST_OFF
