"""Watch a folder, and tell what was saved in it, a moment after it was."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import watchfiles

QUIET_MS = 12  # without a change, after which a save is over; many editors write in two steps
LONGEST_MS = 150  # that changes without a pause may take
LOOKS_MS = 500  # how often it is looked whether to stop, and what has changed
MOST_LOOKED_AT = 2_000  # files; of a folder that holds as many the system alone tells
# What editors put beside a file while they save it.
BESIDE = re.compile(r"^\.|^4913$|~$|^#.*#$|\.(sw[a-p]|tmp|bak|part|crswap|kate-swp)$")

Ages = dict[Path, tuple[int, int, int]]


def changes(folder: Path, apart_from: Path) -> Iterator[frozenset[Path]]:
    """Give the files that were saved, made or removed in a folder, each time that some were; for ever.

    At first none are given: what is there is to be read, and what is saved from then on is told. None are given, too,
    when the folder itself has gone, or another stands in its place, and is watched from then on. Hidden files, what
    editors leave beside their own, and another folder within this one do not count.

    The system tells at once. It tells nothing of what is saved before it is asked to, while its queue is full, on some
    disks of other machines, or when it watches too much already; so each half second the ages of the files are looked
    at, too.
    """
    root, apart = folder.resolve(), apart_from.resolve()

    def counts(_: watchfiles.Change | None, path: str) -> bool:
        file = Path(path)
        inner = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
        return not file.is_relative_to(apart) and not any(map(BESIDE.search, inner.parts))

    known = _ages(root, counts)
    yield frozenset()
    while True:
        for told in _told(root, counts):
            ages = _ages(root, counts)
            others = {path for path, _ in known.items() ^ ages.items()}
            was_replaced = known.get(root) != ages.get(root)
            known = ages
            if was_replaced:
                yield frozenset()
                break  # it is watched anew: of a folder that has gone the system tells nothing
            if told or others:
                yield frozenset(told | others)


def _told(root: Path, counts: Callable[[watchfiles.Change, str], bool]) -> Iterator[set[Path]]:
    """Give what the system tells of a folder, and nothing when it is time to look."""
    with suppress(OSError, RuntimeError):  # as watchfiles tells what it cannot do
        for found in watchfiles.watch(
            root,
            watch_filter=counts,
            debounce=LONGEST_MS,
            step=QUIET_MS,
            rust_timeout=LOOKS_MS,
            yield_on_timeout=True,  # so that a signal is heard
            ignore_permission_denied=True,
        ):
            yield {Path(path) for _, path in found}
    time.sleep(LOOKS_MS / 1000)  # it has gone, or is not watched
    yield set()


def _ages(root: Path, counts: Callable[[None, str], bool]) -> Ages:
    """Give when each file of a folder was changed, and how long it is; of the folder itself, which one it is."""
    ages: Ages = {}
    with suppress(OSError):
        told = root.stat()
        ages[root] = told.st_dev, told.st_ino, 0
    waiting = [root]
    while waiting and len(ages) < MOST_LOOKED_AT:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if not counts(None, entry.path):
                    continue
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    else:
                        told = entry.stat()
                        ages[Path(entry.path)] = told.st_mtime_ns, told.st_size, told.st_ino
    return ages
