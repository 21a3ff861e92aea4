"""Sheets with two or four pages on a side are read in the order in which they are folded, or from left to right."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pamphlet.verify.copies import Copy, Side, read_copy
from pamphlet.verify.copies.pdf_sheets import (
    AS_SHEETS,
    LONGEST_SIGNATURE,
    ONE_SIDED,
    _signatures,
    are_sheets,
    folded,
    in_order,
    with_backs,
)
from pamphlet.verify.together import judge_together
from pamphlet.verify.verdict import verify
from tests.verify.papers import pdf
from tests.verify.samples import BLOCKS, TEXTS, words_of

TEXT = "<p>" + "</p><p>".join(TEXTS)
SMALL = "@page { size: 56mm 38mm; margin: 7mm } body { font-size: 9pt }"


def page(number: int) -> list[str]:
    """Give the lines of a page: its number stands at the foot."""
    return ["A sentence begins here and ends there.", str(number)]


def imposed(pages: int, size: int, *, mirrored: bool = False, upended: bool = False) -> list[Side]:
    """Lay pages on sheets, so many in a signature, as a press does; blank ones come last."""
    sides = []
    for first in range(0, pages, 4 * size):
        numbers = [
            at + 1 if at < pages else 0
            for at in range(first, min(first + 4 * size, -(-pages // 4) * 4))
        ]
        while numbers:
            outer, inner = (numbers[-1], numbers[0]), (numbers[1], numbers[-2])
            numbers = numbers[2:-2]
            inner = inner[::-1] if upended else inner
            for pair, turned in ((outer, False), (inner, upended)):
                left, right = (
                    page(number) if number else [] for number in pair[:: -1 if mirrored else 1]
                )
                sides.append(Side(left, right, turned))
    return sides


@given(st.integers(5, 60), st.integers(1, 8), st.booleans(), st.booleans())
def test_any_booklet_is_unfolded(pages: int, size: int, mirrored: bool, upended: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever the number of pages and the size of the signatures, the numbers rise."""
    read = [
        lines[-1]
        for lines in in_order(imposed(pages, size, mirrored=mirrored, upended=upended))
        if lines
    ]
    assert read == [str(number + 1) for number in range(pages)]


@given(st.integers(60, 330), st.booleans())
@settings(max_examples=30)
def test_a_thick_booklet_is_unfolded(pages: int, upended: bool) -> None:  # noqa: FBT001 - drawn
    """Its signatures are as even as can be, so that some have a sheet less than others."""
    sheets = -(-pages // 4)
    fewer, longer = divmod(sheets, -(-sheets // 8))
    sizes = (fewer + 1,) * longer + (fewer,) * (-(-sheets // 8) - longer)
    sides: list[Side] = []
    for size in sizes:
        first = 2 * len(sides)
        for side in imposed(4 * size, size, upended=upended):
            left, right = (_moved(lines, first, pages) for lines in (side.left, side.right))
            sides.append(Side(left, right, side.turned))
    read = [lines[-1] for lines in in_order(sides) if lines]
    assert read == [str(number + 1) for number in range(pages)]


@pytest.mark.parametrize(
    ("sheets", "divided", "never"),
    [
        (1, {(1,)}, set()),
        (24, {(24,), (12, 12)}, set()),
        (30, {(30,), (24, 6), (15, 15)}, {(25, 5)}),
        (47, {(47,), (24, 23), (16, 16, 15)}, {(25, 22)}),
        (49, {(49,), (24, 24, 1), (17, 16, 16)}, {(25, 24)}),
    ],
)
def test_how_sheets_are_divided(
    sheets: int, divided: set[tuple[int, ...]], never: set[tuple[int, ...]]
) -> None:
    """A signature has as many as can be folded at most; but a booklet of one, stapled, any number."""
    found = list(_signatures(sheets))
    assert set(found) >= divided
    assert set(found).isdisjoint(never)
    assert all(sum(sizes) == sheets and len(found) == len(set(found)) for sizes in found)
    assert all(max(sizes) <= LONGEST_SIGNATURE for sizes in found if len(sizes) > 1)


def _moved(lines: Sequence[str], by: int, most: int) -> list[str]:
    """Give the page that stands so many later, or none behind the last."""
    number = int(lines[-1]) + by
    return page(number) if number <= most else []


@pytest.mark.parametrize("step", [1, -1])
def test_fronts_and_backs_in_two_files(step: int) -> None:
    """Each alone has every other page, and says so; together they are a booklet, whichever lies on top."""
    sides = imposed(40, 10)
    fronts, backs = folded(sides[::2]), folded(sides[1::2][::step])
    assert fronts.remarks == backs.remarks == (ONE_SIDED,)
    [whole] = with_backs([backs, fronts])
    assert whole.remarks == (AS_SHEETS,)
    numbers = [int(word) for word in whole.words if word.isdigit()]
    assert numbers == list(range(1, 41))
    other = Copy("text", ("nothing",))
    assert with_backs([fronts, other]) == [fronts, other]


# The back of the innermost sheet has pages 6 and 7: as many numbers may rise by one as by two.
@pytest.mark.parametrize(
    "numbered", [{4, 5, 8, 9}, {3, 4, 5, 6, 8}, {4, 5, 6, 7, 8, 9}, {4, 5, 6, 7, 8}]
)
def test_fronts_and_backs_of_a_short_work(numbered: set[int]) -> None:
    """Numbers stand on a few of their pages only, and tell little of either; they are put together all the same."""

    def lines(page: Sequence[str]) -> list[str]:
        if not page or int(page[-1]) in numbered:
            return list(page)
        return [*page[:-1], f"of {page[-1]} here"]

    sides = [Side(lines(side.left), lines(side.right)) for side in imposed(12, 3)]
    [whole] = with_backs([folded(sides[::2]), folded(sides[1::2])])
    numbers = [int(word) for word in whole.words if word.isdigit()]
    assert numbers == list(range(1, 13))


def test_two_whole_booklets_are_not_put_together() -> None:
    """Each has one page after the other: they are no fronts and backs."""
    booklets = [folded(imposed(12, 3)), folded(imposed(12, 3))]
    assert with_backs(booklets) == booklets


def test_what_is_no_sheet() -> None:
    """Pages of which most have words on one half only are no sheets, however many are blank."""
    whole, left, right, blank = Side(["a"], ["b"]), Side(["a"], []), Side([], ["a"]), Side([], [""])
    assert are_sheets([whole, left])
    assert are_sheets([whole, right, blank, blank])
    assert not are_sheets([whole, left, right])
    assert not are_sheets([blank, blank])
    assert not are_sheets([])


def sheets(content: bytes, order: list[tuple[int, int]], *, upended: bool = False) -> bytes:
    """Put pages of a PDF side by side; the backs on their heads, if so; page -1 is blank."""
    with pikepdf.open(io.BytesIO(content)) as source, pikepdf.new() as made:
        width, height = map(float, source.pages[0].mediabox[2:])
        for number, pair in enumerate(order):
            side = made.add_blank_page(page_size=(2 * width, height))
            drawn = b""
            for at, shown in enumerate(pair):
                if shown < 0:
                    continue
                form = made.copy_foreign(source.pages[shown].as_form_xobject())
                name = side.add_resource(form, pikepdf.Name.XObject)
                drawn += b"q 1 0 0 1 %f 0 cm %b Do Q " % (at * width, bytes(name))
            if upended and number % 2:
                drawn = b"q -1 0 0 -1 %f %f cm %b Q" % (2 * width, height, drawn)
            side.Contents = made.make_stream(drawn)
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()


def booklet(count: int) -> list[tuple[int, int]]:
    """Give the pages of each side of a booklet of one signature."""
    total = -(-count // 4) * 4
    numbers = [at if at < count else -1 for at in range(total)]
    sides = []
    for sheet in range(total // 4):
        sides.append((numbers[-1 - 2 * sheet], numbers[2 * sheet]))
        sides.append((numbers[2 * sheet + 1], numbers[-2 - 2 * sheet]))
    return sides


@pytest.mark.parametrize("upended", [False, True])
@pytest.mark.parametrize("tagged", [False, True])
def test_a_booklet_is_whole(*, upended: bool, tagged: bool) -> None:
    """The sheets of a whole work are complete, and are named as what they are."""
    content = pdf(TEXT, style=SMALL, tagged=tagged)
    with pikepdf.open(io.BytesIO(content)) as document:
        pages = len(document.pages)
    assert pages > 6
    laid = booklet(pages)
    found = verify(words_of(BLOCKS), "x.pdf", sheets(content, laid, upended=upended))
    assert (found.name, found.differences) == ("complete", ())
    assert AS_SHEETS in found.reason
    one, other = (sheets(content, laid[start::2]) for start in (0, 1))
    alone = verify(words_of(BLOCKS), "x.pdf", one)
    assert alone.name == "incomplete"
    both = judge_together(words_of(BLOCKS), [read_copy("x.pdf", other), read_copy("x.pdf", one)])
    assert both.name == "complete"


def test_a_damaged_booklet_is_not_whole() -> None:
    """A page that is missing on a sheet is missing, and where it was is told."""
    content = pdf(TEXT, style=SMALL)
    with pikepdf.open(io.BytesIO(content)) as document:
        laid = booklet(len(document.pages))
    lost = [tuple(-1 if at == 3 else at for at in side) for side in laid]
    found = verify(words_of(BLOCKS), "x.pdf", sheets(content, lost))  # type: ignore[arg-type]
    assert found.name == "incomplete"
    assert len({place.anchor for place in found.differences}) <= 2
