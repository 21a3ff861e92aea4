"""`pamphlet new`: asks what only a person knows, writes a manuscript, and says what to type next."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from pamphlet.manuscript.reading import read_manuscript
from tests.cli.runs import COMMAND, environment, run


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    """Defaults are taken; the next commands are told, and the first of them finds nothing wrong."""
    done = run("new", "pamphlet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "  pamphlet check pamphlet\n  pamphlet build pamphlet\n" in done.stdout
    checked = run("check", "pamphlet", "--strict", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_sample_is_written(tmp_path: Path) -> None:
    """`--example` writes the invented interview."""
    assert run("new", "--example", "sample", cwd=tmp_path).returncode == 0
    assert "20 turns" in run("check", "sample", cwd=tmp_path).stdout


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    """Nothing is written where something is."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    done = run("new", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert "error D06" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_is_answered_stands_in_the_manuscript(tmp_path: Path) -> None:
    """In a terminal each question has a default; the return key takes it, a dash answers none."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are a thing of POSIX")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "new", "mine"],
        cwd=tmp_path,
        stdin=follower,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    os.close(follower)
    os.write(leader, b"My Title\nAnn Lee\nnonsense\nen-GB\n\n-\n")
    assert process.wait(60) == 0
    os.close(leader)
    pamphlet, problems = read_manuscript(tmp_path / "mine")
    assert pamphlet, problems
    assert (pamphlet.metadata.title, pamphlet.metadata.language) == ("My Title", "en-GB")
    assert [person.name for person in pamphlet.metadata.contributors] == ["Ann Lee"]
    assert pamphlet.metadata.licence
    assert pamphlet.metadata.speakers == ()
