"""What happens to works in the night: one hangs, the process of another is killed; and what is told of that.

A work is kept from its end by the lock of its release, which the test holds: so it hangs; and its process is known by
the log that it writes to, so that it can be killed.
"""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from pamphlet.batch.building import build_here
from pamphlet.batch.orders import Order, Row
from pamphlet.release.lock import held
from pamphlet.release.target import target_of

LINUX = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="it looks into /proc")


def events(said: str) -> list[dict[str, Any]]:
    """Read lines of JSON."""
    return [json.loads(line) for line in said.splitlines()]


def sums(output: Path) -> dict[str, bytes]:
    """Give the sums of the releases in a folder, by their slugs."""
    return {path.parent.name: path.read_bytes() for path in output.glob("work-*/SHA256SUMS")}


@contextmanager
def hanging(output: Path, *slugs: str) -> Iterator[None]:
    """Let works come to no end: what builds them waits for a lock."""
    with ExitStack() as stack:
        output.mkdir(exist_ok=True)
        for slug in slugs:
            stack.enter_context(held(target_of(output / slug).lock))
        yield


def writing_to(log: Path) -> list[int]:
    """Give the processes whose standard output a log is."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            if (process / "fd" / "1").readlink() == log:
                found.append(int(process.name))
        except (OSError, ValueError):
            continue
    return found


@contextmanager
def killing(log: Path, by: signal.Signals = signal.SIGKILL) -> Iterator[list[int]]:
    """Kill, or stop, whatever begins to write to a log; give the numbers of the processes."""
    over = threading.Event()
    killed: list[int] = []

    def watch() -> None:
        done_for = None
        while not over.wait(0.05):
            if not log.exists() or (written := log.stat()) == done_for:
                continue  # to look through all processes for nothing would take the time of those that build
            if "another build" in log.read_text("utf-8"):
                for number in {*writing_to(log)} - {*killed}:
                    os.kill(number, by)
                    killed.append(number)
                    done_for = written

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


def build_without_room(order: Order) -> Row:
    """Build a work in a process that may write no byte into any file from now on."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    return build_here(order)
