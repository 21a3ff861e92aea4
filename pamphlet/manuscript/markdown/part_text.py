"""The text of one part while it is read: where each character stands, which IDs are given, and what is wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pamphlet.manuscript.markdown.brackets import References
from pamphlet.manuscript.markdown.leftovers import Kind
from pamphlet.manuscript.markdown.places import place_in
from pamphlet.work.problems import Place, Problems

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Anchors:
    """The IDs of the work, handed out once each; links are bound when all are known."""

    part: str = ""
    blocks: int = 0
    citations: int = 0
    turns: int = 0
    note_numbers: dict[tuple[str, str], int] = field(default_factory=dict)  # (part, label) → number
    note_calls: dict[int, int] = field(default_factory=dict)  # number → calls so far
    named: dict[str, str] = field(default_factory=dict)  # anchors that editors gave → IDs

    def begin(self, part: str) -> None:
        """Begin a part; its blocks are counted anew."""
        self.part, self.blocks = part, 0

    def block(self) -> str:
        """Give the next block's ID in this part."""
        self.blocks += 1
        return f"{self.part}_{self.blocks}"

    def citation(self) -> str:
        """Give the next citation's ID."""
        self.citations += 1
        return f"cite-{self.citations}"

    def turn(self) -> int:
        """Give the next turn's number."""
        self.turns += 1
        return self.turns

    def note(self, label: str) -> int:
        """Give the number of a footnote, which counts through the work in the order of the calls."""
        return self.note_numbers.setdefault((self.part, label), len(self.note_numbers) + 1)

    def call(self, number: int) -> str:
        """Give the ID of the next call of a footnote."""
        count = self.note_calls[number] = self.note_calls.get(number, 0) + 1
        return f"call-{number}-{count}" if count > 1 else f"call-{number}"


@dataclass(slots=True)
class PartText:
    """The text of one part, and what its brackets may refer to."""

    path: str
    text: str
    first_line: int  # lines of front matter above
    references: References
    anchors: Anchors
    problems: Problems
    too_deep: bool = False  # so deep that some of it was not read
    leftovers: list[tuple[Kind, Place]] = field(default_factory=list)  # markup of others
    dashes: list[Place] = field(default_factory=list)  # of two or three hyphens
    has_curly_marks: bool = False
    line_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Find the lines."""
        self.line_starts = [0, *(end.end() for end in re.finditer("\n", self.text))]

    def place(self, at: int) -> Place:
        """Give the place of a character of the text."""
        line = bisect_right(self.line_starts, at)
        column = at - self.line_starts[line - 1] + 1
        return Place(self.path, self.first_line + line, column)

    def place_in(self, token: Token, position: int) -> Place:
        """Give the place of a character of a block's inline text."""
        return self.place(place_in(token, position))
