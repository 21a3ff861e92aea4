"""Let one process at a time put something in place: a lock that the system itself takes away when its holder dies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE_SECONDS = (
    60  # what is held for longer is a disk that hangs: a release of 200 MB takes four
)
LOOKS_SECONDS = 0.1


class Busy(Exception):
    """Another process holds the lock, and did so for as long as anybody waits; the message is a sentence."""


@contextmanager
def held(
    file: Path,
    waiting: Callable[[], None] = lambda: None,
    patience: float = PATIENCE_SECONDS,
) -> Iterator[None]:
    """Hold a lock by its file, which is there only while somebody does; `waiting` is told when another holds it.

    Raises Busy when that lasts for as many seconds as `patience`; OSError when the file cannot be made.
    """
    from filelock import FileLock, Timeout

    _see_that_it_can_be(file)
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        try:
            lock.acquire(timeout=patience, poll_interval=LOOKS_SECONDS)
        except Timeout:
            told = f"another build has been writing there for {patience:.0f} seconds"
            raise Busy(told) from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows keeps what is open
            file.unlink()  # before it is let go: who waits for it sees that it is gone, and makes another
        lock.release()


def _see_that_it_can_be(file: Path) -> None:
    """Make the file of a lock, for filelock 4 takes a folder that takes no files for a lock that another holds."""
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    os.close(os.open(file, flags, 0o644))
