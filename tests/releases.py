"""Releases that tests look at: each work is built once, by the real command line, for all processes of a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from pamphlet.pipeline.build import check
from pamphlet.work.model import Pamphlet

REPOSITORY = Path(__file__).parent.parent
FIRST = "manuscript"
WORKS = tuple(sorted(path.name for path in (REPOSITORY / "tests" / "works").iterdir()))


@dataclass(frozen=True)
class Release:
    """A work with the folder of its release; what the command printed stands beside that, in `build.log`."""

    manuscript: Path
    folder: Path

    @cached_property
    def pamphlet(self) -> Pamphlet:
        """Give the work as it is read from its manuscript."""
        pamphlet, problems = check(self.manuscript)
        assert pamphlet, problems
        return pamphlet

    def file(self, suffix: str) -> Path:
        """Give the path of a file of the release."""
        return self.folder / f"{self.pamphlet.metadata.slug}{suffix}"


def manuscript_of(work: str) -> Path:
    """Give the folder of a work of `tests/works`, or of the first pamphlet."""
    return REPOSITORY / (FIRST if work == FIRST else f"tests/works/{work}")


def built(work: str, shelf: Path, own: Path) -> Release:
    """Give the release of a work, built by the process that asks first, as a copy in a folder of the caller's own."""
    shelf.mkdir(parents=True, exist_ok=True)
    with _locked(shelf / f"{work}.lock"):
        if not (shelf / work).exists():
            _build(work, shelf / f"{work}.tmp")
            (shelf / f"{work}.tmp").rename(shelf / work)
    if not (own / work).exists():
        shutil.copytree(shelf / work, own / work)
    status, said = (own / work / "status").read_text("utf-8").split("\n", 1)
    if status != "0" or said:
        pytest.fail(f"pamphlet build of {work} ended with status {status}\n{said}", pytrace=False)
    return Release(manuscript_of(work), own / work / "build")


def _build(work: str, folder: Path) -> None:
    folder.mkdir()
    manuscript = str(manuscript_of(work).relative_to(REPOSITORY))
    command = [sys.executable, "-m", "pamphlet", "build", manuscript]
    done = subprocess.run(
        [*command, "--output", str(folder / "build")],
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
        encoding="utf-8",
    )
    (folder / "build.log").write_text(done.stdout, "utf-8")
    (folder / "status").write_text(f"{done.returncode}\n{done.stderr}", "utf-8")


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
