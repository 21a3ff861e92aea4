"""The works of the tests as manuscripts: read without a problem, and of every kind that is hard."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import get_args

from pamphlet.pages.strings import keys, load
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


def test_two_works_have_every_construct() -> None:
    """The rich work and that of the kitchen hold every kind of block and run but citations, and all roles of parts."""
    pamphlet, kitchen = (check(WORKS / name)[0] for name in ("rich", "matters"))
    assert pamphlet
    assert kitchen
    parts = (*pamphlet.parts, *kitchen.parts)
    nodes = [*blocks_within(parts), *runs_within(parts)]
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


def test_a_missing_string_is_a_problem(tmp_path: Path) -> None:
    """A string that a book in a language without a file of ours lacks is problem M09, which names it."""
    work = shutil.copytree(WORKS / "russian", tmp_path / "work")
    settings = work / "pamphlet.yaml"
    given = settings.read_text("utf-8").replace("language: ru", "language: be")
    settings.write_text(f"{given}\nstrings: strings.yaml\n", "utf-8")
    strings = work / "strings.yaml"
    russian = load("ru")
    assert russian
    told = {key: text for key, text in russian.items() if key != "contents"}
    strings.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    pamphlet, (problem,) = check(work)
    assert (pamphlet, problem.code, problem.severity) == (None, "M09", "error")
    assert "“contents”" in problem.message
    strings.write_text("contents: …\n", "utf-8")
    whole, _ = check(WORKS / "russian")
    assert whole
    lacking = "".join(problem.message for problem in check(work)[1] if problem.code == "M09")
    roles = {contributor.role for contributor in whole.metadata.contributors}
    assert {key for key in keys(roles) if f"“{key}”" not in lacking} == {"contents"}
