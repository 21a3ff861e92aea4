"""Relators of MARC, and what others call them."""

from __future__ import annotations

import pytest

from pamphlet.work.roles import CREATORS, HIGHWIRE, schema_role


@pytest.mark.parametrize(
    ("role", "is_creator", "of_schema", "of_highwire"),
    [
        ("aut", True, "author", "citation_author"),
        ("cre", True, "creator", "citation_author"),
        ("edt", False, "editor", "citation_editor"),
        ("trl", False, "translator", "citation_translator"),
        ("ill", False, "illustrator", None),
        ("ive", True, None, "citation_author"),
        *((role, True, None, None) for role in ("art", "dub", "ivr", "pht")),
        *((role, False, None, None) for role in ("aqt", "pbl", "ctb")),
    ],
)
def test_what_a_relator_is(
    role: str, of_schema: str | None, of_highwire: str | None, *, is_creator: bool
) -> None:
    """Authors, interviewers and those interviewed, artists and photographers made the content; others contributed."""
    assert (role in CREATORS) is is_creator
    someone = {"name": "Jane Doe"}
    in_role = {"@type": "Role", "roleName": "helper", "contributor": someone}
    wanted = (of_schema, someone) if of_schema else ("contributor", in_role)
    assert schema_role("Jane Doe", role, "helper") == wanted
    assert HIGHWIRE.get(role) == of_highwire
