"""Damages and forgeries in every kind of file that people have: found, at the same place in each."""

from __future__ import annotations

from functools import cache

import pytest

from pamphlet.verify.verdict import Verdict, verify
from tests.tools.vectors.damages import DAMAGES
from tests.tools.vectors.edits import Vector, blocks_of, copy_of, doubled
from tests.tools.vectors.forgeries import FORGERIES
from tests.tools.vectors.more_damages import MORE_DAMAGES
from tests.tools.vectors.more_forgeries import MORE_FORGERIES
from tests.tools.vectors.works import WORKS
from tests.tools.vectors.writing import judged
from tests.verify.carriers import CARRIERS

MARKS = frozenset("⟦⟪⏏⏎¬")  # what only a reader of pages can know: such a copy is in no file
STEPS = {".pdf": 17}  # of the copies, so many are printed: that takes its time
# On paper: in a line from right to left the place of a word is told by the line, and what is changed in a refrain of
# one line at the edge of several pages is told as missing.
ON_PAPER = frozenset({"mill", "garden", "border", "letters"})


def _in_files(vectors: tuple[Vector, ...]) -> tuple[tuple[Vector, tuple[str, ...]], ...]:
    """Give the copies that can be written to files, with their blocks."""
    copies = []
    for vector in vectors:
        blocks = blocks_of(WORKS[vector.work].words)
        for edit in vector.edits:
            blocks = edit(blocks)
        if MARKS.isdisjoint("".join(blocks.values())):
            copies.append((vector, tuple(blocks.values())))
    return tuple(copies)


DAMAGED = _in_files((*DAMAGES, *(vector for vector, _ in MORE_DAMAGES)))
ALLOWED = frozenset({"complete", "complete, typography differs"})  # on the other side of the border
FORGED = _in_files(
    tuple(vector for vector in (*FORGERIES, *MORE_FORGERIES) if vector.verdict not in ALLOWED)
)


def _places(found: Verdict) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (finding.kind, [(place.anchor, place.word) for place in finding.places])
        for finding in found.findings
    ]


@cache
def _wanted(vector: Vector) -> Verdict:
    exemplar = WORKS[vector.work]
    return judged(exemplar, copy_of(vector, exemplar.words))


def _blocks(found: Verdict) -> tuple[str, set[str]]:
    return found.name, {place.anchor for place in found.differences}


@pytest.mark.parametrize("suffix", CARRIERS)
def test_damages_are_found_at_their_places(suffix: str) -> None:
    """In each kind of file the verdict, its findings and their places are those of the words alone."""
    for vector, blocks in DAMAGED[:: STEPS.get(suffix, 1)]:
        if suffix == ".pdf" and vector.work not in ON_PAPER:
            continue
        exemplar = WORKS[vector.work]
        content = CARRIERS[suffix](blocks)
        found = verify(exemplar.words, f"x{suffix}", content, condition=exemplar.condition)
        wanted = _wanted(vector)
        if suffix == ".pdf":  # a page may part what happened into two findings
            assert _blocks(found) == _blocks(wanted), vector.name
        else:
            assert (found.name, _places(found)) == (wanted.name, _places(wanted)), vector.name


@pytest.mark.parametrize("suffix", CARRIERS)
def test_no_forgery_is_complete_in_silence(suffix: str) -> None:
    """A forgery is altered or incomplete in each kind of file, or what was put in is told."""
    for vector, blocks in FORGED[:: STEPS.get(suffix, 1)]:
        exemplar = WORKS[vector.work]
        content = CARRIERS[suffix](blocks)
        found = verify(exemplar.words, f"x{suffix}", content, condition=exemplar.condition)
        assert found.exit_status or found.around or found.typography, vector.name


@pytest.mark.parametrize("anchor", ["song_8", "song_20", "song_32"])
def test_a_refrain_once_too_often_on_paper(anchor: str) -> None:
    """Where it stands at the foot of a page, as others do, it is put in, and no running foot."""
    exemplar = WORKS["song"]
    blocks = doubled(anchor)(blocks_of(exemplar.words))
    (place,) = verify(exemplar.words, "x.pdf", CARRIERS[".pdf"](list(blocks.values()))).differences
    assert place.kind == "put in"
    assert " ".join(place.found).startswith(
        blocks[anchor]
    )  # the number of the page stands beside it


def test_how_many_they_are() -> None:
    """Enough kinds of damage and of forgery in enough kinds of file."""
    assert len(DAMAGED) >= 230
    assert len(FORGED) >= 60
    assert len(CARRIERS) >= 5
