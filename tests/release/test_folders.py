"""A folder is made for what is to come into it, and goes where nothing came."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.release.folders import folder_for_content


def test_a_folder_into_which_nothing_came_goes_with_those_around_it(tmp_path: Path) -> None:
    """However that ended; what was there stays, empty as it may be."""
    (tmp_path / "mine").mkdir()
    with folder_for_content(tmp_path / "mine" / "a" / "b"):
        assert (tmp_path / "mine" / "a" / "b").is_dir()
    assert [path.name for path in tmp_path.rglob("*")] == ["mine"]
    with pytest.raises(KeyboardInterrupt), folder_for_content(tmp_path / "mine" / "a"):
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.rglob("*")] == ["mine"]
    with folder_for_content(tmp_path / "mine"):
        pass
    assert (tmp_path / "mine").is_dir()


def test_a_folder_with_something_in_it_stays(tmp_path: Path) -> None:
    """And those around it."""
    with folder_for_content(tmp_path / "a" / "b" / "c"):
        (tmp_path / "a" / "b" / "mine.txt").touch()
    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["a", "b", "mine.txt"]


def test_where_the_innermost_cannot_be_made_the_outer_ones_go(tmp_path: Path) -> None:
    """Of a path with a name that is too long nothing is left."""
    with pytest.raises(OSError, match="too long"), folder_for_content(tmp_path / "a" / ("b" * 300)):
        pytest.fail("it cannot be made")
    assert list(tmp_path.iterdir()) == []
