"""The files of a manuscript are written all together, or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from pamphlet.editor.folder import NEW, write_all


def contents(folder: Path) -> dict[str, str]:
    """Give what stands in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text() if path.is_file() else "a folder"
        for path in sorted(folder.rglob("*"))
    }


def test_files_are_written_and_others_go(tmp_path: Path) -> None:
    """In folders that are made for them; what a killed process has left is cleared away."""
    (tmp_path / "old.md").write_text("old")
    (tmp_path / "a.md").write_text("old")
    (tmp_path / NEW).mkdir()
    (tmp_path / NEW / "0").write_text("left")
    write_all(tmp_path, {"a.md": b"new", "within/b.md": b"new, too"}, ["old.md", "never.md"])
    written = {"a.md": "new", "within": "a folder", "within/b.md": "new, too"}
    assert contents(tmp_path) == written


@pytest.mark.parametrize("number", [1, 2, 3])
def test_where_one_cannot_be_written_nothing_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A full disk, or a command that is stopped, leaves the folder as it was."""
    (tmp_path / "a.md").write_text("old")
    before = contents(tmp_path)
    write, count = Path.write_bytes, 0

    def full(path: Path, content: bytes) -> int:
        nonlocal count
        count += 1
        if count == number:
            write(path, content[:1])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_all(tmp_path, {"a.md": b"new", "b/c.md": b"new", "b/d/e.md": b"new"}, ["a.md"])
    assert contents(tmp_path) == before


def test_a_folder_with_the_name_of_a_file_keeps_all_from_being_written(tmp_path: Path) -> None:
    """It may hold what is somebody's."""
    (tmp_path / "b.md").mkdir()
    with pytest.raises(IsADirectoryError):
        write_all(tmp_path, {"a.md": b"new", "b.md": b"new"})
    assert contents(tmp_path) == {"b.md": "a folder"}


def test_what_has_the_place_of_the_new_files_is_no_way_out(tmp_path: Path) -> None:
    """A link in the place where files wait is taken away, and what it leads to is left alone."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / NEW).symlink_to(elsewhere)
    write_all(tmp_path / "made", {"a.md": b"new"})
    assert contents(tmp_path / "made") == {"a.md": "new"}
    assert contents(elsewhere) == {"mine.txt": "mine"}
