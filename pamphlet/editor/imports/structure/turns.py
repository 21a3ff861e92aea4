"""Part what one paragraph holds of several: turns, and paragraphs that were typed with line ends between them.

Pages and documents often have a whole conversation in one paragraph:

    Q: Why?⏎A: Because.⏎⏎Q: And then?      three turns
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pamphlet.editor.imports.recognised.labels import Speaker, opens_turn
from pamphlet.editor.imports.structure.draft import PartDraft
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

LEAST_SHARE_OF_ASKER = 0.1  # of all turns
QUESTION_MARKS = ("?", "？", "؟", "\u037e")  # the last is that of Greek


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
        if is_empty or opens_turn(text, speakers):
            pieces.append([])
        if not is_empty:
            pieces[-1].append(line)
    for piece in filter(None, pieces):
        runs: list[Run] = []
        for line in piece:
            runs += [*([Break()] if runs else []), *line]
        yield Paragraph(joined(runs))


def who_asks(parts: Iterable[PartDraft], speakers: Sequence[Speaker]) -> str:
    """Give the key of the only speaker most of whose turns end in a question mark; nothing where none or two do.

    Who says little in a conversation of many asks nobody: a messenger in a play, who comes with a question.
    """
    turns = dict.fromkeys((speaker.key for speaker in speakers), 0)
    asked = dict(turns)
    paragraphs = (block for part in parts for block in part.blocks if isinstance(block, Paragraph))
    for paragraph in paragraphs:
        text = plain(paragraph.runs).strip()
        speaker = next((each for each in speakers if opens_turn(text, [each])), None)
        if speaker:
            turns[speaker.key] += 1
            asked[speaker.key] += text.rstrip("”’\"')")[-1:] in QUESTION_MARKS
    least = LEAST_SHARE_OF_ASKER * sum(turns.values())
    asking = [k for k, count in turns.items() if count > least and asked[k] > count / 2]
    return asking[0] if len(asking) == 1 else ""
