"""The exemplar: written and read again, as its schema describes it, and believed only when it agrees with itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pamphlet
from pamphlet.work import exemplar as module
from pamphlet.work.exemplar import Exemplar, NoExemplar, exemplar_from
from pamphlet.work.words import BlockWords, PartWords, Words
from tests.formats.made import WORKS, pages_of

SCHEMA = Path(pamphlet.__file__).parent / "work" / "exemplar.schema.json"

HEAD = BlockWords("a_1", 0, ("A", "Title"), kind="heading")
TURN = BlockWords("a_2", 1, ("LT:", "No.", "<b>"), calls=((1, 12),))
NOTE = BlockWords("a_3", 0, ("See", "there."), kind="note", number=12)
WORDS = Words(
    (PartWords("a", "A", (HEAD, TURN, NOTE)),),
    beside=("A Work",),
    pictures=("A dot",),
    speakers=(("LT", "Leon Trotsky"),),
    apparatus=("Trotsky, Leon. Works.",),
)
EXEMPLAR = Exemplar("A Work", "en", "urn:x", "1", "2026-01-01", "Copy it whole.", WORDS)

word = st.text(st.characters(exclude_categories=("Z", "C")), min_size=1)


def test_it_is_read_as_it_was_written() -> None:
    """Everything comes back, the numbers of notes and the kinds of blocks too; nothing in it can end a script."""
    assert exemplar_from(EXEMPLAR.as_json()) == EXEMPLAR
    assert b"<" not in EXEMPLAR.as_json()


def test_what_an_older_file_carries_is_read() -> None:
    """One that says nothing of what stands around the work has nothing to say of that."""
    told = json.loads(EXEMPLAR.as_json())
    del told["apparatus"]
    older = exemplar_from(json.dumps(told).encode())
    assert older.words == replace(EXEMPLAR.words, apparatus=())
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))


@given(st.lists(st.lists(word, min_size=1), min_size=1))
def test_any_words_come_back(texts: list[list[str]]) -> None:
    """Words of any characters come back as they were."""
    blocks = tuple(BlockWords(f"b-{at}", at, tuple(text)) for at, text in enumerate(texts))
    exemplar = Exemplar("", "en", "", "", "", "", Words((PartWords("p", "P", blocks),)))
    assert exemplar_from(exemplar.as_json()) == exemplar


@pytest.mark.parametrize("work", WORKS)
def test_the_schema(work: str) -> None:
    """What travels is as the schema says, of every work, and comes back."""
    exemplar = pages_of(work).exemplar
    assert exemplar
    document = exemplar.as_json()
    jsonschema.validate(json.loads(document), json.loads(SCHEMA.read_text("utf-8")))
    assert exemplar_from(document) == exemplar


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "other"),
        ("version", 3),
        ("fingerprint", "0" * 64),
        ("words", 6),
        ("title", 1),
        ("title", "x" * 20_001),
        ("parts", []),
        ("parts", {}),
        ("parts", [{"id": "a", "title": "A", "blocks": [{"id": "b", "text": "two  spaces"}]}]),
        ("parts", [{"id": "a", "title": "A", "blocks": [{"id": "b", "text": ""}]}]),
        ("beside", "text"),
        ("apparatus", "text"),
        ("speakers", [["LT"]]),
    ],
)
def test_what_is_not_believed(key: str, value: Any) -> None:
    """Another format, words without their fingerprint, and what is not as the schema says, are no exemplar."""
    told = json.loads(EXEMPLAR.as_json()) | {key: value}
    with pytest.raises(NoExemplar):
        exemplar_from(json.dumps(told).encode())


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "other"},
        {"turn": -1},
        {"turn": True},
        {"calls": [[3, 1]]},
        {"calls": [[0, -1]]},
    ],
)
def test_blocks_that_are_not_believed(block: dict[str, Any]) -> None:
    """A kind that nobody knows, numbers that are none, and the call of a note behind a word that is not there."""
    told = json.loads(EXEMPLAR.as_json())
    told["parts"][0]["blocks"][1] |= block
    with pytest.raises(NoExemplar):
        exemplar_from(json.dumps(told).encode())


@pytest.mark.parametrize("document", [b"", b"[]", b"nonsense", b"[" * 100_000, b"\xff"])
def test_no_document(document: bytes) -> None:
    """What is no JSON of that kind is no exemplar, however deep it is nested."""
    with pytest.raises(NoExemplar):
        exemplar_from(document)


def believed(document: bytes) -> bool:
    """Tell whether a document is taken for an exemplar."""
    try:
        exemplar_from(document)
    except NoExemplar:
        return False
    return True


@pytest.mark.parametrize(
    ("block", "is_believed"),
    [
        ({"calls": [[2, 1]]}, True),
        ({"turn": 10**8 - 1}, True),
        ({"turn": 10**8}, False),
        ({"turn": 1.0}, False),
        ({"id": "x" * 20_000}, True),
        ({"id": "x" * 20_001}, False),
    ],
)
def test_a_block_at_its_bounds(block: dict[str, Any], is_believed: bool) -> None:  # noqa: FBT001
    """A call behind the last word, a number of eight digits and an ID of twenty thousand signs are within them."""
    told = json.loads(EXEMPLAR.as_json())
    told["parts"][0]["blocks"][1] |= block
    assert believed(json.dumps(told).encode()) is is_believed


@pytest.mark.parametrize(
    ("bound", "most"),
    [("MOST_BLOCKS", 3), ("MOST_BESIDE", 1), ("LARGEST", len(EXEMPLAR.as_json()))],
)
def test_a_document_at_its_bounds(monkeypatch: pytest.MonkeyPatch, bound: str, most: int) -> None:
    """As many blocks, texts and bytes as may be are taken, and not one more."""
    monkeypatch.setattr(module, bound, most)
    assert believed(EXEMPLAR.as_json())
    monkeypatch.setattr(module, bound, most - 1)
    assert not believed(EXEMPLAR.as_json())


def test_the_blocks_of_all_parts_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many parts of a few blocks are as much as one of many."""
    parts = tuple(PartWords(f"p{at}", "P", (HEAD, TURN)) for at in range(2))
    document = Exemplar("", "en", "", "", "", "", Words(parts)).as_json()
    for most, is_believed in ((4, True), (3, False)):
        monkeypatch.setattr(module, "MOST_BLOCKS", most)
        assert believed(document) is is_believed
