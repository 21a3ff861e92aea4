"""Read and write files in whose place something else may stand: nothing is waited for, endless, or followed out."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BufferedReader
from pathlib import Path

_PIECE = 2**20  # bytes: between two of them, other threads may take their turn


@contextmanager
def open_plain(path: Path) -> Iterator[BufferedReader]:
    """Open a file, but no pipe and no device. Raises OSError."""
    with open(path, "rb", opener=not_waiting) as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is a pipe or a device, not a file", str(path))
        yield stream


def read_plain(path: Path, most: int) -> bytes:
    """Read a file of so many bytes at the most. Raises OSError."""
    with open_plain(path) as stream:
        content = (
            stream.read(most + 1) or b""
        )  # nothing: a file of the system that gives what comes in
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 10**6} MB", str(path))
    return content


def has_hash(path: Path, size: int, digest: str) -> bool:
    """Tell whether a file has this size and this SHA-256; no more of it is read. Raises OSError."""
    hashed = sha256()
    with open_plain(path) as stream:
        if os.fstat(stream.fileno()).st_size != size:
            return False
        piece = memoryview(bytearray(min(_PIECE, size)))
        left = size
        while left and (read := stream.readinto(piece[:left])):
            hashed.update(piece[:read])
            left -= read
    return hashed.hexdigest() == digest


def write_plain(path: Path, content: bytes) -> None:
    """Write a file beside its place, and put it there, or leave nothing. Raises OSError.

    No link is followed, and no pipe waited for.
    """
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as stream:
            stream.write(content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def not_waiting(path: str, flags: int) -> int:
    """Open a file for `open`: a pipe that nobody writes into holds nobody up."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
