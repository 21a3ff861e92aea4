"""Commands are asked to end, at any time: what they have not finished leaves nothing, and no traceback is shown."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.batch.works import write_works
from tests.cli.runs import COMMAND, environment, run
from tests.storm.builders import WORK, show
from tests.storm.test_previews import wait_for_end
from tests.verify.documents import docx, p

ENDS_SECONDS = 120

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="it looks for processes as Linux tells"),
]


def document(word: str) -> bytes:
    """Give a document to import."""
    return docx("".join(p(f"This is {word}, number {number}.") for number in range(100)))


def with_document(folder: Path) -> None:
    """Put a document there."""
    (folder / "a.docx").write_bytes(document("a paragraph"))


def with_import(folder: Path) -> None:
    """Put a manuscript there that was imported, and a newer document."""
    with_document(folder)
    assert run("import", "a.docx", "a/b", cwd=folder).returncode == 0
    (folder / "a.docx").write_bytes(document("another paragraph"))


def with_release(folder: Path) -> None:
    """Put a release there."""
    done = run("build", str(WORK), "--output", "r", "--format", "html", cwd=folder)
    assert done.returncode == 0


def with_works(folder: Path) -> None:
    """Put works there."""
    write_works(folder / "works", 2)


@dataclass(frozen=True)
class Case:
    """A command, what must be there before it, the seconds that it takes, and what stands there when all is written.

    What is `kept` may stand there before that: whole releases of a press, and what it remembers of them. Where no file
    tells the end, all are compared with those of one that is not stopped; a preview never ends.
    """

    prepare: Callable[[Path], object]
    arguments: tuple[str, ...]
    seconds: float
    done: str
    kept: str = ""


CASES = {
    "new": Case(lambda _: None, ("new", "--yes", "a/b"), 0.5, "a/b/pamphlet.yaml"),
    "import": Case(with_document, ("import", "a.docx", "a/b"), 3, "a/b/.import/pamphlet.yaml"),
    "import again": Case(with_import, ("import", "a.docx", "a/b"), 3, ""),
    "build": Case(
        lambda _: None,
        ("build", str(WORK), "--output", "a/b", "--format", "pdf", "--format", "text"),
        4,
        "a/b/SHA256SUMS",
    ),
    "site": Case(with_release, ("site", "r", "--output", "a/b"), 2, "a/b/SHA256SUMS"),
    "press": Case(
        with_works,
        ("press", "works", "--output", "a/b", "--format", "text"),
        3,
        "a/b/SHA256SUMS",
        "a/b",
    ),
    "preview": Case(
        lambda _: None, ("preview", str(WORK), "--output", "a/b", "--no-browser"), 6, ""
    ),
    "verify": Case(
        with_document,
        ("verify", "a.docx", "--against", str(WORK), "--report", "report.html"),
        2,
        "report.html",
    ),
}


def standing(folder: Path) -> dict[str, bytes]:
    """Give what stands in a folder, by the paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def heed_the_keyboard() -> None:
    """Let Ctrl-C be heard, though the tests may run in the background, where it is not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("name", CASES)
def test_a_command_is_stopped_at_any_time(
    request: pytest.FixtureRequest, tmp_path: Path, name: str
) -> None:
    """By Ctrl-C, by a system that shuts down, by a terminal that is closed; it alone, or all of its processes."""
    case = CASES[name]
    pattern, room, temporary = (tmp_path / each for each in ("pattern", "room", "temporary"))
    pattern.mkdir()
    temporary.mkdir()
    case.prepare(pattern)
    before = whole = standing(pattern)
    if name == "import again":
        shutil.copytree(pattern, room)
        assert run(*case.arguments, cwd=room).returncode == 0
        whole = standing(room)
        assert whole != before
        shutil.rmtree(room)
    chance = random.Random(name)  # noqa: S311 - the same storm each time
    figures: Counter[str] = Counter()
    for _ in range(25 if request.config.getoption("--storm") else 1):
        shutil.copytree(pattern, room)
        with subprocess.Popen(
            [*COMMAND, *case.arguments],
            cwd=room,
            env=environment(TMPDIR=str(temporary)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=heed_the_keyboard,  # noqa: PLW1509 - no thread of the tests is at work
        ) as process:
            time.sleep(chance.uniform(0.1, case.seconds))
            figures["stops"] += process.poll() is None
            send = os.killpg if chance.random() < 0.5 else os.kill
            number = chance.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
            with suppress(ProcessLookupError):
                send(process.pid, number)
            told = process.communicate(timeout=ENDS_SECONDS)[1]
        where = f"{name}, {number.name}"
        wait_for_end(process.pid)
        assert "Traceback" not in told, where
        after = standing(room)
        if case.kept:
            after = {path: content for path, content in after.items() if case.kept not in path}
            before = {path: content for path, content in before.items() if case.kept not in path}
            after.pop(case.kept.partition("/")[0], None)
            hidden = {path.name for path in (room / case.kept).rglob(".*")}
            assert hidden <= {".press", ".htaccess"}, where
        finished = process.returncode == 0 or (case.done and (room / case.done).exists())
        assert finished or after in (before, whole), where
        assert list(temporary.iterdir()) == [], where
        shutil.rmtree(room)
    show(request, figures)
