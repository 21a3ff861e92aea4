"""Warn of what looks like a speaker's label and opens no turn, each with its true cause and its cure.

T04: it is the label of somebody who is declared. T01: nobody of that name is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pamphlet.manuscript.markdown.labels import ASIDES, Labels, opening_text
from pamphlet.manuscript.markdown.part_text import PartText
from pamphlet.work import nodes
from pamphlet.work.expressions import expression
from pamphlet.work.problems import Place, Problems, did_you_mean
from pamphlet.work.walk import every_block
from pamphlet.work.wording import plain_text

KEEP = "or keep it so if nobody speaks here"
# What looks like a label: up to five words, then a colon and white space.
_WORD = r"[^\s:\[\]“”«»\"!?;,]"
_LOOKS_LIKE = expression(rf"(?P<label>(?=[^\W\d_]){_WORD}+(?:\s+{_WORD}+){{0,4}}):(?=\s|$)")
_LEADING = expression(rf"(?:{ASIDES.pattern})\s*")
_STARS = expression(r"\s*(?P<marks>[*_]{1,3})\s*(?P<rest>.*)", re.DOTALL)


def note_suspects(block: nodes.Block, labels: Labels, part: PartText) -> None:
    """Warn of a block of an interview that begins with a label, or has one within, and opens no turn by it."""
    if not isinstance(block, nodes.Paragraph):
        _note_within(block, labels, part.problems)
        return
    _note_lines(block, labels, part.problems)
    if block.label:
        return
    text = plain_text(block.runs)
    cause = _of_declared(text, opening_text(block.runs), labels)
    undeclared = "" if cause else _undeclared(text)
    if undeclared and labels.key(undeclared) is None:
        message = f"this looks like a speaker label, but no speaker is called “{undeclared}”"
        part.problems.warning("T01", message, block.place, _nearest(undeclared, labels))
    elif cause := cause or _of_beginning(text, labels):
        part.problems.warning("T04", cause[0], block.place, cause[1])


def note_labels_elsewhere(
    blocks: Iterable[nodes.Block], role: str, labels: Labels, part: PartText
) -> None:
    """Warn of each label in a part that is no interview."""
    for block in blocks:
        text = plain_text(block.runs) if isinstance(block, nodes.Paragraph) else ""
        if opening := labels.opening(text):
            label = text[: opening.end]
            message = f"“{label}” opens no turn here: the role of this part is {role}"
            hint = f"write “role: interview” in its first lines, {KEEP}"
            part.problems.warning("T04", message, block.place, hint)


def _of_declared(text: str, looked_at: str, labels: Labels) -> tuple[str, str] | None:
    """Say why a text that begins with a declared label and its colon opens no turn, and what to do.

    `looked_at` is as much of it as a label was looked for in.
    """
    if opening := labels.opening(text):
        label = text[: opening.end]
        if not labels.opening(looked_at):
            message = f"“{label}” opens no turn here: it holds a note, a link, a picture or code"
            return message, f"put that behind the colon, {KEEP}"
        message = f"“{label}” would open a turn here if white space stood behind it"
        return message, f"put a space behind the colon, {KEEP}"
    starred = _STARS.match(text)
    if starred and (opening := labels.opening(starred["rest"])):
        marks, label = starred["marks"], starred["rest"][: opening.end]
        message = f"“{marks}{label}” opens no turn here: the signs {marks} beside it mark nothing, and are printed"
        return (
            message,
            f"write {marks}{label}{marks} with no space within the signs, and one behind",
        )
    return None


def _of_beginning(text: str, labels: Labels) -> tuple[str, str] | None:
    """Say why a text that begins with a declared label and no colon opens no turn, and what to do."""
    if label := labels.beginning(text):
        key = labels.key(label)
        if key == "":
            message = f"“{label}” opens no turn here: two speakers bear that name"
            return message, "write the label under which one of them is declared"
        message = f"“{label}” opens no turn here: no colon stands behind it"
        return message, f"write “{label}:” if {labels.names[key or '']} speaks here, {KEEP}"
    return None


def _undeclared(text: str) -> str:
    """Give what looks like the label of nobody who is declared, or nothing."""
    start = 0
    while aside := _LEADING.match(text, start):
        start = aside.end()
    unknown = _LOOKS_LIKE.match(text, start)
    label = " ".join(unknown["label"].split()) if unknown else ""
    is_sentence = any(word.strip("(")[:1].islower() for word in label.split())
    return "" if is_sentence else label


def _nearest(label: str, labels: Labels) -> str:
    """Say how somebody is called who may be meant, or what to do if somebody else is."""
    add = f"add “{label}” to the speakers in pamphlet.yaml, if somebody speaks here"
    if key := labels.bearing(label):
        return f"write “{key}:” if that is {labels.names[key]}; or {add}"
    hint = did_you_mean(label, labels.exact)
    return f"{hint} Or {add}" if hint else add


def _note_within(block: nodes.Block, labels: Labels, problems: Problems) -> None:
    """Warn of a label that begins a paragraph of a quotation or a list."""
    where = "a quotation" if isinstance(block, nodes.Quotation) else "a list"
    if isinstance(block, nodes.Quotation | nodes.List):
        for inner in every_block((block,)):
            text = plain_text(inner.runs) if isinstance(inner, nodes.Paragraph) else ""
            if opening := labels.opening(text):
                message = f"“{text[: opening.end]}” opens no turn here, within {where}"
                hint = f"take the marks before it away, {KEEP}"
                problems.warning("T04", message, inner.place, hint)


def _note_lines(paragraph: nodes.Paragraph, labels: Labels, problems: Problems) -> None:
    """Warn of each further line of a paragraph that begins with a label: it opens no turn."""
    lines = plain_text(paragraph.runs).split("\n")
    first = paragraph.place.line + paragraph.label.count("\n")
    for number, line in enumerate(lines[1:], first + 1):
        if opening := labels.opening(line):
            place = Place(paragraph.place.path, number, 1)
            message = f"“{line[: opening.end]}” opens no turn here, within a paragraph"
            problems.warning("T04", message, place, f"put an empty line above it, {KEEP}")
