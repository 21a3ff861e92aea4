"""A new manuscript builds as it stands, whatever was answered; the sample is the one of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.editor.new.answers import PROPOSED, Answers
from pamphlet.editor.new.writing import example_files, new_files, refusal, write
from pamphlet.pipeline.build import check

SAMPLE = Path(__file__).parents[2] / "works" / "tool-library"
ANSWERS = {
    "what is proposed": PROPOSED,
    "no interview": Answers("A Title", "Ann Lee", "en", "Copy it whole.", "", ""),
    "no condition": Answers("A Title", "", "en-GB", "", "Ida Marsh", "Ivo Mann"),
    "odd": Answers(
        '“A: *B*” # "c"', "O'Neill: x", "en", "1. *Copy* [it](x) whole: #all.", "É. Ö.", "ß"
    ),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_new_manuscript_has_no_problem(kind: str, tmp_path: Path) -> None:
    """Nothing is wrong with it, and it says what was answered."""
    answers = ANSWERS[kind]
    write(new_files(answers, "2026-11-26"), tmp_path / "new")
    pamphlet, problems = check(tmp_path / "new")
    assert problems == ()
    assert pamphlet
    assert pamphlet.metadata.title == answers.title
    assert (pamphlet.metadata.licence is None) == (answers.condition == "")
    assert len(pamphlet.metadata.speakers) == (2 if answers.asks else 0)


def test_the_sample_is_the_work_of_the_tests() -> None:
    """What `new --example` writes is built and verified as every work of the tests is."""
    for name, text in example_files().items():
        assert (SAMPLE / name).read_text("utf-8") == text
    assert {path.name for path in SAMPLE.iterdir()} == set(example_files())


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    """An empty folder is taken, and one that is not there; any other is refused, a file too."""
    assert refusal(tmp_path) is None
    assert refusal(tmp_path / "new") is None
    (tmp_path / "diary.txt").write_text("Dear diary", "utf-8")
    for folder in (tmp_path, tmp_path / "diary.txt"):
        problem = refusal(folder)
        assert problem
        assert problem.code == "D06"
