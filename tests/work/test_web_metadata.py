"""What the head of a page tells reference managers: people by their roles, and nothing that is not known."""

from __future__ import annotations

from pamphlet.work.model import Contributor
from pamphlet.work.roles import CREATORS, HIGHWIRE, SCHEMA_ORG
from pamphlet.work.web_metadata import Catalogued, citation_metas

PEOPLE = (
    Contributor("Ada Wren", "aut", "author", "Wren, Ada"),
    Contributor("Ilse Marder", "trl", "translator"),
    Contributor("The Friends", "aqt", "author in quotations or text abstracts"),
)


def test_people_are_told_by_their_roles() -> None:
    """Highwire has tags for some; Dublin Core parts those who made the content from all others."""
    work = Catalogued("T", PEOPLE, "2026-11-22", "en", "urn:x:1", "P", "D", ("S", "U"), "R")
    assert list(citation_metas(work)) == [
        ("citation_title", "T"),
        ("citation_author", "Wren, Ada"),
        ("citation_translator", "Ilse Marder"),
        ("citation_publication_date", "2026/11/22"),
        ("citation_language", "en"),
        ("citation_publisher", "P"),
        ("citation_keywords", "S"),
        ("citation_keywords", "U"),
        ("DC.type", "Text"),
        ("DC.title", "T"),
        ("DC.creator", "Ada Wren"),
        ("DC.contributor", "Ilse Marder"),
        ("DC.contributor", "The Friends"),
        ("DC.date", "2026-11-22"),
        ("DC.language", "en"),
        ("DC.identifier", "urn:x:1"),
        ("DC.publisher", "P"),
        ("DC.description", "D"),
        ("DC.subject", "S"),
        ("DC.subject", "U"),
        ("DC.rights", "R"),
    ]


def test_what_is_not_known_is_not_there() -> None:
    """No empty meta."""
    work = Catalogued("T", (), "2026-11-22", "en", "urn:x:1", "", "", (), "")
    assert all(content for _, content in citation_metas(work))


def test_whoever_is_called_an_author_made_the_content() -> None:
    """The tables agree."""
    authors = {role for role, tag in HIGHWIRE.items() if tag == "citation_author"}
    assert authors <= CREATORS
    assert {role for role, name in SCHEMA_ORG.items() if name == "author"} <= authors
