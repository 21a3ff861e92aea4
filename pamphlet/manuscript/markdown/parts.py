"""Read one part: front matter, then Markdown, to blocks with anchors."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import PurePosixPath

from pamphlet.manuscript.files import Folder
from pamphlet.manuscript.markdown import parser
from pamphlet.manuscript.markdown.blocks import (
    PartBlocks,
    blocks_of,
    note_missing_definitions,
    notes_of,
)
from pamphlet.manuscript.markdown.brackets import References
from pamphlet.manuscript.markdown.labels import Labels
from pamphlet.manuscript.markdown.leftovers import note_leftovers
from pamphlet.manuscript.markdown.part_text import Anchors, PartText
from pamphlet.manuscript.markdown.quotes import Marks
from pamphlet.manuscript.markdown.suspects import note_labels_elsewhere
from pamphlet.manuscript.markdown.turns import turns_of
from pamphlet.manuscript.settings.dates import date_of
from pamphlet.manuscript.settings.people import contributors_of
from pamphlet.manuscript.settings.speaking import asks_of, language_of
from pamphlet.manuscript.slugs import slug_of
from pamphlet.manuscript.yaml.fields import Fields, fields_of
from pamphlet.manuscript.yaml.nodes import Scalar, read_yaml
from pamphlet.work.frozen import frozen
from pamphlet.work.model import Metadata, Part
from pamphlet.work.nodes import Block, Heading
from pamphlet.work.problems import Place, Problems, did_you_mean
from pamphlet.work.walk import every_block

FIELDS = ("title", "role", "asks", "language", "contributors", "date")
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


@frozen
class PartRead:
    """A part, the quotation marks of its blocks, and what was noticed in its text while it was read."""

    part: Part
    marks: list[Marks]
    text: PartText


@frozen
class _Facts:
    """What is said of a part before its text: the name of its file as an ID, its title, its role, who asks."""

    name: str
    title: str
    role: str
    asks: tuple[str, ...]


class PartReader:
    """Read the parts of a work, one after the other: each ID is given once in all of them."""

    def __init__(self, folder: Folder, metadata: Metadata, keys: AbstractSet[str]) -> None:
        """Take the folder, what `pamphlet.yaml` says, and the keys of the sources."""
        self.folder, self.metadata, self.keys = folder, metadata, keys
        self.markdown = parser.parser()
        self.labels = Labels(metadata.speakers)
        self.anchors = Anchors()
        self.taken: set[str] = set()

    def read(self, named: Scalar) -> PartRead | None:
        """Read the part of a file that `pamphlet.yaml` names."""
        typed = self.folder.read_text(named.value, named.place)
        lines = typed.split("\n") if typed is not None else []
        first_line = self._front_matter_lines(named.value, lines)
        if not first_line:
            return None
        path = self.folder.place(named.value).path
        front = read_yaml("\n".join(lines[1 : first_line - 1]), path, self.folder.problems, 1)
        facts = fields_of(front, "the front matter", self.folder.problems)
        if facts is None:
            return None
        facts.reject_unknown(FIELDS)
        title, role = facts.text("title", required=True), _role(facts)
        alterations = self.metadata.alterations and role == "interview"
        references = References(self.keys, alterations)
        body = "\n".join(lines[first_line:])
        text = PartText(path, body, first_line, references, self.anchors, self.folder.problems)
        name = self._name(named.value)
        self.anchors.begin(name)
        tokens = parser.parse(self.markdown, text)
        note_missing_definitions(tokens, text)
        content = blocks_of(tokens, text)
        asks = asks_of(facts, self.metadata.speakers)
        facts_of_part = _Facts(name, title, role, self.metadata.asks if asks is None else asks)
        part = replace(
            self._part(content, facts_of_part, text),
            language=language_of(facts),
            contributors=contributors_of(facts),
            date=date_of(facts),
        )
        return PartRead(part, content.marks, text)

    def _part(self, content: PartBlocks, facts: _Facts, text: PartText) -> Part:
        blocks = content.blocks
        first = blocks[0] if blocks else None
        heading = first if isinstance(first, Heading) and first.level == 1 else None
        if heading:
            blocks = blocks[1:]
        _note_skipped_levels(blocks, text.problems)
        if facts.role == "interview":
            blocks = turns_of(blocks, self.labels, facts.asks, text)
        else:
            note_labels_elsewhere(blocks, facts.role, self.labels, text)
        told = {problem.place for problem in text.problems}
        note_leftovers(text.leftovers, told, text.problems)
        notes = notes_of(content, text)
        name, place = facts.name, Place(text.path, 1)
        return Part(name, facts.title or name, facts.role, heading, blocks, notes, name, place)

    def _front_matter_lines(self, name: str, lines: list[str]) -> int:
        """Count the lines of the front matter, its marks included; none when it is missing or never closed."""
        if not lines:
            return 0
        opened = lines[0].rstrip() == "---"
        ends = (at for at, line in enumerate(lines[1:], 2) if line.rstrip() in {"---", "..."})
        end = next(ends, 0)
        if opened and end:
            return end
        message = f"the front matter of this part {'is never closed' if opened else 'is missing'}"
        hint = "begin the file with ---, then “title: …” and “role: …”, then --- again"
        self.folder.problems.error("P03", message, self.folder.place(name, 1, 1), hint)
        return 0

    def _name(self, file: str) -> str:
        """Give the stem of a file as an ID that no other part and no page of the book has."""
        stem = slug_of(PurePosixPath(file).stem) or "part"
        if stem in TAKEN or stem.startswith(OTHERS) or not stem[0].isalpha():
            stem = f"part-{stem}"
        name, number = stem, 1
        while name in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.taken.add(name)
        return name


def _role(front: Fields) -> str:
    role = front.text("role", required=True)
    if role in ROLES:
        return role
    if role:
        hint = did_you_mean(role, ROLES) or "the roles are: " + ", ".join(ROLES)
        front.error("M06", f"a part has no role “{role}”", "role", hint)
    return "chapter"


def _note_skipped_levels(blocks: tuple[Block, ...], problems: Problems) -> None:
    level = 1
    headings = (block for block in every_block(blocks) if isinstance(block, Heading))
    for heading in headings:
        if heading.level == 1:
            message = "a # heading can only be the first line of a part, its name"
            hint = "write ##, or make a part of its own of what follows"
            problems.error("P02", message, heading.place, hint)
        elif heading.level > level + 1:
            message = f"this heading of level {heading.level} follows one of level {level}"
            wanted = level + 1
            hint = f"write {'#' * wanted} before it, or a heading of level {wanted} above it"
            problems.error("P02", message, heading.place, hint)
        level = heading.level
