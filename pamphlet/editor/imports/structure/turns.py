"""Part what one paragraph holds of several: turns, and paragraphs that were typed with line ends between them.

Pages and documents often have a whole conversation in one paragraph:

    Q: Why?⏎A: Because.⏎⏎Q: And then?      three turns
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pamphlet.editor.imports.recognised.labels import Speaker, label_of
from pamphlet.editor.imports.tree import (
    Block,
    Break,
    Paragraph,
    Quotation,
    Run,
    Styled,
    joined,
    plain,
)


def lines_of(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Give the lines of a paragraph, empty ones too; what is stressed over a line end is so in both lines."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if isinstance(run, Break):
            lines.append([])
        elif isinstance(run, Styled) and any(isinstance(inner, Break) for inner in run.runs):
            first, *others = lines_of(run.runs)
            lines[-1].append(Styled(run.kind, first))
            lines += [[Styled(run.kind, line)] for line in others]
        else:
            lines[-1].append(run)
    return [joined(line) for line in lines]


def is_turn_text(text: str, speakers: Sequence[Speaker]) -> bool:
    """Tell whether a text begins with the label of a speaker."""
    found = label_of(text.lstrip())
    label = " ".join(found["label"].split()) if found else ""
    return any(speaker.knows(label) for speaker in speakers)


def with_turns_apart(blocks: Iterable[Block], speakers: Sequence[Speaker]) -> Iterator[Block]:
    """Give blocks, each turn and each paragraph in one of its own."""
    for block in blocks:
        if isinstance(block, Paragraph) and any(isinstance(r, Break | Styled) for r in block.runs):
            yield from _parted(block, speakers)
        elif isinstance(block, Quotation):
            yield Quotation(tuple(with_turns_apart(block.blocks, ())))
        else:
            yield block


def _parted(paragraph: Paragraph, speakers: Sequence[Speaker]) -> Iterator[Paragraph]:
    lines = lines_of(paragraph.runs)
    if len(lines) == 1:
        yield paragraph
        return
    pieces: list[list[tuple[Run, ...]]] = [[]]
    for line in lines:
        text = plain(line)
        is_empty = not text.strip() and all(not plain((run,)).strip() for run in line) and not line
        if is_empty or is_turn_text(text, speakers):
            pieces.append([])
        if not is_empty:
            pieces[-1].append(line)
    for piece in filter(None, pieces):
        runs: list[Run] = []
        for line in piece:
            runs += [*([Break()] if runs else []), *line]
        yield Paragraph(joined(runs))
