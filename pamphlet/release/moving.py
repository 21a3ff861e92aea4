"""Move a release file by file into a folder that cannot change places with another, as a mount point cannot.

What is there meanwhile is a mixture; that nobody takes it for a release, the sums go first and come last. The new files
stand together, all of them, before the first is moved, and so a build that is stopped is finished by the next one.

    .pamphlet.new-…   the new files, as they are written
    .pamphlet.next    the same, when all are written, with the names of what is to go: from here on there is no way back
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pamphlet.release.plain_file import read_plain
from pamphlet.release.sums import SIGNATURE, SUMS
from pamphlet.release.target import Target
from pamphlet.work.expressions import expression

_HARMLESS = expression(
    r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*"
)  # as nearly all are
LARGEST_LIST = 16_000_000  # bytes: as many as a report may have
GOING = ".going"  # the list of what is to go: no file of a release begins with a dot


def move_in(target: Target, new: Path, former: Iterable[str]) -> None:
    """Move the files of a new folder into the target, and remove those of the former release that it has no more."""
    names = set(_files_in(new))
    going = [name for name in sorted(former) if name not in names]
    with (new / GOING).open("w", encoding="utf-8") as listed:
        json.dump(going, listed)
        listed.flush()
        os.fsync(listed.fileno())
    new.rename(target.following)
    finish_moving(target)


def finish_moving(target: Target) -> None:
    """Move what a build has left to be moved, if one has."""
    following, folder = target.following, target.folder
    if following.is_symlink() or not following.is_dir():
        return
    listed = following / GOING
    waiting = sorted(_files_in(following), key=lambda name: (name == SUMS, name))
    if waiting:  # the sums are, for they come last: those in the folder are the former
        for name in (SUMS, SIGNATURE, *_going(listed)):
            with suppress(FileNotFoundError):
                (folder / name).unlink()
            _remove_empty((folder / name).parent, folder)
    for name in waiting:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (following / name).replace(folder / name)
        (following / name).unlink(
            missing_ok=True
        )  # rename(2) leaves a second name of the same file
    listed.unlink(missing_ok=True)
    for base, _, _ in sorted(os.walk(following), reverse=True):
        Path(base).rmdir()


def _files_in(new: Path) -> list[str]:
    """Give the paths of the files in a folder, but for the list of what is to go."""
    return [
        name
        for base, _, files in os.walk(new)
        for file in files
        if (name := Path(base, file).relative_to(new).as_posix()) != GOING
    ]


def _remove_empty(inner: Path, folder: Path) -> None:
    """Remove a folder within another when nothing is left in it, and those around it likewise."""
    with suppress(OSError):
        while inner != folder:
            inner.rmdir()
            inner = inner.parent


def is_inner(name: str) -> bool:
    """Tell whether a path, with forward slashes, is that of something within a folder."""
    return _HARMLESS.fullmatch(name) is not None or all(map(is_plain, name.split("/")))


def is_plain(name: str) -> bool:
    """Tell whether a name is that of something in a folder itself, not above it nor below."""
    return name not in {"", ".", ".."} and "\0" not in name and Path(name).name == name


def _going(listed: Path) -> list[str]:
    """Read the list of what is to go; whoever has spoiled it keeps what it told of."""
    try:
        names = json.loads(read_plain(listed, LARGEST_LIST))
    except (OSError, ValueError, RecursionError):
        return []
    listed_names = names if isinstance(names, list) else []
    return [name for name in listed_names if isinstance(name, str) and is_inner(name)]
