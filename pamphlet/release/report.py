"""Say what was built, from what, with which versions; and tell when nothing has changed since.

`build-report.json` stands beside the files. It holds durations, so it is not among the hashes of `SHA256SUMS`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pamphlet.release.sums import SUMS, write_sums
from pamphlet.release.versions import versions
from pamphlet.work.problems import Place, Problem

REPORT = "build-report.json"


@dataclass(frozen=True, slots=True)
class Check:
    """A check of a file, by its name, and what came of it."""

    check: str
    outcome: str


@dataclass(frozen=True, slots=True)
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


def inputs_of(folder: Path, styles: Path) -> list[dict[str, Any]]:
    """Give every file of the manuscript and the shared styles with its size and hash, sorted."""
    found = []
    for label, root in (("manuscript", folder), ("styles", styles)):
        for path in sorted(root.rglob("*")):
            inner = path.relative_to(root)
            if path.is_file() and not any(piece.startswith(".") for piece in inner.parts):
                content = path.read_bytes()
                digest = hashlib.sha256(content).hexdigest()
                found.append(
                    {"name": f"{label}/{inner.as_posix()}", "sha256": digest, "size": len(content)}
                )
    return found


@cache
def program_hash() -> str:
    """Give the hash of this program's own files, so that a changed template or module is a changed input."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".html", ".xhtml", ".css", ".yaml", ".txt", ".j2"}:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def state_of(inputs: list[dict[str, Any]], formats: Iterable[str]) -> str:
    """Give one hash of everything that a build depends on."""
    told = [[each["name"], each["sha256"]] for each in inputs]
    state = [told, sorted(formats), versions(), program_hash(), sys.platform]
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


def former_report(output: Path) -> dict[str, Any]:
    """Give the report of the release in a folder, or nothing."""
    try:
        report = json.loads((output / REPORT).read_bytes())
    except (OSError, ValueError):
        return {}
    return report if isinstance(report, dict) else {}


def files_made(report: dict[str, Any]) -> tuple[FileMade, ...]:
    """Give the files that a report tells of."""
    try:
        return tuple(
            FileMade(**{**file, "checks": tuple(Check(**check) for check in file["checks"])})
            for file in report.get("files", ())
        )
    except (TypeError, KeyError):
        return ()


def problems_told(report: dict[str, Any]) -> tuple[Problem, ...]:
    """Give the warnings that a report tells of."""
    return tuple(
        Problem(told["code"], "warning", told["message"], Place(**told["place"]), told["hint"])
        for told in report.get("problems", ())
    )


def note_told(report: dict[str, Any]) -> str:
    """Give what a report notes of the paper that a booklet takes."""
    paper = report.get("paper")
    return str(paper.get("note", "")) if isinstance(paper, dict) else ""


def is_current(report: dict[str, Any], state: str, output: Path) -> bool:
    """Tell whether a release was built from this state, and its files are still those that were built."""
    made = files_made(report)
    if report.get("state") != state or not made:
        return False
    sums = write_sums({file.name: file.sha256 for file in made})
    try:
        intact = all(
            hashlib.sha256((output / each.name).read_bytes()).hexdigest() == each.sha256
            for each in made
        )
        return intact and (output / SUMS).read_bytes() == sums
    except OSError:
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
    return (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()


def styles_folder() -> Path:
    """Give the folder of the shared stylesheet: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "styles"
    return inside if inside.is_dir() else package.parent / "styles"
