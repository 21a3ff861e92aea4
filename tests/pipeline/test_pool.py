"""Processes are ended whatever they are doing, and whoever ends them goes on."""

from __future__ import annotations

import gc
import os
import signal
import struct
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from threading import Thread

import pytest

from pamphlet.pipeline import pool
from pamphlet.pipeline.pool import end_at_once, press_beside

PATIENCE_SECONDS = 60


def wait_for(sign: Path) -> None:
    """Wait until a process has left its sign."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not sign.exists() and time.monotonic() < deadline:
        time.sleep(0.01)


def end(press: ProcessPoolExecutor) -> None:
    """End a pool, and see that it has an end."""
    ending = Thread(target=end_at_once, args=(press,), daemon=True)
    ending.start()
    ending.join(PATIENCE_SECONDS)
    assert not ending.is_alive()


def begin_to_answer(sign: Path) -> None:
    """Send the length of an answer, and nothing behind it, to all that is read from this process."""
    for queue in [each for each in gc.get_objects() if isinstance(each, SimpleQueue)]:
        os.write(queue._writer.fileno(), struct.pack("!i", 1_000_000))  # type: ignore[attr-defined]
    sign.touch()
    time.sleep(PATIENCE_SECONDS * 10)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only forked processes know their queue")
def test_a_process_may_be_ended_amid_its_answer(tmp_path: Path) -> None:
    """The pool waits for no rest of it."""
    press = ProcessPoolExecutor(2, get_context("fork"))
    press.submit(begin_to_answer, tmp_path / "sign")
    wait_for(tmp_path / "sign")
    time.sleep(0.2)  # in which the pool begins to read
    end(press)


def fall_asleep(sign: Path, _: bytes) -> None:
    """Take nothing any more of what is asked."""
    sign.touch()
    time.sleep(PATIENCE_SECONDS * 10)


@pytest.mark.parametrize("method", get_all_start_methods())
def test_a_process_may_be_ended_amid_a_question(tmp_path: Path, method: str) -> None:
    """The pool waits for nobody to read the rest of it."""
    press = ProcessPoolExecutor(1, get_context(method))
    for _ in range(3):
        press.submit(fall_asleep, tmp_path / "sign", bytes(10_000_000))
    wait_for(tmp_path / "sign")
    time.sleep(0.2)  # in which the pool writes the next question, more than a pipe holds
    end(press)


def die(_: bytes) -> None:
    """Be killed by the system."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills in other ways")
def test_processes_that_are_killed_amid_questions_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is still asked of them has an end, too."""
    monkeypatch.setattr(pool, "may_divide", lambda: True)
    told: list[BaseException | None] = []

    def ask() -> None:
        with press_beside(2, 2) as press:
            assert press
            futures = [press.submit(die, bytes(10_000_000)) for _ in range(4)]
            told.extend(future.exception() for future in futures)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE_SECONDS)
    assert [type(each) for each in told] == [BrokenProcessPool] * 4
