"""Lines of the page: where paragraphs begin, and when they are set longer or shorter for the page to be full."""

from __future__ import annotations

import pytest

from pamphlet.press.engine.page_lines import Grid, lines_left, wishes


@pytest.mark.parametrize(
    ("position", "stands"),
    [(100, 100), (100.9, 100), (101.1, 110), (109.9, 110), (110.9, 110), (111.1, 120), (95.1, 100)],
)
def test_paragraphs_begin_on_a_line(position: float, stands: float) -> None:
    """A line that is further down than a tenth goes to the next line of the page."""
    grid = Grid(10, kept={"p"})
    assert grid.snapped(position, 100, "p") == pytest.approx(stands)


def test_what_keeps_to_no_grid_stays() -> None:
    """Other elements, and pages without a grid, are left alone."""
    assert Grid(10, kept={"p"}).snapped(103, 100, "li") == 103
    assert Grid().snapped(103, 100, "p") == 103


@pytest.mark.parametrize(
    ("room", "lines", "left"),
    [
        (5, 5, 0),  # it fits just so
        (5, 4, 0),  # the next may begin there
        (2, 3, 2),  # neither two lines here nor two there
        (3, 4, 1),
        (4, 6, 0),
        (4, 5, 1),
        (1, 4, 1),
        (1, 2, 1),
    ],
)
def test_lines_that_stay_white(room: int, lines: int, left: int) -> None:
    """Two lines stand at the foot of a page and two at the head of the next, and else the page ends sooner."""
    assert lines_left(room, lines, closing=False) == left


@pytest.mark.parametrize(("room", "left"), [(5, 0), (6, 1), (7, 2), (8, 0)])
def test_lines_that_stay_white_behind_an_answer(room: int, left: int) -> None:
    """A line of white and one more are not enough for the next question to begin."""
    assert lines_left(room, 5, closing=True) == left


@pytest.mark.parametrize(
    ("room", "lines", "closing", "wished"),
    [
        (5, 5, True, []),
        (6, 5, True, []),
        (7, 5, True, [1, -1]),
        (7, 5, False, []),
        (2, 3, False, [1, -1]),
        (1, 3, False, []),
    ],
)
def test_wishes(room: int, lines: int, closing: bool, wished: list[int]) -> None:  # noqa: FBT001 # as the table has it
    """A line more is tried before a line fewer, and nothing where the page is only a line short."""
    assert list(wishes(room, lines, closing=closing)) == wished
