"""The lines of the manuscript that are shown, and the address by which an editor opens them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.editor.preview.source import AROUND, EDITORS, source_at
from pamphlet.work.problems import Place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a file of twenty lines, beside one that is none of its business."""
    (tmp_path / "secret.md").write_text("nobody's business\n")
    folder = tmp_path / "my work"
    folder.mkdir()
    (folder / "part.md").write_text("".join(f"line {number}\n" for number in range(1, 21)))
    return folder


def test_the_lines_around_a_place_are_shown(folder: Path) -> None:
    """The line itself stands among a few before and behind."""
    place = Place(f"{folder.as_posix()}/part.md", 10, 4)
    found = source_at(folder, place, "", 0, "")
    assert found
    assert (found["file"], found["line"], found["column"]) == ("part.md", 10, 4)
    assert found["first"] == 10 - AROUND
    assert found["lines"] == [f"line {number}" for number in range(10 - AROUND, 11 + AROUND)]
    assert not found["open"]


def test_an_editor_opens_the_file_at_the_line(folder: Path) -> None:
    """Spaces in a path are escaped; the address may be any with the three places in it."""
    found = source_at(folder, None, "part.md", 3, EDITORS["vscode"])
    assert found
    path = folder.resolve().as_posix().replace(" ", "%20")
    assert found["open"] == f"vscode://file{path}/part.md:3:1"
    found = source_at(folder, None, "part.md", 99, "my-editor://{line}{path}")
    assert found
    assert found["open"] == f"my-editor://21{path}/part.md"


@pytest.mark.parametrize("name", ["../secret.md", "/etc/passwd", "nothing.md", "", ".", "a\0b"])
def test_no_file_outside_the_manuscript_is_shown(folder: Path, name: str) -> None:
    """Nor one that is not there."""
    assert source_at(folder, None, name, 1, "") is None


def test_a_link_that_leads_out_is_not_followed(folder: Path) -> None:
    """As in a build."""
    (folder / "out.md").symlink_to(folder.parent / "secret.md")
    assert source_at(folder, None, "out.md", 1, "") is None
