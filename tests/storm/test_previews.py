"""A preview's build, two builds by the command and kills, all at once; and presses that are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from tests.batch.works import write_works
from tests.cli.runs import COMMAND, environment
from tests.editor.preview.previews import Preview, previewing
from tests.storm.builders import WORK, Field, fault_library, show

LAST, WHOLE = ("markdown",), ()
BUILDS = (("text",), ("html",))  # by the command, beside the preview's, which makes all formats
SLOW_US = 2_000  # for each change of a file
ENDS_SECONDS = 60  # in which what a killed process has begun ends by itself
WAYS = ("the preview", "and all its processes", "its build", "a build", "both builds", "nothing")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="it looks for processes as Linux tells"),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try all ways in the whole storm, side by side; else two."""
    if "way" in metafunc.fixturenames:
        metafunc.parametrize("way", WAYS if metafunc.config.getoption("--storm") else WAYS[:3:2])


def members(group: int) -> list[int]:
    """Give the processes of a group that are alive."""
    found = []
    for about in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of = about.read_text().rpartition(")")[2].split()[:3]
            if int(of) == group and state != "Z":
                found.append(int(about.parent.name))
    return found


def wait_for_end(group: int) -> None:
    """Wait until no process of a group is left; they end by themselves when the first one has."""
    ends = time.monotonic() + ENDS_SECONDS
    while alive := members(group):
        assert time.monotonic() < ends, alive
        time.sleep(0.1)


def builder_of(field: Field, group: int) -> int | None:
    """Give the process of a preview that builds: the one that has a file open in a release that is being made."""
    for number in members(group):
        with suppress(OSError):
            for opened in Path(f"/proc/{number}/fd").iterdir():
                with suppress(OSError):
                    if number != group and str(field.temporary) in str(opened.readlink()):
                        return number
    return None


def doom(field: Field, way: str, preview: Preview, builds: list[subprocess.Popen[str]]) -> int:
    """Kill what is to be killed; give how many that were."""
    group = preview.process.pid
    numbers: list[int] = {
        "the preview": [group],
        "and all its processes": members(group),
        "its build": [number] if (number := builder_of(field, group)) else [],
        "a build": [builds[0].pid],
        "both builds": [build.pid for build in builds],
    }.get(way, [])
    for number in numbers:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    return len(numbers)


def test_a_preview_and_two_builds_at_once(
    request: pytest.FixtureRequest, tmp_path: Path, way: str
) -> None:
    """Whoever is killed, a whole release stands, the last one that was finished; and nothing is left."""
    field = Field(tmp_path / "f", fault_library(tmp_path))
    field.learn(LAST, *BUILDS, WHOLE)
    slow = field.with_fault("slow", SLOW_US)
    temporary = str(field.temporary)
    chance = random.Random(way)  # noqa: S311 - the same storm each time
    figures: Counter[str] = Counter()
    for _ in range(10 if request.config.getoption("--storm") else 1):
        with previewing(WORK, "--output", str(field.output), TMPDIR=temporary, **slow) as preview:
            preview.post("release")
            begun = [field.begin(formats, **slow) for formats in BUILDS]
            time.sleep(chance.uniform(0, 6))
            killed = doom(field, way, preview, begun)
            figures["kills"] += killed
            for build in begun:
                build.communicate(timeout=300)
                doomed = way == "both builds" or (way == "a build" and build is begun[0])
                assert build.returncode == 0 or doomed, way
            assert field.fault() == "", way
            if way in {"nothing", "a build", "both builds"}:
                preview.wait("release", state="built")
                assert field.fault() == "", way
            preview.process.send_signal(signal.SIGINT)
            preview.process.communicate(timeout=ENDS_SECONDS)
        wait_for_end(preview.process.pid)
        assert field.fault() == "", way
        after = field.build(LAST)
        assert (after.returncode, after.stderr) == (0, ""), way
        assert field.found() == field.known[-1], way
        assert field.left() == [], f"left where {way} was killed"
        figures["rounds"] += 1
    show(request, figures)


def test_presses_are_killed(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Each release that is there is whole, and the next press leaves nothing but what it is there for."""
    write_works(tmp_path / "works", 3)
    temporary = tmp_path / "t"
    temporary.mkdir()
    options = ("--output", "out", "--format", "text", "--format", "html", "--jobs", "2")
    press = [*COMMAND, "press", "works", *options]
    chance = random.Random("presses")  # noqa: S311 - the same storm each time
    figures: Counter[str] = Counter()
    for _ in range(30 if request.config.getoption("--storm") else 1):
        for number in range(1, 4):  # so that there is something to do
            text = tmp_path / "works" / f"w{number:03}" / "text.md"
            text.write_text(f"{text.read_text()}\nAnother line.\n")
        process = subprocess.Popen(
            press,
            cwd=tmp_path,
            env=environment(TMPDIR=str(temporary)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.3, 2.5))  # it takes some three seconds
        figures["kills"] += process.poll() is None
        if chance.random() < 0.5:
            process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        wait_for_end(process.pid)
        done = subprocess.run(
            press,
            cwd=tmp_path,
            env=environment(TMPDIR=str(temporary)),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        assert list(temporary.iterdir()) == []
        hidden = {path.name for path in (tmp_path / "out").rglob(".*")}
        assert hidden == {".press", ".htaccess"}
        assert not (tmp_path / "out" / ".press" / "lock").exists()
        for number in range(1, 4):
            released = tmp_path / "out" / f"work-{number}-of-many"
            sums = (released / "SHA256SUMS").read_text()
            assert len(sums.splitlines()) == 2
    show(request, figures)
