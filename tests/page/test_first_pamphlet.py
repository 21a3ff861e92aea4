"""The figures that the pages of the first pamphlet keep to, measured from the file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.laid_out import printed
from tests.page.figures import Figures, measure
from tests.page.set_lines import read_lines


@cache
def first_pamphlet() -> Figures:
    """Measure the A5 pages."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a5.pdf"
        path.write_bytes(printed("manuscript").pdf)
        return measure(read_lines(path))


def test_word_spaces() -> None:
    """At most one full line in fifty has spaces over 1.6 times the font's, and none over twice that."""
    figures = first_pamphlet()
    assert figures.full > 800
    assert figures.over_16 <= 2
    assert figures.over_20 == 0
    assert figures.tightest > 0.7
    assert 1 < figures.mean_space < 1.2


def test_hyphens() -> None:
    """At most twelve full lines of a hundred end within a word, never three in a row, and none where the page ends."""
    figures = first_pamphlet()
    assert 5 < figures.hyphened <= 12
    assert figures.runs_of_two <= 3
    assert figures.runs_of_more == 0
    assert (figures.over_a_leaf, figures.over_a_page) == (0, 0)


def test_line_ends() -> None:
    """No line leaves the measure, and no paragraph ends in a line of under nine characters or of a citation alone."""
    figures = first_pamphlet()
    assert figures.out_of_measure == 0
    assert figures.last_lines > 60
    assert (figures.runts, figures.lone_citations) == (0, 0)


def test_lines_that_meet() -> None:
    """Nearly all lines of right pages stand beside one of the left page; the rest, beside white before a question."""
    figures = first_pamphlet()
    assert figures.facing_meet >= 94
    assert figures.leaves_meet >= 94


def test_heights() -> None:
    """Pages end at one height, within a line; one may be two lines short where no paragraph could be set longer."""
    figures = first_pamphlet()
    assert figures.short_pages <= 1
    assert figures.heights_lines <= 2.1
