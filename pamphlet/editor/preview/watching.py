"""Watch a folder, and tell what was saved in it, a moment after it was."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import watchfiles

QUIET_MS = 12  # without a change, after which a save is over; many editors write in two steps
LONGEST_MS = 150  # that changes without a pause may take
LOOKS_MS = 500  # how often it is looked whether to stop
# What editors put beside a file while they save it.
BESIDE = re.compile(r"^\.|^4913$|~$|^#.*#$|\.(sw[a-p]|tmp|bak|part|crswap|kate-swp)$")


def changes(folder: Path, apart_from: Path) -> Iterator[frozenset[Path]]:
    """Give the files that were saved, made or removed in a folder, each time that some were; for ever.

    None are given when the folder itself has gone, or another stands in its place, and is watched from then on. Hidden
    files, what editors leave beside their own, and another folder within this one do not count.
    """
    apart = apart_from.resolve()

    def counts(_: watchfiles.Change, path: str) -> bool:
        file = Path(path)
        inner = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
        return not file.is_relative_to(apart) and not any(map(BESIDE.search, inner.parts))

    root = folder.resolve()
    is_another = False
    while True:
        known = _identity(root)
        if known is None:
            time.sleep(LOOKS_MS / 1000)
            continue
        with suppress(FileNotFoundError):  # it has gone since
            for found in watchfiles.watch(
                root,
                watch_filter=counts,
                debounce=LONGEST_MS,
                step=QUIET_MS,
                rust_timeout=LOOKS_MS,
                yield_on_timeout=True,  # so that a signal is heard
                ignore_permission_denied=True,
            ):
                if found or is_another:  # what was saved before it was watched
                    yield frozenset(Path(path) for _, path in found)
                is_another = False
                if _identity(root) != known:
                    break
        # Of a folder that has gone, or was put in its place (unpacked, synchronised), the system tells nothing.
        is_another = True
        yield frozenset()


def _identity(folder: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        told = folder.stat()
        return told.st_dev, told.st_ino
    return None
