"""Write the works and the vectors as JSON, as `tests/vectors/schema.json` describes them, and read a copy again.

Every file is a table: a vector has a line for each of its members, so that a change to one reads well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pamphlet.verify.compare.findings import Finding
from pamphlet.verify.copies import Aside, Copy
from pamphlet.verify.verdict import Verdict, verdict
from pamphlet.work.exemplar import Exemplar
from tests.tools.vectors.damages import DAMAGES
from tests.tools.vectors.edits import Vector, copy_of
from tests.tools.vectors.forgeries import FORGERIES
from tests.tools.vectors.innocent import INNOCENT
from tests.tools.vectors.more_damages import MORE_DAMAGES
from tests.tools.vectors.more_forgeries import MORE_FORGERIES
from tests.tools.vectors.scripts import SCRIPTS
from tests.tools.vectors.settled import SETTLED
from tests.tools.vectors.works import WORKS

VERSION = 1
GROUPS: Mapping[str, tuple[Vector, ...]] = {
    "innocent": INNOCENT,
    "damages": DAMAGES,
    "forgeries": FORGERIES,
    "scripts": SCRIPTS,
    "more-damages": tuple(vector for vector, _ in MORE_DAMAGES),
    "more-forgeries": MORE_FORGERIES,
    "more-settled": SETTLED,
}


def vector_file(vectors: Iterable[Vector]) -> str:
    """Write a file of vectors."""
    told = ",\n".join(_vector(vector) for vector in vectors)
    return f'{{"version": {VERSION}, "vectors": [\n{told}\n]}}\n'


def _vector(vector: Vector) -> str:
    exemplar = WORKS[vector.work]
    copy = copy_of(vector, exemplar.words)
    members = {
        "name": vector.name,
        "work": vector.work,
        "copy": told_of_copy(copy),
        "expected": told_of_verdict(judged(exemplar, copy)),
    }
    lines = ",\n".join(f" {_json(name)}: {_json(value)}" for name, value in members.items())
    return f"{{\n{lines}\n}}"


def judged(exemplar: Exemplar, copy: Copy) -> Verdict:
    """Give the verdict of the program."""
    return verdict(exemplar.words, copy, condition=exemplar.condition)


def told_of_copy(copy: Copy) -> dict[str, Any]:
    """Tell of a copy what its reader knows; what is empty is left out."""
    told: dict[str, Any] = {
        "kind": copy.kind,
        "words": " ".join(copy.words),
        "page_starts": list(copy.page_starts),
        "line_starts": sorted(copy.line_starts),
        "furniture": sorted(copy.furniture),
        "asides": [[aside.start, aside.end, aside.name] for aside in copy.asides],
    }
    return {name: value for name, value in told.items() if value}


def copy_from(told: Mapping[str, Any]) -> Copy:
    """Read a copy again."""
    return Copy(
        told["kind"],
        tuple(told["words"].split(" ")),
        tuple(told.get("page_starts", ())),
        frozenset(told.get("line_starts", ())),
        frozenset(told.get("furniture", ())),
        asides=tuple(Aside(*aside) for aside in told.get("asides", ())),
    )


def told_of_verdict(found: Verdict) -> dict[str, Any]:
    """Tell of a verdict what another implementation must find, too; what is empty is left out."""
    told: dict[str, Any] = {
        "verdict": found.name,
        "excerpt": found.excerpt,
        "words": found.count,
        "words_found": found.found,
        "condition_beside": bool(found.licensed),
        "findings": [_finding(finding) for finding in found.findings],
        "typography": [
            [place.anchor, " ".join(place.expected), " ".join(place.found)]
            for place in found.typography
        ],
        "around": [
            [around.side, around.count, *([around.name] if around.name else [])]
            for around in found.around
        ],
    }
    return {name: value for name, value in told.items() if value or name == "words_found"}


def _finding(finding: Finding) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": finding.kind,
        "habit": finding.habit,
        "places": [
            [place.anchor, place.word, " ".join(place.expected), " ".join(place.found)]
            for place in finding.places
        ],
    }
    return {name: value for name, value in told.items() if value}


def foreseen(found: Verdict) -> tuple[str, Sequence[str]]:
    """Give what a vector says of its verdict beforehand: its name, and the kinds of its findings with their counts."""
    return found.name, tuple(f"{finding.kind} {finding.count}" for finding in found.findings)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
