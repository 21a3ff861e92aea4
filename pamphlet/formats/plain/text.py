"""Write the text file: UTF-8, line feeds, lines of at most 72 columns, for mail and for any machine that ever was.

In: `Pages`. Out: one file. What is typed is what is printed: emphasis is not marked, a word is never broken, and a word
or an address that is longer than a line stays whole.
"""

from __future__ import annotations

import unicodedata
from itertools import zip_longest

from pamphlet.formats import Ready
from pamphlet.formats.plain.lines import Dress, Lines, page_lines, spaced
from pamphlet.formats.xhtml import (
    RAISED,
    RULE,
    SPACE,
    Element,
    Piece,
    Run,
    has_head,
    indent_of,
    is_call,
    is_script,
    is_way_back,
    pieces,
    rows_of,
    script_of,
    tag_of,
)
from pamphlet.pages import Pages, Section

COLUMNS = 72
GAP = "  "  # between the columns of a table
BREAK = "\0"  # stands for a line end that the editor asked for; no manuscript holds this character


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the text file under its name."""
    del ready
    dress = dress_of(pages)
    parts = [page_as_text(section, dress) for section in pages.sections]
    return {f"{pages.metadata.slug}.txt": ("\n\n\n".join(parts) + "\n").encode()}


def dress_of(pages: Pages) -> Dress:
    """Give how the blocks of a book look in plain text."""
    return Dress(
        picture=pages.strings["picture"],
        shows=lambda _: False,
        paragraph=lambda run, columns: wrapped(plain(run), columns),
        heading=_heading,
        table=_table,
        code=_code,
        rule=RULE.center(COLUMNS).rstrip(),
        quotation="    ",
        note=lambda number: f"{number.translate(RAISED)} ",
    )


def page_as_text(section: Section, dress: Dress) -> str:
    """Write a page; a part without a heading opens with a rule."""
    return "\n".join(page_lines(section, dress, COLUMNS))


def plain(run: Run) -> str:
    """Give the characters of a run, with `BREAK` for a line end that was asked for."""
    return "".join(map(_characters, run))


def wrapped(text: str, columns: int) -> Lines:
    """Break text at white space into lines of at most so many columns."""
    lines: Lines = []
    for verse in text.split(BREAK):
        line, width = "", 0
        for word in filter(None, SPACE.split(verse)):
            columns_taken = columns_of(word)
            if line and width + 1 + columns_taken > columns:
                lines.append(line)
                line, width = word, columns_taken
            else:
                line, width = (
                    (f"{line} {word}", width + 1 + columns_taken) if line else (word, columns_taken)
                )
        if line:
            lines.append(line)
    return lines


def columns_of(text: str) -> int:
    """Count the columns that text takes in a terminal (UAX #11: wide characters take two, combining ones none)."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def _characters(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if tag_of(piece) == "br":
        return BREAK
    if is_way_back(piece):
        return ""
    if is_script(piece):
        return script_of(piece)
    text = indent_of(piece) + plain(pieces(piece))
    return text.translate(RAISED) if is_call(piece) else text


def _heading(run: Run, level: int, columns: int) -> Lines:
    """Underline a heading, and set it off from what is above it."""
    lines = wrapped(plain(run), columns)
    width = max(map(columns_of, lines), default=0)
    return [*lines, ("=" if level == 1 else "-") * width] if lines else []


def _code(block: Element) -> Lines:
    return [f"    {line}".rstrip() for line in "".join(block.itertext()).strip("\n").split("\n")]


def _table(table: Element, columns: int) -> Lines:
    """Set a table in columns if it is narrow enough; if not, each cell on lines of its own, an empty line after a row.

    Cells are never wrapped side by side: their words would no longer stand in order.
    """
    rows = [[_cell(cell) for cell in row] for row in rows_of(table)]
    widths = [max(map(columns_of, column)) for column in zip_longest(*rows, fillvalue="")]
    if sum(widths) + len(GAP) * (len(widths) - 1) > columns:
        return spaced([_wrapped_row(row, columns) for row in rows])
    lines = [
        GAP.join(_padded(cell, width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    ]
    if has_head(table):
        lines.insert(1, GAP.join("-" * width for width in widths))
    return lines


def _cell(cell: Element) -> str:
    return " ".join(filter(None, SPACE.split(plain(pieces(cell)).replace(BREAK, " "))))


def _wrapped_row(row: list[str], columns: int) -> Lines:
    first, *others = [wrapped(cell, columns - 4) for cell in row]
    return [*first, *(f"    {line}" for cell in others for line in cell)]


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - columns_of(text))
