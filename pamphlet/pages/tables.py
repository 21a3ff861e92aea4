"""Choose how a table stands on paper: as it is, in smaller type, or as a list of its cells, each with its column named.

In: a table. Out: classes that the stylesheet dresses. No type is loaded for it: words are measured by kinds of letters,
generously, so that what is taken to fit does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pamphlet.pages.classes import RIGHT
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.nodes import NoteCall, Paragraph, Script, Table
from pamphlet.work.wording import plain_text


@frozen
class Sheet:
    """A text block with tables in a size of type: in points; `row_lines` are the most that a row may take."""

    width_pt: float
    type_pt: float
    padding_em: float  # of a cell, on both sides together
    row_lines: int


A5 = Sheet(width_pt=308, type_pt=9, padding_em=1, row_lines=16)
A5_SMALL = Sheet(width_pt=308, type_pt=7.5, padding_em=0.6, row_lines=18)  # the bound: 7.5 points
LARGE = Sheet(width_pt=448, type_pt=18, padding_em=1, row_lines=9)
COLUMN = Sheet(width_pt=246, type_pt=7.5, padding_em=0.6, row_lines=24)  # of the reading copy
SMALL, STACKED, LARGE_STACKED = "small-table", "stacked", "large-stacked"
COLUMN_STACKED = "column-stacked"

# Widths in em, as in Source Serif in bold and Atkinson Hyperlegible, rounded up.
NARROW, ORDINARY, CAPITAL, WIDE, FULL = 0.36, 0.6, 0.74, 0.96, 1.0
_NUMBER = expression(r"[\W_]*\d[\d\W_]{0,30}")
_BREAKS = expression(r"[\s-]+")


def classes_for(table: Table) -> tuple[str, ...]:
    """Give the classes of a table for paper."""
    if not _fits(table, A5_SMALL):
        return (STACKED,)
    classes = [] if _fits(table, A5) else [SMALL]
    if not _fits(table, LARGE):
        classes.append(LARGE_STACKED)
    if not _fits(table, COLUMN):
        classes.append(COLUMN_STACKED)
    return tuple(classes)


def is_list_anywhere(classes: Iterable[str]) -> bool:
    """Tell whether a table of these classes is set as a list on any paper, and its cells need the names of columns."""
    return not {STACKED, LARGE_STACKED, COLUMN_STACKED}.isdisjoint(classes)


def columns_with_notes(table: Table) -> frozenset[int]:
    """Give the columns, set to the right, in which a number has a raised figure behind it: it is to hang."""
    return frozenset(
        number
        for number, alignment in enumerate(table.alignments)
        if alignment == RIGHT and any(hangs(row[number]) for row in table.rows if number < len(row))
    )


def hangs(cell: Paragraph) -> bool:
    """Tell whether a cell is a number with a raised figure behind it, and nothing else."""
    if not cell.runs:
        return False
    *before, last = cell.runs
    raised = isinstance(last, NoteCall) or (isinstance(last, Script) and last.raised)
    return raised and _NUMBER.fullmatch(plain_text(before)) is not None


def _fits(table: Table, sheet: Sheet) -> bool:
    """Tell whether the longest words of all columns stand beside one another, and no row takes most of a page."""
    rows = [[_text(cell) for cell in row] for row in (table.head, *table.rows)]
    widths = (_longest_word(column) + sheet.padding_em for column in _columns(rows))
    if sum(widths) * sheet.type_pt > sheet.width_pt:
        return False
    per_line = sheet.width_pt / sheet.type_pt / ORDINARY
    return all(sum(map(len, row)) / per_line <= sheet.row_lines for row in rows)


def _columns(rows: list[list[str]]) -> Iterator[list[str]]:
    for number in range(max(map(len, rows), default=0)):
        yield [row[number] for row in rows if number < len(row)]


def _text(cell: Paragraph) -> str:
    return plain_text(cell.runs)


def _longest_word(texts: Iterable[str]) -> float:
    """Give the width of the longest word, in em."""
    words = (word for text in texts for word in _BREAKS.split(text))
    return max((sum(map(_width, word)) for word in words), default=0)


def _width(character: str) -> float:
    if character in "iljtfrI.,;:'’‘()[]|!/":
        return NARROW
    if character in "mwMW@%&—…":
        return WIDE
    if ord(character) > 0x2E00:  # scripts of full width
        return FULL
    return CAPITAL if character.isupper() else ORDINARY
