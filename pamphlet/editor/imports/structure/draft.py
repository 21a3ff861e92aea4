"""A draft: what the trees of documents became, and what only is to be written now."""

from __future__ import annotations

from dataclasses import dataclass, field

from pamphlet.editor.imports.recognised.labels import Speaker
from pamphlet.editor.imports.tree import Block, Heading


@dataclass(slots=True)
class PartDraft:
    """A part: its title, role and file; `heading` is printed, `base` is the level of such headings in the document.

    `language` is its own, where that is not the work's.
    """

    title: str
    role: str
    blocks: list[Block] = field(default_factory=list)
    heading: Heading | None = None
    base: int = 1
    file: str = ""
    language: str = ""


@dataclass(slots=True)
class Draft:
    """A work: all that `pamphlet.yaml` and the parts are made of.

    `taken` are texts that went from the document into pamphlet.yaml and are no part of the work any more.
    """

    title: str
    title_supplied: bool
    subtitle: str
    language: str
    people: tuple[tuple[str, str], ...]
    condition: str
    speakers: list[Speaker]
    asks: str  # the key of who asks, where the question marks tell
    parts: list[PartDraft]
    taken: list[str] = field(default_factory=list)
