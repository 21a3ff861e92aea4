"""Lay problems, and the open decisions of an import, beside the blocks of the text that they belong to.

In: problems with their places, the file of decisions, and where blocks stand. Out: cards, in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pamphlet.editor.imports.decisions import FILE as DECISIONS
from pamphlet.editor.imports.decisions import FIXED, read_answers, way_out
from pamphlet.editor.imports.record.files import BASE
from pamphlet.manuscript.files import Folder
from pamphlet.manuscript.yaml.fields import fields_of
from pamphlet.manuscript.yaml.nodes import Sequence as YamlSequence
from pamphlet.manuscript.yaml.nodes import read_yaml
from pamphlet.work.problems import Place, Problem, Problems, together

PLACES_SHOWN = 12
PICTURE = "picture"  # a decision whose default, that nothing is known, is no answer
PLACE = re.compile(r"(.*?)(?::(\d+))?(?::(\d+))?")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the manuscript: the file as it is called there, and the block that stands there, if one does."""

    file: str
    line: int
    column: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that can be answered: its kind, what it is about, and which answers there are, none when any will do.

    `default` is what is proposed; an `answer` that is there already waits for the next import.
    """

    kind: str
    about: str
    choices: tuple[str, ...]
    default: str
    answer: str


@dataclass(frozen=True, slots=True)
class Card:
    """A problem, or a decision: `text` says it, `hint` the way out; `count` is how often it stands."""

    kind: Literal["error", "warning", "decision"]
    code: str
    text: str
    hint: str
    count: int
    spots: tuple[Spot, ...]
    asked: Asked | None = None


class Blocks:
    """The blocks of a book by the lines of the files in which they stand."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._lines: dict[str, list[tuple[int, str]]] = {}
        for anchor, place in places.items():
            if not anchor.startswith("images/"):
                self._lines.setdefault(place.path, []).append((place.line, anchor))
        for lines in self._lines.values():
            lines.sort(key=lambda line: line[0])

    def at(self, place: Place) -> str:
        """Give the last block that begins at a line or above it; nothing where there is none."""
        lines = self._lines.get(place.path, [])
        at = bisect_right(lines, place.line, key=lambda line: line[0])
        return lines[at - 1][1] if at else ""


def name_in(folder: Path, path: str) -> str:
    """Give the name that a file has in the manuscript; it is told relative to where the command was typed."""
    root = folder.as_posix().rstrip("/")
    return path.removeprefix(f"{root}/") if root != "." else path


def problem_cards(problems: Iterable[Problem], folder: Path, blocks: Blocks) -> tuple[Card, ...]:
    """Give a card for each problem, those told in the same words in one."""
    return tuple(
        Card(
            alike[0].severity,
            alike[0].code,
            alike[0].message,
            alike[0].hint,
            len(alike),
            tuple(_spot(problem.place, folder, blocks) for problem in alike[:PLACES_SHOWN]),
        )
        for alike in together(problems)
    )


def _spot(place: Place, folder: Path, blocks: Blocks) -> Spot:
    anchor = blocks.at(place) if place.line else ""
    return Spot(name_in(folder, place.path), place.line, place.column, anchor)


def decision_cards(folder: Path, blocks: Blocks) -> tuple[Card, ...]:
    """Give a card for each decision that nobody has answered, or whose answer no import has seen yet."""
    source = Folder(folder)
    if source.lacks(DECISIONS):
        return ()
    text = source.read_text(DECISIONS, source.place(DECISIONS))
    return tuple(_decisions(text, source, blocks)) if text else ()


def _decisions(text: str, source: Folder, blocks: Blocks) -> Iterator[Card]:
    lines = text.split("\n")
    root = read_yaml(text, source.place(DECISIONS).path, Problems())
    seen = _answers_seen(source)
    for item in root.items if isinstance(root, YamlSequence) else ():
        entry = fields_of(item, "a decision", Problems())
        if entry is None:
            continue
        kind, about, answer = entry.text("decision"), entry.text("about"), entry.text("answer")
        if answer and (seen is None or seen.get((kind, about), "") == answer):
            continue
        answer_at = entry.mapping.key_place("answer")
        choices = lines[answer_at.line - 1].partition("#")[2].strip() if answer_at.line else ""
        told = _place_told(entry.text("place"), source)
        spots = [_spot(told, source.root, blocks)] if told else []
        spots.append(Spot(DECISIONS, answer_at.line, answer_at.column))
        question, default = entry.text("question"), entry.text("default")
        hint = way_out(question, default, choices)
        proposed = "" if kind == PICTURE else default
        asked = Asked(kind, about, FIXED.get(kind, ()), proposed, answer)
        yield Card("decision", "", question, hint, 1, tuple(spots), asked)


def _answers_seen(source: Folder) -> dict[tuple[str, str], str] | None:
    """Give the answers that the last import has kept to; None when it has not told."""
    name = f"{BASE}/{DECISIONS}"
    text = None if source.lacks(name) else source.read_text(name, source.place(name))
    return None if text is None else read_answers(text, name, Problems())


def _place_told(told: str, source: Folder) -> Place | None:
    """Find the file of a place that was told from wherever the import was typed."""
    match = PLACE.fullmatch(told)
    if not match or not match[1]:
        return None
    steps: Sequence[str] = match[1].split("/")
    for start in range(len(steps)):
        name = "/".join(steps[start:])
        if name and not source.lacks(name):
            return source.place(name, int(match[2] or 0), int(match[3] or 0))
    return None
