"""Read one part: front matter, then Markdown, to blocks with anchors."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pamphlet.manuscript.files import Folder
from pamphlet.manuscript.markdown import parser
from pamphlet.manuscript.markdown.blocks import (
    PartBlocks,
    blocks_of,
    note_missing_definitions,
    notes_of,
)
from pamphlet.manuscript.markdown.brackets import References
from pamphlet.manuscript.markdown.inlines import Anchors
from pamphlet.manuscript.markdown.quotes import Marks
from pamphlet.manuscript.markdown.turns import Labels, turns_of
from pamphlet.manuscript.slugs import SLUG_LENGTH_MOST, slug_of
from pamphlet.manuscript.yaml import fields
from pamphlet.manuscript.yaml.nodes import Mapping, Scalar, read_yaml
from pamphlet.work.model import Metadata, Part
from pamphlet.work.nodes import Block, Heading, List, Quotation, Table
from pamphlet.work.problems import Place, Problem, did_you_mean, error

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

ROLES = (
    "introduction",
    "note",
    "interview",
    "chapter",
    "appendix",
    "afterword",
    "dedication",
    "acknowledgements",
)
# Names that pages of the book have already, and the beginnings of the IDs within them.
TAKEN = frozenset(
    (
        "title",
        "title-page",
        "contents",
        "sources",
        "licence",
        "colophon",
        "nav",
        "cover",
        "end",
        "page",
    )
)
OTHERS = ("turn-", "cite-", "note-", "call-", "source-", "at-")


@dataclass(frozen=True, slots=True)
class PartRead:
    """A part, the quotation marks of its blocks, and whether it nests so deep that some of it was not read."""

    part: Part
    marks: list[Marks]
    too_deep: bool


@dataclass(frozen=True, slots=True)
class PartReader:
    """What all parts of a work share while they are read."""

    folder: Folder
    metadata: Metadata
    keys: AbstractSet[str]
    md: MarkdownIt
    labels: Labels
    anchors: Anchors
    taken: set[str]

    def read(self, named: Scalar) -> PartRead | None:
        """Read the part of a file that `pamphlet.yaml` names."""
        text = self.folder.read_text(named.value, named.place)
        if text is None:
            return None
        problems = self.folder.problems
        front, body, first_line = self._front_matter(named.value, text)
        if front is None:
            return None
        title = fields.text_of(front, "title", problems, required=True)
        role = self._role(front)
        alterations = self.metadata.alterations and role == "interview"
        references = References(self.keys, alterations)
        path = self.folder.place(named.value).path
        source = parser.Source(path, body, first_line, references, problems)
        tokens = parser.parse(self.md, source)
        note_missing_definitions(tokens, source)
        name = self._name(named.value)
        self.anchors.part, self.anchors.blocks = name, 0
        found = blocks_of(tokens, source, self.anchors)
        part = self._part(found, name, title, role, source)
        return PartRead(part, found.marks, source.too_deep)

    def _part(
        self, found: PartBlocks, name: str, title: str, role: str, source: parser.Source
    ) -> Part:
        blocks = found.blocks
        first = blocks[0] if blocks else None
        heading = first if isinstance(first, Heading) and first.level == 1 else None
        if heading:
            blocks = blocks[1:]
        _note_skipped_levels(blocks, source.problems)
        if role == "interview":
            blocks = turns_of(blocks, self.labels, self.anchors, source.problems)
        notes = notes_of(found, source, self.anchors)
        return Part(name, title or name, role, heading, blocks, notes, name, Place(source.path, 1))

    def _front_matter(self, name: str, text: str) -> tuple[Mapping | None, str, int]:
        """Give the fields of the front matter, the text below it, and the lines above that text."""
        problems = self.folder.problems
        lines = text.split("\n")
        closing = (n for n, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."})
        end = next(closing, 0)
        if lines[0].rstrip() != "---" or not end:
            fault = "is never closed" if lines[0].rstrip() == "---" else "is missing"
            message = f"the front matter of this part {fault}"
            hint = "begin the file with ---, then “title: …” and “role: …”, then --- again"
            problems.append(error("P03", message, self.folder.place(name, 1, 1), hint))
            return None, "", 0
        front = read_yaml("\n".join(lines[1:end]), self.folder.place(name), problems, 1)
        if not isinstance(front, Mapping):
            if front is not None:
                fields.wrong_kind("the front matter", "fields with values", front, problems)
            return None, "", 0
        fields.reject_unknown(front, ("title", "role"), problems)
        return front, "\n".join(lines[end + 1 :]), end + 1

    def _role(self, front: Mapping) -> str:
        role = fields.text_of(front, "role", self.folder.problems, required=True)
        if role and role not in ROLES:
            hint = did_you_mean(role, ROLES) or "the roles are: " + ", ".join(ROLES)
            place = fields.place_of(front, "role")
            problem = error("M06", f"a part has no role “{role}”", place, hint)
            self.folder.problems.append(problem)
        return role if role in ROLES else "chapter"

    def _name(self, file: str) -> str:
        """Give the stem of a file as an ID that no other part and no page of the book has."""
        stem = slug_of(PurePosixPath(file).stem)[:SLUG_LENGTH_MOST].strip("-") or "part"
        if stem in TAKEN or stem.startswith(OTHERS) or not stem[0].isalpha():
            stem = f"part-{stem}"
        name, number = stem, 1
        while name in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.taken.add(name)
        return name


def _note_skipped_levels(blocks: tuple[Block, ...], problems: list[Problem]) -> None:
    level = 1
    for heading in headings_in(blocks):
        if heading.level == 1:
            message = "a # heading can only be the first line of a part, its name"
            hint = "write ##, or make a part of its own of what follows"
            problems.append(error("P02", message, heading.place, hint))
        elif heading.level > level + 1:
            message = f"this heading of level {heading.level} follows one of level {level}"
            hint = (
                f"write {'#' * (level + 1)} before it, or a heading of level {level + 1} above it"
            )
            problems.append(error("P02", message, heading.place, hint))
        level = heading.level


def headings_in(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    """Give the headings among blocks, also those within quotations and lists."""
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Quotation():
                yield from headings_in(block.blocks)
            case List():
                for item in block.items:
                    yield from headings_in(item)
            case Table():
                pass
