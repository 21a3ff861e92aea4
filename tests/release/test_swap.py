"""A release is put in place as a whole, whatever stops the build."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from pamphlet.release import swap
from pamphlet.release.moving import GOING
from pamphlet.release.swap import recover, replace_folder, replace_release
from pamphlet.release.target import target_of
from tests.release.folders import NEW, OLD, release_in


def test_the_new_release_replaces_the_former_whole(build_folder: Path) -> None:
    """After a build its files are there, those of the former release are not, and strangers' files stay."""
    (build_folder / "notes").mkdir()
    (build_folder / "notes" / "mine.txt").write_text("mine")
    replace_release(target_of(build_folder), NEW, OLD)
    assert {name: (build_folder / name).read_bytes() for name in NEW} == NEW
    assert not (build_folder / "a.pdf").exists()
    assert (build_folder / ".gitignore").read_text() == "*\n"
    assert (build_folder / "notes" / "mine.txt").read_text() == "mine"
    assert [each.name for each in build_folder.parent.iterdir()] == ["build"]


def test_a_release_is_made_where_none_was(tmp_path: Path) -> None:
    """The folder of the release is made."""
    replace_release(target_of(tmp_path / "build"), NEW, ())
    assert release_in(tmp_path / "build") == NEW


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs processes that can be killed at a given moment"
)
@pytest.mark.parametrize("way", ["exchanging", "renaming twice", "moving"])
def test_a_build_killed_at_any_moment_leaves_one_release_whole(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Kill the build at each thing that it asks of the system: the former release is there, or the new one.

    Where the folders cannot be exchanged that is so when the next build begins.
    """
    if way != "exchanging":
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    if way == "moving":
        monkeypatch.setattr(swap, "_may_change_places", lambda *_: False)
    seen = set()
    for moment in range(1, 500):
        for name in release_in(build_folder):
            (build_folder / name).unlink()
        for name, content in OLD.items():
            (build_folder / name).write_bytes(content)
        killed = replace_and_kill(build_folder, moment)
        if way != "exchanging":
            recover(target_of(build_folder))
            assert [each.name for each in build_folder.parent.iterdir()] == ["build"]
        found = release_in(build_folder)
        assert found in (OLD, NEW), f"killed at moment {moment}: {sorted(found)}"
        seen.add(found == NEW)
        if not killed:
            break
    else:
        pytest.fail("the build never came to its end")
    assert seen == {True, False}


def replace_and_kill(folder: Path, moment: int) -> bool:
    """Replace the release in a process that dies at its nth audit event; tell whether it died of it.

    To look into /proc, for who holds a folder open, changes nothing: there are as many looks as there are processes.
    """
    child = os.fork()
    if not child:
        events = 0

        def count(event: str, details: tuple[object, ...]) -> None:
            nonlocal events
            if details and str(details[0]).startswith("/proc"):
                return
            if event.startswith(("open", "os.", "shutil.", "tempfile.", "ctypes.", "pathlib.")):
                events += 1
                if events == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            replace_release(target_of(folder), NEW, OLD)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_full_disk_leaves_the_former_release(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error while the files are written leaves the former release, and nothing beside it."""

    def full(path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(swap, "_write", full)
    with pytest.raises(OSError, match="No space left"):
        replace_release(target_of(build_folder), NEW, OLD)
    assert release_in(build_folder) == OLD
    assert [each.name for each in build_folder.parent.iterdir()] == ["build"]


def test_a_reader_who_holds_the_old_folder_open_keeps_reading_it(build_folder: Path) -> None:
    """Who has opened the folder finds the former release in it; when nobody holds it any more, it is cleared away."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not tell who holds a folder open")
    reader = os.open(build_folder, os.O_RDONLY)
    try:
        replace_release(target_of(build_folder), NEW, OLD)
        recover(target_of(build_folder))
        assert release_in(build_folder) == NEW
        for name, content in OLD.items():
            file = os.open(name, os.O_RDONLY, dir_fd=reader)
            assert os.read(file, 100) == content
            os.close(file)
    finally:
        os.close(reader)
    recover(target_of(build_folder))
    assert [each.name for each in build_folder.parent.iterdir()] == ["build"]


def test_what_others_put_there_meanwhile_is_not_lost(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that comes into the old folder at the last moment stands in the new one afterwards."""
    exchange = swap._exchange

    def late(new: Path, output: Path) -> bool:
        (output / "a.pdf").write_text("of the former release")
        (output / "late.txt").write_text("late")
        (output / "later" / "still").mkdir(parents=True)
        (output / "later" / "still" / "late.txt").write_text("later")
        (output / "SHA256SUMS").write_text("late sums")
        (output / "zed").symlink_to("later")
        return exchange(new, output)

    monkeypatch.setattr(swap, "_exchange", late)
    replace_release(target_of(build_folder), NEW, OLD)
    assert (build_folder / "late.txt").read_text() == "late"
    assert (build_folder / "later" / "still" / "late.txt").read_text() == "later"
    assert (build_folder / "zed").readlink() == Path("later")
    assert release_in(build_folder) == {**NEW, "late.txt": b"late"}


def test_a_folder_with_much_else_in_it_stays_the_folder_it_is(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where much lies that is no release, or somebody stands, files are moved in and nothing else is touched."""
    before = build_folder.stat().st_ino
    monkeypatch.setattr(swap, "MOST_BESIDE", 0)
    replace_release(target_of(build_folder), NEW, OLD)
    assert build_folder.stat().st_ino == before
    assert release_in(build_folder) == NEW
    monkeypatch.undo()
    monkeypatch.chdir(build_folder)
    replace_release(target_of(Path()), OLD, NEW)
    assert build_folder.stat().st_ino == before
    assert release_in(Path()) == OLD
    assert sorted(each.name for each in build_folder.iterdir()) == [".gitignore", *sorted(OLD)]


def test_a_pipe_or_a_socket_in_the_folder_stays_there(build_folder: Path) -> None:
    """What can be neither linked nor copied is not touched."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(build_folder / "pipe")
    before = build_folder.stat().st_ino
    replace_release(target_of(build_folder), NEW, OLD)
    assert build_folder.stat().st_ino == before
    assert (build_folder / "pipe").is_fifo()
    assert release_in(build_folder) == NEW


def test_a_former_release_is_only_what_lies_in_the_folder(build_folder: Path) -> None:
    """A report that names what lies elsewhere, or a folder, takes nothing away."""
    (build_folder / "notes").mkdir()
    (build_folder / "notes" / "mine.txt").write_text("mine")
    elsewhere = build_folder.parent / "elsewhere.txt"
    elsewhere.write_text("mine")
    told = ["../elsewhere.txt", "notes", "notes/mine.txt", str(elsewhere), "", ".", "..", "a\0b"]
    for way in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(swap, "_may_change_places", lambda *_, way=way: way)
            replace_release(target_of(build_folder), NEW, told)
        assert (build_folder / "notes" / "mine.txt").read_text() == "mine"
        assert elsewhere.read_text() == "mine"


def test_a_folder_with_the_name_of_a_file_is_not_lost(build_folder: Path) -> None:
    """Nothing is written where a folder stands in the way."""
    (build_folder / "a.txt").mkdir()
    (build_folder / "a.txt" / "mine.txt").write_text("mine")
    with pytest.raises(IsADirectoryError, match=r"name of a file: a\.txt"):
        replace_release(target_of(build_folder), NEW, OLD)
    assert release_in(build_folder) == OLD
    assert (build_folder / "a.txt" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("way", ["exchanging", "moving"])
def test_folders_within_are_replaced_with_all_that_is_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """What was there before goes, with folders that are empty then; what others have put into them stays."""
    if way == "moving":
        monkeypatch.setattr(swap, "_may_change_places", lambda *_: False)
    folder = tmp_path / "site"
    former = {"a/one.txt": b"1", "a/b/two.txt": b"2", "c/three.txt": b"3"}
    for name, content in {**former, "a/mine.txt": b"mine", "d/mine.txt": b"mine"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    following = {"a/one.txt": b"new", "e/four.txt": b"4", "top.txt": b"0"}

    def fill(new: Path) -> set[str]:
        for name, content in following.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        return set(following)

    replace_folder(target_of(folder), fill, [*former, "../outside.txt"])
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }
    mine = {"a/mine.txt": b"mine", "d/mine.txt": b"mine"}
    assert found == {**following, **mine, "a": b"", "d": b"", "e": b""}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
@pytest.mark.parametrize(
    "going", [b"7", b"[" * 100_000, b"\xff", b'[["a"], 1, "../mine.txt"]', None]
)
def test_a_spoiled_list_of_what_is_to_go_takes_nothing_along(
    tmp_path: Path, going: bytes | None
) -> None:
    """It may lie in a stranger's folder, and be a pipe."""
    (tmp_path / "mine.txt").write_bytes(b"mine")
    target = target_of(tmp_path / "build")
    following = target.within.following
    following.mkdir(parents=True)
    (following / "a.txt").write_bytes(b"a")
    if going is None:
        os.mkfifo(following / GOING)
    else:
        (following / GOING).write_bytes(going)
    recover(target)
    assert (tmp_path / "build" / "a.txt").read_bytes() == b"a"
    assert not following.exists()
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"
