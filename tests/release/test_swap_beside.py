"""What is put in place is on the disk before; and what else lies in the folder stays as it was."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from pamphlet.release import moving, swap
from pamphlet.release.moving import GOING
from pamphlet.release.swap import link_or_copy, recover, replace_release
from pamphlet.release.target import Target, target_of
from tests.release.folders import NEW, OLD, release_in

WAYS = pytest.mark.parametrize("way", ["exchanging", "renaming twice", "moving"])
ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links are those of POSIX")


def go(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a release be put in place in this way."""
    if way != "exchanging":
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    if way == "moving":
        monkeypatch.setattr(swap, "_may_change_places", lambda *_: False)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="tells what a descriptor is of")
@WAYS
def test_what_is_put_in_place_is_on_the_disk(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Its files are written out before it takes a place: who loses power then has the former release or the new one."""
    steps: list[tuple[str, int]] = []
    synchronize, exchange, finish = os.fsync, swap._change_places, moving.finish_moving

    def synchronized(descriptor: int) -> None:
        about = os.fstat(descriptor)
        size = about.st_size if stat.S_ISREG(about.st_mode) else -1
        steps.append((Path(f"/proc/self/fd/{descriptor}").readlink().name, size))
        synchronize(descriptor)

    def exchanged(target: Target, new: Path) -> bool:
        steps.append((new.name, 0))
        return exchange(target, new)

    def moved(target: Target) -> None:
        steps.append((target.following.name, 0))
        finish(target)

    go(way, monkeypatch)
    monkeypatch.setattr(os, "fsync", synchronized)
    monkeypatch.setattr(swap, "_change_places", exchanged)
    monkeypatch.setattr(moving, "finish_moving", moved)
    opened = len(list(Path("/proc/self/fd").iterdir()))
    replace_release(target_of(build_folder), NEW, OLD)
    assert len(list(Path("/proc/self/fd").iterdir())) == opened
    assert steps[: len(NEW)] == [(name, len(content)) for name, content in NEW.items()]
    rest = steps[len(NEW) :]
    if way == "moving":
        assert rest == [(GOING, len('["a.pdf"]')), (".pamphlet.next", 0)]
    else:
        (new, size), put_in_place, above = rest
        assert (new.startswith(".build.new-"), size) == (True, -1)
        assert put_in_place == (new, 0)
        assert above == (build_folder.parent.name, -1)


@pytest.mark.parametrize(("others", "changes"), [(1_000, True), (1_001, False)])
def test_a_thousand_files_of_others(build_folder: Path, others: int, *, changes: bool) -> None:
    """So many are linked into the new folder; where more lie the folder stays, and files are moved into it."""
    for number in range(others - 1):  # with .gitignore
        (build_folder / f"mine-{number}").touch()
    before = build_folder.stat().st_ino
    replace_release(target_of(build_folder), NEW, OLD)
    assert (build_folder.stat().st_ino != before) is changes
    assert len(list(build_folder.iterdir())) == others + len(NEW)


@ON_POSIX
@WAYS
def test_the_folder_keeps_its_rights(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Who might read it may read the new one; one that is new has what the mask of the process leaves."""
    go(way, monkeypatch)
    for mode in (0o7755, 0o700):
        build_folder.chmod(mode)
        replace_release(target_of(build_folder), NEW, OLD)
        assert build_folder.stat().st_mode & 0o7777 == mode


@ON_POSIX
def test_a_new_folder_has_the_rights_that_new_ones_have(tmp_path: Path) -> None:
    """Those that the mask of the process leaves; and that is as it was."""
    mask = os.umask(0o026)
    try:
        replace_release(target_of(tmp_path / "build"), NEW, ())
        assert os.umask(0o026) == 0o026
    finally:
        os.umask(mask)
    assert (tmp_path / "build").stat().st_mode & 0o7777 == 0o751


@pytest.mark.parametrize(("number", "is_moved"), [(errno.EBUSY, True), (errno.ENOSPC, False)])
def test_a_folder_that_cannot_be_renamed(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, is_moved: bool
) -> None:
    """Into one that another program holds files are moved; any other failure is told, and nothing is done."""
    rename = Path.rename

    def refused(path: Path, to: Path) -> Path:
        if path == build_folder:
            raise OSError(number, os.strerror(number))
        return rename(path, to)

    go("renaming twice", monkeypatch)
    monkeypatch.setattr(Path, "rename", refused)
    before = build_folder.stat().st_ino
    if is_moved:
        replace_release(target_of(build_folder), NEW, OLD)
    else:
        with pytest.raises(OSError, match=os.strerror(number)):
            replace_release(target_of(build_folder), NEW, OLD)
    assert build_folder.stat().st_ino == before
    assert release_in(build_folder) == (NEW if is_moved else OLD)
    assert [path.name for path in build_folder.parent.iterdir()] == ["build"]


@ON_POSIX
@WAYS
@pytest.mark.parametrize("links", [True, False])
def test_what_others_have_there_stays_as_it_was(
    build_folder: Path, monkeypatch: pytest.MonkeyPatch, way: str, *, links: bool
) -> None:
    """Files with their age, folders with their rights, and links, wherever they lead; though nothing can be linked."""
    go(way, monkeypatch)
    inner = build_folder / "mine" / "inner"
    inner.mkdir(parents=True)
    (inner / "old.txt").write_text("mine")
    os.utime(inner / "old.txt", (1_000_000_000, 1_000_000_000))
    (build_folder / "mine").chmod(0o750)
    (build_folder / "empty").mkdir()
    (build_folder / "to a folder").symlink_to("mine")
    (build_folder / "to itself").symlink_to(".")
    (build_folder / "to a file").symlink_to("mine/inner/old.txt")
    (build_folder / "to nothing").symlink_to("nowhere")
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    replace_release(target_of(build_folder), NEW, OLD)
    assert (inner / "old.txt").read_text() == "mine"
    assert (inner / "old.txt").stat().st_mtime == 1_000_000_000
    assert (build_folder / "mine").stat().st_mode & 0o777 == 0o750
    assert list((build_folder / "empty").iterdir()) == []
    leads = {
        path.name: str(path.readlink()) for path in build_folder.iterdir() if path.is_symlink()
    }
    assert leads == {
        "to a folder": "mine",
        "to itself": ".",
        "to a file": "mine/inner/old.txt",
        "to nothing": "nowhere",
    }


def _no_links(*_: object, **__: object) -> None:
    raise PermissionError


@ON_POSIX
def test_a_file_in_two_places_is_one(tmp_path: Path) -> None:
    """It is linked where the system can; a link stands for itself."""
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to("file")
    for name in ("file", "link"):
        link_or_copy(tmp_path / name, tmp_path / f"{name} again")
    assert (tmp_path / "file again").stat().st_ino == (tmp_path / "file").stat().st_ino
    assert (tmp_path / "link again").readlink() == Path("file")


def test_a_stopped_build_is_cleared_up_after(build_folder: Path) -> None:
    """The folder that stood aside between two renames comes back where none is; where one is, it goes."""
    target = target_of(build_folder)
    build_folder.rename(target.previous)
    recover(target)
    assert (build_folder / "a.epub").read_bytes() == OLD["a.epub"]
    target.previous.mkdir()
    (target.previous / "a.epub").write_bytes(b"older")
    recover(target)
    assert (build_folder / "a.epub").read_bytes() == OLD["a.epub"]
    assert [path.name for path in build_folder.parent.iterdir()] == ["build"]
