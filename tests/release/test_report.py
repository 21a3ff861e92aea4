"""What a report tells is believed only as far as it is as it was written, and the files are still those."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pamphlet.release import report
from pamphlet.release.report import Check, FileMade
from pamphlet.release.sums import SUMS, write_sums
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
