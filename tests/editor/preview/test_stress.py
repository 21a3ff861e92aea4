"""What the preview shows in the end is what a build gives, whatever was done to the files and to its processes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from pamphlet.editor.preview import watching
from pamphlet.editor.preview.layouts import Job, Killed, Layouts
from pamphlet.editor.preview.tasks import Answer, LaidOut, Shown
from pamphlet.editor.preview.watching import changes
from pamphlet.editor.preview.window import Window
from pamphlet.pages.composition import compose
from pamphlet.pipeline.build import check
from tests.editor.preview.previews import HASTY, previewing
from tests.editor.preview.stress import Author, stress_round
from tests.releases import REPOSITORY

WORK = REPOSITORY / "tests" / "works" / "tool-library"
PATIENCE_SECONDS = 120


@pytest.mark.parametrize("hasty", ["", HASTY])
def test_it_settles_on_what_a_build_gives(tmp_path: Path, hasty: str) -> None:
    """Files are saved, broken and mended at random moments, and processes that lay out are killed meanwhile."""
    shutil.copytree(WORK, tmp_path / "work")
    author = Author(tmp_path / "work", random.Random(7))  # noqa: S311 # no secrets
    with previewing(author.folder, begun_with=hasty) as preview:
        assert not stress_round(preview, author, most=6)


class Heard:
    """What layouts have told."""

    def __init__(self) -> None:
        self.answers: list[tuple[Shown, Answer]] = []
        self.came = threading.Event()

    def hear(self, _: Job, shown: Shown, answer: Answer | None) -> None:
        """Take what is told."""
        if answer is not None:
            self.answers.append((shown, answer))
            self.came.set()


def children() -> set[int]:
    """Give the processes that were forked from one which has all loaded."""
    found: set[int] = set()
    for child in _below(os.getpid()):
        found |= _below(child)
    return found


def _below(pid: int) -> set[int]:
    found: set[int] = set()
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found |= {int(child) for child in path.read_text().split()}
    return found


@pytest.mark.parametrize("times", [1, 9])
def test_a_layout_that_is_killed_is_done_again(tmp_path: Path, times: int) -> None:
    """But not for ever: that one is killed again and again is told."""
    pamphlet, _ = check(WORK.parent / "plain")
    assert pamphlet
    heard = Heard()
    layouts = Layouts(tmp_path, heard.hear)
    before = children()
    layouts.start()
    layouts.begin(Job(1, compose(pamphlet)))
    killed: set[int] = set()
    ends = time.monotonic() + PATIENCE_SECONDS
    try:
        while not heard.came.is_set() and time.monotonic() < ends:
            for child in children() - before - killed:
                if len(killed) < times + 1:  # the first of them loads what the others need
                    with suppress(OSError):
                        os.kill(child, signal.SIGKILL)
                    killed.add(child)
            time.sleep(0.005)
        ((shown, answer),) = heard.answers
        assert shown == "a5"
        if times == 1:
            assert isinstance(answer, LaidOut)
        else:
            assert isinstance(answer, Killed)
    finally:
        layouts.close()


def test_what_is_laid_out_is_told_again_when_it_is_asked_for_again(tmp_path: Path) -> None:
    """After something hasty that came to nothing, and without laying it out anew; and that was laid out once."""
    pamphlet, _ = check(WORK.parent / "plain")
    assert pamphlet
    pages = compose(pamphlet)
    heard = Heard()
    layouts = Layouts(tmp_path, heard.hear)
    layouts.start()
    try:
        for revision, alone in ((1, False), (1.5, True), (1, False)):
            heard.came.clear()
            window = Window(pages, 1, 1, 2) if alone else None
            layouts.begin(Job(revision, pages, window, alone))
            assert heard.came.wait(PATIENCE_SECONDS)
            heard.came.clear()
            assert not heard.came.wait(0.5)
        (_, first), (shown, _), (_, again) = heard.answers
        assert shown == "window"
        assert again is first
    finally:
        layouts.close()


def test_what_is_saved_while_all_is_read_for_the_first_time_is_told(tmp_path: Path) -> None:
    """The system does not tell that, as it is asked to only afterwards."""
    folder = tmp_path / "work"
    shutil.copytree(WORK, folder)
    told = changes(folder, tmp_path / "build")
    assert next(told) == frozenset()
    (folder / "about.md").write_text("Another.\n")
    assert next(told) == {folder / "about.md"}


def test_where_the_system_tells_nothing_the_ages_of_files_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on disks of other machines, or when too much is watched already."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("watchfiles.watch", refuse)
    monkeypatch.setattr(watching, "LOOKS_MS", 10)
    shutil.copytree(WORK, tmp_path / "work")
    told = changes(tmp_path / "work", tmp_path / "build")
    next(told)
    for name in ("style.css", "interview.md"):
        (tmp_path / "work" / name).write_text("p { color: #222 }\n")
        assert next(told) == {tmp_path / "work" / name}
