"""The vectors: the program gives the verdicts that stand there, and what was foreseen for each of them.

`pytest --update-golden` writes them anew from their descriptions in `tests/tools/vectors/`; other implementations read
the files alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pamphlet.work.exemplar import exemplar_from
from tests.tools.vectors.edits import Vector, copy_of, read
from tests.tools.vectors.more_damages import MORE_DAMAGES
from tests.tools.vectors.works import WORKS
from tests.tools.vectors.writing import (
    GROUPS,
    copy_from,
    foreseen,
    judged,
    told_of_copy,
    told_of_verdict,
    vector_file,
)

VECTORS = Path(__file__).parents[1] / "vectors"
FEWEST = 150
EVERY = [vector for vectors in GROUPS.values() for vector in vectors]
schema: dict[str, Any] = json.loads((VECTORS / "schema.json").read_bytes())


@pytest.mark.parametrize("name", WORKS)
def test_the_works_are_written_so(name: str, golden: Callable[[str, Path], None]) -> None:
    """A work stands in its file as it travels, and is believed when it is read."""
    golden(WORKS[name].as_json().decode(), VECTORS / "works" / f"{name}.json")
    assert exemplar_from(WORKS[name].as_json()) == WORKS[name]


@pytest.mark.parametrize("group", GROUPS)
def test_the_vectors_are_written_so(group: str, golden: Callable[[str, Path], None]) -> None:
    """What the descriptions and the program give stands in the file, and the file keeps to the schema."""
    golden(vector_file(GROUPS[group]), VECTORS / f"{group}.json")
    jsonschema.validate(
        json.loads((VECTORS / f"{group}.json").read_bytes()),
        schema,
        jsonschema.Draft202012Validator,
    )


@pytest.mark.parametrize("vector", EVERY, ids=lambda vector: vector.name)
def test_the_verdict_is_the_one_foreseen(vector: Vector) -> None:
    """Whoever described a copy said what must come of it, before the program was asked."""
    exemplar = WORKS[vector.work]
    name, kinds = foreseen(judged(exemplar, copy_of(vector, exemplar.words)))
    assert name == vector.verdict
    if name != "another text":
        assert kinds == vector.findings


@pytest.mark.parametrize(
    ("vector", "anchor"), MORE_DAMAGES, ids=lambda told: getattr(told, "name", "")
)
def test_a_damage_is_found_at_its_place(vector: Vector, anchor: str) -> None:
    """The block to which something was done is the one that is named."""
    exemplar = WORKS[vector.work]
    places = judged(exemplar, copy_of(vector, exemplar.words)).differences
    assert not anchor or [place.anchor for place in places] == [anchor]


@pytest.mark.parametrize("group", GROUPS)
def test_the_files_alone_are_enough(group: str) -> None:
    """Read from the files, as others read them, each copy gets the verdict that stands beside it."""
    works = {
        name: exemplar_from((VECTORS / "works" / f"{name}.json").read_bytes()) for name in WORKS
    }
    for vector in json.loads((VECTORS / f"{group}.json").read_bytes())["vectors"]:
        copy = copy_from(vector["copy"])
        assert told_of_copy(copy) == vector["copy"]
        assert told_of_verdict(judged(works[vector["work"]], copy)) == vector["expected"], vector[
            "name"
        ]


def test_they_show_much() -> None:
    """There are enough of them, no two of one name or alike, with every verdict, every kind, and each work."""
    assert len(EVERY) >= FEWEST
    assert max(Counter(vector.name for vector in EVERY).values()) == 1
    alike = Counter((vector.work, copy_of(vector, WORKS[vector.work].words)) for vector in EVERY)
    assert max(alike.values()) == 1
    kinds = {finding.partition(" ")[0] for vector in EVERY for finding in vector.findings} - {"…"}
    assert kinds == {"missing", "changed", "moved", "put"}
    assert len({vector.verdict for vector in EVERY}) == 5
    assert {vector.work for vector in EVERY} == set(WORKS)


def test_the_notation() -> None:
    """Marks among the words say what a reader knows besides them."""
    copy = read("⏏ ⟦ 1 ⟧ One ⏎ two¬three ⟪ad Buy ⟪b now ⟫ ! ⟫ ⏏ four", "pdf")
    assert told_of_copy(copy) == {
        "kind": "pdf",
        "words": "1 One two\x02three Buy now ! four",
        "page_starts": [0, 6],
        "line_starts": [0, 2, 6],
        "furniture": [0],
        "asides": [[3, 6, "ad"], [4, 5, "b"]],
    }
