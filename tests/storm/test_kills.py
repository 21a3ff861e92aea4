"""Builds are killed: at each moment in which they change a file or a folder, and at any time, one or two at once."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storm.builders import Field, fault_library, show

FORMER, NEW, PRINTED, LAST = ("markdown", "text"), ("html", "text"), ("pdf", "text"), ("markdown",)
ALIKE = (
    ("text",),
    ("fragment",),
    ("html",),
)  # which take the same time, so that builds of them meet
SLOW_US = (
    10_000  # for each change of a file, so that builds meet while they put their releases in place
)
WAITS = "another build is writing to"  # what is told where a build waits for another
MOMENTS_MOST = 400  # a build of two formats has 40

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "killpg"), reason="signals are a thing of POSIX"),
]


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """Give how many builds are killed at any time: 200 of one and of two builders, which with all moments make 500."""
    return 200 if request.config.getoption("--storm") else 5


@pytest.fixture
def every(request: pytest.FixtureRequest) -> int:
    """Give at every which moment a build is killed: all of them in the whole storm."""
    return 1 if request.config.getoption("--storm") else 17


def moments(every: int) -> Iterator[int]:
    """Give the moments at which builds are killed; whoever takes them ends when there are no more."""
    yield from range(1, MOMENTS_MOST, every)


@pytest.mark.parametrize(
    ("formats", "way"), [(NEW, "exchanged"), (NEW, "moved"), (PRINTED, "exchanged")]
)
def test_a_build_is_killed_at_each_moment(
    request: pytest.FixtureRequest, tmp_path: Path, way: str, formats: tuple[str, ...], every: int
) -> None:
    """A release stands whole, the former or the new one, and nothing is left behind the next build.

    Where files are moved one by one, because somebody stands in the folder, that is so after the next build.
    """
    field = Field(tmp_path / "field", fault_library(tmp_path), within=way == "moved")
    field.learn(FORMER, formats)
    figures: Counter[str] = Counter()
    for at in moments(every):
        assert field.build(FORMER).returncode == 0
        suffered = field.suffer(formats, "kill-all" if at % 2 else "kill", at)
        figures["kills"] += suffered.reached
        if not field.within:
            assert field.fault() == "", f"killed at moment {at}"
        after = field.build(formats)
        assert (after.returncode, after.stderr) == (0, ""), f"killed at moment {at}"
        assert field.fault() == "", f"after the kill at moment {at}"
        assert field.found() == field.known[0], f"after the kill at moment {at}"
        assert field.left() == [], f"left by the kill at moment {at}"
        if not suffered.reached:
            break
    else:
        pytest.fail("the build never came to its end")
    show(request, figures)


@pytest.mark.parametrize("builders", [1, 2])
def test_builds_are_killed_at_any_time(
    request: pytest.FixtureRequest, tmp_path: Path, builders: int, kills: int
) -> None:
    """One builder, or two at once of which one or both are killed: a release stands whole, and nothing is left."""
    field = Field(tmp_path / "field", fault_library(tmp_path))
    field.learn(LAST, *ALIKE)
    chance = random.Random(f"builders {builders}")  # noqa: S311 - the same storm each time
    began = time.monotonic()
    assert field.build(ALIKE[0], **field.with_fault("slow", SLOW_US)).returncode == 0
    lasts = time.monotonic() - began
    assert field.build(LAST).returncode == 0
    figures: Counter[str] = Counter()
    while figures["kills"] < kills:
        slow = field.with_fault("slow", SLOW_US)
        begun = [field.begin(chance.choice(ALIKE), **slow) for _ in range(builders)]
        time.sleep(chance.uniform(0, lasts * 1.2))
        doomed = chance.sample(begun, chance.randint(1, builders))
        for process in doomed:
            figures["kills"] += process.poll() is None
            send = os.killpg if chance.random() < 0.5 else os.kill
            with_workers = chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM))
            _send(send, process.pid, with_workers)
        for process in begun:
            told = process.communicate(timeout=300)[1]
            if process not in doomed:
                assert process.returncode == 0
                assert not told or told.startswith(WAITS)
        assert field.fault() == ""
        assert field.build(LAST).returncode == 0
        assert field.fault() == ""
        assert field.left() == []
    show(request, figures)


def _send(send: object, number: int, what: signal.Signals) -> None:
    try:
        send(number, what)  # type: ignore[operator]
    except ProcessLookupError:
        return
