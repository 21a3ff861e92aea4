"""Walk through the blocks and runs of parts, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pamphlet.work import nodes
from pamphlet.work.model import Part


def inner_blocks(block: nodes.Block) -> Iterator[nodes.Block]:
    """Give the blocks that stand directly in a block."""
    match block:
        case nodes.Quotation() | nodes.Turn():
            yield from block.blocks
        case nodes.List():
            for item in block.items:
                yield from item
        case nodes.Table():
            for row in (block.head, *block.rows):
                yield from row


def inner_runs(run: nodes.Inline) -> tuple[nodes.Inline, ...]:
    """Give the runs that stand directly in a run."""
    return run.runs if isinstance(run, nodes.Enclosing) else ()


def every_block(blocks: Iterable[nodes.Block]) -> Iterator[nodes.Block]:
    """Give blocks and all within them, outer ones first."""
    for block in blocks:
        yield block
        yield from every_block(inner_blocks(block))


def top_blocks(part: Part) -> Iterator[nodes.Block]:
    """Give the heading of a part, its blocks, and those of its footnotes."""
    if part.heading:
        yield part.heading
    yield from part.blocks
    for note in part.notes:
        yield from note.blocks


def blocks_within(parts: Iterable[Part]) -> Iterator[nodes.Block]:
    """Give every block of parts, outer ones before those in them, footnotes last."""
    for part in parts:
        yield from every_block(top_blocks(part))


def runs_within(parts: Iterable[Part]) -> Iterator[nodes.Inline]:
    """Give every inline run of parts, outer ones before those in them."""
    for block in blocks_within(parts):
        if isinstance(block, nodes.Paragraph | nodes.Heading):
            yield from _every_run(block.runs)


def _every_run(runs: Iterable[nodes.Inline]) -> Iterator[nodes.Inline]:
    for run in runs:
        yield run
        yield from _every_run(inner_runs(run))


def images_in(parts: Iterable[Part]) -> Iterator[nodes.Image]:
    """Give the pictures of parts."""
    return (run for run in runs_within(parts) if isinstance(run, nodes.Image))


def citations_in(parts: Iterable[Part]) -> Iterator[nodes.Citation]:
    """Give the citations of parts."""
    for run in runs_within(parts):
        if isinstance(run, nodes.CitationBracket):
            yield from (piece for piece in run.pieces if isinstance(piece, nodes.Citation))
