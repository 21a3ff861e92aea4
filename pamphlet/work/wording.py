"""Compute the wording of a work from its nodes: the text of every block in reading order.

Apparatus (numbers of footnotes and list items, contents, licence page) is outside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pamphlet.work import nodes
from pamphlet.work.model import Part
from pamphlet.work.scripts import in_signs
from pamphlet.work.walk import inner_blocks, inner_runs, top_blocks
from pamphlet.work.words import BlockWords, PartWords, Words, canonical_words


def wording(parts: Iterable[Part]) -> Words:
    """Give the canonical words of parts: of each the heading, the blocks, then the footnotes."""
    return Words(tuple(_part_words(part, signs=False) for part in parts))


def wording_in_signs(parts: Iterable[Part]) -> Words:
    """Give the words as a format writes them that cannot raise or lower letters: “10²” for “102”."""
    return Words(tuple(_part_words(part, signs=True) for part in parts))


def plain_text(runs: Iterable[nodes.Inline]) -> str:
    """Give the characters of inline runs, without the numbers of footnotes and the descriptions of pictures."""
    return "".join(text for text, _ in _pieces(runs))


def _part_words(part: Part, *, signs: bool) -> PartWords:
    found = _block_words(top_blocks(part), 0, signs=signs)
    blocks = (block for block in found if block.words)
    return PartWords(part.anchor, part.title, tuple(blocks))


def _block_words(blocks: Iterable[nodes.Block], turn: int, *, signs: bool) -> Iterator[BlockWords]:
    for block in blocks:
        match block:
            case nodes.Paragraph():
                yield _run_words(
                    _pieces(block.runs, signs=signs), block.anchor, turn, _label(block)
                )
            case nodes.Heading():
                yield _run_words(_pieces(block.runs, signs=signs), block.anchor, turn)
            case nodes.CodeBlock():
                yield BlockWords(block.anchor, turn, canonical_words(block.text))
            case nodes.Turn():
                yield from _block_words(block.blocks, block.number, signs=signs)
            case _:
                yield from _block_words(inner_blocks(block), turn, signs=signs)


def _label(paragraph: nodes.Paragraph) -> str:
    """Give the label of a paragraph with the white space that parts it from what is said."""
    return f"{paragraph.label} " if paragraph.label and not paragraph.tight else paragraph.label


def _run_words(
    pieces: Iterable[tuple[str, int]], anchor: str, turn: int, label: str = ""
) -> BlockWords:
    text = label
    noted: list[tuple[int, int]] = []
    for piece, number in pieces:
        if number:
            noted.append((len(text), number))
        text += piece
    starts = [word.start() for word in re.finditer(r"\S+", text)] if noted else []
    calls = tuple((max(0, bisect_left(starts, at) - 1), number) for at, number in noted)
    return BlockWords(anchor, turn, canonical_words(text), calls)


def _pieces(runs: Iterable[nodes.Inline], *, signs: bool = False) -> Iterator[tuple[str, int]]:
    """Give the text of runs piece by piece, and for a footnote's call an empty text with its number.

    With `signs`, what is raised or lowered comes in signs that are so themselves.
    """
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
            case nodes.Script() if signs:
                yield in_signs(plain_text(run.runs), raised=run.raised), 0
            case _:
                yield from _pieces(inner_runs(run), signs=signs)
