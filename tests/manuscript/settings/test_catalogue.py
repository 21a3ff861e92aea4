"""Read the series of a work, and what is claimed of its accessibility."""

from __future__ import annotations

import pytest

from pamphlet.work.model import AccessibilityClaim, Metadata, Series
from pamphlet.work.problems import Problem
from tests.manuscript.desk import Desk

PART = "---\ntitle: The Part\nrole: chapter\n---\nA few words.\n"
BARE = "title: A Work\nlanguage: en\nreleased: 2026-11-22\nparts: text.md\n"


def read(desk: Desk, more: str) -> tuple[Metadata | None, tuple[Problem, ...]]:
    """Read a small manuscript with these fields more."""
    desk.lay("pamphlet.yaml", BARE + more)
    desk.lay("text.md", PART)
    pamphlet, problems = desk.read()
    return (pamphlet.metadata if pamphlet else None), problems


@pytest.mark.parametrize(
    ("more", "series"),
    [
        ("", None),
        ("series: {name: Small Works}\n", Series("Small Works")),
        ("series: {name: Small Works, number: 3}\n", Series("Small Works", "3")),
        ("series: {name: Small Works, number: 2.10}\n", Series("Small Works", "2.10")),
    ],
)
def test_a_series_has_a_name_and_may_have_a_number(
    more: str, series: Series | None, desk: Desk
) -> None:
    """A number is kept as it is typed, so that 2.10 is not 2.1."""
    metadata, problems = read(desk, more)
    assert metadata
    assert (metadata.series, problems) == (series, ())


@pytest.mark.parametrize("version", ["2.0", "2.1", "2.2"])
@pytest.mark.parametrize("level", ["A", "AA", "AAA"])
def test_a_claim_is_one_of_nine_sentences(version: str, level: str, desk: Desk) -> None:
    """The statements of EPUB Accessibility 1.1 §3.5.2 are taken as they are, with who looked into it."""
    statement = f"EPUB Accessibility 1.1 - WCAG {version} Level {level}"
    more = f"accessibility:\n  conforms-to: {statement}\n  certified-by: The Friends\n"
    metadata, problems = read(desk, more)
    assert metadata
    assert (metadata.claim, problems) == (AccessibilityClaim(statement, "The Friends"), ())


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("series: Small Works\n", ["M03"]),
        ("series: {number: 3}\n", ["M02"]),
        ("series: {name: Small Works, number: third}\n", ["M03"]),
        ("series: {name: Small Works, volume: 3}\n", ["M01"]),
        ("accessibility: yes\n", ["M03"]),
        ("accessibility: {certified-by: The Friends}\n", ["M02"]),
        (
            "accessibility:\n  conforms-to: EPUB Accessibility 1.1 - WCAG 2.2 Level AA\n",
            ["M02"],
        ),
        ("accessibility: {conforms-to: WCAG 2.2 AA, certified-by: The Friends}\n", ["M03"]),
    ],
)
def test_what_cannot_be_meant_is_told(more: str, codes: list[str], desk: Desk) -> None:
    """A missing name, a number that is none, an unknown field, a claim in other words: each is an error with a hint."""
    metadata, problems = read(desk, more)
    assert metadata is None
    assert [problem.code for problem in problems] == codes
    assert all(problem.hint and problem.place.line > 4 for problem in problems)
