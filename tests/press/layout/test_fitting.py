"""Whole sheets: the gentlest change that fills them, what it does to the pages, and what is told of the paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.pages.styles import shared_styles
from pamphlet.pipeline.proofreading import read_back
from pamphlet.press import Fit
from pamphlet.press.layout.fitting import (
    BLOCK_PT,
    LEADING_PT,
    LOOSER,
    MEASURE_MM,
    TIGHTER,
    fit_to_sheets,
    fitted,
)
from pamphlet.press.layout.sheet_count import count_sheets
from pamphlet.press.typeset import typeset
from pamphlet.work.nodes import Paragraph, Text
from pamphlet.work.problems import Place
from tests.pages.conftest import read, with_parts

HERE = Place("text.md", 1, 1)
WORDS = (
    "Some words that fill a line of this page, and then some more of them to fill the next one. "
)
A5_MM = 148


@cache
def work(paragraphs: int, fit: str = "") -> Pages:
    """Make a work of one part with so many paragraphs."""
    plain = read("plain")
    blocks = tuple(Paragraph((Text(WORDS * 4),), f"text-{at}", HERE) for at in range(paragraphs))
    part = replace(plain.parts[0], blocks=blocks)
    metadata = replace(plain.metadata, fit=fit)  # type: ignore[arg-type] # as the reader gives it
    return compose(replace(with_parts(plain, part), metadata=metadata))


def growing(pages: int, share: float) -> Callable[[Fit], int]:
    """Give a layout whose pages become fewer or more by their share of what leading and measure give or take."""
    return lambda fit: round(pages * (1 + share * (fit.leading / fit.measure - 1)))


def test_every_step_is_within_three_hundredths() -> None:
    """No leading and no measure is more than 3 % off, and each step changes more than the one before."""
    for steps in (TIGHTER, LOOSER):
        areas = [abs(step.leading / step.measure - 1) for step in steps]
        assert areas == sorted(areas)
        for step in steps:
            assert abs(step.leading - 1) <= 0.03
            assert abs(step.measure - 1) <= 0.0301
    assert all(step.leading <= 1 <= step.measure for step in TIGHTER)
    assert all(step.measure <= 1 <= step.leading for step in LOOSER)


def test_the_steps_are_these() -> None:
    """Lines first; then the measure by hundredths, and the leading by a line a page: 36 or 34 of them instead of 35."""
    assert [step.looseness for step in TIGHTER] == [-1] * 7
    assert [step.looseness for step in LOOSER] == [0.5] + [1] * 6
    assert [round(step.measure, 4) for step in TIGHTER] == [1, 1.01, 1.02, 1, 1.01, 1.02, 1.03]
    assert [round(step.measure, 4) for step in LOOSER] == [1, 1, 0.98, 1, 0.99, 0.98, 0.97]
    for steps, lines in ((TIGHTER, 36), (LOOSER, 34)):
        led = [round(168 / 25.4 * 72 / (13.6 * step.leading), 6) for step in steps]
        assert led[3:] == [lines] * 4
        assert [step.leading for step in steps[:3]] == [1, 1, 1]


@pytest.mark.parametrize(
    ("pages", "closer", "wider", "steps"),
    [
        (41, 40, 44, TIGHTER),
        (42, 40, 44, TIGHTER),
        (43, 40, 44, LOOSER),
        (41, 41, 44, LOOSER),
        (42, 41, 44, LOOSER),
        (43, 40, 43, TIGHTER),
        (43, 41, 43, (None,)),
        (40, 36, 44, (Fit(),)),
    ],
)
def test_what_is_tried_first(
    pages: int, closer: int, wider: int, steps: tuple[Fit | None, ...]
) -> None:
    """One or two pages too many are saved if that can be done, and else filled up; with three it is the other way."""
    found = fit_to_sheets(pages, lambda fit: closer if fit in TIGHTER else wider)
    assert found == steps[0]


@given(pages=st.integers(5, 400), share=st.floats(0.2, 1.2))
def test_whole_sheets_come_out_or_nothing_changes(pages: int, share: float) -> None:
    """What is chosen fills whole sheets, no gentler step of its kind does the same, and six layouts are enough."""
    count, asked = growing(pages, share), []

    def counting(fit: Fit) -> int:
        asked.append(fit)
        return count(fit)

    found = fit_to_sheets(pages, counting)
    assert len(asked) <= 6
    if pages % 4 == 0:
        assert found == Fit()
        assert asked == []
    elif found is None:
        nearest = (pages - pages % 4, pages - pages % 4 + 4)
        assert not any(count(step) in nearest for step in (*TIGHTER, *LOOSER))
    else:
        assert count(found) % 4 == 0
        steps = TIGHTER if found in TIGHTER else LOOSER
        assert all(count(step) != count(found) for step in steps[: steps.index(found)])


def test_the_figures_are_those_of_the_stylesheet() -> None:
    """Measure, height of the block and leading are what the stylesheet declares for A5."""
    css = shared_styles()
    assert (
        f"text block is {MEASURE_MM:.0f} by {BLOCK_PT / 72 * 25.4:.0f} mm: 35 lines of {LEADING_PT} pt"
        in css
    )
    assert margins(css) == [(19, 20.5, 22.8, 17.5), (20.5, 17.5)]
    assert A5_MM - 20.5 - 17.5 == MEASURE_MM


def margins(css: str) -> list[tuple[float, ...]]:
    """Give the margins of the plain pages: of all, then of the left ones."""
    return [
        tuple(
            token.value
            for declared in tinycss2.parse_blocks_contents(rule.content)
            if declared.type == "declaration" and declared.lower_name.startswith("margin")
            for token in declared.value
            if token.type == "dimension"
        )
        for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        if rule.type == "at-rule"
        and rule.lower_at_keyword == "page"
        and tinycss2.serialize(rule.prelude).strip() in ("", ":left")
    ]


@pytest.mark.parametrize("step", [TIGHTER[-1], LOOSER[-1]])
def test_the_stylesheet_is_led_and_widened(step: Fit) -> None:
    """The lines of text, the white between them and the margins change, sizes and large print do not."""
    css = shared_styles()
    changed = fitted(css, step)
    assert fitted(css, Fit()) == css
    (top, right, bottom, left), sides = margins(changed)
    assert (top, bottom) == (19, 22.8)
    assert A5_MM - left - right == pytest.approx(MEASURE_MM * step.measure, abs=0.001)
    assert A5_MM - sum(sides) == pytest.approx(MEASURE_MM * step.measure, abs=0.001)
    assert min(left, right, *sides) - 2.65 > 12, "half-letter pages have 2.65 mm less at the fold"
    assert f"line-height: {LEADING_PT * step.leading:.4f}pt" in changed
    mark = "@page large {"
    large = css.partition(mark)[2]
    assert [line for line in large.splitlines() if "line-height" in line] == [
        line for line in changed.partition(mark)[2].splitlines() if "line-height" in line
    ]
    sizes = [line for line in css.splitlines() if "font-size" in line]
    assert [line for line in changed.splitlines() if "font-size" in line] == sizes


def test_a_work_fills_whole_sheets() -> None:
    """Seventeen pages become sixteen when that is asked for, with every word, and the step is told."""
    asked = work(46, "sheets")
    printed = typeset(asked)
    assert len(printed.page_starts) == 16
    assert printed.fit in TIGHTER
    assert read_back(asked, "on-lending-a-book.pdf", printed.pdf).problems == ()
    assert count_sheets(printed, asked=True).note.startswith(
        "The pages fill 4 sheets, with a line less in paragraphs"
    )


def test_without_being_asked_nothing_changes_and_what_would_help_is_told() -> None:
    """The work stays on its seventeen pages, and so many lines fewer than told would be sixteen."""
    printed = typeset(work(46))
    assert (len(printed.page_starts), printed.fit) == (17, Fit())
    assert printed.over == (("On Lending a Book", 3),)
    assert len(typeset(work(45)).page_starts) == 16, "a paragraph has four lines"
    paper = count_sheets(printed, asked=False)
    assert (paper.sheets, paper.blank) == (5, 3)
    assert "Lines to lose, to save a sheet: 3 in “On Lending a Book”" in paper.note
    assert "fit: sheets" in paper.note


def test_the_build_tells_of_the_paper(release: Path) -> None:
    """The report counts pages, sheets and blank pages, and the build ends with the note; it is no problem."""
    report = json.loads((release / "build-report.json").read_text("utf-8"))
    paper = report["paper"]
    assert paper["sheets"] * 4 - paper["pages"] == paper["blank"]
    log = " ".join((release.parent / "build.log").read_text("utf-8").split())
    assert paper["note"] in log
    assert report["problems"] == []
