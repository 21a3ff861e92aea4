"""“pamphlet check” of a manuscript without fault; the faulty ones are in tests/problems."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.runs import run

ROOT = Path(__file__).parents[2]


def test_check_finds_nothing_wrong_with_the_first_pamphlet() -> None:
    """The manuscript in this repository is read with no problem, and told in two sentences."""
    done = run("check", "manuscript")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 parts, 86 turns, 9457 words" in done.stdout
    assert "word for word, but for 2 recorded emendations" in done.stdout


def test_in_the_folder_itself_no_name_is_wanted(tmp_path: Path) -> None:
    """Where the current folder holds a pamphlet.yaml it is read, unless a folder “manuscript” is there."""
    stage = shutil.copytree(ROOT / "tests/works/stage", tmp_path / "stage")
    done = run("check", cwd=stage)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(".: 2 parts")
    shutil.copytree(ROOT / "tests/works/plain", stage / "manuscript")
    assert run("check", cwd=stage).stdout.startswith("manuscript: 1 part")


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        (
            "a.docx",
            "this is a Word file",
            "“pamphlet import a.docx FOLDER” makes a manuscript of it",
        ),
        ("a.odt", "this is a file of LibreOffice", "“pamphlet import a.odt FOLDER”"),
        ("a.zip", "this is a file", "name a folder with a pamphlet.yaml in it"),
        ("pamphlet.yaml", "this is a file", "name the folder in which it lies"),
    ],
)
def test_a_file_is_told_for_what_it_is(tmp_path: Path, name: str, said: str, hint: str) -> None:
    """A manuscript is a folder, and of a document it is said how it becomes one."""
    (tmp_path / name).write_bytes(b"PK")
    done = run("check", str(tmp_path / name))
    assert done.returncode == 2
    assert said in done.stderr
    assert hint in done.stderr
