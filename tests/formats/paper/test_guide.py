"""The pages that tell how to print, and the test sheets, of the first pamphlet and of other works."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from pamphlet.formats import Ready
from pamphlet.formats.paper.guide import write
from pamphlet.pages.apparatus.guide import how_to_print
from pamphlet.pages.strings import load
from pamphlet.press.typeset import typeset
from pamphlet.work.languages import direction_of
from pamphlet.work.model import Printing
from tests import validators
from tests.formats.made import REPOSITORY, pages_of
from tests.formats.paper.tiny import book, print_of
from tests.press.sheets.paper import Spot, faults, folded, printed_both_sides

PT_A_MM = 72 / 25.4
STRINGS = REPOSITORY / "pamphlet" / "pages" / "strings"


def text_of(path: Path) -> str:
    """Read a file as poppler does, with single spaces."""
    return " ".join(validators.pdftotext(path).split())


def release_slug(release: Path) -> str:
    """Give the short name of the work of a release."""
    return only(release, "-fragment.html").name.removesuffix("-fragment.html")


def only(release: Path, ending: str) -> Path:
    """Give the one file of a release with that ending."""
    (path,) = release.glob(f"*{ending}")
    return path


def test_it_tells_the_numbers_and_files_of_this_pamphlet(release: Path) -> None:
    """The sheets of one copy are those of its booklet, and each file that it names is in the release."""
    told = text_of(only(release, "-how-to-print.pdf"))
    pages = validators.pdfinfo(only(release, "-union.pdf"))["Pages"]
    with pikepdf.open(only(release, "-booklet-a4-fronts.pdf")) as fronts:
        assert f"One copy takes {len(fronts.pages)} sheets of paper, for {pages} pages." in told
    named = set(re.findall(rf"{release_slug(release)}-[a-z0-9-]+\.pdf", told.replace("- ", "-")))
    assert len(named) == 8 + 6
    assert all((release / name).is_file() for name in named)
    assert "signature" not in told


def test_a_thick_booklet_is_told_otherwise() -> None:
    """Of a booklet in signatures it also tells how many sheets each has, and still is one sheet."""
    thick = typeset(how_to_print(pages_of("manuscript"), 84, 21, (7, 7, 7)), "guide")
    text = pdfium.PdfDocument(thick.pdf)[1].get_textpage().get_text_range()
    assert "Sheets in each signature: 7, 7, 7." in " ".join(text.split())
    assert len(thick.page_starts) == 2


def test_it_tells_what_paper_copies_take(release: Path) -> None:
    """Fifty copies of eleven sheets are 550 sheets, for which two packets of paper are bought."""
    told = text_of(only(release, "-how-to-print.pdf"))
    assert "Copies 1 10 50 100 500" in told
    with pikepdf.open(only(release, "-booklet-a4-fronts.pdf")) as fronts:
        sheets = len(fronts.pages)
    amounts = [copies * sheets for copies in (1, 10, 50, 100, 500)]
    assert f"Sheets of paper {' '.join(f'{each:,}' for each in amounts)}" in told
    assert f"Reams of 500 {' '.join(str(-(-each // 500)) for each in amounts)}" in told


def test_each_step_has_a_number_and_a_drawing() -> None:
    """There are six steps, numbered in order, and each has a drawing; four ways to bind have one each."""
    section = how_to_print(pages_of("manuscript"), 42, 11, (11,)).sections[0].root
    numbers = [each.text for each in section.iter("{*}span") if each.get("class") == "step-number"]
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    steps = [each for each in section.iter("{*}div") if each.get("class") == "step"]
    assert len(steps) == 9
    assert all(len(list(step.iter("{*}svg"))) == 1 for step in steps)
    assert len(list(section.iter("{*}svg"))) == 9 + 3


@pytest.mark.parametrize("language", sorted(path.stem for path in STRINGS.glob("*.yaml")))
def test_it_is_one_sheet_in_any_language(language: str) -> None:
    """In each language it is two pages, set in its fonts, and the typesetter has nothing to complain of."""
    pages = pages_of("manuscript")
    strings = load(language)
    assert strings is not None
    direction = direction_of(language)
    metadata = replace(pages.metadata, language=language, direction=direction)
    pages = replace(pages, strings=strings, metadata=metadata)
    told = typeset(how_to_print(pages, 84, 21, (7, 7, 7)), "guide")
    assert len(told.page_starts) == 2
    assert not told.complaints
    with pikepdf.open(BytesIO(told.pdf)) as pdf:
        assert pdf.Root.Lang == language


def test_it_prints_whole_on_a4_and_on_letter(release: Path) -> None:
    """Its pages are no wider than A4 and no higher than Letter, and nothing stands within 10 mm of their edges."""
    for page in pdfium.PdfDocument(only(release, "-how-to-print.pdf")):
        width, height = page.get_size()
        assert width <= 210 * PT_A_MM + 0.01
        assert height <= 279.4 * PT_A_MM + 0.01
        side = page.render(scale=1, grayscale=True).to_pil().point(lambda grey: 255 - grey)
        left, top, right, bottom = side.getbbox()
        margin = 10 * PT_A_MM
        assert left > margin < top
        assert right < width - margin
        assert bottom < height - margin
        assert bottom - top > 0.6 * height, "and it fills the page"


def test_it_is_tagged_like_the_book(release: Path) -> None:
    """It keeps to PDF/UA-1 and PDF/A-3a, and has one heading of the first level."""
    path = only(release, "-how-to-print.pdf")
    assert validators.verapdf(path, "ua1", "3a") == ()
    assert validators.qpdf_check(path) == ()
    assert validators.pdfinfo(path)["Title"].endswith(": How to print and fold this booklet")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_test_sheet_reads_in_order(paper: str, release: Path) -> None:
    """Printed on both sides and folded, its pages read 1 to 4, upright; printed with the other setting they don't."""
    path = only(release, f"-test-sheet-{paper}.pdf")
    sides = [tuple(map(spot, halves(path, number))) for number in (0, 1)]
    printed = [(side[0], side[1]) for side in sides]
    assert not faults(folded(printed_both_sides(printed, "short")), 4)
    assert faults(folded(printed_both_sides(printed, "long")), 4)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def halves(path: Path, number: int) -> list[list[tuple[str, float]]]:
    """Give the largest characters of both halves of a side, each with its size, which is negative upside down."""
    page = pdfium.PdfDocument(path)[number]
    text = page.get_textpage()
    matrix = pdfium.raw.FS_MATRIX()
    found: list[list[tuple[str, float]]] = [[], []]
    for at in range(text.count_chars()):
        pdfium.raw.FPDFText_GetMatrix(text.raw, at, matrix)
        size = pdfium.raw.FPDFText_GetFontSize(text.raw, at) * matrix.d
        if abs(size) > 60:
            half = int(matrix.e > page.get_width() / 2)
            found[half].append((chr(pdfium.raw.FPDFText_GetUnicode(text.raw, at)), size))
    return found


def spot(numerals: list[tuple[str, float]]) -> Spot:
    """Read the one large numeral of a page."""
    ((numeral, size),) = numerals
    return Spot(int(numeral), size < 0)


def test_the_line_is_100_mm_long(release: Path) -> None:
    """The line on page 3 of either sheet is 100 mm from end to end."""
    for paper in ("a4", "letter"):
        page = pdfium.PdfDocument(only(release, f"-test-sheet-{paper}.pdf"))[1]
        side = page.render(scale=200 / 72, grayscale=True).to_pil()
        right = side.crop(
            (side.width // 2, side.height // 5, side.width - 70, side.height * 3 // 5)
        )
        rows = [
            right.crop((0, y, right.width, y + 1)).point(lambda grey: 255 * (grey < 128))
            for y in range(right.height)
        ]
        lines = [
            box[2] - box[0]
            for row in rows
            if (box := row.getbbox()) and sum(row.histogram()[255:]) == box[2] - box[0]
        ]
        assert max(lines) / 200 * 25.4 == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sheets_for_printers_of_one_side(paper: str, release: Path) -> None:
    """Fronts and backs, put back as they lie, read 1 to 8, upright; in the wrong order or turned they don't.

    Printed sheets lie face down with the last one on top: the backs begin with it.
    """
    fronts, backs = (
        [
            tuple(map(spot, halves(only(release, f"-test-sheet-{paper}-{kind}.pdf"), number)))
            for number in (0, 1)
        ]
        for kind in ("fronts", "backs")
    )
    whole = [side for pair in zip(fronts, backs[::-1], strict=True) for side in pair]
    jumbled = [side for pair in zip(fronts, backs, strict=True) for side in pair]
    assert not faults(folded(printed_both_sides([(a, b) for a, b in whole], "short")), 8)
    assert faults(folded(printed_both_sides([(a, b) for a, b in whole], "long")), 8)
    assert faults(folded(printed_both_sides([(a, b) for a, b in jumbled], "short")), 8)


def test_a_book_from_right_to_left_has_its_own_test_sheet() -> None:
    """In a right-to-left book page 1 of the test sheet is on the left of the front, as in its booklets."""
    pages = pages_of("tests/works/hebrew")
    files = write(pages, Ready({"a5": print_of(8)}))
    (name,) = (each for each in files if each.endswith("-test-sheet-a4.pdf"))
    path = BytesIO(files[name])
    with pikepdf.open(path) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        page = pdf.pages[0]
        order = page.Contents.read_bytes()
    assert order.index(b"/Page1 Do") < order.index(b"/Page4 Do")


def test_it_is_the_same_twice_and_for_itself() -> None:
    """Only the number of pages, and how they are bound, changes it."""
    ready = Ready({"a5": print_of(8)})
    assert write(book(), ready) == write(book(), ready)
    assert write(book(printing=Printing(0.3)), ready) == write(book(), ready)
