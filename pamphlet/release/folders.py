"""Make a folder for what is to come into it, and take it away where nothing came: work may fail, or be stopped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def folder_for_content(folder: Path) -> Iterator[None]:
    """Make a folder, and those around it; in the end those of them go that were not there and are empty.

    Raises OSError where it cannot be made.
    """
    made = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for path in made:
            with suppress(OSError):
                path.rmdir()
