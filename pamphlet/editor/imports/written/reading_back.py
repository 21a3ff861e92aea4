"""Read back what was written, with the reader of manuscripts itself: its words must be those that were wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pamphlet.manuscript.copy_text.proof import WordPlaces
from pamphlet.manuscript.markdown.blocks import blocks_of, notes_of
from pamphlet.manuscript.markdown.brackets import References
from pamphlet.manuscript.markdown.parser import parse, parser
from pamphlet.manuscript.markdown.part_text import Anchors, PartText
from pamphlet.work.model import Part
from pamphlet.work.nodes import CodeBlock, Heading, Paragraph
from pamphlet.work.problems import Place, Problems
from pamphlet.work.walk import blocks_within
from pamphlet.work.wording import wording
from pamphlet.work.words import Words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The wording of parts, and where each of its words stands in their files."""

    words: Words
    place_of: WordPlaces


@cache
def _parser() -> MarkdownIt:
    return parser()


def words_read_back(markdown: str) -> tuple[str, ...]:
    """Give the words that a manuscript would have with this text in it, notes left out."""
    return wording((_part("read", markdown, 0, Anchors()),)).flat()


def read_back(parts: Mapping[str, str], folder: str) -> ReadBack:
    """Read the files of parts, by their names in a folder; `folder` stands before the names in all places."""
    anchors = Anchors()
    texts = {f"{folder}/{name}": text for name, text in parts.items()}
    read = []
    for number, (path, text) in enumerate(texts.items(), 1):
        anchors.begin(f"part-{number}")
        first_line = text.split("\n").index("---", 1) + 1
        body = "\n".join(text.split("\n")[first_line:])
        read.append(_part(path, body, first_line, anchors))
    blocks = blocks_within(read)
    places = {
        block.anchor: block.place
        for block in blocks
        if isinstance(block, Paragraph | Heading | CodeBlock)
    }
    words = wording(read)
    return ReadBack(words, WordPlaces(words, places, lambda place: texts.get(place.path, "")))


def _part(path: str, markdown: str, first_line: int, anchors: Anchors) -> Part:
    references = References(frozenset(), alterations=False)
    text = PartText(path, markdown, first_line, references, anchors, Problems())
    anchors.part = anchors.part or "read"
    content = blocks_of(parse(_parser(), text), text)
    notes = notes_of(content, text)
    return Part(path, path, "chapter", None, content.blocks, notes, path, Place(path, 1))
