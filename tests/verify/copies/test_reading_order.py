"""Lines that were drawn from left to right come back in the order in which they are read (UAX #9)."""

from __future__ import annotations

import pytest
from bidi import get_display

from pamphlet.verify.copies.reading_order import (
    in_reading_order,
    is_to_left,
    is_to_left_alone,
    kinds_of,
)

IN_EITHER = [
    "אבג house דה",
    "אבג 12 דה",
    "אבג דה.",
    "אב 1,961 גד",
    "אב 12:30 גד",
    "אב 5-7 גד",
    "אב 50% גד",
    "אב $50 גד",
    "אב (12) גד",
    "the house: קרא",
    "אב the big house גד",
    "ماء 12 نور",
    "ماء ٣٤ نور",
    "ماء 1.5 نور",
    "one אב two גד three",
    "one אב, גד two",
    "אב 12",
]
TO_LEFT_ALONE = ["12 אב", "in 1961, אב", "אב A1 גד"]


@pytest.mark.parametrize("text", IN_EITHER)
@pytest.mark.parametrize("base", ["L", "R"])
def test_what_was_drawn_is_read(text: str, base: str) -> None:
    """Letters of both directions, and numbers with their signs, in paragraphs of either."""
    drawn = get_display(text, base_dir=base)
    assert in_reading_order(drawn, to_left=base == "R") == text


@pytest.mark.parametrize("text", TO_LEFT_ALONE)
def test_what_is_read_in_lines_to_the_left(text: str) -> None:
    """In lines to the right nothing tells to which side a number at an edge belongs."""
    assert in_reading_order(get_display(text, base_dir="R"), to_left=True) == text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("aא1", "LRN"),
        ("ב1+1", "RNSN"),
        ("ב1,1", "RNCN"),
        ("ב1%", "RNE"),
        ("ب1+1", "RAXA"),
        ("ب1,1", "RACA"),
        ("ب1%", "RAX"),
        ("٣", "A"),
        ("a !", "LXX"),
    ],
)
def test_the_kinds_of_characters(text: str, kinds: str) -> None:
    """Behind an Arabic letter a European number is as an Arabic one."""
    assert kinds_of(text) == kinds


@pytest.mark.parametrize(
    ("text", "to_left"), [("אב a", True), ("א a", False), ("a", False), ("א", True)]
)
def test_where_most_letters_run(text: str, *, to_left: bool) -> None:
    """As many of either are not most."""
    assert is_to_left(text) is to_left


@pytest.mark.parametrize(
    ("drawn", "to_left"),
    [
        (".בא", True),
        (" ! בא", True),
        ("בא.", False),
        (".ab", False),
        (".בא a", False),
        ("12 בא", False),
    ],
)
def test_a_line_that_ends_at_its_left(drawn: str, *, to_left: bool) -> None:
    """The end of a sentence before the first letter, and no letter that runs to the right."""
    assert is_to_left_alone(drawn) is to_left
