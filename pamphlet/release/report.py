"""Say what was built, from what, with which versions; and tell when nothing has changed since.

`build-report.json` stands beside the files. It holds durations, so it is not among the hashes of `SHA256SUMS`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pamphlet.release.moving import is_plain
from pamphlet.release.plain_file import has_hash, read_plain
from pamphlet.release.sums import SUMS, write_sums
from pamphlet.release.versions import versions
from pamphlet.work.frozen import frozen
from pamphlet.work.model import ManuscriptFile
from pamphlet.work.problems import Place, Problem, error, warning

REPORT = "build-report.json"
LARGEST_REPORT = 16_000_000  # bytes: a hundred times that of a manuscript of two thousand files
LARGEST_FIGURE = 10**12

Value = TypeVar("Value")
_MANUSCRIPT = "manuscript/"  # stands before the names of its files


@frozen
class Check:
    """A check of a file, by its name, and what came of it."""

    check: str
    outcome: str


@frozen
class FileMade:
    """A file of the release: bytes, printed pages (0: none), words of the work found in it, seconds it took."""

    name: str
    format: str
    sha256: str
    size: int
    pages: int
    words: int
    seconds: float
    checks: tuple[Check, ...]


def inputs_of(files: Iterable[ManuscriptFile], styles: Path) -> list[dict[str, Any]]:
    """Give the files of the manuscript and the shared styles by their names, with hash and size."""
    inputs = [(f"{_MANUSCRIPT}{file.name}", file.sha256, len(file.content)) for file in files]
    for path in sorted(each for each in styles.rglob("*") if each.is_file()):
        content = path.read_bytes()
        name = f"styles/{path.relative_to(styles).as_posix()}"
        inputs.append((name, hashlib.sha256(content).hexdigest(), len(content)))
    return [{"name": name, "sha256": digest, "size": size} for name, digest, size in inputs]


def is_of_manuscript(told: dict[str, Any]) -> bool:
    """Tell whether an input is a file of the manuscript, and not one of the shared styles."""
    return str(told.get("name")).startswith(_MANUSCRIPT)


def shared_inputs(inputs: Any) -> list[Any]:
    """Give the inputs that all works share; none where they are not as they were written."""
    if not isinstance(inputs, list) or not all(isinstance(told, dict) for told in inputs):
        return []
    return [told for told in inputs if not is_of_manuscript(told)]


@cache
def program_hash() -> str:
    """Give the hash of this program's own files, so that a changed template or module is a changed input."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".html", ".xhtml", ".css", ".js", ".svg", ".yaml", ".txt", ".j2"}:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def state_of(inputs: list[dict[str, Any]], formats: Iterable[str]) -> str:
    """Give one hash of everything that a build depends on."""
    told = [[each["name"], each["sha256"]] for each in inputs]
    state = [told, sorted(formats), versions(), program_hash(), sys.platform]
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


def former_report(output: Path) -> dict[str, Any]:
    """Give the report of the release in a folder, or nothing where there is none, or none that can be read."""
    try:
        report = json.loads(read_plain(output / REPORT, LARGEST_REPORT))
    except (OSError, ValueError, RecursionError):
        return {}
    return report if isinstance(report, dict) else {}


def hashes_told(report: dict[str, Any]) -> dict[str, str]:
    """Give the hashes of the manuscript's files that a report tells of, by their names in the folder."""
    try:
        told = {str(each["name"]): str(each["sha256"]) for each in report.get("inputs", ())}
    except (TypeError, KeyError, AttributeError):
        return {}
    return {
        name.removeprefix(_MANUSCRIPT): digest
        for name, digest in told.items()
        if name.startswith(_MANUSCRIPT)
    }


def files_made(report: dict[str, Any]) -> tuple[FileMade, ...]:
    """Give the files that a report tells of; none where it is not as it was written."""
    try:
        return tuple(map(_file_told, report.get("files", ())))
    except (TypeError, KeyError, ValueError, AttributeError, OverflowError):
        return ()


def _file_told(told: dict[str, Any]) -> FileMade:
    checks = tuple(
        Check(_is(str, each["check"]), _is(str, each["outcome"])) for each in told["checks"]
    )
    size, pages, words = (_is(int, told[name]) for name in ("size", "pages", "words"))
    name, made, digest = (_is(str, told[name]) for name in ("name", "format", "sha256"))
    seconds = float(_is((int, float), told["seconds"]))
    if (
        not is_plain(name)
        or min(size, pages, words) < 0
        or max(size, pages, words) > LARGEST_FIGURE
    ):
        raise ValueError(name)
    return FileMade(name, made, digest, size, pages, words, seconds, checks)


def problems_told(report: dict[str, Any]) -> tuple[Problem, ...] | None:
    """Give the problems that a report tells of; None where it is not as it was written."""
    try:
        return tuple(map(_problem_told, report.get("problems", ())))
    except (TypeError, KeyError, ValueError, AttributeError):
        return None


def _problem_told(told: dict[str, Any]) -> Problem:
    place = Place(
        _is(str, told["place"]["path"]),
        _is(int, told["place"]["line"]),
        _is(int, told["place"]["column"]),
    )
    say = error if told["severity"] == "error" else warning
    return say(_is(str, told["code"]), _is(str, told["message"]), place, _is(str, told["hint"]))


def _is(kind: type[Value] | tuple[type[Value], ...], told: Any) -> Value:
    """Give what was told when it is of a kind. Raises TypeError."""
    if not isinstance(told, kind) or isinstance(told, bool):
        raise TypeError(type(told))
    return told


def note_told(report: dict[str, Any]) -> str:
    """Give what a report notes of the paper that a booklet takes."""
    paper = report.get("paper")
    return str(paper.get("note", "")) if isinstance(paper, dict) else ""


def is_current(report: dict[str, Any], state: str, output: Path) -> bool:
    """Tell whether a release was built from this state, and its files are still those that were built."""
    made = files_made(report)
    if report.get("state") != state or not made or problems_told(report) is None:
        return False
    sums = write_sums({file.name: file.sha256 for file in made})
    try:
        return read_plain(output / SUMS, len(sums)) == sums and all(
            has_hash(output / file.name, file.size, file.sha256) for file in made
        )
    except (OSError, ValueError):  # what is told to have the name of a file may have a NUL in it
        return False


def report_of(
    facts: dict[str, Any], made: Iterable[FileMade], problems: Iterable[Problem]
) -> bytes:
    """Put the report together: facts of the build, files with their checks, warnings."""
    report = {
        "version": 1,
        **facts,
        "versions": versions(),
        "files": [asdict(file) for file in made],
        "problems": [asdict(problem) for problem in problems],
    }
    return _written(report)


def told_from(report: bytes, moved: Mapping[str, str]) -> bytes:
    """Give a report that was written elsewhere, its problems at their places in the folders that they were moved to."""
    told = json.loads(report)
    problems = (problem_from(problem, moved) for problem in problems_told(told) or ())
    return _written({**told, "problems": [asdict(problem) for problem in problems]})


def problem_from(problem: Problem, moved: Mapping[str, str]) -> Problem:
    """Give a problem with its place in the folder that its own was moved to."""
    for there, here in moved.items():
        path = problem.place.path
        if path == there or path.startswith(f"{there}/"):
            return replace(problem, place=replace(problem.place, path=here + path[len(there) :]))
    return problem


def _written(report: Mapping[str, Any]) -> bytes:
    return (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()
