"""Read files that are in the folder, and nothing else."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from pamphlet.manuscript import files
from pamphlet.manuscript.files import Folder
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.model import ManuscriptFile
from pamphlet.work.problems import Place, in_order
from tests.manuscript.desk import YAML, Desk, opened, png

HERE = Place("manuscript/pamphlet.yaml", 1, 1)
THERE = Place("manuscript/pamphlet.yaml", 2, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Give a folder with a file in it, and one beside it."""
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "a.md").write_text("words")
    (tmp_path / "outside.md").write_text("secret")
    return Folder(tmp_path / "manuscript")


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
    assert folder.nearest("outside.md") == "did you mean “inside.md”?"


def test_the_nearest_names_are_looked_for_within_bounds(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many files that are missing only the first are told with the nearest name, and the folder is read once."""
    walked = []
    walk = os.walk

    def remember(root: Path) -> Iterator[tuple[str, list[str], list[str]]]:
        walked.append(root)
        return walk(root)

    monkeypatch.setattr(files, "HINTS_MOST", 2)
    monkeypatch.setattr(os, "walk", remember)
    hints = [folder.nearest("b.md") for _ in range(3)]
    assert hints[:2] == ["did you mean “a.md”?"] * 2
    assert "upper and lower case" in hints[2]
    assert len(walked) == 1


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="Linux gives its log there")
def test_a_file_that_gives_what_comes_in_is_not_waited_for() -> None:
    """A file of the system that waits for what it is to give has what is there now, or is not to be had."""
    folder = Folder(Path("/proc"))
    content = folder.read("kmsg", HERE)
    assert content is None or all(line.startswith(b"<") for line in content.splitlines() if line)


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


def test_what_a_manuscript_names_is_bounded(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many files, or too large in all, are told once, and nothing more is read."""
    for number in range(9):
        (folder.root / f"{number}.txt").write_text("x" * 10)
    for bound, most in (("FILES_MOST", 3), ("ALL_BYTES_MOST", 35)):
        crowded = Folder(folder.root)
        with monkeypatch.context() as patch, opened() as paths:
            patch.setattr(files, bound, most)
            contents = [crowded.read(f"{number}.txt", HERE) for number in range(9)]
        assert contents == [b"x" * 10] * 3 + [None] * 6
        assert [problem.code for problem in in_order(crowded.problems)] == ["F05"]
        assert len(paths) == 4


def test_texts_too_large_count_against_the_bound(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that are refused for their size fill the folder too: nobody can have more read by naming such ones."""
    monkeypatch.setattr(files, "TEXT_BYTES_MOST", 5)
    monkeypatch.setattr(files, "ALL_BYTES_MOST", 35)
    for number in range(9):
        (folder.root / f"{number}.txt").write_text("x" * 10)
    with opened() as paths:
        assert not any(folder.read_text(f"{number}.txt", HERE) for number in range(9))
    assert len(paths) == 4


def test_a_file_is_read_once(folder: Folder) -> None:
    """However often a file is named, it is opened and hashed once."""
    with opened() as paths:
        assert folder.read("a.md", HERE) == b"words"
        assert folder.read_text("a.md", HERE) == "words"
        file = folder.look("a.md")
    assert paths == [(folder.root / "a.md").as_posix()]
    assert file == ManuscriptFile("a.md", b"words", hashlib.sha256(b"words").hexdigest())
    assert folder.files() == (file,)


def test_what_is_only_looked_at_is_no_part_of_the_manuscript(folder: Folder) -> None:
    """A file is one of the manuscript's when the manuscript names it; a fault is told then, and wherever it does."""
    folder.look("a.md")
    folder.look("b.md")
    assert (folder.files(), folder.problems) == ((), [])
    folder.read("b.md", HERE)
    folder.read("b.md", THERE)
    assert [(problem.code, problem.place) for problem in folder.problems] == [
        ("F01", HERE),
        ("F01", THERE),
    ]


def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    """A pipe that is named is told to be none, though nobody writes into it."""
    os.mkfifo(folder.root / "pipe.md")
    assert folder.read("pipe.md", HERE) is None
    (problem,) = folder.problems
    assert problem.code == "F07"
    assert problem.message == "“pipe.md” cannot be read: it is a pipe or a device, not a file"


def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What counts is what was opened, not what stood there before."""
    os.mkfifo(folder.root / "pipe.md")
    monkeypatch.setattr(os.path, "exists", lambda _: True)
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    assert not folder.lacks("pipe.md")
    assert folder.read("pipe.md", HERE) is None


def test_a_link_to_a_device_is_refused(folder: Folder) -> None:
    """What never ends is not begun."""
    (folder.root / "zeros.md").symlink_to("/dev/zero")
    with opened() as paths:
        assert folder.read("zeros.md", HERE) is None
    assert [problem.code for problem in folder.problems] == ["F02"]
    assert paths == []


def test_a_file_that_grows_is_not_read_beyond_the_bound(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a file that is far larger than it seemed no more is read than of any other."""
    about = (folder.root / "a.md").stat()
    (folder.root / "film.md").touch()
    os.truncate(folder.root / "film.md", 2_000_000_000)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", lambda _: about)
        tracemalloc.start()
        assert folder.read("film.md", HERE) is None
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 2 * files.FILE_BYTES_MOST
    assert [problem.code for problem in folder.problems] == ["F05"]


def test_a_file_too_large_is_not_read_at_all(folder: Folder) -> None:
    """The size is looked at first; a text may be less than a picture, and the bound that holds is told."""
    (folder.root / "film.md").touch()
    os.truncate(folder.root / "film.md", files.FILE_BYTES_MOST + 1)
    os.truncate(folder.root / "a.md", files.TEXT_BYTES_MOST + 1)
    assert folder.read("film.md", HERE) is None
    assert folder.read_text("film.md", HERE) is None
    assert folder.read_text("a.md", HERE) is None
    assert folder.read("a.md", HERE) is not None
    told = [re.findall(r"\d+ MB", problem.message) for problem in folder.problems]
    assert told == [["30 MB"], ["8 MB"], ["8 MB"]]


def test_a_file_as_large_as_can_be_is_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the bound a file is read, and a byte more is too much."""
    monkeypatch.setattr(files, "FILE_BYTES_MOST", 5)
    (folder.root / "b.md").write_text("words!")
    assert folder.read("a.md", HERE, 5) == b"words"
    assert folder.read("b.md", HERE, 5) is None


def test_an_unreadable_file_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails while a file is read is no traceback."""

    def fail(_: int) -> os.stat_result:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", fail)
        assert folder.read("a.md", HERE) is None
    (problem,) = folder.problems
    assert (problem.code, problem.message) == ("F07", "“a.md” cannot be read: Input/output error")


def test_a_folder_without_a_manuscript_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    """Nothing is opened where there is no pamphlet.yaml."""
    (tmp_path / "style.css").write_text("")
    (tmp_path / "part.md").write_text("")
    with opened() as paths:
        pamphlet, problems = read_manuscript(tmp_path)
    assert pamphlet is None
    assert [problem.code for problem in problems] == ["F06"]
    assert paths == []


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


def test_every_file_that_is_named_is_kept_byte_for_byte(desk: Desk) -> None:
    """The manuscript that is attached to the book is the one on the disk; what it does not name is not in it."""
    desk.lay("style.css", "p { margin: 0 }\r\n")
    desk.lay("notes/later.txt", "Not yet.")
    desk.lay("pictures/unused.png", png())
    (desk.folder / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(desk.folder / "pipe")
    desk.part("![A dot](./pictures//dot.png)\n")
    pamphlet, _ = desk.read()
    assert pamphlet
    assert pamphlet.style == "p { margin: 0 }\n"
    names = [file.name for file in pamphlet.files]
    assert names == [
        "citing.md",
        "pamphlet.yaml",
        "part.md",
        "pictures/dot.png",
        "sources.yaml",
        "style.css",
    ]
    for file in pamphlet.files:
        assert file.content == (desk.folder / file.name).read_bytes()
        assert file.sha256 == hashlib.sha256(file.content).hexdigest()


def test_a_name_is_one_however_it_is_typed(desk: Desk) -> None:
    """Dots and slashes that say nothing make no second part, and no path that a bag could not hold."""
    yaml = YAML.replace("[part.md, citing.md]", "[./part.md, citing.md, .//part.md]")
    _, problems = desk.read_part("Words.", yaml=yaml)
    assert [problem.message for problem in problems] == ["“part.md” is named twice"]
