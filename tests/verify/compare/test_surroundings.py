"""Whether a sentence stands in a copy outside the work."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.compare import compare
from pamphlet.verify.compare.surroundings import stands_outside
from pamphlet.verify.copies import HYPHEN, Copy
from tests.verify.samples import TEXTS, words_of

CONDITION = "You may copy it, if whole"


def stands(
    before: str,
    after: str = "",
    amid: str = "",
    furniture: frozenset[int] = frozenset(),
    visual: frozenset[int] = frozenset(),
) -> bool:
    """Look for the condition in a copy of the small work with something before, after and amid it."""
    text = " ".join((before, *TEXTS[:3], amid, *TEXTS[3:], after))
    copy = Copy("pdf", tuple(text.split()), furniture=furniture, visual=visual)
    return stands_outside(CONDITION, copy, compare(words_of(), copy))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "Licence: “You may copy it, if whole.”", True),
        ("You may copy it, if whole", "", True),
        ("", f"You may co{HYPHEN}py it, if whole", True),
        ("", "You may co-py it, if who le", True),
        ("", "You may copy it, if not whole", False),
        ("You may copy", "it, if whole", False),
        ("", "", False),
    ],
)
def test_before_or_after_the_work(before: str, after: str, expected: bool) -> None:  # noqa: FBT001 -- a column
    """Letter for letter, however its lines break, and in one place."""
    assert stands(before, after) == expected


def test_not_amid_the_work() -> None:
    """What stands between two blocks is not beside the work."""
    assert not stands("", amid=CONDITION)


def test_over_the_end_of_a_page() -> None:
    """Page furniture in the midst of the sentence is passed over."""
    assert stands("You may 12 copy it, if whole", furniture=frozenset({2}))
    assert not stands("You may 12 copy it, if whole")


def test_letters_in_any_order_where_places_were_read() -> None:
    """On pages that were read by place the letters are enough, each as often as in the sentence."""
    everywhere = frozenset(range(200))
    assert stands("whole if, it copy may You", visual=everywhere)
    assert not stands("whole if, it copy may Yo", visual=everywhere)
    assert not stands("whole if, it copy may You")
