"""Sort those who made a work by MARC's relators: what catalogues, citations and search engines call them."""

from __future__ import annotations

from typing import Any

# Those who made the content itself (EPUB 3.3 §5.5.4.3); all others contributed (§5.5.4.2).
CREATORS = frozenset(("art", "aut", "cre", "dub", "ive", "ivr", "pht"))
# Those who made an interview, as interviewer and as whoever answers.
INTERVIEWING = frozenset(("ive", "ivr"))
# Relators for which schema.org has a property; all others contribute in a role.
SCHEMA_ORG = {
    "aut": "author",
    "cre": "creator",
    "edt": "editor",
    "ill": "illustrator",
    "trl": "translator",
}
# Relators for which there is a Highwire tag, which Zotero and Google Scholar read.
HIGHWIRE = {
    "aut": "citation_author",
    "cre": "citation_author",
    "edt": "citation_editor",
    "ive": "citation_author",
    "trl": "citation_translator",
}


def schema_role(name: str, role: str, term: str) -> tuple[str, dict[str, Any]]:
    """Name somebody under the property of a role, or in a Role that says its term; whether it is a person is open."""
    someone = {"name": name}
    if role in SCHEMA_ORG:
        return SCHEMA_ORG[role], someone
    return "contributor", {"@type": "Role", "roleName": term, "contributor": someone}
