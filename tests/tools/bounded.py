"""Do some work in a process of its own that has so much time and memory, and tell when it only waits."""

from __future__ import annotations

import contextlib
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

MEMORY = 4_000_000_000  # bytes of data; browsers map far more than they use
IDLE_S = 120  # by the clock, without any processor time: it waits for what never comes


def forked(work: Callable[[], int], processor_s: int) -> int:
    """Start some work in a process of its own, within bounds; its number is that of its group, too."""
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s + 5))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        silence = os.open(os.environ.get("MUTATE_LOG", os.devnull), os.O_WRONLY | os.O_APPEND)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        status = work()
    finally:
        sys.stdout.flush()
        os._exit(status)


class Watch:
    """Tells when a group of processes has had its seconds, or waits for what never comes."""

    def __init__(self, group: int, seconds: float) -> None:
        self._group = group
        self._looked = time.monotonic()
        self._end = self._looked + seconds
        self._spent = -1

    def is_over(self) -> bool:
        """Look at the clock, and now and then at the processor time that was spent."""
        now = time.monotonic()
        if now < self._looked + IDLE_S:
            return now > self._end
        former, self._spent, self._looked = self._spent, _spent(self._group), now
        return self._spent == former or now > self._end


def _spent(group: int) -> int:
    """Give the processor time of a group of processes, in ticks (proc(5)); where that is not told, the time."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_bytes().rpartition(b")")[2].split()  # from the third on
            if int(fields[2]) == group:
                ticks += sum(map(int, fields[11:15]))
    return ticks or time.monotonic_ns()
