"""Our lines beside those of Typst and of LaTeX with microtype: the same text, page and faces."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.laid_out import printed
from tests.page.figures import Figures, measure
from tests.page.others import lualatex, set_with_latex, set_with_typst, write_faces
from tests.page.set_lines import read_lines

WORK = "manuscript"


def spoilt(figures: Figures) -> float:
    """Add up what is amiss with the lines, in percent of the full ones."""
    runs = figures.runs_of_two + 2 * figures.runs_of_more
    scraps = figures.runts + figures.lone_citations + figures.over_a_page
    counted = 100 * (runs + scraps) / figures.full
    return figures.over_16 + figures.over_20 + figures.hyphened + counted


@pytest.mark.parametrize(
    ("setting", "missing"),
    [
        (set_with_typst, None if find_spec("typst") else "Typst is not installed"),
        (set_with_latex, lualatex()),
    ],
    ids=["typst", "latex"],
)
def test_our_lines_are_better(
    setting: Callable[[str, Path], Path], missing: str | None, tmp_path: Path
) -> None:
    """Of ours fewer are loose, broken or scraps than of theirs."""
    if missing:
        pytest.skip(missing)
    write_faces(tmp_path)
    path = tmp_path / "ours.pdf"
    path.write_bytes(printed(WORK).pdf)
    ours = measure(read_lines(path))
    theirs = measure(read_lines(setting(WORK, tmp_path)))
    assert abs(theirs.full / ours.full - 1) < 0.1, "it is the same text"
    assert spoilt(ours) < 0.75 * spoilt(theirs)
    assert ours.over_16 < theirs.over_16
