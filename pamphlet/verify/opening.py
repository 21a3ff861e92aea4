"""Open a stranger's file: its bytes, bounded in size, and never what waits or never ends."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pamphlet.verify.copies import LARGEST_FILE, Unreadable
from pamphlet.verify.copies.folders import content_of_folder

ADDRESSES = ("http:/", "https:/", "www.")
ADDRESS = (
    "It is an address, and this program fetches nothing. Open it in a browser, save the page"
    " (Ctrl+S), and check the file that was saved."
)
KINDS = (
    (stat.S_ISFIFO, "It is a pipe, not a file."),
    (stat.S_ISSOCK, "It is a socket, not a file."),
    (lambda mode: not stat.S_ISREG(mode), "It is a device, not a file."),
)


def content_of(path: Path) -> bytes:
    """Read a file, or a folder that stands for one, but nothing that waits or never ends. Raises Unreadable."""
    try:
        told = path.stat()
        if stat.S_ISDIR(told.st_mode):
            return content_of_folder(path)
        for is_of_kind, reason in KINDS:
            if is_of_kind(told.st_mode):
                raise Unreadable(reason)
        if told.st_size > LARGEST_FILE:
            raise Unreadable(f"It is larger than {LARGEST_FILE // 2**20} MB.")
        with open(path, "rb", opener=_not_waiting) as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as failure:
        if path.as_posix().startswith(ADDRESSES):
            raise Unreadable(ADDRESS) from failure
        raise Unreadable(f"{failure.strerror}.") from failure
    except ValueError as fault:  # a NUL in the name
        raise Unreadable("There can be no file of this name.") from fault


def _not_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
