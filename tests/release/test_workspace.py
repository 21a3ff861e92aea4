"""Temporary files stand in one folder, which goes with its process or with the next one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pamphlet.release.workspace import (
    clear_dead_workspaces,
    lasting_folder,
    temporary_folder,
    workspace,
)

KEEP = """
import sys, tempfile
from pamphlet.release.workspace import workspace
with workspace():
    tempfile.mkdtemp()
    print("kept", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let temporary files stand in a folder of the test."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_goes_when_the_work_is_done_or_fails(temporary: Path) -> None:
    """All temporary files are in it, and in the end there is none, and the former place is that of such files again."""
    for failure in (None, FileNotFoundError, KeyboardInterrupt):
        try:
            with workspace() as folder:
                inner = Path(tempfile.mkdtemp())
                assert inner.parent == folder
                assert folder.parent == temporary
                if failure:
                    raise failure
        except (FileNotFoundError, KeyboardInterrupt):
            assert failure
        assert list(temporary.iterdir()) == []
        assert tempfile.gettempdir() == str(temporary)


def test_that_of_a_dead_process_is_cleared_away_and_that_of_a_living_one_is_not(
    temporary: Path,
) -> None:
    """Only what no living process holds goes, and nothing that has another name."""
    (temporary / "weasyprint-x").mkdir()
    (temporary / "pamphlet-build-file").touch()
    command = [sys.executable, "-c", KEEP]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with (
        subprocess.Popen(command, **pipes) as dead,  # type: ignore[call-overload]
        subprocess.Popen(command, **pipes) as living,  # type: ignore[call-overload]
    ):
        assert dead.stdout.readline() == living.stdout.readline() == "kept\n"
        dead.kill()
        dead.wait()
        assert len(list(temporary.iterdir())) == 4
        clear_dead_workspaces()
        (left,) = [
            path for path in temporary.iterdir() if path.is_dir() and path.name != "weasyprint-x"
        ]
        assert len(list(left.iterdir())) == 2
        living.communicate("go\n")
    clear_dead_workspaces()
    assert {path.name for path in temporary.iterdir()} == {"weasyprint-x", "pamphlet-build-file"}


@pytest.mark.parametrize("times", [1, 9, 10])
def test_one_that_was_taken_for_dead_is_made_anew(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """When another process clears the folder away before it is locked, there is another, nine times."""
    make = tempfile.mkdtemp
    made = []

    def taken(prefix: str, dir: str) -> str:  # noqa: A002 # as it is called
        made.append(make(prefix=prefix, dir=dir))
        if len(made) <= times:
            Path(made[-1]).rmdir()
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", taken)
    if times < 10:
        with workspace() as folder:
            assert str(folder) == made[times]
    else:
        with pytest.raises(FileNotFoundError, match="no temporary folder"), workspace():
            pass
    assert list(temporary.iterdir()) == []


def test_it_stands_where_temporary_files_do(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of the environment is taken when it can be written, without a file on trial; else that of Python."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: "/of/python")
    assert temporary_folder() == str(temporary)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary / "not there"))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
        assert temporary_folder() == str(temporary)
        monkeypatch.setenv(name, str(temporary / "not there"))
    (temporary / "a file").touch(0o777)
    monkeypatch.setenv("TMPDIR", str(temporary / "a file"))
    assert temporary_folder() == "/tmp"  # noqa: S108
    monkeypatch.setattr("os.access", lambda folder, _: folder != "/tmp")  # noqa: S108
    assert temporary_folder() == "/of/python"


def test_a_forked_child_takes_a_kept_folder_from_nobody(temporary: Path) -> None:
    """It stays, and stays locked, whatever the child forgets; and goes with the process that has it."""
    program = (
        "import multiprocessing, pathlib, sys\n"
        "from pamphlet.release.workspace import clear_dead_workspaces, kept_folder\n"
        "folder = kept_folder(sys.argv[1])\n"
        "child = multiprocessing.get_context('fork').Process(target=int)\n"
        "child.start()\n"
        "child.join()\n"
        "clear_dead_workspaces()\n"
        "print(folder.is_dir())\n"
    )
    command = [sys.executable, "-c", program, str(temporary)]
    assert subprocess.check_output(command, text=True) == "True\n"
    assert list(temporary.iterdir()) == []


def test_what_outlives_them_stands_where_they_do(temporary: Path) -> None:
    """However many are open within one another, that is the folder in which the first one stands."""
    assert lasting_folder() == str(temporary)
    with workspace() as outer:
        assert lasting_folder() == str(temporary)
        with workspace() as inner:
            assert inner.parent == outer
            assert lasting_folder() == str(temporary)
        assert lasting_folder() == str(temporary)
    assert lasting_folder() == str(temporary)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a folder away"
)
def test_those_of_other_users_are_theirs(temporary: Path) -> None:
    """Whoever may write everywhere still clears away only what is their own."""
    for name, owner in (("pamphlet-build-mine", 0), ("pamphlet-build-theirs", 12345)):
        (temporary / name).mkdir()
        os.chown(temporary / name, owner, -1)
    clear_dead_workspaces()
    assert [path.name for path in temporary.iterdir()] == ["pamphlet-build-theirs"]
