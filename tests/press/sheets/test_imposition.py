"""Print the plan on simulated paper, fold it, and read it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.press.sheets import imposition
from pamphlet.press.sheets.imposition import (
    PRINT_MODES,
    Binding,
    PrintMode,
    Sheet,
    impose,
    sides_of,
    signatures_of,
    with_blanks,
)
from tests.press.sheets.paper import (
    Paper,
    Side,
    Spot,
    faults,
    folded,
    printed_both_sides,
    printed_in_two_passes,
)

COUNTS = range(1, 65)
Direction = Literal["ltr", "rtl"]
DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl")
SIGNATURES = (None, 0, 1, 2, 5)


def on_paper(sheets: Sequence[Sheet], mode: PrintMode) -> list[Paper]:
    """Print the sheets by the file of a mode; the fronts with the backs."""

    def seen(mode: PrintMode) -> list[Side]:
        return [
            (
                Spot(side.pages[0], side.turned and side.pages[0] != 0),
                Spot(side.pages[1], side.turned and side.pages[1] != 0),
            )
            for side in sides_of(sheets, mode)
        ]

    if mode in ("short-edge", "long-edge"):
        papers = printed_both_sides(seen(mode), mode.removesuffix("-edge"))
    else:
        papers = printed_in_two_passes(seen("fronts"), seen("backs"))
    numbers = [str(sheet.signature) for sheet in sheets]
    return [replace(paper, signature=each) for paper, each in zip(papers, numbers, strict=True)]


def complaints(
    sheets: Sequence[Sheet], mode: PrintMode, direction: Direction, count: int
) -> list[str]:
    """Print, fold and read."""
    spine = "left" if direction == "ltr" else "right"
    return faults(folded(on_paper(sheets, mode), spine=spine), count)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("mode", PRINT_MODES)
def test_every_booklet_reads_in_order_and_upright(mode: PrintMode, direction: Direction) -> None:
    """From 1 to 64 pages, in one piece or in signatures, each file gives a booklet that reads 1 to n, upright."""
    for count in COUNTS:
        for most in SIGNATURES:
            sheets = impose(count, Binding(direction, sheets_per_signature=most))
            assert not complaints(sheets, mode, direction, count)


@given(
    st.integers(65, 900),
    st.sampled_from(PRINT_MODES),
    st.sampled_from(DIRECTIONS),
    st.one_of(st.none(), st.integers(0, 99)),
)
def test_thick_booklets_do_so_too(
    count: int, mode: PrintMode, direction: Direction, most: int | None
) -> None:
    """So does a book of hundreds of pages, however it is bound."""
    sheets = impose(count, Binding(direction, sheets_per_signature=most))
    assert not complaints(sheets, mode, direction, count)


@given(st.data(), st.integers(2, 64), st.sampled_from(PRINT_MODES), st.sampled_from(DIRECTIONS))
def test_the_folder_sees_two_pages_that_changed_places(
    data: st.DataObject, count: int, mode: PrintMode, direction: Direction
) -> None:
    """A page that stands anywhere else is noticed: so the tests above can fail."""
    sheets = list(impose(count, Binding(direction)))
    places = [(at, face, half) for at in range(len(sheets)) for face in "fb" for half in (0, 1)]

    def page(place: tuple[int, str, int]) -> int:
        at, face, half = place
        return (sheets[at].front if face == "f" else sheets[at].back)[half]

    one = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([each for each in places if page(each) != page(one)]))
    swapped = {one: page(other), other: page(one)}
    for at, sheet in enumerate(sheets):
        front = [swapped.get((at, "f", half), sheet.front[half]) for half in (0, 1)]
        back = [swapped.get((at, "b", half), sheet.back[half]) for half in (0, 1)]
        sheets[at] = replace(sheet, front=(front[0], front[1]), back=(back[0], back[1]))
    assert complaints(sheets, mode, direction, count)


@pytest.mark.parametrize(
    ("made_for", "flipped_on"), [("short-edge", "long"), ("long-edge", "short")]
)
def test_the_folder_sees_a_wrong_setting(made_for: PrintMode, flipped_on: str) -> None:
    """A file printed with the other setting stands on its head, and that is noticed."""
    sheets = impose(8)
    sides = [
        (Spot(side.pages[0], side.turned), Spot(side.pages[1], side.turned))
        for side in sides_of(sheets, made_for)
    ]
    assert faults(folded(printed_both_sides(sides, flipped_on)), 8)


def test_a_book_folded_on_the_wrong_side_is_seen() -> None:
    """A book from right to left is not one from left to right."""
    assert complaints(impose(8, Binding("rtl")), "short-edge", "ltr", 8)


def test_the_picture_in_the_docstring_is_true() -> None:
    """Eight pages lie as the module's docstring draws them."""
    outer, inner = impose(8)
    assert (outer.front, outer.back) == ((8, 1), (2, 7))
    assert (inner.front, inner.back) == ((6, 3), (4, 5))
    turned = sides_of([outer], "long-edge")[1]
    assert (turned.pages, turned.turned) == ((7, 2), True)
    mirrored = impose(8, Binding("rtl"))[0]
    assert (mirrored.front, mirrored.back) == ((1, 8), (7, 2))
    drawn = imposition.__doc__ or ""
    assert "│  8  │  1  │      │  2  │  7  │         │  6  │  3  │      │  4  │  5  │" in drawn


@given(st.integers(1, 900))
def test_blanks_come_before_the_back_cover(count: int) -> None:
    """Whole sheets are filled with fewer than four blank pages, and the last page stays the last."""
    pages = with_blanks(count)
    assert len(pages) % 4 == 0
    assert 0 <= pages.count(0) < 4
    assert pages[0] == 1
    assert count == 1 or pages[-1] == count


@given(st.integers(1, 300), st.integers(1, 99))
def test_signatures_are_even(sheets: int, most: int) -> None:
    """No signature is thicker than asked for, and none is more than a sheet thicker than another."""
    signatures = signatures_of(sheets, most)
    assert sum(signatures) == sheets
    assert max(signatures) <= most
    assert max(signatures) - min(signatures) <= 1


def test_signatures_begin_at_64_pages() -> None:
    """Up to 63 pages a booklet is stapled in one piece; from 64 on it is bound in signatures, if nothing is said."""
    assert {sheet.signature for sheet in impose(60)} == {1}
    assert [sheet.signature for sheet in impose(61)] == [1] * 8 + [2] * 8
    assert [sheet.signature for sheet in impose(64)] == [1] * 8 + [2] * 8
    assert {sheet.signature for sheet in impose(64, Binding(sheets_per_signature=0))} == {1}
    assert [sheet.signature for sheet in impose(16, Binding(sheets_per_signature=2))] == [
        1,
        1,
        2,
        2,
    ]


@pytest.mark.parametrize(
    ("sheets", "most", "signatures"),
    [
        (15, None, (15,)),
        (16, None, (8, 8)),
        (17, None, (6, 6, 5)),
        (15, 0, (15,)),
        (99, 0, (99,)),
        (5, 5, (5,)),
        (6, 5, (3, 3)),
        (7, 3, (3, 2, 2)),
        (2, 1, (1, 1)),
    ],
)
def test_sheets_are_divided(sheets: int, most: int | None, signatures: tuple[int, ...]) -> None:
    """No more than were asked for come into a signature, eight when nothing is said, the thicker ones first."""
    assert signatures_of(sheets, most) == signatures


def test_pages_move_towards_the_fold_by_the_paper_outside_them() -> None:
    """The outermost sheet of a signature stays; each one inside moves by the thickness of one more sheet."""
    sheets = impose(16, Binding(paper_thickness_mm=0.2, sheets_per_signature=3))
    assert [round(sheet.creep_mm, 3) for sheet in sheets] == [0, 0.2, 0, 0.2]
    thick = impose(28, Binding("ltr", 1, 0))
    assert [sheet.creep_mm for sheet in thick] == [0, 1, 2, 3, 4, 4, 4], "12 mm of margin stay"


def test_thin_booklets_stay_as_they_are() -> None:
    """Up to 32 pages nothing moves, if nobody asks for it; beyond, the paper is taken for that of an office."""
    assert {sheet.creep_mm for sheet in impose(32)} == {0}
    assert [round(sheet.creep_mm, 3) for sheet in impose(33)][:3] == [0, 0.1, 0.2]
    assert {sheet.creep_mm for sheet in impose(36, Binding(paper_thickness_mm=0))} == {0}
    assert impose(8, Binding(paper_thickness_mm=0.3))[1].creep_mm == 0.3


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        (1, (1, 0, 0, 0)),
        (2, (1, 0, 0, 2)),
        (3, (1, 2, 0, 3)),
        (4, (1, 2, 3, 4)),
        (5, (1, 2, 3, 4, 0, 0, 0, 5)),
    ],
)
def test_blanks_fill_the_last_sheet(count: int, pages: tuple[int, ...]) -> None:
    """Blank pages stand before the last page; behind a page that is alone."""
    assert with_blanks(count) == pages


@pytest.mark.parametrize(
    ("mode", "sides"),
    [
        ("short-edge", ["8 1", "2 7", "6 3", "4 5"]),
        ("long-edge", ["8 1", "7 2 turned", "6 3", "5 4 turned"]),
        ("fronts", ["8 1", "6 3"]),
        ("backs", ["4 5", "2 7"]),
    ],
)
def test_sides_come_in_the_order_of_printing(mode: PrintMode, sides: list[str]) -> None:
    """Each front is followed by its back; printed by themselves, the backs begin with the last."""
    told = [
        " ".join([*map(str, side.pages), *["turned"] * side.turned])
        for side in sides_of(impose(8), mode)
    ]
    assert told == sides
