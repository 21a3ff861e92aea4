"""Releases that tests look at: each work is built once, by the real command line, for all processes of a run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pytest

from pamphlet.pipeline.build import check
from pamphlet.work.model import Pamphlet
from tests.once import kept

REPOSITORY = Path(__file__).parent.parent
FIRST = "manuscript"
# The works by the paths of their folders: the first pamphlet, and one of every kind that is hard.
WORKS = (
    FIRST,
    *(f"tests/works/{path.name}" for path in sorted((REPOSITORY / "tests/works").iterdir())),
)
EVERY_WORK = pytest.mark.parametrize("work", WORKS, ids=lambda work: work.rpartition("/")[2])


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


Shelf = Callable[[str], Release]


def built(work: str, own: Path) -> Release:
    """Give the release of a work, by the path of its folder, as a copy below a folder of the caller's own.

    The process that asks first builds it.
    """
    name = work.rpartition("/")[2]
    folder = own / name
    if not folder.exists():
        shutil.copytree(kept(f"release-{name}", partial(_build, work)), folder)
    status, said = (folder / "status").read_text("utf-8").split("\n", 1)
    if status != "0" or said:
        pytest.fail(f"pamphlet build of {work} ended with status {status}\n{said}", pytrace=False)
    return Release(REPOSITORY / work, folder / "build")


def _build(work: str, folder: Path) -> None:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.building", work, str(folder / "build")],
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
        encoding="utf-8",
    )
    (folder / "build.log").write_text(done.stdout, "utf-8")
    (folder / "status").write_text(f"{done.returncode}\n{done.stderr}", "utf-8")
