"""Compute the wording of a work from its nodes: the text of every block in reading order.

Apparatus (numbers of footnotes and list items, contents, licence page) is outside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pamphlet.work import nodes
from pamphlet.work.model import Part
from pamphlet.work.walk import inner_blocks, inner_runs
from pamphlet.work.words import BlockKind, BlockWords, PartWords, Words, canonical_words


def wording(parts: Iterable[Part]) -> Words:
    """Give the canonical words of parts: of each the heading, the blocks, then the footnotes."""
    return Words(tuple(map(_part_words, parts)))


def plain_text(runs: Iterable[nodes.Inline]) -> str:
    """Give the characters of inline runs, without the numbers of footnotes and the descriptions of pictures."""
    return "".join(text for text, _ in _pieces(runs))


def _part_words(part: Part) -> PartWords:
    blocks = (block for block in _blocks_of(part) if block.words)
    return PartWords(part.anchor, part.title, tuple(blocks))


def _blocks_of(part: Part) -> Iterator[BlockWords]:
    if part.heading:
        yield from _block_words([part.heading], turn=0)
    yield from _block_words(part.blocks, turn=0)
    for note in part.notes:
        number = note.number  # it stands before the first block that has words
        for block in _block_words(note.blocks, turn=0, kind="note"):
            yield replace(block, number=number)
            number = 0 if block.words else number


def _block_words(
    blocks: Iterable[nodes.Block], turn: int, kind: BlockKind = "text"
) -> Iterator[BlockWords]:
    for block in blocks:
        match block:
            case nodes.Paragraph():
                yield _run_words(block.runs, block.anchor, turn, kind, _label(block))
            case nodes.Heading():
                yield _run_words(block.runs, block.anchor, turn, "heading")
            case nodes.CodeBlock():
                yield BlockWords(block.anchor, turn, canonical_words(block.text), kind=kind)
            case nodes.Turn():
                yield from _block_words(block.blocks, block.number, kind)
            case nodes.Table():
                yield from _block_words(block.head, turn, "head")
                for row in block.rows:
                    yield from _block_words(row, turn, "cell")
            case _:
                yield from _block_words(inner_blocks(block), turn, kind)


def _label(paragraph: nodes.Paragraph) -> str:
    """Give the label of a paragraph with the white space that parts it from what is said."""
    return f"{paragraph.label} " if paragraph.label and not paragraph.tight else paragraph.label


def _run_words(
    runs: Iterable[nodes.Inline], anchor: str, turn: int, kind: BlockKind, label: str = ""
) -> BlockWords:
    text = label
    noted: list[tuple[int, int]] = []
    for piece, number in _pieces(runs):
        if number:
            noted.append((len(text), number))
        text += piece
    starts = [word.start() for word in re.finditer(r"\S+", text)] if noted else []
    calls = tuple((max(0, bisect_left(starts, at) - 1), number) for at, number in noted)
    return BlockWords(anchor, turn, canonical_words(text), calls, kind)


def _pieces(runs: Iterable[nodes.Inline]) -> Iterator[tuple[str, int]]:
    """Give the text of runs piece by piece, and for a footnote's call an empty text with its number."""
    for run in runs:
        match run:
            case nodes.Text() | nodes.Code():
                yield run.text, 0
            case nodes.LineBreak():
                yield "\n", 0
            case nodes.CitationBracket():
                for piece in run.pieces:
                    yield piece if isinstance(piece, str) else piece.typed, 0
            case nodes.NoteCall():
                yield "", run.number
            case nodes.Image():
                yield f" {run.caption} ", 0
            case _:
                yield from _pieces(inner_runs(run))
