"""A build works wherever it is called from, and begins processes only where it may."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import loky
import pytest

from pamphlet.pipeline.build import build
from pamphlet.pipeline.own_process import may_divide
from tests.releases import REPOSITORY

WORK = REPOSITORY / "tests" / "works" / "ten"
FORMATS = ("pdf",)


def in_a_thread(output: Path) -> None:
    """Build in a thread, from which nothing may be forked."""
    with ThreadPoolExecutor(1) as threads:
        assert not threads.submit(may_divide).result()
        threads.submit(build, WORK, output, FORMATS, jobs=2).result()


def in_a_daemon(output: Path) -> None:
    """Build in a daemonic process, which may have no children."""
    options = {"args": (WORK, output, FORMATS), "kwargs": {"jobs": 2}}
    process = get_context("spawn").Process(target=build, daemon=True, **options)  # type: ignore[arg-type]
    process.start()
    process.join()
    assert process.exitcode == 0


def in_loky(output: Path) -> None:
    """Build in a worker of joblib's, which `multiprocessing` does not know for one."""
    pool = loky.ProcessPoolExecutor(1)
    try:
        assert not pool.submit(may_divide).result()
        pool.submit(build, WORK, output, FORMATS, jobs=2).result()
    finally:
        pool.shutdown(kill_workers=True)


@pytest.mark.slow
@pytest.mark.parametrize("away", [in_a_thread, in_a_daemon, in_loky])
def test_a_build_works_in_workers_of_others(tmp_path: Path, away: Callable[[Path], None]) -> None:
    """With as many jobs as ever, it makes there what it makes here."""
    assert may_divide()
    build(WORK, tmp_path / "here", FORMATS, jobs=2)
    away(tmp_path / "away")
    here, there = ((tmp_path / name / "SHA256SUMS").read_bytes() for name in ("here", "away"))
    assert here == there
