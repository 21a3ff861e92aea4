"""A release is put in place as a whole, whatever stops the build."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from pamphlet.release import swap
from pamphlet.release.swap import recover, replace_release

OLD = {"a.epub": b"old epub", "a.pdf": b"old pdf", "SHA256SUMS": b"old sums"}
NEW = {"a.epub": b"new epub", "a.txt": b"new text", "SHA256SUMS": b"new sums"}


def release_in(folder: Path) -> dict[str, bytes]:
    """Give the files of a folder that belong to a release."""
    return {
        each.name: each.read_bytes() for each in folder.iterdir() if not each.name.startswith(".")
    }


@pytest.fixture
def build_folder(tmp_path: Path) -> Path:
    """Give a folder that holds a release, and beside it the file that git keeps it with."""
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / ".gitignore").write_text("*\n")
    for name, content in OLD.items():
        (folder / name).write_bytes(content)
    return folder


def test_the_new_release_replaces_the_former_whole(build_folder: Path) -> None:
    """After a build its files are there, those of the former release are not, and strangers' files stay."""
    (build_folder / "notes").mkdir()
    (build_folder / "notes" / "mine.txt").write_text("mine")
    replace_release(build_folder, NEW, OLD)
    assert {name: (build_folder / name).read_bytes() for name in NEW} == NEW
    assert not (build_folder / "a.pdf").exists()
    assert (build_folder / ".gitignore").read_text() == "*\n"
    assert (build_folder / "notes" / "mine.txt").read_text() == "mine"
    assert [each.name for each in build_folder.parent.iterdir()] == ["build"]


def test_a_release_is_made_where_none_was(tmp_path: Path) -> None:
    """The folder of the release is made, with those above it."""
    replace_release(tmp_path / "deep" / "build", NEW, ())
    assert release_in(tmp_path / "deep" / "build") == NEW


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs processes that can be killed at a given moment"
)
@pytest.mark.parametrize("atomic", [True, False], ids=["exchanging", "renaming twice"])
def test_a_build_killed_at_any_moment_leaves_one_release_whole(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch, *, atomic: bool
) -> None:
    """Kill the build at each thing that it asks of the system: the former release is there, or the new one."""
    if not atomic:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    seen = set()
    for moment in range(1, 500):
        for name in release_in(build_folder):
            (build_folder / name).unlink()
        for name, content in OLD.items():
            (build_folder / name).write_bytes(content)
        killed = replace_and_kill(build_folder, moment)
        if not atomic:
            recover(build_folder)
        found = release_in(build_folder)
        assert found in (OLD, NEW), f"killed at moment {moment}: {sorted(found)}"
        seen.add(found == NEW)
        if not killed:
            break
    else:
        pytest.fail("the build never came to its end")
    assert seen == {True, False}


def replace_and_kill(folder: Path, moment: int) -> bool:
    """Replace the release in a process that dies at its nth audit event; tell whether it died of it."""
    child = os.fork()
    if not child:
        events = 0

        def count(event: str, _: object) -> None:
            nonlocal events
            if event.startswith(("open", "os.", "shutil.", "tempfile.", "ctypes.", "pathlib.")):
                events += 1
                if events == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            replace_release(folder, NEW, OLD)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where no folder can be made, the reason reaches the caller."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match=r"Not a directory|exists"):
        replace_release(tmp_path / "file" / "build", NEW, ())
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_full_disk_leaves_the_former_release(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error while the files are written leaves the former release, and nothing beside it."""

    def full(path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(swap, "_write", full)
    with pytest.raises(OSError, match="No space left"):
        replace_release(build_folder, NEW, OLD)
    assert release_in(build_folder) == OLD
    assert [each.name for each in build_folder.parent.iterdir()] == ["build"]
