"""Small prints for the tests of sheets: pages that hold their number and nothing else; and what sheets show of them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Literal

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from pamphlet.formats import Ready
from pamphlet.formats.paper.booklets import write
from pamphlet.pages import Pages
from pamphlet.pages.fonts import fonts_for
from pamphlet.press import PageStart, Printed
from pamphlet.work.model import Printing
from tests.formats.made import METADATA, made
from tests.press.sheets.paper import Side, Spot

A5 = (419.5276, 595.2756)


@cache
def print_of(count: int) -> Printed:
    """Make a print of so many pages of A5."""
    with pikepdf.new() as pdf:
        face = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fonts = pikepdf.Dictionary(F=pdf.make_indirect(face))
        for number in range(1, count + 1):
            page = pdf.add_blank_page(page_size=A5).obj
            page.Resources = pikepdf.Dictionary(Font=fonts)
            page.Contents = pdf.make_stream(f"BT /F 40 Tf 60 480 Td ({number}) Tj ET".encode())
        target = BytesIO()
        pdf.save(target, static_id=True)
    starts = tuple(PageStart(str(number), "", 0) for number in range(1, count + 1))
    return Printed(target.getvalue(), starts)


AS_IT_COMES = Printing()


def book(direction: Literal["ltr", "rtl"] = "ltr", printing: Printing = AS_IT_COMES) -> Pages:
    """Make a book that is bound in a certain way."""
    metadata = replace(METADATA, printing=printing, direction=direction)
    return replace(made("<p>Text</p>", metadata=metadata), fonts=fonts_for(""))


def booklets(count: int, pages: Pages) -> dict[str, bytes]:
    """Write the booklets of a book of so many pages."""
    return write(pages, Ready({"a5": print_of(count)}))


def seen(content: bytes) -> list[Side]:
    """Look at every side of a file: which number stands in each half, and which way up."""
    document = pdfium.PdfDocument(content)
    sides = []
    for page in document:
        text = page.get_textpage()
        halves: list[list[tuple[str, bool]]] = [[], []]
        matrix = raw.FS_MATRIX()
        for at in range(text.count_chars()):
            if raw.FPDFText_IsGenerated(text.raw, at):
                continue
            raw.FPDFText_GetMatrix(text.raw, at, matrix)
            half = int(matrix.e > page.get_width() / 2)
            assert abs(matrix.a) == abs(matrix.d) == 1, "the page is not at its own size"
            halves[half].append((chr(raw.FPDFText_GetUnicode(text.raw, at)), matrix.a < 0))
        sides.append((_spot(halves[0]), _spot(halves[1])))
        text.close()
        page.close()
    document.close()
    return sides


def _spot(found: list[tuple[str, bool]]) -> Spot:
    if not found:
        return Spot(0)
    assert len({turned for _, turned in found}) == 1
    return Spot(int("".join(character for character, _ in found)), found[0][1])


def signatures(content: bytes) -> list[str]:
    """Read to which signature each sheet belongs, from the labels of its fronts."""
    with pikepdf.open(BytesIO(content)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    assert all(re.fullmatch(r"(\d+-)?\d+[ab]", label) for label in labels)
    fronts = [label for label in labels if label.endswith("a")]
    return [label.rpartition("-")[0] for label in fronts]


def kinds(files: Mapping[str, bytes], paper: str) -> dict[str, bytes]:
    """Give the files for a paper by what they are for."""
    found = {name.partition(f"-booklet-{paper}-")[2]: content for name, content in files.items()}
    return {name.removesuffix(".pdf"): content for name, content in found.items() if name}
