"""Walk through the blocks and runs of parts, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pamphlet.work.model import Part
from pamphlet.work.nodes import (
    Alteration,
    Block,
    Citation,
    CitationBracket,
    CodeBlock,
    Emphasis,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Strong,
    Table,
    Turn,
)


def blocks_within(parts: Iterable[Part]) -> Iterator[Block]:
    """Give every block of parts, outer ones before those in them, footnotes last."""
    for part in parts:
        if part.heading:
            yield part.heading
        yield from _within(part.blocks)
        for note in part.notes:
            yield from _within(note.blocks)


def _within(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Quotation(blocks=inner) | Turn(blocks=inner):
                yield from _within(inner)
            case List(items=items):
                for item in items:
                    yield from _within(item)
            case Table(head=head, rows=rows):
                for row in (head, *rows):
                    yield from row
            case Paragraph() | Heading() | CodeBlock() | Rule():
                pass


def runs_within(parts: Iterable[Part]) -> Iterator[Inline]:
    """Give every inline run of parts, outer ones before those in them."""
    for block in blocks_within(parts):
        if isinstance(block, Paragraph | Heading):
            yield from _runs(block.runs)


def _runs(runs: Iterable[Inline]) -> Iterator[Inline]:
    for run in runs:
        yield run
        if isinstance(run, Emphasis | Strong | Alteration | Link | Span):
            yield from _runs(run.runs)


def images_in(parts: Iterable[Part]) -> Iterator[Image]:
    """Give the pictures of parts."""
    return (run for run in runs_within(parts) if isinstance(run, Image))


def citations_in(parts: Iterable[Part]) -> Iterator[Citation]:
    """Give the citations of parts."""
    for run in runs_within(parts):
        if isinstance(run, CitationBracket):
            yield from (piece for piece in run.pieces if isinstance(piece, Citation))
