"""What a report tells: believed as far as it is as it was written, whoever wrote it."""

from __future__ import annotations

from typing import Any

import pytest

from pamphlet.site.told import MOST_PEOPLE, NotTold, told_by
from tests.site.made import report, told


def test_all_of_it_is_told() -> None:
    """People, dates, subjects, licence and files are there."""
    work = told()
    assert [person.told for person in work.people] == ["Ada Wren", "Translated by I. M."]
    assert (work.title, work.language, work.direction) == ("Four Doors", "en", "ltr")
    assert work.condition == "Print one, print all."
    assert work.claims("schema:accessibilityHazard") == ("none",)
    plain = work.file(".pdf")
    assert plain
    assert plain.pages == 42


@pytest.mark.parametrize(
    ("top", "work"),
    [
        ({"work": None}, {}),
        ({"released": "yesterday"}, {}),
        ({"identifier": "javascript alert(1)"}, {}),
        ({"words": -1}, {}),
        ({"fingerprint": "d2"}, {}),
        ({}, {"slug": "../up"}),
        ({}, {"slug": "Upper"}),
        ({}, {"title": ""}),
        ({}, {"title": ["a"]}),
        ({}, {"title": "a" * 10_001}),
        ({}, {"language": "no language at all"}),
        ({}, {"date": "<b>"}),
        ({}, {"people": [{"name": "A"}] * (MOST_PEOPLE + 1)}),
        ({}, {"people": ["A"]}),
        ({}, {"licence": {"name": "A", "url": "javascript:alert(1)"}}),
        ({}, {"accessibility": [["one"]]}),
        ({}, {"subjects": {"a": 1}}),
    ],
)
def test_what_cannot_be_is_not_believed(top: dict[str, Any], work: dict[str, Any]) -> None:
    """A value of another kind, form or length ends the reading with a sentence."""
    with pytest.raises(NotTold, match="its report"):
        told(top=top, **work) if top.get("work", 1) else told_by(report() | top)


@pytest.mark.parametrize(
    "name",
    [
        "../four-doors.pdf",
        "four-doors/../../a.pdf",
        "four-doors.php",
        ".htaccess",
        "other.pdf",
        "four-doors\0.pdf",
        "four-doors.PDF ",
        "C:four-doors.pdf",
    ],
)
def test_no_file_has_another_place_or_kind(name: str) -> None:
    """A file stands in the folder itself, begins with the slug, and is no program."""
    file = {"name": name, "format": "pdf", "pages": 1, "size": 1, "sha256": "a1" * 32}
    with pytest.raises(NotTold):
        told_by(report() | {"files": [file]})


def test_signs_that_command_are_shown() -> None:
    """What no page and no XML may hold is a sign of its own."""
    work = told(title="Four\x1b[31m Doors\ud800", description="a\nb")
    assert work.title == "Four\ufffd[31m Doors\ufffd"
    assert work.description == "a b"


def test_one_file_twice_is_no_release() -> None:
    """Two names that one system takes for the same are refused."""
    file = {"name": "four-doors.pdf", "format": "pdf", "pages": 1, "size": 1, "sha256": "a1" * 32}
    with pytest.raises(NotTold, match="twice"):
        told_by(report() | {"files": [file, file | {"name": "four-doors.PDF"}]})
