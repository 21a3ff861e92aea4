"""Tell where a release goes, and by which way; or why it can not go there, before anything is touched.

In: the folder that was named, and that of the manuscript. Out: a `Target`, or a `CannotGo` with a sentence and a hint.

    beside   the new folder is filled beside the old one, and the two change places: the way it goes nearly always
    within   a mount point has nothing beside it, nor has a folder in a place where nobody may write: what is new is
             filled in a hidden folder within, and its files are moved one after the other
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen

LONGEST_NAME = 200  # bytes: the names beside it are longer, and most systems take no more than 255
WITHIN = ".pamphlet"
_NEW = expression(r"[a-z0-9_]{8}")  # as `tempfile` chooses
OF_ITS_OWN = "choose a folder of its own with --output"


class CannotGo(Exception):
    """A release cannot be put there; the message is a sentence for a person, `hint` a way out."""

    def __init__(self, message: str, hint: str = OF_ITS_OWN) -> None:
        super().__init__(message)
        self.hint = hint


@frozen
class Target:
    """The folder of a release, links followed, and `room`: where the hidden names stand that putting it in place needs.

    `stem` is what these begin with.
    """

    folder: Path
    room: Path
    stem: str

    @property
    def within(self) -> Target:
        """The same folder, with all that is needed in a hidden way within it."""
        return Target(self.folder, self.folder, WITHIN)

    @property
    def lock(self) -> Path:
        """The file that is locked by whoever puts something in place."""
        return self.room / f"{self.stem}.lock"

    @property
    def previous(self) -> Path:
        """Where the old folder stands between two renames, on systems that cannot exchange."""
        return self.room / f"{self.stem}.previous"

    @property
    def following(self) -> Path:
        """Where files stand, all of them, that are being moved one after the other."""
        return self.room / f"{self.stem}.next"

    @property
    def new(self) -> str:
        """What the names of new folders begin with."""
        return f"{self.stem}.new-"

    def traces(self) -> Iterator[Path]:
        """Give all that a build may have left when it was killed."""
        yield from (self.lock, self.previous, self.within.following)
        yield from self.left()
        yield from self.within.left()

    def left(self) -> Iterator[Path]:
        """Give the folders that builds have filled, or left to those who were reading there."""
        if not self.room.is_dir():
            return
        with os.scandir(self.room) as entries:
            names = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
        for name in sorted(names):
            if name.startswith(self.new) and _NEW.fullmatch(name.removeprefix(self.new)):
                yield self.room / name


def target_of(output: Path, apart_from: Iterable[Path] = ()) -> Target:
    """Tell where a release goes, when it can go there, which is apart from the manuscript. Raises CannotGo."""
    folder = _followed(output)
    for path in apart_from:
        _see_that_it_lies_elsewhere(path, folder)
    above = _nearest(folder)
    if not above.is_dir():
        what = "this" if above == folder else f"“{above.as_posix()}”"
        raise CannotGo(f"{what} is a file, and a release is a folder")
    beside = not folder.is_dir() or not (is_mount(folder) or not _writable(folder.parent))
    if not _writable(_nearest(folder.parent) if beside else folder):
        raise CannotGo(
            "you may not write there", f"{OF_ITS_OWN}, or give yourself the right to write there"
        )
    if not beside:
        return Target(folder, folder, WITHIN)
    name = os.fsencode(folder.name)
    stem = folder.name if len(name) <= LONGEST_NAME else sha256(name).hexdigest()
    return Target(folder, folder.parent, f".{stem}")


def _followed(output: Path) -> Path:
    """Give the folder that is meant, links followed. Raises CannotGo where none can be."""
    cannot = "a release cannot go there"
    loops = f"{cannot}: its path may not lead to itself"
    try:
        folder = output.resolve()
    except FileNotFoundError:
        raise CannotGo(f"{cannot}: the folder that you stand in is gone") from None
    except RuntimeError:  # so Python 3.11 calls a loop
        raise CannotGo(loops) from None
    except ValueError:
        raise CannotGo(f"{cannot}: its path may not hold a NUL") from None
    try:
        if stat.S_ISLNK(folder.lstat().st_mode):
            raise CannotGo(loops)
    except (FileNotFoundError, NotADirectoryError):
        return folder
    except OSError as failure:  # a name too long
        raise CannotGo(f"{cannot}: {failure.strerror}") from None
    return folder


def is_mount(folder: Path) -> bool:
    """Tell whether something is mounted on a folder, be it another folder of the same file system."""
    if os.path.ismount(folder):  # that of Path fails on Windows
        return True
    with suppress(OSError):
        mounts = Path("/proc/self/mountinfo").read_bytes().splitlines()  # proc(5): the fifth field
        return os.fsencode(folder) in (_unescaped(line.split(b" ")[4]) for line in mounts)
    return False


def _unescaped(path: bytes) -> bytes:
    """Give a path of mountinfo, in which white space and backslashes are octal numbers."""
    return re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), path)


def _see_that_it_lies_elsewhere(path: Path, folder: Path) -> None:
    """Refuse a folder that has something of the manuscript in it: a file of the release might have its name."""
    with suppress(OSError, RuntimeError, ValueError):  # it is not there: that is told elsewhere
        if path.resolve(strict=True).is_relative_to(folder):
            hint = f"{OF_ITS_OWN}; it may lie within that of the manuscript"
            raise CannotGo("the release would stand among the files of the manuscript", hint)


def _nearest(path: Path) -> Path:
    """Give the path, or what is nearest above it, that is there."""
    return next(above for above in (path, *path.parents) if os.path.lexists(above))


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)
