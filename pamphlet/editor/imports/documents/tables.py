"""Tell tables from what only stands in one: pages that are laid out by tables, and conversations in two columns.

In: the rows of a table, each a row of cells, each with the blocks in it. Out: the blocks one behind the other, where
they are no table; else the cells as paragraphs, for a cell of a manuscript holds no more.

    | KV: | How did you come? |     KV: How did you come?
    | RL: | By the back door. |     RL: By the back door.

    | Cook  | Is it done?     |     Cook: Is it done?
    | Baker | It is.          |     Baker: It is.
    |       | *They eat.*     |     *They eat.*
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pamphlet.editor.imports.recognised.labels import is_label, label_of
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
    Styled,
    Table,
    Text,
    joined,
    plain,
)

Cell = tuple[Block, ...]
LEAST_TURNS = 3  # rows of a conversation
MOST_COLUMNS = 3  # of a conversation: a time, a label, what is said
LEAST_TURNS_EACH = 1.5  # on average, of those who are named without a colon
MOSTLY = 0.8  # of such rows, in which another speaks than before, and which end as sentences do
AT_ONCE = "&"  # stands between those who speak at once
SENTENCE_ENDS = (*".!?…—–;:,।؟。！？", "\u037e")  # the last is the question mark of Greek
MOST_IN_CELL = 5  # paragraphs in a cell of a table: what holds more is the text of a page


def untabled(
    rows: Sequence[Sequence[Cell]], called: set[str], *, has_head: bool
) -> list[Block] | None:
    """Give what stands in a table that is none; None for a table.

    `called` are the names before which a column stood for a colon, in the tables of the document so far.
    """
    filled = [[cell for cell in row if _has_any(cell)] for row in rows]
    if _is_conversation(filled):
        return [block for row in filled for block in _said(_label(row), row[-1])]
    if not has_head and (names := _names_in_dialogue(rows, called)):
        called |= names
        return [block for row in rows for block in _said(_called(row), row[-1])]
    if all(len(row) <= 1 for row in filled) or any(map(_is_text, (c for row in rows for c in row))):
        return [block for row in filled for cell in row for block in cell]
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


def _names_in_dialogue(rows: Sequence[Sequence[Cell]], known: AbstractSet[str]) -> set[str]:
    """Give who speaks, if the rows name that by turns, without a colon, and then give whole sentences.

    A row that names nobody goes on, or tells what happens. Who is known needs no more turns.
    """
    if any(not row or not _has_any(row[-1]) or len(row) > 2 for row in rows):
        return set()
    named = [(names, row) for row in rows if (names := _names(row))]
    counted = Counter(name for names, _ in named for name in names)
    if counted and known >= set(counted):
        return set(counted)
    changes = sum(one != other for (one, _), (other, _) in pairwise(named))
    sentences = sum(_ends_sentence(row[1]) for _, row in named)
    is_dialogue = (
        len(named) >= max(LEAST_TURNS, len(rows) / 2)
        and all(map(is_label, counted))
        and 1 < len(counted) <= len(named) / LEAST_TURNS_EACH
        and changes >= len(named) * MOSTLY - 1
        and sentences >= len(named) * MOSTLY
    )
    return set(counted) if is_dialogue else set()


def _names(row: Sequence[Cell]) -> tuple[str, ...]:
    """Give who speaks in a row: several, each on a line, where they speak at once."""
    text = plain(_cell(row[0]).runs) if len(row) > 1 else ""
    return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())


def _ends_sentence(cell: Cell) -> bool:
    text = plain(_cell(cell).runs).rstrip().rstrip("”’»\"')]")
    return text.endswith(SENTENCE_ENDS)


def _label(row: Sequence[Cell]) -> tuple[Run, ...]:
    return _in_one(_cell(cell).runs for cell in row[:-1]).runs


def _called(row: Sequence[Cell]) -> tuple[Run, ...]:
    if not _names(row):
        return ()
    runs = (Text(f" {AT_ONCE} ") if isinstance(run, Break) else run for run in _cell(row[0]).runs)
    return joined([*runs, Text(":")])


def _said(label: Sequence[Run], cell: Cell) -> Iterator[Block]:
    """Give what somebody says, with the label before the first paragraph of it."""
    match cell:
        case [Paragraph() as first, *others] if label:
            yield _in_one([label, first.runs])
            yield from others
        case _:
            if label:
                yield Paragraph(tuple(label))
            yield from cell


def _turn(row: Sequence[Cell]) -> Paragraph:
    return _in_one(_cell(cell).runs for cell in row)


def cells_of(row: Sequence[tuple[int, Cell]]) -> tuple[Paragraph, ...]:
    """Give the cells of a row as paragraphs; one that spans several columns is followed by empty ones."""
    cells: list[Paragraph] = []
    for across, cell in row:
        cells += [_cell(cell), *[Paragraph(())] * (min(across, 100) - 1)]
    return tuple(cells)


def titles_above(rows: Sequence[Sequence[tuple[int, Cell]]]) -> int:
    """Count the first rows of a table that are of one cell over all columns, as its title is, before others."""
    width = max((sum(across for across, _ in row) for row in rows), default=0)
    titles = next(
        (at for at, row in enumerate(rows) if len(row) != 1 or row[0][0] < width), len(rows)
    )
    return titles if width > 1 and titles < len(rows) else 0


def has_bold_head(rows: Sequence[Sequence[Paragraph]]) -> bool:
    """Tell whether all that the first row of a table says is bold, and no other row is so."""
    first, *others = (_is_bold(row) for row in rows)
    return first and bool(others) and not any(others) and sum(bool(c.runs) for c in rows[0]) > 1


def _is_bold(row: Sequence[Paragraph]) -> bool:
    return all(_is_strong(run) for cell in row for run in cell.runs)


def _is_strong(run: Run) -> bool:
    is_blank = isinstance(run, Text) and not run.text.strip()
    return is_blank or (isinstance(run, Styled) and run.kind == "strong")


def unstressed(cell: Paragraph) -> Paragraph:
    """Give a cell without its bold type, which the head of a table has anyway."""
    bare = (
        (run.runs if isinstance(run, Styled) and run.kind == "strong" else (run,))
        for run in cell.runs
    )
    return Paragraph(joined(run for runs in bare for run in runs))


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
