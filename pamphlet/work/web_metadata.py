"""Tell reference managers and search engines of a work, in the head of a page: Highwire tags and Dublin Core.

In: what is known of a work. Out: names of metas with their contents; what is not known is not there. Highwire's names
are those that Google Scholar asks for (“Inclusion Guidelines for Webmasters”), Dublin Core's those of RFC 2731.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from pamphlet.work.frozen import frozen
from pamphlet.work.roles import CREATORS, HIGHWIRE


class Maker(Protocol):
    """Somebody who made a work: name, MARC relator, and how a catalogue files the name, if that is known."""

    @property
    def name(self) -> str:
        """The name as it is read."""

    @property
    def role(self) -> str:
        """The relator's code."""

    @property
    def sort_name(self) -> str:
        """The name as it is filed, or nothing."""


@frozen
class Catalogued:
    """What a catalogue says of a work; `rights` is the condition, or the name of the licence."""

    title: str
    people: Sequence[Maker]
    released: str
    language: str
    identifier: str
    publisher: str
    description: str
    subjects: Sequence[str]
    rights: str


def citation_metas(work: Catalogued) -> Iterator[tuple[str, str]]:
    """Give the metas; addresses, which not every page knows, are left to it."""
    pairs = (*_highwire(work), *_dublin_core(work))
    return ((name, content) for name, content in pairs if content)


def _highwire(work: Catalogued) -> Iterator[tuple[str, str]]:
    yield "citation_title", work.title
    for person in work.people:
        if person.role in HIGHWIRE:
            yield HIGHWIRE[person.role], person.sort_name or person.name
    yield "citation_publication_date", work.released.replace("-", "/")
    yield "citation_language", work.language
    yield "citation_publisher", work.publisher
    for subject in work.subjects:
        yield "citation_keywords", subject


def _dublin_core(work: Catalogued) -> Iterator[tuple[str, str]]:
    yield "DC.type", "Text"
    yield "DC.title", work.title
    for person in work.people:
        yield f"DC.{'creator' if person.role in CREATORS else 'contributor'}", person.name
    yield "DC.date", work.released
    yield "DC.language", work.language
    yield "DC.identifier", work.identifier
    yield "DC.publisher", work.publisher
    yield "DC.description", work.description
    for subject in work.subjects:
        yield "DC.subject", subject
    yield "DC.rights", work.rights
