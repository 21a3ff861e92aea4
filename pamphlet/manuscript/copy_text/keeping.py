"""Keep silent about oddities that `emendations.yaml` records as printed as received (`kept: true`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pamphlet.manuscript.files import Folder
from pamphlet.work.model import Emendation
from pamphlet.work.problems import Problem


def without_kept(
    problems: Iterable[Problem], folder: Folder, emendations: tuple[Emendation, ...]
) -> Iterator[Problem]:
    """Give the problems that do not stand within words which the editor keeps as received."""
    kept = [
        re.compile(r"\s+".join(map(re.escape, each.copy_text.split())))
        for each in emendations
        if each.reads == each.copy_text
    ]
    for problem in problems:
        if not any(_stands_within(problem, pattern, folder) for pattern in kept):
            yield problem


def _stands_within(problem: Problem, pattern: re.Pattern[str], folder: Folder) -> bool:
    text = folder.text_at(problem.place)
    lines = text.split("\n")[: problem.place.line - 1]
    position = sum(len(line) + 1 for line in lines) + problem.place.column - 1
    return any(found.start() <= position < found.end() for found in pattern.finditer(text))
