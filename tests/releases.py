"""Releases that tests look at: each work is built once, by the real command line, for all processes of a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pytest

from pamphlet.pipeline.build import check
from pamphlet.work.model import Pamphlet
from tests.once import kept

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


def built(work: str, own: Path) -> Release:
    """Give the release of a work, built by the process that asks first, as a copy in a folder of the caller's own.

    Whoever mutates the program names a folder of releases that were built before.
    """
    folder = own / work
    if not folder.exists():
        before = os.environ.get("PAMPHLET_TEST_RELEASES", "")
        shutil.copytree(kept(f"release-{work}", partial(_build, work), before), folder)
    status, said = (folder / "status").read_text("utf-8").split("\n", 1)
    if status != "0" or said:
        pytest.fail(f"pamphlet build of {work} ended with status {status}\n{said}", pytrace=False)
    return Release(manuscript_of(work), folder / "build")


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
