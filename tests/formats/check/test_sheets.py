"""The checking page reads sheets as `pamphlet verify` does: in the same order, with the same remark."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pamphlet.verify.copies import Side
from pamphlet.verify.copies.pdf_sheets import AS_SHEETS, are_sheets, folded
from tests.formats.check.asked import called
from tests.verify.copies.test_pdf_sheets import imposed

BLANK = Side([], [""])


def given(sides: Sequence[Side]) -> list[dict[str, object]]:
    """Give sides as the page has them."""
    return [{"left": side.left, "right": side.right, "turned": side.turned} for side in sides]


# So many pages; so many sheets in a signature, at the most.
SHEETS = {
    "one signature": (16, 4),
    "signatures of one size": (32, 2),
    "a last one that is smaller": (44, 4),
    "more sheets than can be folded": (120, 30),
    "blank pages": (13, 4),
}


@pytest.mark.parametrize("name", SHEETS)
def test_pages_on_sheets(name: str) -> None:
    """Those of fronts and of backs alone, too."""
    pages, size = SHEETS[name]
    whole = [
        imposed(pages, size),
        imposed(pages, size, mirrored=True),
        imposed(pages, size, upended=True),
    ]
    laid = [*whole, *(sides[start::2] for sides in whole for start in (0, 1))]
    found = called(("copies/pdf_sheets", "folded", [given(sides)]) for sides in laid)
    remarks = {True: ["as-sheets"], False: ["one-sided"]}
    for sides, copy in zip(laid, found, strict=True):
        ours = folded(sides)
        assert copy["words"] == list(ours.words)
        assert copy["remarks"] == remarks[ours.remarks == (AS_SHEETS,)]


def test_signatures_as_even_as_can_be() -> None:
    """Of eleven sheets in three signatures two have one more than the third."""
    sides: list[Side] = []
    for pages, first in ((16, 0), (16, 16), (12, 32)):
        for side in imposed(pages, 9):
            left, right = (
                [line if not line.isdigit() else str(int(line) + first) for line in half]
                for half in (side.left, side.right)
            )
            sides.append(Side(left, right))
    (copy,) = called([("copies/pdf_sheets", "folded", [given(sides)])])
    assert copy["words"] == list(folded(sides).words)
    numbers = [int(word) for word in copy["words"] if word.isdigit()]
    assert numbers == list(range(1, 45))


def test_what_is_no_sheet() -> None:
    """Sides are counted alike; blank ones are not."""
    whole, left = Side(["a"], ["b"]), Side(["a"], [])
    laid = [[whole, left], [whole, left, left], [whole, left, BLANK, BLANK], [BLANK], []]
    found = called(("copies/pdf_sheets", "are_sheets", [given(sides)]) for sides in laid)
    assert found == list(map(are_sheets, laid)) == [True, False, True, False, False]
