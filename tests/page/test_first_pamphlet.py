"""The figures that the pages of the first pamphlet keep to, measured from the file; beside those of Typst and LaTeX."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.laid_out import printed
from tests.page.figures import Figures, measure
from tests.page.others import lualatex, set_with_latex, set_with_typst, typst, write_faces
from tests.page.set_lines import read_lines
from tests.validators.programs import give_up


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
    """All lines are on one grid: nearly all stand beside one of the left page, the rest beside white."""
    figures = first_pamphlet()
    assert figures.on_the_grid == 100
    assert figures.facing_meet >= 95
    assert figures.leaves_meet >= 95


def test_heights() -> None:
    """Pages end at one height, within a line; one may be two lines short where no paragraph could be set longer."""
    figures = first_pamphlet()
    assert figures.short_pages <= 1
    assert figures.heights_lines <= 2.1


def spoilt(figures: Figures) -> float:
    """Add up what is amiss with the lines, in percent of the full ones."""
    runs = figures.runs_of_two + 2 * figures.runs_of_more
    scraps = figures.runts + figures.lone_citations + figures.over_a_page
    counted = 100 * (runs + scraps) / figures.full
    return figures.over_16 + figures.over_20 + figures.hyphened + counted


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the faces of the release as Typst and LaTeX read them; it takes seconds."""
    folder = tmp_path_factory.mktemp("faces")
    write_faces(folder)
    return folder


@pytest.mark.parametrize(
    ("setting", "missing"),
    [(set_with_typst, typst), (set_with_latex, lualatex)],
    ids=["typst", "latex"],
)
def test_our_lines_are_better(
    setting: Callable[[str, Path], Path], missing: Callable[[], str | None], faces: Path
) -> None:
    """Of ours fewer are loose, broken or scraps than of theirs."""
    if what := missing():
        give_up(what)
    ours = first_pamphlet()
    theirs = measure(read_lines(setting("manuscript", faces)))
    assert abs(theirs.full / ours.full - 1) < 0.1, "it is the same text"
    assert spoilt(ours) < 0.75 * spoilt(theirs)
    assert ours.over_16 < theirs.over_16
