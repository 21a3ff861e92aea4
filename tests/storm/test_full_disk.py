"""The disk is full, from each write of a whole release on: the former release stands, and the reason is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.storm.builders import WORK, Field, fault_library, show

FORMER = ("markdown", "text")
WHOLE: tuple[str, ...] = ()  # no format named: all of them
PARTS = 6  # for each of which no test takes too long
WRITES_MOST = 300  # of a release; that of a small work has some eighty
# Four whole releases have more than 300 writes; in one of them the files are moved one by one.
RELEASES = {"plain": False, "arabic": False, "stage": False, "ten": True}

pytestmark = pytest.mark.slow


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try all writes in the whole storm, in parts that run side by side; else a few."""
    tries = [(work, first, PARTS) for work in RELEASES for first in range(1, PARTS + 1)]
    if not metafunc.config.getoption("--storm"):
        tries = [("plain", 1, 90), ("ten", 41, 150)]
    metafunc.parametrize(("work", "first", "every"), tries)


def test_a_disk_that_is_full_leaves_the_former_release(
    request: pytest.FixtureRequest, tmp_path: Path, work: str, first: int, every: int
) -> None:
    """No half release, no traceback, nothing left behind the next build; and the build says what it lacks.

    Where files are moved one by one, the former release or the new one stands when the next build has begun.
    """
    within, source = RELEASES[work], WORK.with_name(work)
    field = Field(tmp_path / "field", fault_library(tmp_path), within=within, work=source)
    field.learn(FORMER, WHOLE)
    figures: Counter[str] = Counter()
    for at in range(first, WRITES_MOST + 1, every):
        suffered = field.suffer(WHOLE, "full", at)
        figures["full disks"] += suffered.reached
        if not within:
            assert field.fault() == "", f"full from write {at} on"
        assert "Traceback" not in suffered.errors, suffered.errors
        if suffered.status:
            assert suffered.status in {1, 2}
            assert "error R0" in suffered.errors, suffered.errors
        after = field.build(FORMER)
        assert (after.returncode, after.stderr) == (0, "")
        assert field.fault() == ""
        assert field.left() == [], f"left by a disk full from write {at} on"
        if not suffered.reached:
            assert suffered.status == 0
            break
    show(request, figures)
