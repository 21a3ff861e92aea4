"""What is told of the paper that a booklet takes."""

from __future__ import annotations

import pytest

from pamphlet.press import Fit, PageStart, Printed
from pamphlet.press.layout.sheet_count import count_sheets


def printed(pages: int, fit: Fit = Fit(), over: tuple[tuple[str, int], ...] = ()) -> Printed:  # noqa: B008
    """Make a print of so many pages."""
    starts = tuple(PageStart(str(number), "cover", 0) for number in range(1, pages + 1))
    return Printed(b"", starts, fit=fit, over=over)


@pytest.mark.parametrize(
    ("pages", "sheets", "blank", "told"),
    [(37, 10, 3, True), (38, 10, 2, True), (39, 10, 1, False), (40, 10, 0, False)],
)
def test_two_blank_pages_are_worth_a_note(
    pages: int, sheets: int, blank: int, *, told: bool
) -> None:
    """One blank page at the most is no reason for a note."""
    paper = count_sheets(printed(pages), asked=False)
    assert (paper.pages, paper.sheets, paper.blank, bool(paper.note)) == (
        pages,
        sheets,
        blank,
        told,
    )


def test_ways_to_save_a_sheet_are_told() -> None:
    """What to shorten, and what to ask for when it wasn't."""
    over = (("Text", 2), ("Contents", 13))
    assert count_sheets(printed(42, over=over), asked=False).note == (
        "A booklet takes 11 sheets for 42 pages: 2 stay blank."
        " Lines to lose, to save a sheet: 2 in “Text” and 13 in “Contents”;"
        " “fit: sheets” in pamphlet.yaml may, by lines, leading and measure up to 3 % off."
    )
    assert count_sheets(printed(42, over=over), asked=True).note == (
        "A booklet takes 11 sheets for 42 pages: 2 stay blank."
        " No lines, leading and measure up to 3 % off fill whole sheets."
        " Lines to lose, to save a sheet: 2 in “Text” and 13 in “Contents”."
    )
    assert count_sheets(printed(42), asked=True).note.endswith("fill whole sheets.")


def test_lines_are_told() -> None:
    """Paragraphs that are longer or shorter are told, alone or with what else fills the sheets."""
    for fit, how in (
        (Fit(looseness=0.5), "a line more in paragraphs"),
        (Fit(looseness=-1), "a line less in paragraphs"),
        (Fit(1, 1.01, -1), "a line less in paragraphs, and with leading × 1 and measure × 1.01"),
    ):
        note = count_sheets(printed(40, fit), asked=True).note
        assert note == f"The pages fill 10 sheets, with {how}."


def test_a_fit_is_told() -> None:
    """Leading and measure that fill the sheets are told, each to four places."""
    paper = count_sheets(printed(40, Fit(0.97291, 1.01)), asked=True)
    assert (paper.leading, paper.measure) == (0.9729, 1.01)
    assert paper.note == "The pages fill 10 sheets, with leading × 0.9729 and measure × 1.01."
