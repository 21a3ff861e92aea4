"""Do what takes long once for all processes of a test run: what came of it is kept in the folder of the run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

RUN = "PAMPHLET_TEST_RUN"  # names the folder to all processes of a run; conftest.py makes and clears it


def kept(name: str, make: Callable[[Path], object]) -> Path:
    """Give the path at which `make` left something when the first process asked for it by this name; others wait."""
    path = Path(os.environ[RUN]) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path.with_name(f"{path.name}.lock")):
        if not path.exists():
            unfinished = path.with_name(f"{path.name}.unfinished")
            if unfinished.is_dir():  # of a test that was skipped, or failed, while it made this
                shutil.rmtree(unfinished)
            make(unfinished)
            unfinished.rename(path)
    return path


def leave(path: Path, content: bytes) -> None:
    """Leave what `kept` would make, by whoever has it already; what another process has left stays."""
    with _locked(path.with_name(f"{path.name}.lock")):
        if not path.exists():
            unfinished = path.with_name(f"{path.name}.unfinished")
            unfinished.write_bytes(content)
            unfinished.rename(path)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Let one process at a time go on; where there are no such locks (Windows), the tests run in one."""
    if os.name == "nt":
        yield
        return
    import fcntl

    with file.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
