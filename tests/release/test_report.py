"""What a report tells is believed only as far as it is as it was written, and the files are still those."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pamphlet.release import report
from pamphlet.release.report import Check, FileMade
from pamphlet.release.sums import SUMS, write_sums
from pamphlet.work.model import ManuscriptFile
from pamphlet.work.problems import Place, warning

CONTENT = b"some words"
MADE = FileMade(
    "a.txt", "text", sha256(CONTENT).hexdigest(), len(CONTENT), 0, 2, 0.5, (Check("c", "passed"),)
)
WARNING = warning("T02", "the speaker never speaks", Place("book/pamphlet.yaml", 3, 4), "let them")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Give the folder of a release with one file and one warning."""
    content = report.report_of({"state": "now"}, [MADE], [WARNING])
    (tmp_path / report.REPORT).write_bytes(content)
    (tmp_path / SUMS).write_bytes(write_sums({MADE.name: MADE.sha256}))
    (tmp_path / MADE.name).write_bytes(CONTENT)
    return tmp_path


def current(release: Path) -> bool:
    """Tell whether a release is taken for current."""
    return report.is_current(report.former_report(release), "now", release)


def test_what_was_written_is_read(release: Path) -> None:
    """Files, warnings and state come back as they were told, and the release is current."""
    told = report.former_report(release)
    assert report.files_made(told) == (MADE,)
    assert report.problems_told(told) == (WARNING,)
    assert current(release)
    assert not report.is_current(told, "then", release)


def put(*keys: str | int) -> Callable[[Any, object], None]:
    """Give a function that puts something into a report, at the end of some keys."""

    def spoil(told: Any, value: object) -> None:
        for key in keys[:-1]:
            told = told[key]
        told[keys[-1]] = value

    return spoil


PLACES = (
    ("files",), ("files", 0), ("problems",), ("problems", 0), ("problems", 0, "place"),
    ("problems", 0, "code"), ("problems", 0, "hint"), ("problems", 0, "place", "line"),
    *(("files", 0, name) for name in ("name", "format", "sha256", "size", "pages", "words", "seconds", "checks")),
    ("files", 0, "checks", 0), ("files", 0, "checks", 0, "outcome"),
)  # fmt: skip
STRANGE: tuple[Any, ...] = (
    None,
    True,
    -1,
    "x",
    "",
    [],
    [1],
    {},
    {"a": 1},
    10**400,
    "../a.txt",
    "\0",
    [["a"]],
)


@pytest.mark.parametrize("place", PLACES, ids=repr)
def test_a_report_that_was_spoiled_is_no_report(
    release: Path, place: tuple[str | int, ...]
) -> None:
    """Whatever stands in its place, nothing breaks; and where that could be seen the release is built anew."""
    path = release / report.REPORT
    whole = path.read_bytes()
    for value in STRANGE:
        told = json.loads(whole)
        put(*place)(told, value)
        path.write_text(json.dumps(told), "utf-8")
        read = report.former_report(release)
        files, problems = report.files_made(read), report.problems_told(read)
        assert all(isinstance(file.name, str) for file in files)
        assert problems is None or all(str(problem) for problem in problems)
        if current(release):
            assert files[0].sha256 == MADE.sha256
        del read
    assert report.problems_told({}) == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"\xff", b"{" * 100_000, b"[" * 100_000, b"1" * 5000, b'{"files": 1}'],
)
def test_what_is_no_report_is_none(release: Path, content: bytes) -> None:
    """A file that was cut off, or holds anything else, is as if it were not there."""
    (release / report.REPORT).write_bytes(content)
    assert report.files_made(report.former_report(release)) == ()
    assert not current(release)


@pytest.mark.parametrize("name", [report.REPORT, SUMS, MADE.name])
def test_nothing_is_waited_for_and_nothing_is_endless(
    release: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe, a device, a folder or what has grown in the place of a file makes the release another one."""
    monkeypatch.setattr(report, "LARGEST_REPORT", 10_000)
    path = release / name
    path.unlink()
    assert not current(release)
    with path.open("wb") as grown:
        grown.truncate(10**12)  # a hole takes no room
    assert not current(release)
    path.unlink()
    for kind in ("folder", "link", "pipe") if hasattr(os, "mkfifo") else ("folder", "link"):
        if kind == "folder":
            path.mkdir()
        elif kind == "link":
            path.symlink_to("/dev/zero")
        else:
            os.mkfifo(path)
        assert not current(release)
        path.rmdir() if path.is_dir() else path.unlink()


@pytest.mark.parametrize("content", [CONTENT + b".", b"other word", b""])
def test_a_file_that_was_changed_is_seen(release: Path, content: bytes) -> None:
    """One letter more, or another one, makes the release another one."""
    (release / MADE.name).write_bytes(content)
    assert not current(release)


@pytest.mark.parametrize("name", ["size", "pages", "words"])
def test_a_figure_is_neither_less_than_nothing_nor_beyond_all_bounds(
    release: Path, name: str
) -> None:
    """Nought and a million millions are figures of a file; what lies one beyond them spoils the report."""
    read = report.former_report(release)
    for figure, count in ((0, 1), (10**12, 1), (-1, 0), (10**12 + 1, 0)):
        told = {**read, "files": [{**read["files"][0], name: figure}]}
        assert len(report.files_made(told)) == count, figure


def test_inputs_are_told_with_their_folders(tmp_path: Path) -> None:
    """Files of the manuscript and the shared styles are known apart by their names, and each by its hash and size."""
    (tmp_path / "inner").mkdir()
    for path, content in (("b.css", b"b"), ("a.css", b"a"), ("inner/c.css", b"ccc")):
        (tmp_path / path).write_bytes(content)
    digest = sha256(b"words").hexdigest()
    inputs = report.inputs_of([ManuscriptFile("text.md", b"words", digest)], tmp_path)
    assert [(told["name"], told["size"]) for told in inputs] == [
        ("manuscript/text.md", 5),
        ("styles/a.css", 1),
        ("styles/b.css", 1),
        ("styles/inner/c.css", 3),
    ]
    assert inputs[3]["sha256"] == sha256(b"ccc").hexdigest()
    assert report.hashes_told({"inputs": inputs}) == {"text.md": digest}
    assert report.shared_inputs(inputs) == inputs[1:]
    several: tuple[object, ...] = (None, {}, [None], [inputs[0], "styles/a.css"])
    assert [report.shared_inputs(spoiled) for spoiled in several] == [[]] * 4
    assert report.hashes_told({"inputs": [{"name": "manuscript/text.md"}]}) == {}


def test_the_state_is_another_when_anything_is() -> None:
    """A name, a hash or a format more changes it; the order of the formats does not."""
    told = [{"name": "manuscript/a.md", "sha256": "0" * 64, "size": 1}]
    state = report.state_of(told, ["text", "pdf"])
    assert state == report.state_of(told, ["pdf", "text"])
    assert len(state) == 64
    others = [
        report.state_of([{**told[0], "name": "manuscript/b.md"}], ["text", "pdf"]),
        report.state_of([{**told[0], "sha256": "1" * 64}], ["text", "pdf"]),
        report.state_of(told, ["text"]),
        report.state_of([], ["text", "pdf"]),
    ]
    assert len({state, *others}) == 5


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ("there/work", "here/w"),
        ("there/work/text.md", "here/w/text.md"),
        ("there/workshop/text.md", "there/workshop/text.md"),
        ("elsewhere/there/work", "elsewhere/there/work"),
        ("out/work.pdf", "release/work.pdf"),
    ],
)
def test_a_problem_moves_with_its_folder(path: str, moved: str) -> None:
    """Its place is in the folder that its own was moved to, and in no other that begins with the same letters."""
    problem = warning("B03", "a sentence", Place(path, 3, 4), "a way out")
    folders = {"there/work": "here/w", "out": "release"}
    assert report.problem_from(problem, folders) == replace(problem, place=Place(moved, 3, 4))
    there = report.report_of({"work": "facts"}, (), [problem])
    here = json.loads(report.told_from(there, folders))
    assert [each["place"]["path"] for each in here["problems"]] == [moved]
    assert here["work"] == "facts"


def test_a_note_is_told_where_there_is_one() -> None:
    """Of the paper that a booklet takes; what is no such thing notes nothing."""
    assert report.note_told({"paper": {"note": "3 sheets"}}) == "3 sheets"
    without: tuple[dict[str, object], ...] = ({}, {"paper": {}}, {"paper": "3 sheets"})
    assert [report.note_told(told) for told in without] == [""] * 3


@pytest.mark.parametrize(("size", "is_read"), [(16_000_000, True), (16_000_001, False)])
def test_a_report_is_never_read_without_end(tmp_path: Path, size: int, *, is_read: bool) -> None:
    """As many bytes as no report has are read, and one that has more tells nothing."""
    (tmp_path / report.REPORT).write_bytes(b'{"version": 1}'.ljust(size))
    assert report.former_report(tmp_path) == ({"version": 1} if is_read else {})
