"""Read files that are in the folder, and nothing else."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from pamphlet.manuscript import files
from pamphlet.manuscript.files import Folder
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.problems import Place
from tests.manuscript.desk import Desk

HERE = Place("manuscript/pamphlet.yaml", 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Give a folder with a file in it, and one beside it."""
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "a.md").write_text("words")
    (tmp_path / "outside.md").write_text("secret")
    return Folder(tmp_path / "manuscript", "manuscript")


@pytest.mark.parametrize(
    "name", ["../outside.md", "/etc/passwd", "a/../../outside.md", "..", "c:\\a.md", "a\\b", "a\0b"]
)
def test_a_path_that_leads_out_is_refused(folder: Folder, name: str) -> None:
    """No path that is absolute or climbs is read, on any system."""
    assert folder.read(name, HERE) is None
    assert [problem.code for problem in folder.problems] == ["F02"]


def test_a_link_that_leads_out_is_refused(folder: Folder) -> None:
    """A link to a file or a folder outside is not followed; one within the folder is."""
    (folder.root / "file.md").symlink_to("../outside.md")
    (folder.root / "folder").symlink_to("..")
    (folder.root / "loop.md").symlink_to("loop.md")
    (folder.root / "inside.md").symlink_to("a.md")
    assert folder.read("file.md", HERE) is None
    assert folder.read("folder/outside.md", HERE) is None
    assert folder.read("loop.md", HERE) is None
    assert folder.read("inside.md", HERE) == b"words"
    assert [problem.code for problem in folder.problems] == ["F02", "F02", "F02"]
    assert folder.names() == ("a.md", "inside.md")


def test_a_missing_file_is_told_with_the_nearest_name(folder: Folder) -> None:
    """A slip in a name is answered with the name that was meant."""
    assert folder.read("A.md", HERE) is None
    assert folder.read("b" * 5000, HERE) is None
    assert folder.problems[0].hint == "did you mean “a.md”?"
    assert [problem.code for problem in folder.problems] == ["F01", "F01"]


def test_line_ends_and_byte_order_marks_are_no_text(folder: Folder) -> None:
    """Lines end in a line feed, however they were saved."""
    (folder.root / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert folder.read_text("a.md", HERE) == "one\ntwo\nthree\n"


@pytest.mark.parametrize("before", ["", "\ufeff", "é\r\n", "two\r\nlines\r"])
def test_a_byte_that_is_not_utf_8_is_told_in_its_column(folder: Folder, before: str) -> None:
    """The place is counted in characters, and line ends as lines."""
    (folder.root / "a.md").write_bytes(before.encode() + b"caf\xe9")
    assert folder.read_text("a.md", HERE) is None
    (problem,) = folder.problems
    line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert problem.code == "F03"
    assert (problem.place.line, problem.place.column) == (line, 4)


def test_a_file_of_bytes_is_told_in_a_few_problems(folder: Folder) -> None:
    """A file that is no text at all is not told character by character."""
    (folder.root / "a.md").write_bytes(b"\0" * 100_000)
    assert folder.read_text("a.md", HERE) is None
    assert len(folder.problems) == files.CONTROLS_TOLD_MOST


def test_page_breaks_may_stand_in_a_copy_text_only(folder: Folder) -> None:
    """A form feed is a line end in what was received, and a fault in a part."""
    (folder.root / "a.md").write_text("one\ftwo")
    assert folder.read_text("a.md", HERE, form_feeds=True) == "one\ntwo"
    assert folder.read_text("a.md", HERE) is None


def test_a_folder_is_bounded(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many files, or too large in all, are told once; what is read stays within the bound."""
    monkeypatch.setattr(files, "FILES_MOST", 3)
    for number in range(9):
        (folder.root / f"{number}.txt").write_text("x" * 10)
    assert len(folder.files()) == 3
    monkeypatch.setattr(files, "FILES_MOST", 100)
    monkeypatch.setattr(files, "ALL_BYTES_MOST", 35)
    assert len(folder.files()) == 3
    assert [problem.code for problem in folder.problems] == ["F05", "F05"]


def test_hidden_files_and_pipes_are_no_part_of_the_manuscript(folder: Folder) -> None:
    """What a system or an editor leaves in a folder is not attached to the book."""
    (folder.root / ".git").mkdir()
    (folder.root / ".git" / "config").write_text("")
    (folder.root / ".DS_Store").write_text("")
    os.mkfifo(folder.root / "pipe")
    assert [file.name for file in folder.files()] == ["a.md"]
    assert folder.problems == []


@pytest.mark.parametrize("name", ["nowhere", "a" * 5000, "file"])
def test_a_folder_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    """A name of no folder gives one sentence."""
    (tmp_path / "file").write_text("")
    pamphlet, problems = read_manuscript(tmp_path / name)
    assert pamphlet is None
    assert [problem.code for problem in problems] == ["F06"]


def test_the_same_words_are_read_from_windows_and_unix(desk: Desk) -> None:
    """Line ends and a byte order mark change neither the words nor the places."""
    text = "CS: One\ntwo  \nthree [1937a:1]\n\n> four\n\n```\ncode\n```\n"
    unix = desk.part(text, "interview")
    for changed in (text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        assert desk.part(changed, "interview") == unix
    front = (desk.folder / "part.md").read_text().replace("\n", "\r\n")
    desk.lay("part.md", b"\xef\xbb\xbf" + front.encode())
    yaml = (desk.folder / "pamphlet.yaml").read_text().replace("\n", "\r\n")
    desk.lay("pamphlet.yaml", b"\xef\xbb\xbf" + yaml.encode())
    pamphlet, _ = desk.read()
    assert pamphlet
    assert pamphlet.parts[0] == unix


def test_every_file_is_kept_byte_for_byte(desk: Desk) -> None:
    """The manuscript that is attached to the book is the one on the disk."""
    desk.lay("style.css", "p { margin: 0 }\r\n")
    desk.lay("notes/later.txt", unicodedata.normalize("NFD", "é").encode("utf-16"))
    desk.part("Words.\n")
    pamphlet, _ = desk.read()
    assert pamphlet
    assert pamphlet.style == "p { margin: 0 }\n"
    names = [file.name for file in pamphlet.files]
    assert names == sorted(names)
    assert {"style.css", "notes/later.txt", "pictures/dot.png", "sources.yaml"} <= set(names)
    for file in pamphlet.files:
        assert file.content == (desk.folder / file.name).read_bytes()
