"""A worker that ends, hangs or fails is told by its name, and costs no other."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from pamphlet.batch import workers as module
from pamphlet.batch.workers import TimeOver, WorkerEnded, Workers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are ended by signals here")


@pytest.fixture
def pair() -> Iterator[Workers]:
    """Give two workers that may take five seconds for anything."""
    workers = Workers(2, 5.0)
    yield workers
    workers.end()


def test_what_ends_its_process_is_told_and_costs_nothing_else(pair: Workers) -> None:
    """By itself, with whatever status, or by a signal: the others' answers come all the same."""
    ending = [pair.submit(os._exit, status) for status in (0, 3)]
    killed = pair.submit(signal.raise_signal, signal.SIGKILL)
    fine = [pair.submit(abs, -number) for number in range(5)]
    assert [future.result() for future in fine] == [0, 1, 2, 3, 4]
    for future, status in zip(ending, (0, 3), strict=True):
        with pytest.raises(WorkerEnded, match=f"ended by itself, with status {status}"):
            future.result()
    with pytest.raises(WorkerEnded, match="signal 9"):
        killed.result()


def test_what_takes_too_long_is_ended(pair: Workers) -> None:
    """Its process is gone, and the next thing has another."""
    first = pair.submit(os.getpid).result()
    slow = [pair.submit(time.sleep, 600) for _ in range(2)]
    for future in slow:
        with pytest.raises(TimeOver, match="more than 5 seconds"):
            future.result()
    assert pair.submit(os.getpid).result() != first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_what_fails_fails_here(pair: Workers) -> None:
    """An error is raised where it was asked for, and the process goes on; an OSError is no end of it."""
    with pytest.raises(FileNotFoundError):
        pair.submit(os.stat, "/no/such/path").result()
    with pytest.raises(ZeroDivisionError):
        pair.submit(divmod, 1, 0).result()
    assert pair.submit(abs, -1).result() == 1


def test_a_process_is_renewed_when_it_is_worn(monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many works there is another, and what libraries kept is given back."""
    monkeypatch.setattr(module, "WORN_AFTER", 2)
    workers = Workers(1, 60.0)
    try:
        numbers = [workers.submit(os.getpid).result() for _ in range(5)]
    finally:
        workers.end()
    assert len(set(numbers)) == 3
    assert numbers[0] == numbers[1] != numbers[2]


def test_the_end_is_the_end_of_all(pair: Workers) -> None:
    """Nothing is waited for: what is at work is ended, what waits is never begun."""
    numbers = [pair.submit(os.getpid).result() for _ in range(4)]
    slow = [pair.submit(time.sleep, 600) for _ in range(4)]
    began = time.monotonic()
    pair.end()
    assert time.monotonic() - began < 4
    assert all(future.cancelled() or future.exception() for future in slow)
    for number in set(numbers):
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_a_process_knows_that_it_is_one_of_ours(pair: Workers) -> None:
    """There bounds hold, and nothing is divided any more."""
    from pamphlet.pipeline.own_process import is_own_process, may_divide

    assert may_divide()
    assert not is_own_process()
    assert pair.submit(is_own_process).result()
    assert not pair.submit(may_divide).result()
    with ThreadPoolExecutor(1) as threads:
        assert not threads.submit(may_divide).result()
