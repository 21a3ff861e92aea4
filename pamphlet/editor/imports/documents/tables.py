"""Tell tables from what only stands in one: pages that are laid out by tables, and conversations in two columns.

In: the rows of a table, each a row of cells, each with the blocks in it. Out: the blocks one behind the other, where
they are no table; else the cells as paragraphs, for a cell of a manuscript holds no more.

    | KV: | How did you come? |     KV: How did you come?
    | RL: | By the back door. |     RL: By the back door.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pamphlet.editor.imports.recognised.labels import label_of
from pamphlet.editor.imports.tree import (
    Block,
    Break,
    Code,
    CodeLines,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Run,
    Table,
    Text,
    joined,
    plain,
)

Cell = tuple[Block, ...]
LEAST_TURNS = 3  # rows of a conversation
MOST_COLUMNS = 3  # of a conversation: a time, a label, what is said
MOST_IN_CELL = 5  # paragraphs in a cell of a table: what holds more is the text of a page


def untabled(rows: Sequence[Sequence[Cell]]) -> list[Block] | None:
    """Give what stands in a table that is none; None for a table."""
    filled = [[cell for cell in row if _has_any(cell)] for row in rows]
    if all(len(row) <= 1 for row in filled) or any(map(_is_text, (c for row in rows for c in row))):
        return [block for row in filled for cell in row for block in cell]
    if _is_conversation(filled):
        return [_turn(row) for row in filled]
    return None


def _has_any(cell: Cell) -> bool:
    return any(run for block in cell for run in _leaves([block]))


def _is_text(cell: Cell) -> bool:
    paragraphs = 0
    for block in cell:
        if isinstance(block, Heading | Table):
            return True
        runs = block.runs if isinstance(block, Paragraph) else ()
        apart = sum(isinstance(a, Break) and isinstance(b, Break) for a, b in pairwise(runs))
        paragraphs += 1 + apart
    return paragraphs > MOST_IN_CELL


def _is_conversation(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether each row begins with the label of somebody, and the labels recur."""
    if len(rows) < LEAST_TURNS or any(not 1 < len(row) <= MOST_COLUMNS for row in rows):
        return False
    labels = [label_of(plain(_turn(row).runs)) for row in rows]
    counted = Counter(" ".join(label["label"].split()) for label in labels if label)
    # The label fills its cell: what is said begins in the next one.
    heads = [{plain(_cell(cell).runs).strip() for cell in row[:-1]} for row in rows]
    whole = all(label and _last(label[0]) & head for label, head in zip(labels, heads, strict=True))
    return whole and max(counted.values()) > 1


def _last(text: str) -> set[str]:
    """Give all that may be the cell in which a label stands: the whole of it, or what follows a time."""
    words = text.split()
    return {" ".join(words[at:]) for at in range(len(words))}


def _turn(row: Sequence[Cell]) -> Paragraph:
    return _in_one(_cell(cell).runs for cell in row)


def cells_of(row: Sequence[tuple[int, Cell]]) -> tuple[Paragraph, ...]:
    """Give the cells of a row as paragraphs; one that spans several columns is followed by empty ones."""
    cells: list[Paragraph] = []
    for across, cell in row:
        cells += [_cell(cell), *[Paragraph(())] * (min(across, 100) - 1)]
    return tuple(cells)


def _cell(cell: Cell) -> Paragraph:
    return _in_one(_leaves(cell))


def _in_one(pieces: Iterable[Sequence[Run]]) -> Paragraph:
    runs: list[Run] = []
    for piece in pieces:
        runs += ([Text(" ")] if runs else []) + list(piece)
    return Paragraph(joined(runs))


def _leaves(blocks: Iterable[Block]) -> Iterator[tuple[Run, ...]]:
    """Give the runs of every paragraph in the cell of a table, whatever it stands in."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.runs
            case CodeLines():
                yield (Code(block.text),)
            case Quotation():
                yield from _leaves(block.blocks)
            case Listing():
                for item in block.items:
                    yield from _leaves(item)
            case Table():
                for row in block.rows:
                    yield from _leaves(row)
