"""Open a stranger's file: its bytes, bounded in size, and never what waits or never ends.

Nothing else in the program opens one: not a copy, not what it is compared with, not a signature.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from pamphlet.release.plain_file import not_waiting
from pamphlet.verify.copies import PAGES, Unreadable
from pamphlet.work.frozen import frozen

ADDRESSES = ("http:/", "https:/", "www.")
ADDRESS = (
    "It is an address, and this program fetches nothing. Open it in a browser, save the page"
    " (Ctrl+S), and check the file that was saved."
)
LARGEST_FILE = 256 * 2**20  # bytes: with as many, and its text, the guard's 400 MB are nearly full
TOO_LARGE = f"It is larger than {LARGEST_FILE // 2**20} MB."
NO_FILES = (
    (stat.S_ISFIFO, "It is a pipe, not a file."),
    (stat.S_ISSOCK, "It is a socket, not a file."),
    (lambda mode: not stat.S_ISREG(mode), "It is a device, not a file."),
)


def content_of(path: Path) -> bytes:
    """Read a file, or a folder that stands for one, but nothing that waits or never ends. Raises Unreadable."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            from pamphlet.verify.copies.folders import content_of_folder

            return content_of_folder(path)
        for is_of_kind, reason in NO_FILES:
            if is_of_kind(mode):
                raise Unreadable(reason)
        with open(path, "rb", opener=not_waiting) as stream:
            content = stream.read(LARGEST_FILE + 1)
            if content is None:  # as the kernel's log says, of which there is no more just now
                raise Unreadable("It is no file: it gives what comes in.")
    except OSError as failure:
        if path.as_posix().startswith(ADDRESSES):
            raise Unreadable(ADDRESS) from failure
        raise Unreadable(f"{failure.strerror}.") from failure
    except ValueError as fault:  # a NUL in the name
        raise Unreadable("There can be no file of this name.") from fault
    if len(content) > LARGEST_FILE:
        raise Unreadable(TOO_LARGE)
    if b"stylesheet" in content and path.suffix.lower() in PAGES:
        from pamphlet.verify.copies.folders import with_sheets

        return with_sheets(path, content)
    return content


@frozen
class Given:
    """A file that was read already, with the name that it is told by."""

    name: str
    content: bytes


File = Path | Given


def name_of(file: File) -> str:
    """Give the name by which a file is told of."""
    return str(file) if isinstance(file, Path) else file.name


def given_from(stream: BinaryIO) -> Given:
    """Read what is given on standard input, as much of it as of a file."""
    return Given("standard input", stream.read(LARGEST_FILE + 1))


def name_and_content(file: File) -> tuple[str, bytes]:
    """Give the name of a file, by which its kind may be told, and its bytes. Raises Unreadable."""
    if isinstance(file, Path):
        return file.name, content_of(file)
    if len(file.content) > LARGEST_FILE:
        raise Unreadable(TOO_LARGE)
    return file.name, file.content


def files_in(folder: Path) -> dict[str, Callable[[], bytes]]:
    """Give what reads each file of a folder, by the file's name. Raises Unreadable."""
    try:
        return {path.name: partial(content_of, path) for path in folder.iterdir() if path.is_file()}
    except OSError as failure:
        raise Unreadable(f"{failure.strerror}.") from failure
