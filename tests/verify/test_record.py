"""The verdicts as JSON: the object is what the schema says, and nothing in it is cut."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.verify.copies import HYPHEN, Copy
from pamphlet.verify.record import record
from pamphlet.verify.verdict import EXIT, Checked, Verdict, verdict, verify
from pamphlet.work.words import BlockWords
from tests.verify.samples import ANSWERED, SCHEMA, TEXTS, html, of_one_part, words_of

CONDITION = "taken from [the author’s] own writings"
schema: dict[str, Any] = json.loads(SCHEMA.read_bytes())
validator = jsonschema.Draft202012Validator(schema)


def recorded(*verdicts: Verdict, name: str = "x.html") -> dict[str, Any]:
    """Record verdicts, measured by a manuscript, and hold the object to the schema."""
    fingerprint = words_of().fingerprint
    told = record(
        Checked(name, each, "manuscript", "manuscript", "A title", fingerprint) for each in verdicts
    )
    validator.validate(json.loads(json.dumps(told)))
    return told


def test_the_schema_is_one() -> None:
    """The schema is a valid JSON Schema, tells what every field is, and names all verdicts."""
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["file"]["properties"]["verdict"]["enum"] == list(EXIT)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"version": 1, "exit_status": 0, "files": [{"file": "x"}]})


@pytest.mark.parametrize(
    "texts",
    [
        TEXTS,
        TEXTS[2:],
        (*TEXTS[:3], ANSWERED.replace("not", "now"), *TEXTS[4:]),
        (TEXTS[0], TEXTS[1], *TEXTS[3:5], TEXTS[2], TEXTS[5]),
        (*TEXTS[:3], "Put in by somebody.", *TEXTS[3:]),
        [text.replace("“", '"') for text in TEXTS],
        ["It was a dark and stormy night."],
    ],
)
def test_every_verdict_keeps_to_the_schema(texts: tuple[str, ...]) -> None:
    """Whatever the verdict, the record of it is valid, and has as many places as the verdict has."""
    found = verify(words_of(), "x.html", html(texts).encode(), condition=CONDITION)
    (told,) = recorded(found)["files"]
    assert told["verdict"] == found.name
    assert len(told["differences"]) == len(found.differences)
    assert told["condition_beside"] is False


def test_a_place_is_told_whole() -> None:
    """A difference has its block, part and turn, the words lost and found, and those around them."""
    texts = (*TEXTS[:3], ANSWERED.replace("[reflected] not", "reflected not"), *TEXTS[4:])
    found = verify(words_of(), "x.html", html(texts).encode())
    (place,) = recorded(found)["files"][0]["differences"]
    assert place == {
        "kind": "changed",
        "block": "turn-2",
        "part": "Interview",
        "turn": 2,
        "word": 3,
        "words": 1,
        "expected": "[reflected]",
        "found": "reflected",
        "before": "of its “ideal”? LT: The state",
        "after": "not only the thought of its",
        "position": 34,
        "page": 0,
        "found_before": "of its “ideal”? LT: The state",
        "found_after": "not only the thought of its",
    }


def test_many_places_are_all_told() -> None:
    """Of a thousand places not one is left out, and the status is that of the worst file."""
    blocks = (BlockWords(f"b{at}", 0, (f"a{at}", f"b{at}", f"c{at}")) for at in range(1000))
    words = of_one_part(*blocks)
    copy = Copy("text", tuple(word.replace("b", "x") for word in words.flat()))
    told = recorded(verdict(words, copy), Verdict("complete"))
    assert len(told["files"][0]["differences"]) == 1000
    assert told["exit_status"] == 1
    assert (
        recorded(Verdict("complete"), Verdict("unreadable", reason="It is empty."))["exit_status"]
        == 2
    )


def test_what_has_no_measure() -> None:
    """A file that could not be compared has none, and the reason."""
    told = record([Checked("x", Verdict("unreadable", reason="The file is empty."))])
    validator.validate(told)
    assert told["files"][0]["measured_by"] is None


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=5))
def test_any_name_and_any_words(name: str, found: list[str]) -> None:
    """Whatever a file is called and whatever stands in it, the record is valid JSON of characters."""
    surrogate = f"{name}\udc80{HYPHEN}"
    copy = Copy("text", (*found, *words_of().flat()[5:]))
    told = recorded(verdict(words_of(), copy), name=surrogate)
    text = json.dumps(told, ensure_ascii=False).encode()
    assert json.loads(text) == told
    assert HYPHEN not in "".join(each["found"] for each in told["files"][0]["differences"])
