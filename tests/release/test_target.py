"""Tell where a release can go, and why it can not, before anything is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pamphlet.release import target
from pamphlet.release.target import CannotGo, Target, target_of


@pytest.mark.parametrize(
    "name", ["build", "a [b] *?", " spaced ", "line\nfeed", "ü", ".hidden", "-x"]
)
def test_a_folder_of_any_name_is_a_target(tmp_path: Path, name: str) -> None:
    """Whatever its name is, what stands beside it is called after it, and that of no other folder is taken for it."""
    folder = tmp_path / name
    where = target_of(folder)
    assert (where.folder, where.room) == (folder, tmp_path)
    for left in (f".{name}.new-abcdefgh", f".{name}.new-abcdefgh.new-abcdefgh", f".{name}.new-ABC"):
        (tmp_path / left).mkdir()
    assert list(where.left()) == [tmp_path / f".{name}.new-abcdefgh"]


def test_a_name_of_any_length_is_a_target(tmp_path: Path) -> None:
    """The names beside a folder are no longer than a system takes."""
    where = target_of(tmp_path / ("ü" * 120))
    where.lock.touch()
    where.previous.mkdir()
    assert len(os.fsencode(where.new)) < 240


@pytest.mark.parametrize("letters", [199, 200])
def test_a_name_that_is_not_long_is_kept(tmp_path: Path, letters: int) -> None:
    """What stands beside a folder is called after it as long as a system takes that, and after a hash of it beyond."""
    assert target_of(tmp_path / ("a" * letters)).stem == "." + "a" * letters
    assert len(target_of(tmp_path / ("a" * 201)).stem) == 1 + 64


def test_a_link_is_followed(tmp_path: Path) -> None:
    """A link to a folder stands for that folder; one that leads to itself leads nowhere."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert target_of(tmp_path / "link").folder == tmp_path / "real"
    (tmp_path / "new").symlink_to(tmp_path / "not" / "yet")
    assert target_of(tmp_path / "new").folder == tmp_path / "not" / "yet"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(CannotGo, match="lead to itself"):
        target_of(tmp_path / "loop")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nobody stands in a folder that is gone")
def test_who_stands_nowhere_names_a_folder_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that is gone no other can be named from there; by its whole path one can."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for output in (Path("build"), Path()):
        with pytest.raises(CannotGo, match="folder that you stand in is gone"):
            target_of(output)
    assert target_of(tmp_path / "build").folder == tmp_path / "build"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """What is a file, a device or within a file is refused."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotGo, match="this is a file"):
        target_of(tmp_path / "file")
    with pytest.raises(CannotGo, match="file” is a file"):
        target_of(tmp_path / "file" / "build")
    with pytest.raises(CannotGo, match="this is a file"):
        target_of(Path(os.devnull))
    for name in ("a\0b", "a" * 300):
        with pytest.raises(CannotGo, match="cannot go there"):
            target_of(tmp_path / name)


def test_the_manuscript_is_left_alone(tmp_path: Path) -> None:
    """No release goes where files of the manuscript lie; a folder of its own may lie within that of the manuscript."""
    manuscript = tmp_path / "manuscript"
    (manuscript / "pictures").mkdir(parents=True)
    (manuscript / "pictures" / "a.png").touch()
    (tmp_path / "link").symlink_to(manuscript)
    for folder in (manuscript, tmp_path, tmp_path / "link", manuscript / "pictures" / ".."):
        with pytest.raises(CannotGo, match="among the files of the manuscript"):
            target_of(folder, (manuscript,))
    with pytest.raises(CannotGo, match="among the files of the manuscript"):
        target_of(manuscript / "pictures", (manuscript, manuscript / "pictures" / "a.png"))
    assert target_of(manuscript / "build", (manuscript,)).folder == manuscript / "build"
    assert target_of(tmp_path / "other", (manuscript, tmp_path / "not there")).room == tmp_path


def test_what_has_nothing_beside_it_is_filled_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a mount point, or where nobody may write beside the folder, all that is needed stands within it."""
    within = Target(tmp_path, tmp_path, ".pamphlet")
    with monkeypatch.context() as patch:
        patch.setattr(target, "is_mount", lambda _: True)
        assert target_of(tmp_path) == within
    monkeypatch.setattr(target, "_writable", lambda folder: folder != tmp_path.parent)
    assert target_of(tmp_path) == within
    monkeypatch.setattr(target, "_writable", lambda _: False)
    for folder in (tmp_path, tmp_path / "new"):
        with pytest.raises(CannotGo, match="may not write there"):
            target_of(folder)


@pytest.mark.skipif(
    not Path("/proc/self/mountinfo").is_file(), reason="Linux tells of mounts there"
)
def test_what_is_mounted_is_known() -> None:
    """The system's own mounts are mount points, and their folders are none."""
    assert target.is_mount(Path("/"))
    assert target.is_mount(Path("/proc"))
    assert not target.is_mount(Path("/proc/self"))
    assert target._unescaped(rb"/a\040b\134c") == rb"/a b\c"
