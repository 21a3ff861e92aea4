"""Where words of a page stand, and what of it lies upon what."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies.pdf_boxes import Box, _on_one_line, _unit
from pamphlet.verify.copies.pdf_seen import _is_parted

WORD = Box(10, 20, 30, 40)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Box(29, 20, 50, 40), True),
        (Box(30, 20, 50, 40), False),
        (Box(0, 20, 11, 40), True),
        (Box(0, 20, 10, 40), False),
        (Box(10, 39, 30, 60), True),
        (Box(10, 40, 30, 60), False),
        (Box(10, 0, 30, 21), True),
        (Box(10, 0, 30, 20), False),
        (WORD, True),
    ],
)
def test_what_lies_upon_a_word(other: Box, *, meets: bool) -> None:
    """Boxes that only touch have nothing in common."""
    assert WORD.meets(other) is meets
    assert other.meets(WORD) is meets


@pytest.mark.parametrize(
    ("other", "holds"),
    [
        (Box(9, 19, 31, 41), True),
        (Box(8.9, 20, 30, 40), False),
        (Box(10, 18.9, 30, 40), False),
        (Box(10, 20, 31.1, 40), False),
        (Box(10, 20, 30, 41.1), False),
        (Box(15, 25, 16, 26), True),
    ],
)
def test_what_lies_within_a_box(other: Box, *, holds: bool) -> None:
    """A point more on each side is within it still."""
    assert WORD.holds(other) is holds


def test_the_letters_of_the_first_line() -> None:
    """Those that are as high as the first one, in part; a letter that is alone is the first line."""
    raised, low, touching = Box(30, 39, 35, 45), Box(10, 0, 30, 21), Box(10, 0, 30, 20)
    assert _on_one_line([WORD, raised, low, touching]) == [WORD, raised, low]
    flat = Box(10, 20, 30, 20)
    assert _on_one_line([flat]) == [flat]


def test_a_direction_is_as_long_as_one() -> None:
    """Whatever its length was; of none nothing is left."""
    assert _unit(3, 4) == (0.6, 0.8)
    assert _unit(0, -2) == (0, -1)
    assert _unit(0, 0) == (0, 0)


@pytest.mark.parametrize(
    ("at", "is_parted"), [(49, True), (49.1, False), (50.9, False), (51, True)]
)
def test_two_pages_on_a_side_leave_their_middle_free(at: float, *, is_parted: bool) -> None:
    """A hundredth of its width, on either side of the middle."""
    assert _is_parted([10, at, 90], 0, 100) is is_parted
    assert _is_parted([20, 10 + at, 100], 10, 110) is is_parted
    assert _is_parted([], 0, 100)
