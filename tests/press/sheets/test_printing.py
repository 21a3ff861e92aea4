"""Where a page stands on a sheet, in millimetres; and what a file for paper says."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Literal, NamedTuple, cast

import pikepdf
import pytest

from pamphlet.press.sheets.imposition import PrintMode, Sheet, Side, impose, sides_of
from pamphlet.press.sheets.printing import (
    PAPERS,
    Paper,
    SheetFile,
    drawn,
    print_sheets,
)
from pamphlet.work.model import Contributor
from tests.formats.made import METADATA
from tests.formats.paper.tiny import A5, print_of

A4, LETTER = PAPERS
FRONT = Side(Sheet(1, 1, (8, 1), (2, 7)), "front", (8, 1))
SPINE_TO_TEXT_MM, TEXT_MM = 17.5, 110  # of A5, as the stylesheet has it


class Spot(NamedTuple):
    """Where a page is drawn: its left and lower edge, and what is shown between left and right of the sheet."""

    left: float
    bottom: float
    shown_from: float
    shown_to: float


def spots(side: Side, paper: Paper) -> dict[int, Spot]:
    """Give the places of the pages on a side, in millimetres."""
    content = drawn(side, dict.fromkeys(range(1, 9), A5), SheetFile(paper, "short-edge", ""))
    number = r"(-?[\d.]+)"
    placed = rf"q {number} 0 {number} {number} re W n 1 0 0 1 {number} {number} cm /Page(\d) Do Q"
    pages = {}
    for start, width, height, left, bottom, page in re.findall(placed, content):
        assert float(height) == pytest.approx(paper.height_mm * 72 / 25.4, abs=0.001)
        edges = (float(left), float(bottom), float(start), float(start) + float(width))
        pages[int(page)] = Spot(*(edge / 72 * 25.4 for edge in edges))
    return pages


def near(*edges: float) -> object:
    """Allow a thousandth of a millimetre."""
    return pytest.approx(edges, abs=0.001)


def test_on_a4_the_spines_are_on_the_fold() -> None:
    """Two pages of 148 mm stand side by side in the middle of 297 mm, and each is cut off at the fold."""
    assert spots(FRONT, A4) == {8: near(0.5, 0, 0, 148.5), 1: near(148.5, 0, 148.5, 297)}


def test_on_letter_the_text_is_as_far_from_the_fold_as_from_the_edge() -> None:
    """Of half a sheet of 139.7 mm the text takes 110; 15.2 stay at the fold and 14.5 at the edge, on either side."""
    left, right = spots(FRONT, LETTER)[8], spots(FRONT, LETTER)[1]
    fold = 279.4 / 2
    assert fold - (left.left + 148 - SPINE_TO_TEXT_MM) == pytest.approx(15.2, abs=0.001)
    assert right.left + SPINE_TO_TEXT_MM - fold == pytest.approx(15.2, abs=0.001)
    assert left.left + 148 - SPINE_TO_TEXT_MM - TEXT_MM == pytest.approx(14.5, abs=0.001)
    assert (left.shown_from, left.shown_to, right.shown_from, right.shown_to) == near(
        0, fold, fold, 279.4
    )
    assert left.bottom == right.bottom == pytest.approx(2.95, abs=0.001)


def test_creep_moves_both_pages_towards_the_fold() -> None:
    """By as much as the sheet says, and what comes past the fold is not shown."""
    moved = replace(FRONT, sheet=replace(FRONT.sheet, creep_mm=0.3))
    assert spots(moved, A4) == {8: near(0.8, 0, 0, 148.5), 1: near(148.2, 0, 148.5, 297)}


def test_a_turned_side_is_drawn_the_other_way_round_and_turned() -> None:
    """What is to be seen at the left, on its head, is drawn at the right before the sheet is turned."""
    turned = Side(FRONT.sheet, "back", (7, 2), turned=True)
    assert spots(turned, A4) == {2: near(0.5, 0, 0, 148.5), 7: near(148.5, 0, 148.5, 297)}
    content = drawn(turned, dict.fromkeys((2, 7), A5), SheetFile(A4, "long-edge", ""))
    assert content.splitlines()[0] == "-1 0 0 -1 841.8898 595.2756 cm"
    assert "-1 0 0 -1" not in drawn(FRONT, dict.fromkeys((8, 1), A5), SheetFile(A4, "fronts", ""))


def test_a_blank_page_is_not_drawn() -> None:
    """Nothing is drawn in the half of a blank page, and the other is where it would be."""
    assert spots(replace(FRONT, pages=(0, 1)), A4) == {1: near(148.5, 0, 148.5, 297)}


def test_a_mark_stands_on_the_front_alone() -> None:
    """The number of a signature is drawn on the front of its sheet, and not on the back."""
    file = SheetFile(A4, "short-edge", "", marks={FRONT.sheet: "MARK"})
    back = Side(FRONT.sheet, "back", FRONT.sheet.back)
    sizes = dict.fromkeys((1, 2, 7, 8), A5)
    assert [("MARK" in drawn(side, sizes, file)) for side in (FRONT, back)] == [True, False]


def test_sides_are_labelled_by_sheet_and_face() -> None:
    """A side is called by its sheet, counted from the outermost, and a or b; with several signatures by that, too."""
    for count, signatures, labels in (
        (8, "", ["1a", "1b", "2a", "2b"]),
        (64, "1-", ["1-1a", "1-1b", "1-2a", "1-2b"]),
    ):
        files = {"sheets": SheetFile(A4, "short-edge", "Sheets")}
        (content,) = print_sheets(print_of(count).pdf, impose(count), files, METADATA).values()
        with pikepdf.open(BytesIO(content)) as pdf:
            assert [str(page.label) for page in pdf.pages][:4] == labels
            assert all(str(page.label).startswith(signatures) for page in pdf.pages[:4])


def test_files_made_together_are_those_made_alone() -> None:
    """No file keeps anything of the one before it: neither its pages nor its outline."""
    sheets = impose(8)
    files = {
        "fronts": SheetFile(A4, "fronts", "Fronts", ("Sheet 1", "Sheet 2")),
        "both": SheetFile(LETTER, "long-edge", "Both"),
    }
    together = print_sheets(print_of(8).pdf, sheets, files, METADATA)
    for name, file in files.items():
        assert print_sheets(print_of(8).pdf, sheets, {name: file}, METADATA) == {
            name: together[name]
        }
        with pikepdf.open(BytesIO(together[name])) as pdf:
            assert len(pdf.pages) == len(sides_of(sheets, file.mode))
            assert ("/PageMode" in pdf.Root) == (name == "fronts")


def test_a_side_has_its_own_size_and_only_its_own_pages() -> None:
    """The box of a side is its paper, in points; a blank page leaves nothing behind."""
    files = {"sheets": SheetFile(LETTER, "short-edge", "Sheets")}
    (content,) = print_sheets(print_of(6).pdf, impose(6), files, METADATA).values()
    with pikepdf.open(BytesIO(content)) as pdf:
        shown = [sorted(page.obj.Resources.XObject.keys()) for page in pdf.pages]
        assert all(
            [float(edge) for edge in page.mediabox] == [0, 0, 792, 612] for page in pdf.pages
        )
    assert shown == [["/Page1", "/Page6"], ["/Page2"], ["/Page3"], ["/Page4", "/Page5"]]


def test_the_box_of_a_side_is_its_paper_to_a_thousandth_of_a_millimetre() -> None:
    """A4 is 297 by 210 mm, in points to the fourth place."""
    files = {"sheets": SheetFile(A4, "short-edge", "Sheets")}
    (content,) = print_sheets(print_of(4).pdf, impose(4), files, METADATA).values()
    with pikepdf.open(BytesIO(content)) as pdf:
        boxes = {tuple(float(edge) for edge in page.mediabox) for page in pdf.pages}
    assert boxes == {(0, 0, 841.8898, 595.2756)}


def test_a_file_tells_of_the_work() -> None:
    """Title, authors, language, licence, the day of the release and the program stand in its XMP packet."""
    files = {"sheets": SheetFile(A4, "short-edge", "Sheets to print")}
    work = replace(
        METADATA, contributors=(Contributor("A. Folder", "aut", "author"),), description="Of folds."
    )
    (content,) = print_sheets(print_of(4).pdf, impose(4), files, work).values()
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_metadata() as packet:
        names = [
            "dc:title",
            "dc:creator",
            "dc:description",
            "dc:language",
            "dc:rights",
            "pdf:Producer",
        ]
        names += ["xmp:CreateDate", "xmp:ModifyDate", "xmp:CreatorTool"]
        told = {name: packet.get(name) for name in names}
    assert told["dc:title"] == "Sheets to print"
    assert told["dc:description"] == "Of folds."
    assert told["dc:creator"] == ["A. Folder"]
    assert told["xmp:CreateDate"] == told["xmp:ModifyDate"]
    assert str(told["xmp:CreateDate"]).startswith(METADATA.released)
    assert str(told["xmp:CreatorTool"]).startswith("pamphlet")
    assert all(told[name] for name in ("dc:language", "dc:rights", "pdf:Producer"))


@pytest.mark.parametrize(
    ("mode", "duplex"),
    [
        ("short-edge", "/DuplexFlipShortEdge"),
        ("long-edge", "/DuplexFlipLongEdge"),
        ("fronts", "/Simplex"),
        ("backs", "/Simplex"),
    ],
)
@pytest.mark.parametrize(("direction", "read"), [("ltr", "/L2R"), ("rtl", "/R2L")])
def test_a_print_dialogue_is_asked_for_the_right_setting(
    mode: PrintMode, duplex: str, direction: Literal["ltr", "rtl"], read: str
) -> None:
    """Its own size, the edge on which the paper is flipped, the direction of the book; and it tells its language."""
    work = replace(METADATA, direction=direction, language="he")
    files = {"sheets": SheetFile(A4, mode, "Sheets")}
    (content,) = print_sheets(print_of(4).pdf, impose(4), files, work).values()
    with pikepdf.open(BytesIO(content)) as pdf:
        asked = {name: str(value) for name, value in pdf.Root.ViewerPreferences.items()}
        assert str(pdf.Root.Lang) == "he"
        assert pdf.pdf_version == "1.7"
        assert str(pdf.docinfo["/Title"]) == "Sheets"
    assert asked == {
        "/DisplayDocTitle": "True",
        "/Direction": read,
        "/PrintScaling": "/None",
        "/Duplex": duplex,
        "/PickTrayByPDFSize": "True",
    }


def test_the_outline_leads_to_each_side() -> None:
    """Its lines are those that were given, each leads to its own page, whole in the window, and it stands open."""
    lines = ("First", "Second")
    files = {"sheets": SheetFile(A4, "fronts", "Fronts", lines)}
    (content,) = print_sheets(print_of(8).pdf, impose(8), files, METADATA).values()
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.PageMode == pikepdf.Name.UseOutlines
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == list(lines)
            for item, page in zip(outline.root, pdf.pages, strict=True):
                shown, fitted = cast("pikepdf.Array", item.destination)
                assert (shown.objgen, str(fitted)) == (page.obj.objgen, "/Fit")
