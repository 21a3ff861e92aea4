"""The works of the tests as manuscripts: read without a problem, and of every kind that is hard."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from pamphlet.pages.strings import keys
from pamphlet.pipeline.build import check
from pamphlet.work.nodes import Block, CitationBracket, Inline
from pamphlet.work.walk import blocks_within, runs_within
from tests.releases import REPOSITORY

WORKS = REPOSITORY / "tests" / "works"
ROLES = {
    *("introduction", "note", "interview", "chapter", "appendix", "afterword", "dedication"),
    "acknowledgements",
}


def test_it_is_read_without_a_problem(work: str) -> None:
    """A work in any language and with any construct of the format is read, and nothing is found fault with."""
    pamphlet, problems = check(REPOSITORY / work)
    assert (bool(pamphlet), problems) == (True, ())


def test_one_work_has_every_construct() -> None:
    """The rich work holds every kind of block and run but citations, and a part of every role."""
    pamphlet, _ = check(WORKS / "rich")
    assert pamphlet
    nodes = [*blocks_within(pamphlet.parts), *runs_within(pamphlet.parts)]
    assert {type(node) for node in nodes} == {*get_args(Block), *get_args(Inline)} - {
        CitationBracket
    }
    assert {part.role for part in pamphlet.parts} == ROLES


def test_the_smallest_work_has_nothing_that_can_be_left_out() -> None:
    """One part, a title, a language and a date of release make a work."""
    given = (WORKS / "plain" / "pamphlet.yaml").read_text("utf-8").split("\n")
    assert [line.partition(":")[0] for line in given if line] == [
        "title",
        "language",
        "released",
        "parts",
    ]


@pytest.mark.parametrize("name", ["arabic", "hebrew", "russian"])
def test_a_missing_string_is_a_problem(name: str, tmp_path: Path) -> None:
    """A string that a book in another language lacks is problem M09, which names it; no English takes its place."""
    work = shutil.copytree(WORKS / name, tmp_path / name)
    strings = work / "strings.yaml"
    given = strings.read_text("utf-8")
    strings.write_text(re.sub(r"^contents: .*\n", "", given, flags=re.MULTILINE), "utf-8")
    pamphlet, (problem,) = check(work)
    assert (pamphlet, problem.code, problem.severity) == (None, "M09", "error")
    assert "“contents”" in problem.message
    strings.write_text("contents: …\n", "utf-8")
    whole, _ = check(WORKS / name)
    assert whole
    told = "".join(problem.message for problem in check(work)[1] if problem.code == "M09")
    roles = {contributor.role for contributor in whole.metadata.contributors}
    assert {key for key in keys(roles) if f"“{key}”" not in told} == {"contents"}
