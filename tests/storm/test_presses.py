"""A night of a press: of many works some are broken, one ends its process and one hangs; presses are killed."""

from __future__ import annotations

import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import LocalCluster

from tests.batch.nights import LINUX, events, hanging, killing, sums, writing_to
from tests.batch.works import write_works
from tests.cli.runs import COMMAND, environment
from tests.storm.builders import show

BROKEN = 3
ENDED, HUNG = 5, 7  # the numbers of works
PRESS = [*COMMAND, "press", "works", "--format", "text", "--no-site", "--json", "--jobs", "2"]
MINUTES = "1"  # that a work may take: the one that hangs takes them twice

pytestmark = [
    LINUX,
    pytest.mark.slow,
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning",  # distributed 2026.8 leaves sockets open when its workers end,
        "ignore::DeprecationWarning",  # and asks asyncio for what is on the way out
    ),
]


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    """Give how many works there are."""
    return 200 if request.config.getoption("--storm") else 8


@pytest.fixture
def scheduler() -> Iterator[str]:
    """Start a cluster of two; give its address."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local:
        yield local.scheduler_address


def test_bad_books_cost_themselves_alone(
    request: pytest.FixtureRequest, tmp_path: Path, count: int, scheduler: str
) -> None:
    """Here and on a cluster of Dask, at once: a row for each of them, all other works as releases of the same bytes."""
    for broken in write_works(tmp_path / "works", count)[:BROKEN]:
        (broken / "text.md").write_bytes(b"no front matter")
    wishes = {"here": [], "there": ["--scheduler", scheduler]}
    with ExitStack() as stack:
        presses = {}
        for name, more in wishes.items():
            output = tmp_path / name
            slugs = (f"work-{number}-of-many" for number in (ENDED, HUNG))
            stack.enter_context(hanging(output, *slugs))
            logs = output / ".press" / "logs"
            stack.enter_context(killing(logs / f"work-{ENDED}-of-many.log"))
            # It would wait for the lock a minute, too, and then give up; a process that is stopped does not.
            stack.enter_context(killing(logs / f"work-{HUNG}-of-many.log", signal.SIGSTOP))
            command = [*PRESS, "--time-limit", MINUTES, "--output", name, *more]
            presses[name] = subprocess.Popen(
                command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, encoding="utf-8"
            )
        told = {name: process.communicate()[0] for name, process in presses.items()}
    expected = {"built": count - BROKEN - 2, "faulty": BROKEN, "ended": 1, "late": 1}
    for name, process in presses.items():
        works = [event for event in events(told[name]) if event["event"] == "work"]
        assert Counter(work["state"] for work in works) == expected, name
        assert sum(work["failed"] for work in works) == BROKEN + 2
        assert process.returncode == 1
        assert len(sums(tmp_path / name)) == count - BROKEN - 2
    assert sums(tmp_path / "here") == sums(tmp_path / "there")
    show(request, Counter(works=count, **expected))


def test_what_a_killed_press_has_built_is_not_built_again(
    request: pytest.FixtureRequest, tmp_path: Path, count: int
) -> None:
    """It is killed when half of the works are done; the next press builds the rest, and no process lives on."""
    write_works(tmp_path / "works", count)
    output = tmp_path / "build"
    command = [*PRESS, "--output", "build"]
    with hanging(output, f"work-{HUNG}-of-many"):
        log = output / ".press" / "logs" / f"work-{HUNG}-of-many.log"
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL
        )
        while len(sums(output)) < count // 2 or not writing_to(log):
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
        process.wait()
        before = sums(output)
        while writing_to(log):
            time.sleep(0.05)
    again = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", check=True
    )
    states = [event for event in events(again.stdout) if event["event"] == "work"]
    built = {event["slug"] for event in states if event["state"] == "built"}
    assert built.isdisjoint(before)
    assert len(built) == count - len(before)
    assert len(sums(output)) == count
    assert not list(output.glob(".work*"))
    show(request, Counter(works=count, before=len(before), afterwards=len(built)))
