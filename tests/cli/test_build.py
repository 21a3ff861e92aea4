"""“pamphlet build” as people see it: a line a file, in a pipe and in a narrow window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.runs import ROOT, left_on_screen, run, run_in_terminal


def test_a_folder_without_manuscript_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Where nothing can be read the exit status is 2, with a sentence and no traceback."""
    done = run("check", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "there is no such folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert run("build", str(tmp_path)).returncode == 2


def test_output_in_a_pipe_is_plain(release: Path) -> None:
    """In a pipe there is no escape sequence and no carriage return, one line a file."""
    log = (release.parent / "build.log").read_text("utf-8")
    assert "\x1b" not in log
    assert "\r" not in log
    for path in release.iterdir():
        if path.suffix in {".epub", ".pdf", ".html", ".txt", ".md"}:
            assert re.search(rf"{re.escape(path.name)}\s+[\d.]+ [kM]B .* \d+\.\d s", log), path.name


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_narrow_window_is_never_overrun(tmp_path: Path, no_color: str) -> None:
    """In a window of 60 columns no line is longer, and under NO_COLOR nothing is coloured."""
    (tmp_path / "manuscript").symlink_to(ROOT / "manuscript")
    formats = ["--format", "fragment", "--format", "text"]
    screen = run_in_terminal(["build", *formats], tmp_path, columns=60, NO_COLOR=no_color)
    lines = [re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line) for line in re.split(r"[\r\n]+", screen)]
    assert any("fall-of-the-soviet-union.txt" in line for line in lines)
    assert max(map(len, lines)) <= 60
    coloured = re.search(r"\x1b\[(?:[0-9]+;)*[349][0-7]m", screen)
    assert not coloured if no_color else True


def test_what_is_being_done_is_told_on_a_terminal_and_goes_again(tmp_path: Path) -> None:
    """While a format is made the last line says so; when all is done, files and a sentence are left."""
    manuscript = str(ROOT / "tests" / "works" / "plain")
    screen = run_in_terminal(["build", manuscript, "--format", "text"], tmp_path, columns=60)
    assert "reading the manuscript" in screen
    assert "making text" in screen
    left = left_on_screen(screen)
    assert "making text" not in left
    assert re.match(r"  on-lending-a-book\.txt +\d+ kB +\d+\.\d s\nThe release is in build/", left)
