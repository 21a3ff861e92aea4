"""Imports are killed, or the disk is full, at each moment in which they change a file: the manuscript is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.runs import COMMAND, environment
from tests.storm.builders import fault_library, show

MOMENTS_MOST = 100  # an import of a text has some twenty
FIRST = "A Talk\n\nQ: What is lost?\n\nA: Nothing that was written once.\n\nQ: And else?\n\nA: That, too.\n"
SECOND = FIRST.replace("That, too.", "Nor that.")
MINE = "And this I added by hand.\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="it puts itself before the C library"),
]


def imported(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Import the text that lies in a folder."""
    return subprocess.run(
        [*COMMAND, "import", "a.txt", "made"],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def standing(folder: Path) -> dict[str, bytes]:
    """Give the files of the manuscript."""
    made = folder / "made"
    return {
        path.relative_to(made).as_posix(): path.read_bytes()
        for path in sorted(made.rglob("*"))
        if path.is_file()
    }


def prepare(folder: Path, *, again: bool) -> None:
    """Put a text into a folder; or, `again`, a manuscript that was changed by hand, and a newer text."""
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, "utf-8")
    if again:
        assert imported(folder).returncode == 0
        part = next((folder / "made").glob("*.md"))
        part.write_text(f"{part.read_text('utf-8')}\n{MINE}", "utf-8")
        (folder / "a.txt").write_text(SECOND, "utf-8")


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("fault", ["kill", "full"])
def test_an_import_is_broken_off_at_each_moment(
    request: pytest.FixtureRequest, tmp_path: Path, fault: str, *, again: bool
) -> None:
    """A full disk leaves the manuscript as it was; after a kill, the next import makes what it would have made."""
    prepare(tmp_path / "pattern", again=again)
    before = standing(tmp_path / "pattern")
    shutil.copytree(tmp_path / "pattern", tmp_path / "whole")
    assert imported(tmp_path / "whole").returncode == 0
    whole = standing(tmp_path / "whole")
    assert not again or any(MINE.encode() in content for content in whole.values())
    counter, room = tmp_path / "counter", tmp_path / "room"
    preload = str(fault_library(tmp_path))
    figures: Counter[str] = Counter()
    first, every = (1, 1) if request.config.getoption("--storm") else (3, 17)
    for at in range(first, MOMENTS_MOST, every):
        shutil.copytree(tmp_path / "pattern", room)
        counter.write_bytes(bytes(8))
        faults = {"FAULT": fault, "AT": str(at), "COUNTER": str(counter)}
        done = imported(room, LD_PRELOAD=preload, **faults)
        reached = int.from_bytes(counter.read_bytes(), sys.byteorder) >= at
        figures["kills" if fault == "kill" else "full disks"] += reached
        assert "Traceback" not in done.stderr, done.stderr
        if fault == "full" and done.returncode:
            assert "error R07" in done.stderr
            assert standing(room) == before, at
            assert (room / "made").exists() == again, at
        assert imported(room).returncode == 0, at
        assert standing(room) == whole, at
        shutil.rmtree(room)
        if not reached:
            break
    show(request, figures)
