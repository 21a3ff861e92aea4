"""Find the works below a folder, each by its path, with the slug by which its release is called.

In: a folder, and the one that releases go to. Out: `Work`s in the order of their paths.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pamphlet.manuscript.files import SETTINGS


@dataclass(frozen=True, slots=True)
class Work:
    """A manuscript's folder, and its path below the folder that was named: `.` for that folder itself."""

    path: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts that the works are dealt out to: the `number`th of `count`, from 1."""

    number: int
    count: int

    def has(self, work: Work) -> bool:
        """Tell whether a work belongs to this part, whatever other works there are."""
        digest = sha256(work.path.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.count == self.number - 1


def find_works(
    folder: Path, output: Path, missed: Callable[[Work, OSError], None] = lambda *_: None
) -> Iterator[Work]:
    """Give the folders that hold a pamphlet.yaml, but none within another, none that is hidden, and no output.

    No link is followed to a folder: a work has one place. `missed` is told of folders that cannot be read, and why.
    """

    def miss(failure: OSError) -> None:
        place = Path(failure.filename)
        if not isinstance(failure, FileNotFoundError | NotADirectoryError):
            missed(Work(place.relative_to(folder).as_posix(), place), failure)

    shut = output.resolve()
    for base, folders, files in os.walk(folder, onerror=miss):
        found = Path(base)
        if SETTINGS in files:
            yield Work(found.relative_to(folder).as_posix(), found)
            folders.clear()
            continue
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (found / name).resolve() != shut
        )
