"""Name those who made a work, or a part of it, as the book says it on its covers, its title page and beside a text."""

from __future__ import annotations

from pamphlet.pages.strings import primary
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.model import Contributor, Metadata


def credits_of(metadata: Metadata, speech: Speech) -> tuple[str, ...]:
    """Name those who made the work, each in the words for the role."""
    return tuple(credit(maker, metadata.language, speech) for maker in metadata.contributors)


def credit(contributor: Contributor, language: str, speech: Speech) -> str:
    """Name a contributor as the editor does, or in the words for the role; in English MARC's term serves, too."""
    if contributor.line:
        return contributor.line
    key = f"role-{contributor.role}"
    if key in speech.strings:
        return speech.say(key, name=contributor.name)
    told = f", {contributor.term}" if primary(language) == "en" else ""
    return contributor.name + told
