"""Workers take so much memory and time, and no more."""

from __future__ import annotations

import mmap
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pytest

from pamphlet.pipeline import bounds
from pamphlet.pipeline.bounds import bound_worker, memory_for, within_memory
from pamphlet.pipeline.build import build
from pamphlet.pipeline.own_process import live_with_parent
from tests.releases import REPOSITORY

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="only Linux keeps these bounds"
)
MEGABYTE = 10**6


def take_memory(megabytes: int) -> bool:
    """Tell whether so much memory can be had within the bound for no words."""
    bound_worker(0, 0)
    try:
        bytearray(megabytes * MEGABYTE)
    except MemoryError:
        return False
    return True


def take_time() -> None:
    """Take as much time as there is, and hear of nothing."""
    bound_worker(0, 0)
    while True:
        time.process_time()


def test_a_worker_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory over the bound is not to be had, time over it ends the process; the process that began it is not bound."""
    assert memory_for(100_000) == memory_for(0) + 1000
    monkeypatch.setattr(bounds, "MEMORY_LEAST_MB", 2_000)
    monkeypatch.setattr(bounds, "GRACE_SECONDS", 1)
    monkeypatch.setattr(bounds, "seconds_for", lambda _: 0)
    with ProcessPoolExecutor(1, get_context("fork"), live_with_parent, (None,)) as pool:
        assert pool.submit(take_memory, 200).result()
        assert not pool.submit(take_memory, 2_100).result()
        with pytest.raises(BrokenProcessPool):
            pool.submit(take_time).result()
    assert take_memory(2_100)


def test_a_bound_is_lifted_when_nothing_was_left() -> None:
    """Even where the process has more than it may take from the beginning."""
    import resource

    former = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(MemoryError), within_memory(1):
        bytearray(100 * MEGABYTE)
    assert resource.getrlimit(resource.RLIMIT_AS) == former


@pytest.mark.slow
def test_what_a_worker_inherits_is_not_counted(tmp_path: Path) -> None:
    """A build called from a process that holds more than the bound is made in workers as anywhere."""
    with mmap.mmap(-1, 2 * memory_for(0) * MEGABYTE, flags=mmap.MAP_PRIVATE):
        outcome = build(
            REPOSITORY / "tests" / "works" / "ten", tmp_path / "big", ["pdf", "html"], jobs=2
        )
    assert not outcome.problems


@pytest.mark.parametrize("step", ["lay_out", "make"])
def test_too_much_memory_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A work whose layout takes more than it may is told so, and nothing is written."""

    def no_memory(*_: object) -> None:
        raise MemoryError

    if step == "lay_out":
        monkeypatch.setattr("pamphlet.press.typeset.typeset", no_memory)
    else:
        monkeypatch.setattr("pamphlet.formats.paper.pdf.write", no_memory)
    outcome = build(REPOSITORY / "tests" / "works" / "plain", tmp_path / "build", ["pdf", "text"])
    assert [problem.code for problem in outcome.problems] == ["R09"]
    assert f"{memory_for(324)} MB" in outcome.problems[0].message
    assert not list(tmp_path.iterdir())
