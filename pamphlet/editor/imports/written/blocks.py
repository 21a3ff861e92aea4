"""Write blocks as Markdown, each read back at once: where its words are not the same, it is written more plainly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pamphlet.editor.escaping import in_cell
from pamphlet.editor.imports.tree import (
    Block,
    Break,
    Call,
    CodeLines,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Run,
    Styled,
    Table,
    Tongue,
    words_of,
)
from pamphlet.editor.imports.written.reading_back import words_read_back
from pamphlet.editor.imports.written.runs import (
    BARE,
    PLAIN,
    Surroundings,
    as_lines,
    is_empty,
    written_runs,
)

UNDERLINES = ("===", "---")  # of headings, by their level (CommonMark 0.31 §4.3)
LARGEST_NUMBER = 999_999_999  # of an item of a list (CommonMark 0.31 §5.2)
DELIMITERS = {"left": ":--", "right": "--:", "center": ":-:", "": "---"}


@dataclass(slots=True)
class BlockWriter:
    """Write the blocks of one part; `level` is that of the last heading, so that none is skipped."""

    around: Surroundings
    base: int = 1  # the level of the document's headings that is the part's own
    level: int = 1

    def written(self, blocks: Iterable[Block]) -> str:
        """Give blocks with empty lines between them."""
        return "\n\n".join(filter(None, map(self.block, blocks)))

    def notes(self) -> str:
        """Give the notes that were called, each with its number; a note may call another."""
        notes: list[str] = []
        for number in _counting(self.around.notes):
            text = self.written(self.around.notes[number - 1].blocks)
            lines = text.split("\n")
            notes.append("\n".join([f"[^{number}]: {lines[0]}", *map(_indented, lines[1:])]))
        return "\n\n".join(notes)

    def heading(self, runs: tuple[Run, ...]) -> str:
        """Give the heading of the part itself."""
        return self._heading(runs, 1)

    def block(self, block: Block) -> str:
        """Give one block; nothing for one that shows nothing."""
        match block:
            case Paragraph():
                return "" if is_empty(block.runs) else self._paragraph(block)
            case Heading():
                return "" if is_empty(block.runs) else self._inner_heading(block)
            case Quotation():
                return _prefixed(self.written(block.blocks), "> ", "> ")
            case Listing():
                return self._listing(block)
            case Table():
                return self._table(block)
            case CodeLines():
                return _code(block.text)
            case Rule():
                return "***"
        return ""

    def _paragraph(self, block: Paragraph) -> str:
        """Write a paragraph; one that is in another language as a whole says so on a line before it."""
        match block.runs:
            case (Tongue() as tongue,):
                return f"{{lang={tongue.language}}}\n{self._safest(tongue.runs, as_lines)}"
        return self._safest(block.runs, as_lines)

    def _inner_heading(self, block: Heading) -> str:
        wanted = max(2, block.level - self.base + 1)
        self.level = min(wanted, self.level + 1, 6)
        return self._heading(block.runs, self.level)

    def _heading(self, runs: tuple[Run, ...], level: int) -> str:
        """Give a heading: one of several lines is underlined, which headings of two levels can be."""
        if level > len(UNDERLINES) or Break() not in runs:
            return f"{'#' * level} {self._line(runs)}"
        return self._safest(
            runs, lambda typed: f"{_flush(as_lines(typed))}\n{UNDERLINES[level - 1]}"
        )

    def _line(self, runs: tuple[Run, ...]) -> str:
        """Give runs in one line, as headings and cells must be; a line end is a space."""
        return self._safest(runs, lambda typed: re.sub(r"\s*\n\s*", " ", typed).strip(), "# ")

    def _safest(self, runs: tuple[Run, ...], shape: Callable[[str], str], before: str = "") -> str:
        """Write runs with emphasis, or without it, or with every sign escaped: the first that reads back the same."""
        wanted = words_of(Paragraph(runs))
        called = len(self.around.notes)
        typed = ""
        for plainness in range(PLAIN + 1):
            del self.around.notes[called:]
            typed = shape(written_runs(runs, self.around, plainness))
            if words_read_back(before + typed) == wanted:
                break
        if plainness >= BARE and any(isinstance(run, Styled) for run in runs):
            self.around.plain.append(" ".join(wanted))
        return typed

    def _listing(self, block: Listing) -> str:
        items = []
        is_loose = any(len(item) > 1 for item in block.items)
        filled = [item for item in block.items if any(map(words_of, item))]
        first = block.start or 1
        if not 0 < first <= LARGEST_NUMBER - len(filled):
            first = 1  # what no list of Markdown can say would be a word
        for number, item in enumerate(filled, first):
            mark = "- " if block.start is None else f"{number}. "
            items.append(_prefixed(self.written(item), mark, " " * len(mark)))
        return ("\n\n" if is_loose else "\n").join(items)

    def _table(self, block: Table) -> str:
        """Give the rows; a table without a head has an empty one."""
        rows = [[in_cell(self._line(cell.runs)) for cell in row] for row in block.rows]
        if not block.has_head:
            rows.insert(0, ["" for _ in block.alignments])
        rows.insert(1, [DELIMITERS[alignment] for alignment in block.alignments])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _counting(notes: Sequence[Call]) -> Iterator[int]:
    """Count the notes, also those that are called in notes meanwhile."""
    number = 0
    while number < len(notes):
        number += 1
        yield number


def _prefixed(text: str, first: str, later: str) -> str:
    lines = text.split("\n")
    if not text:
        return ""
    marked = chain(
        [first + lines[0]], (later + line if line else later.rstrip() for line in lines[1:])
    )
    return "\n".join(marked)


def _flush(lines: str) -> str:
    """Take the spaces before lines away: of a heading none is set in."""
    return re.sub(r"^ +", "", lines, flags=re.MULTILINE)


def _indented(line: str) -> str:
    return f"    {line}" if line else ""


def _code(text: str) -> str:
    if not text.strip():
        return ""
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{fence}\n{text.strip(chr(10))}\n{fence}"
