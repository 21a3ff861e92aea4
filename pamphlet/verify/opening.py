"""Open a stranger's file: its bytes, bounded in size, and never what waits or never ends."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pamphlet.verify.copies import LARGEST_FILE, Unreadable

KINDS = (
    (stat.S_ISDIR, "It is a folder; name the files in it."),
    (stat.S_ISFIFO, "It is a pipe, not a file."),
    (stat.S_ISSOCK, "It is a socket, not a file."),
    (lambda mode: not stat.S_ISREG(mode), "It is a device, not a file."),
)


def content_of(path: Path) -> bytes:
    """Read a file, but nothing that waits or never ends. Raises Unreadable."""
    try:
        told = path.stat()
        for is_of_kind, reason in KINDS:
            if is_of_kind(told.st_mode):
                raise Unreadable(reason)
        if told.st_size > LARGEST_FILE:
            raise Unreadable(f"It is larger than {LARGEST_FILE // 2**20} MB.")
        with open(path, "rb", opener=_not_waiting) as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as failure:
        raise Unreadable(f"{failure.strerror}.") from failure
    except ValueError as fault:  # a NUL in the name
        raise Unreadable("There can be no file of this name.") from fault


def _not_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
