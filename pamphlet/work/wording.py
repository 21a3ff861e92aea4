"""Compute the wording of a work from its nodes: the text of every block in reading order.

Apparatus (numbers of footnotes and list items, contents, licence page) is outside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pamphlet.work.model import Part
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
from pamphlet.work.words import BlockWords, PartWords, Words, canonical_words


def wording(parts: Iterable[Part]) -> Words:
    """Give the canonical words of parts: of each the heading, the blocks, then the footnotes."""
    return Words(tuple(map(_part_words, parts)))


def plain_text(runs: Iterable[Inline]) -> str:
    """Give the characters of inline runs, without the numbers of footnotes and the descriptions of pictures."""
    return "".join(text for text, _ in _pieces(runs))


def _part_words(part: Part) -> PartWords:
    heading = (part.heading,) if part.heading else ()
    noted = (block for note in part.notes for block in note.blocks)
    blocks = _all_words((*heading, *part.blocks, *noted), turn=0)
    return PartWords(part.anchor, part.title, tuple(block for block in blocks if block.words))


def _all_words(blocks: Iterable[Block], turn: int) -> Iterator[BlockWords]:
    for block in blocks:
        match block:
            case Paragraph(runs=runs, anchor=anchor, label=label):
                yield _run_words(runs, anchor, turn, label)
            case Heading(runs=runs, anchor=anchor):
                yield _run_words(runs, anchor, turn, "")
            case CodeBlock(text=text, anchor=anchor):
                yield BlockWords(anchor, turn, canonical_words(text))
            case Quotation(blocks=inner):
                yield from _all_words(inner, turn)
            case Turn(blocks=inner, number=number):
                yield from _all_words(inner, number)
            case List(items=items):
                for item in items:
                    yield from _all_words(item, turn)
            case Table(head=head, rows=rows):
                for row in (head, *rows):
                    yield from _all_words(row, turn)
            case Rule():
                pass


def _run_words(runs: tuple[Inline, ...], anchor: str, turn: int, label: str) -> BlockWords:
    text = f"{label} " if label else ""
    calls: list[tuple[int, int]] = []
    for piece, number in _pieces(runs):
        if number:
            calls.append((max(0, len(canonical_words(text)) - 1), number))
        text += piece
    return BlockWords(anchor, turn, canonical_words(text), tuple(calls))


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
