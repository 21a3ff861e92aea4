"""Read parts as editors write them, and hold what is read to the outlines beside them.

Each file in `documents/` holds cases: a sentence that must hold, a dot, Markdown, a dot, the
outline of what is read, and behind it what is wrong. The name of a file begins with the role of its
parts. Lines count from 5, as front matter stands above; `pytest --update-golden` rewrites the
outlines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.manuscript.desk import Desk
from tests.manuscript.markdown.outline import outline

DOCUMENTS = Path(__file__).parent / "documents"


class Case(NamedTuple):
    """A case of a document."""

    file: Path
    number: int
    sentence: str
    typed: str
    expected: str


def cases() -> Iterator[Case]:
    """Take the documents apart."""
    for file in sorted(DOCUMENTS.glob("*.md")):
        pieces = file.read_text("utf-8").split("\n.\n")
        assert len(pieces) % 3 == 1, f"{file.name}: a case is a sentence, a text and an outline"
        for number in range(len(pieces) // 3):
            sentence, typed, expected = pieces[3 * number : 3 * number + 3]
            yield Case(file, number, sentence.strip(), f"{typed}\n", expected)


@pytest.mark.parametrize("case", [*cases()], ids=lambda case: f"{case.file.stem}: {case.sentence}")
def test_a_document_is_read_as_its_outline_tells(
    case: Case, desk: Desk, request: pytest.FixtureRequest
) -> None:
    """What is typed is read as the outline beside it says, every block and citation in its place."""
    pamphlet, problems = desk.read_part(case.typed, case.file.stem.split("-")[0])
    read = outline(pamphlet.parts[0]) if pamphlet else ""
    for problem in problems:
        path, _, place = str(problem.place).partition(".md:")
        assert path.endswith("/part")
        read += f"{problem.severity} {problem.code} {place}\n"
    if request.config.getoption("--update-golden"):
        _rewrite(case, read.removesuffix("\n"))
    else:
        assert read.removesuffix("\n") == case.expected


def _rewrite(case: Case, read: str) -> None:
    pieces = case.file.read_text("utf-8").split("\n.\n")
    pieces[3 * case.number + 2] = read
    case.file.write_text("\n.\n".join(pieces), "utf-8")
