"""The disk is full, from each write of a whole release on: the former release stands, and the reason is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.storm.builders import Field, fault_library, show

FORMER = ("markdown", "text")
WHOLE: tuple[str, ...] = ()  # no format named: all of them
WRITES_MOST = 300

pytestmark = pytest.mark.slow


def test_a_disk_that_is_full_leaves_the_former_release(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """No half release, no traceback, nothing left behind the next build; and the build says what it lacks."""
    field = Field(tmp_path / "field", fault_library(tmp_path))
    field.learn(FORMER, WHOLE)
    figures: Counter[str] = Counter()
    every = 1 if request.config.getoption("--storm") else 90
    for at in range(1, WRITES_MOST + 1, every):
        assert field.build(FORMER).returncode == 0
        suffered = field.suffer(WHOLE, "full", at)
        figures["full disks"] += suffered.reached
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
