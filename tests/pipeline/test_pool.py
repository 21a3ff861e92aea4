"""Processes are ended whatever they are doing, and whoever ends them goes on."""

from __future__ import annotations

import gc
import os
import struct
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from threading import Thread

import pytest

from pamphlet.pipeline.pool import end_at_once

PATIENCE_SECONDS = 60


def begin_to_answer(sign: Path) -> None:
    """Send the length of an answer, and nothing behind it, to all that is read from this process."""
    for queue in [each for each in gc.get_objects() if isinstance(each, SimpleQueue)]:
        os.write(queue._writer.fileno(), struct.pack("!i", 1_000_000))  # type: ignore[attr-defined]
    sign.touch()
    time.sleep(PATIENCE_SECONDS * 10)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only forked processes know their queue")
def test_a_process_may_be_ended_amid_its_answer(tmp_path: Path) -> None:
    """The pool waits for no rest of it."""
    pool = ProcessPoolExecutor(2, get_context("fork"))
    pool.submit(begin_to_answer, tmp_path / "sign")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (tmp_path / "sign").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)  # in which the pool begins to read
    ending = Thread(target=end_at_once, args=(pool,), daemon=True)
    ending.start()
    ending.join(PATIENCE_SECONDS)
    assert not ending.is_alive()
