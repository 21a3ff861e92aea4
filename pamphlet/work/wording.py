"""The wording of a work: its canonical words in reading order, block by block, and their fingerprint.

Canonical words are the text of every block, NFC, split at white space. The wording is computed from a `Pamphlet` and
from nothing else; every check of completeness compares with it. Apparatus (numbers of footnotes and list items,
contents, licence page) is outside it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.nodes import (
    Alteration,
    Block,
    CitationBracket,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    NoteCall,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Strong,
    Table,
    Text,
    Turn,
)

# What old engines show as a box, and no search finds a word around; with what to do about it.
GARBLED = {
    "\u00ad": "take it out: words are hyphenated where a line ends",
    "\u200b": "take it out",
    "\u2011": "write a plain hyphen",
    "\u2060": "take it out",
    "\ufeff": "take it out",
}


@dataclass(frozen=True, slots=True)
class BlockWords:
    """The words of one block: `anchor` is its ID, `part` the title of its part, `turn` the turn's number or 0.

    `calls` are footnote numbers that print close behind a word: pairs of the word's index and the number.
    """

    anchor: str
    part: str
    turn: int
    words: tuple[str, ...]
    calls: tuple[tuple[int, int], ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the words joined by single spaces."""
        return hashlib.sha256(" ".join(self.words).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of a work, block after block; a block without words is not in it."""

    blocks: tuple[BlockWords, ...]

    @property
    def count(self) -> int:
        """The number of words."""
        return sum(len(block.words) for block in self.blocks)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the words joined by single spaces, blocks by line feeds, as 64 hexadecimal digits."""
        lines = "\n".join(" ".join(block.words) for block in self.blocks)
        return hashlib.sha256(lines.encode()).hexdigest()

    def of_part(self, title: str) -> Words:
        """Give the wording of one part, by its title."""
        return Words(tuple(block for block in self.blocks if block.part == title))

    def flat(self) -> tuple[str, ...]:
        """Give all words in order, without the blocks."""
        return tuple(word for block in self.blocks for word in block.words)


def canonical_words(text: str) -> tuple[str, ...]:
    """Split text at white space into words in Unicode normalization form C (UAX #15)."""
    return tuple(unicodedata.normalize("NFC", text).split())


def grouped(fingerprint: str, digits: int = 16) -> str:
    """Shorten a fingerprint for print: its first digits in groups of four."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, digits, 4))


def wording(pamphlet: Pamphlet) -> Words:
    """Give the canonical words of a work: parts in order, in each the heading, the blocks, then the footnotes."""
    return Words(
        tuple(block for part in pamphlet.parts for block in _part_words(part) if block.words)
    )


def words_of_part(part: Part) -> Words:
    """Give the canonical words of one part."""
    return Words(tuple(block for block in _part_words(part) if block.words))


def plain_text(runs: Iterable[Inline]) -> str:
    """Give the characters of inline runs, without the numbers of footnotes and the descriptions of pictures."""
    return "".join(text for text, _ in _pieces(runs))


def _part_words(part: Part) -> Iterator[BlockWords]:
    if part.heading:
        yield from _block_words(part.heading, part.title, 0)
    for block in part.blocks:
        yield from _block_words(block, part.title, 0)
    for note in part.notes:
        for block in note.blocks:
            yield from _block_words(block, part.title, 0)


def _block_words(block: Block, part: str, turn: int) -> Iterator[BlockWords]:
    match block:
        case Paragraph(runs=runs, anchor=anchor, label=label):
            yield _run_words(runs, anchor, part, turn, label)
        case Heading(runs=runs, anchor=anchor):
            yield _run_words(runs, anchor, part, turn, "")
        case CodeBlock(text=text, anchor=anchor):
            yield BlockWords(anchor, part, turn, canonical_words(text))
        case Quotation(blocks=blocks):
            for inner in blocks:
                yield from _block_words(inner, part, turn)
        case Turn(blocks=blocks, number=number):
            for inner in blocks:
                yield from _block_words(inner, part, number)
        case List(items=items):
            for item in items:
                for inner in item:
                    yield from _block_words(inner, part, turn)
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                for cell in row:
                    yield from _block_words(cell, part, turn)
        case Rule():
            pass


def _run_words(
    runs: tuple[Inline, ...], anchor: str, part: str, turn: int, label: str
) -> BlockWords:
    text = f"{label} " if label else ""
    calls: list[tuple[int, int]] = []
    for piece, number in _pieces(runs):
        if number:
            calls.append((max(0, len(canonical_words(text)) - 1), number))
        text += piece
    return BlockWords(anchor, part, turn, canonical_words(text), tuple(calls))


def _pieces(runs: Iterable[Inline]) -> Iterator[tuple[str, int]]:
    """Give the text of runs piece by piece, and for a footnote's call an empty text with its number."""
    for run in runs:
        match run:
            case Text(text=text) | Code(text=text):
                yield text, 0
            case LineBreak():
                yield "\n", 0
            case CitationBracket(pieces=pieces):
                for piece in pieces:
                    yield piece if isinstance(piece, str) else piece.typed, 0
            case Emphasis(runs=inner) | Strong(runs=inner) | Alteration(runs=inner):
                yield from _pieces(inner)
            case Link(runs=inner) | Span(runs=inner):
                yield from _pieces(inner)
            case NoteCall(number=number):
                yield "", number
            case Image():
                yield " ", 0
