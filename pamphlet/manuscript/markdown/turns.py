"""Find the turns of an interview: a paragraph that begins with a speaker's label opens one (`labels`).

What stands before the first label belongs to no turn, and a heading ends a turn. Everything typed stays: the label in
its paragraph, stage directions and time codes beside it as a part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pamphlet.manuscript.markdown.labels import BREAK, OPAQUE, Labels, opening_text
from pamphlet.manuscript.markdown.part_text import PartText
from pamphlet.manuscript.markdown.suspects import note_suspects
from pamphlet.work import nodes
from pamphlet.work.wording import plain_text


def turns_of(
    blocks: Sequence[nodes.Block], labels: Labels, asks: Collection[str], part: PartText
) -> tuple[nodes.Block, ...]:
    """Gather the blocks of an interview into turns: each runs from a label to the next label or heading.

    `asks` are the keys of those who ask: a turn is a question when all who speak in it do.
    """
    runs: list[list[nodes.Block]] = [[]]
    for typed in blocks:
        opened = _opened(typed, labels) if isinstance(typed, nodes.Paragraph) else None
        block = opened or typed
        note_suspects(block, labels, part)
        if isinstance(block, nodes.Heading) or opened:
            runs.append([])
        runs[-1].append(block)
    gathered: list[nodes.Block] = []
    for run in runs:
        first = run[0] if run else None
        if isinstance(first, nodes.Paragraph) and first.label:
            gathered.append(_turn(first, tuple(run), labels, asks, part))
        else:
            gathered += run
    return tuple(gathered)


def _turn(
    first: nodes.Paragraph,
    blocks: tuple[nodes.Block, ...],
    labels: Labels,
    asks: Collection[str],
    part: PartText,
) -> nodes.Turn:
    if all(_is_wordless(block) for block in blocks):
        message = f"nothing follows the label “{first.label}”"
        hint = "write what is said, or delete the label"
        part.problems.warning("T03", message, first.place, hint)
    number = part.anchors.turn()
    opening = labels.opening(first.label)
    assert opening is not None  # the label was found by it
    speakers = opening.speakers
    is_question = all(speaker in asks for speaker in speakers)
    return nodes.Turn(
        speakers, first.label, number, blocks, f"turn-{number}", first.place, is_question
    )


def _opened(paragraph: nodes.Paragraph, labels: Labels) -> nodes.Paragraph | None:
    """Give the paragraph with its label taken out of the runs, or None when it begins with none."""
    text = opening_text(paragraph.runs)
    opening = labels.opening(text)
    if opening is None:
        return None
    end = opening.end
    behind = text[end : end + 1]
    is_spaced = not behind or behind == BREAK or behind.isspace()
    if not (is_spaced or (opening.tight and behind != OPAQUE)):
        return None
    while text[end : end + 1].isspace():
        end += 1
    return replace(
        paragraph,
        label=text[: opening.end],
        asides=opening.asides,
        tight=not is_spaced,
        runs=_behind(paragraph.runs, end),
    )


def _behind(runs: Sequence[nodes.Inline], count: int) -> tuple[nodes.Inline, ...]:
    """Give what is left of runs without their first characters, emphasis that went on and all."""
    for number, run in enumerate(runs):
        if not count:
            return tuple(runs[number:])
        length = len(opening_text((run,)))
        if count < length:
            rest: nodes.Inline = run
            if isinstance(run, nodes.Text):
                rest = nodes.Text(run.text[count:])
            elif isinstance(run, nodes.Enclosing):
                rest = replace(run, runs=_behind(run.runs, count))
            return (rest, *runs[number + 1 :])
        count -= length
    return ()


def _is_wordless(block: nodes.Block) -> bool:
    if isinstance(block, nodes.Paragraph):
        return not plain_text(block.runs).strip()
    return isinstance(block, nodes.Rule)
