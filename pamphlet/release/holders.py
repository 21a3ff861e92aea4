"""Tell whether a living process stands in a folder, or holds it open, as far as the system tells (Linux)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROCESSES = Path("/proc")


def is_held(folder: Path) -> bool:
    """Tell whether any process has a folder, or something below it, open or for its working folder (proc(5))."""
    return any(path.is_relative_to(folder) for path in _held_paths())


def _held_paths() -> Iterator[Path]:
    """Give what processes stand in or hold open, of those that may be asked: paths as they are now."""
    with suppress(OSError):
        for process in PROCESSES.iterdir():
            if process.name.isdecimal():
                with suppress(OSError):  # it is another user's, or has ended
                    yield (process / "cwd").readlink()
                    for descriptor in (process / "fd").iterdir():
                        with suppress(OSError):
                            yield descriptor.readlink()
