"""One process at a time holds a lock, and the system takes it from a dead one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pamphlet.release.lock import Busy, held

HOLD = """
import sys
from pathlib import Path
from pamphlet.release.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(file: Path) -> subprocess.Popen[str]:
    """Start a process that holds a lock until it is told something."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_who_waits_is_told_and_waits_no_longer_than_that(tmp_path: Path) -> None:
    """Where another process holds the lock, that is said, and after a while it is given up."""
    told = []
    with holder(tmp_path / "lock") as other:
        with (
            pytest.raises(Busy, match="another build"),
            held(tmp_path / "lock", lambda: told.append(1), 0.2),
        ):
            pass
        assert told == [1]
        other.communicate("go\n")
    with held(tmp_path / "lock", lambda: told.append(2)):
        assert (tmp_path / "lock").exists()
    assert told == [1]
    assert list(tmp_path.iterdir()) == []


def test_its_file_is_there_while_it_is_held(tmp_path: Path) -> None:
    """Others may look at it, and only who made it may write to it."""
    mask = os.umask(0)
    try:
        with held(tmp_path / "lock"):
            assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o644
    finally:
        os.umask(mask)
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_dead_process_is_free(tmp_path: Path) -> None:
    """When its holder is killed the next one has it at once, and leaves nothing of either."""
    with holder(tmp_path / "lock") as other:
        other.kill()
        other.communicate()
    assert (tmp_path / "lock").exists()
    with held(tmp_path / "lock", patience=0):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="Linux has a folder that takes no files"
)
def test_where_no_lock_can_be_none_is_waited_for(tmp_path: Path) -> None:
    """A folder that takes no files, is none, or has something else there is told at once."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for file in (
        Path("/proc/lock"),
        tmp_path / "none" / "lock",
        tmp_path / "folder",
        tmp_path / "link",
    ):
        with pytest.raises(OSError, match=r"\[Errno"), held(file):
            pass
    assert not (tmp_path / "elsewhere").exists()
