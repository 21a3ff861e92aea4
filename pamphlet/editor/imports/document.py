"""A document that was read: its tree, what it says of itself, its pictures, and what of it is not in the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pamphlet.editor.imports.tree import Block

# What is left out, of which one is told for all.
PAGE_NUMBER, LINE_NUMBER = "the number of a printed page", "the number of a line"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that a document has and its tree has not: what they are there, and where."""

    what: str
    text: str
    where: str = ""


def no_picture(_name: str) -> bytes | None:
    """Give no picture: this kind of document has none of its own."""
    return None


@dataclass(slots=True)
class Oddities:
    """What of a document could not be kept as it was: what was left out, what became plain and how often."""

    struck: list[str] = field(default_factory=list)
    plain: dict[str, int] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)  # names that a column stands behind, now a colon

    def became_plain(self, what: str) -> None:
        """Count one more."""
        self.plain[what] = self.plain.get(what, 0) + 1


@dataclass(slots=True)
class Document:
    """A document: `picture` gives the bytes of a picture by the name that the tree has, None where there is none.

    `left_out` are words that stand beside the text.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    subtitle: str = ""
    language: str = ""
    picture: Callable[[str], bytes | None] = no_picture
    left_out: list[LeftOut] = field(default_factory=list)
    oddities: Oddities = field(default_factory=Oddities)
    marks: list[str] = field(default_factory=list)  # of notes and comments that stood in the text
    holder: str = ""  # the element of a page that the text was taken from, if it is not all
    takes_title: bool = False  # what pandoc takes for the title is not among the blocks
    is_bare: bool = False  # the work alone, without title and list of contents
    people: tuple[tuple[str, str], ...] = ()  # who made the work, by its metadata: names and roles
