"""Print the booklets on simulated paper, fold them, and read them; and look at the real ones."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Literal

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageOps

from pamphlet.work.model import Printing
from tests import validators
from tests.formats.paper.tiny import book, booklets, kinds, print_of, seen, signatures
from tests.press.sheets.paper import (
    Paper,
    faults,
    folded,
    printed_both_sides,
    printed_in_two_passes,
)
from tests.share import among
from tests.validators.programs import program, run

PT_A_MM = 72 / 25.4
SHEETS_MM = {"a4": (297, 210), "letter": (279.4, 215.9)}
PAPERS = pytest.mark.parametrize("paper", SHEETS_MM)
BINDINGS: dict[str, tuple[Literal["ltr", "rtl"], Printing]] = {
    "as it comes": ("ltr", Printing()),
    "in signatures": ("ltr", Printing(0.2, 3)),
    "from right to left": ("rtl", Printing()),
    "from right to left in signatures": ("rtl", Printing(0.1, 4)),
}
SHEET_FILES = re.compile(r"-(booklet|test-sheet)-")


def printed(files: dict[str, bytes]) -> dict[str, list[Paper]]:
    """Print the files for one paper: on both sides, and in two passes."""
    sheets = {
        edge: printed_both_sides(seen(files[f"{edge}-edge"]), edge) for edge in ("short", "long")
    }
    sheets["by hand"] = printed_in_two_passes(seen(files["fronts"]), seen(files["backs"]))
    return sheets


def complaints(files: dict[str, bytes], count: int, direction: str) -> list[str]:
    """Print, fold and read all the booklets for one paper."""
    marks = signatures(files["fronts"])
    assert all(signatures(files[kind]) == marks for kind in ("short-edge", "long-edge"))
    spine = "left" if direction == "ltr" else "right"
    return [
        f"{way}: {fault}"
        for way, papers in printed(files).items()
        for fault in faults(
            folded(
                [replace(paper, signature=mark) for paper, mark in zip(papers, marks, strict=True)],
                spine=spine,
            ),
            count,
        )
    ]


@pytest.mark.slow
@pytest.mark.parametrize("binding", BINDINGS)
def test_every_booklet_reads_in_order_and_upright(binding: str) -> None:
    """From 1 to 64 pages, on A4 and Letter, each way to print gives a booklet that reads 1 to n, upright."""
    direction, printing = BINDINGS[binding]
    pages = book(direction, printing)
    for count in among(range(1, 65), [*BINDINGS].index(binding), 4):
        files = booklets(count, pages)
        for paper in SHEETS_MM:
            assert not complaints(kinds(files, paper), count, direction), (count, paper)


def test_the_folder_sees_pages_that_changed_places() -> None:
    """With two pages exchanged in a file, the booklet no longer reads in order: the test above can fail."""
    files = kinds(booklets(12, book()), "a4")
    with pikepdf.open(BytesIO(files["long-edge"])) as pdf:
        forms = pdf.pages[2].Resources.XObject
        forms.Page10, forms.Page3 = forms.Page3, forms.Page10
        broken = BytesIO()
        pdf.save(broken)
    found = complaints(files | {"long-edge": broken.getvalue()}, 12, "ltr")
    assert found == [
        "long: it reads [1, 2, 10, 4, 5, 6, 7, 8, 9, 3, 11, 12], not " + str([*range(1, 13)])
    ]


def test_the_folder_sees_a_turned_side() -> None:
    """A back that is not turned for a printer that flips on the long edge is noticed."""
    files = kinds(booklets(4, book()), "letter")
    assert complaints(files | {"long-edge": files["short-edge"]}, 4, "ltr")


@PAPERS
def test_a_sheet_is_exactly_its_paper(paper: str) -> None:
    """Each side is the whole sheet, lying, to a hundredth of a point, with nothing cropped and nothing rotated."""
    width, height = (each * PT_A_MM for each in SHEETS_MM[paper])
    for content in kinds(booklets(5, book()), paper).values():
        with pikepdf.open(BytesIO(content)) as pdf:
            for page in pdf.pages:
                assert [float(each) for each in page.mediabox] == pytest.approx(
                    [0, 0, width, height], abs=0.01
                )
                assert "/Rotate" not in page.obj
                assert "/CropBox" not in page.obj


@PAPERS
def test_the_print_dialogue_is_asked_for_the_right_settings(paper: str) -> None:
    """Each file asks for its way of printing both sides, no scaling and the tray of its paper, and says its title."""
    asked = {
        "short-edge": "/DuplexFlipShortEdge",
        "long-edge": "/DuplexFlipLongEdge",
        "fronts": "/Simplex",
        "backs": "/Simplex",
    }
    titles = set()
    for kind, content in kinds(booklets(8, book("rtl")), paper).items():
        with pikepdf.open(BytesIO(content)) as pdf:
            preferences = pdf.Root.ViewerPreferences
            assert preferences.Duplex == asked[kind]
            assert preferences.PrintScaling == "/None"
            assert preferences.PickTrayByPDFSize
            assert preferences.DisplayDocTitle
            assert preferences.Direction == "/R2L"
            assert "/NumCopies" not in preferences
            titles.add(str(pdf.docinfo.Title))
            assert pdf.pdf_version >= "1.7"
    assert len(titles) == 4
    assert all(title.startswith("On Sheets & Folds: booklet on ") for title in titles)


def test_fronts_and_backs_say_which_sheet_is_which() -> None:
    """The outline names the sheet of each page; the backs begin with the last sheet, and their title says so."""
    files = kinds(booklets(12, book()), "a4")
    told = {}
    for kind in ("fronts", "backs"):
        with pikepdf.open(BytesIO(files[kind])) as pdf, pdf.open_outline() as outline:
            told[kind] = [item.title for item in outline.root]
            assert pdf.Root.PageMode == "/UseOutlines"
            assert ("the last sheet first" in str(pdf.docinfo.Title)) == (kind == "backs")
    assert told["fronts"] == ["Sheet 1, front", "Sheet 2, front", "Sheet 3, front"]
    assert told["backs"] == ["Sheet 3, back", "Sheet 2, back", "Sheet 1, back"]


def test_signatures_bear_their_numbers() -> None:
    """On the outside of each sheet stand the number of its signature and its own, drawn, and not as words."""
    pages = book(printing=Printing(sheets_per_signature=2))
    content = b""
    for count, marked in ((16, True), (8, False)):
        content = kinds(booklets(count, pages), "a4")["short-edge"]
        with pikepdf.open(BytesIO(content)) as pdf:
            inks = [b" c " in page.Contents.read_bytes() for page in pdf.pages]
        assert inks == [marked, False] * (count // 4)
    # The words are those of the pages and no others.
    assert pdfium.PdfDocument(content)[0].get_textpage().get_text_range().split() == ["8", "1"]


def test_creep_moves_pages_towards_the_fold() -> None:
    """With paper of 0.2 mm the second sheet's pages stand 0.2 mm nearer to the fold than the first's, on both sides."""
    content = kinds(booklets(8, book(printing=Printing(0.2))), "a4")["short-edge"]
    left = 148.5 - 148
    moved = 0.2
    with pikepdf.open(BytesIO(content)) as pdf:
        places = [
            [
                float(place) / PT_A_MM
                for place in re.findall(rb" 1 0 0 1 (\S+) ", page.Contents.read_bytes())
            ]
            for page in pdf.pages
        ]
    right = 148.5
    assert places[0] == places[1] == pytest.approx([left, right], abs=0.001)
    assert places[2] == places[3] == pytest.approx([left + moved, right - moved], abs=0.001)


def test_it_is_the_same_on_other_days() -> None:
    """Nothing random and no clock is in a file: written anew from the same print, all bytes are the same."""
    print_of.cache_clear()
    first = booklets(7, book())
    print_of.cache_clear()
    assert booklets(7, book()) == first


# The real ones


def sheets_of(release: Path) -> list[Path]:
    """Give the files of a release that are sheets for an office printer."""
    found = sorted(path for path in release.glob("*.pdf") if SHEET_FILES.search(path.name))
    assert len(found) == 8 + 6, "booklets and test sheets, four and three for each paper"
    return found


def test_other_programs_find_nothing_wrong(release: Path) -> None:
    """Qpdf and Ghostscript find nothing to complain of in any file of sheets."""
    for path in sheets_of(release):
        assert validators.qpdf_check(path) == ()
        assert validators.ghostscript(path) == ()


def inked_mm(
    side: Image.Image, left_mm: float, top_mm: float, right_mm: float, bottom_mm: float
) -> bool:
    """Tell whether anything is printed in a rectangle of a side drawn at 100 dpi."""
    box = tuple(round(each * 100 / 25.4) for each in (left_mm, top_mm, right_mm, bottom_mm))
    return ImageOps.invert(side.crop((box[0], box[1], box[2], box[3]))).getbbox() is not None


def test_nothing_is_printed_near_an_edge_or_the_fold(release: Path) -> None:
    """On every side of every sheet the outer 6 mm and the 12 mm beside the fold stay white."""
    for path in sheets_of(release):
        width, height = SHEETS_MM["letter" if "-letter" in path.name else "a4"]
        document = pdfium.PdfDocument(path)
        inked: set[tuple[str, bool]] = set()
        for number, page in enumerate(document):
            side = page.render(scale=100 / 72, grayscale=True).to_pil()
            where = (path.name, number)
            for edge in (
                (0, 0, width, 6),
                (0, height - 6, width, height),
                (0, 0, 6, height),
                (width - 6, 0, width, height),
                (width / 2 - 12, 0, width / 2 + 12, height),
            ):
                assert not inked_mm(side, *edge), (where, edge)
            inked |= {
                "edge": inked_mm(side, 0, 0, 22, height),
                "fold": inked_mm(side, width / 2 - 22, 0, width / 2 + 22, height),
            }.items()
        document.close()
        assert {("edge", True), ("fold", True)} <= inked, "a little farther in there is ink"


Word = tuple[str, float, float]  # with its left and top


def words_and_places(path: Path) -> dict[int, list[Word]]:
    """Give the words of each page with their places, as poppler sees them."""
    rows = run(program("pdftotext"), "-tsv", path, "-").stdout.splitlines()[1:]
    found: dict[int, list[Word]] = {}
    for row in rows:
        level, page, _, _, _, _, left, top, _, _, _, text = row.split("\t")
        if level == "5":
            found.setdefault(int(page), []).append((text, float(left), float(top)))
    return found


@PAPERS
def test_a_page_is_the_same_on_any_paper(paper: str, release: Path) -> None:
    """Each page of the A5 PDF stands on its sheet word for word, all its words moved alike: nothing is scaled."""
    (a5,) = release.glob("*-union.pdf")
    (sheets,) = release.glob(f"*-booklet-{paper}-short-edge.pdf")
    pages, sides = words_and_places(a5), words_and_places(sheets)
    middle = SHEETS_MM[paper][0] * PT_A_MM / 2
    with pikepdf.open(sheets) as pdf:
        shown = [
            (number, int(name.removeprefix("/Page")))
            for number, side in enumerate(pdf.pages, start=1)
            for name in side.Resources.XObject.keys()  # noqa: SIM118 # it is no dict
        ]
    count = int(validators.pdfinfo(a5)["Pages"])
    assert sorted(page for _, page in shown) == [*range(1, count + 1)]
    for number, page in shown:
        expected, words = pages.get(page, []), sides.get(number, [])
        halves = ([word for word in words if (word[1] < middle) == left] for left in (True, False))
        half = next(each for each in halves if texts(each) == texts(expected))
        if not expected:
            continue
        right = min(word[1] for word in half) - min(word[1] for word in expected)
        down = min(word[2] for word in half) - min(word[2] for word in expected)
        moved = [(text, left + right, top + down) for text, left, top in expected]
        assert all(stands(word, half) for word in moved), (paper, page)


def texts(words: list[Word]) -> list[str]:
    """Give the words in the order of the alphabet."""
    return sorted(text for text, _, _ in words)


def stands(word: Word, words: list[Word]) -> bool:
    """Tell whether a word is among others, and stands where it should, to a tenth of a point."""
    text, left, top = word
    return any(
        text == other and abs(left - x) < 0.1 and abs(top - y) < 0.1 for other, x, y in words
    )


def test_a_contact_sheet_is_left_for_persons(release: Path, tmp_path: Path) -> None:
    """A picture of all sides of a booklet, of the test sheets and of the how-to page is left behind."""
    paths = [*release.glob("*-booklet-a4-long-edge.pdf"), *release.glob("*-test-sheet-*.pdf")]
    paths += release.glob("*-how-to-print.pdf")
    pictures = [
        page.render(scale=0.4, grayscale=True).to_pil()
        for path in paths
        for page in pdfium.PdfDocument(path)
    ]
    width, height = (
        max(getattr(each, side) + 8 for each in pictures) for side in ("width", "height")
    )
    contact = Image.new("L", (5 * width, -(-len(pictures) // 5) * height), 128)
    for at, picture in enumerate(pictures):
        contact.paste(picture, (at % 5 * width + 4, at // 5 * height + 4))
    contact.save(tmp_path / "sheets.png")
    sides = int(validators.pdfinfo(paths[0])["Pages"])
    assert len(pictures) == sides + 2 * (2 + 2 + 2) + 2
