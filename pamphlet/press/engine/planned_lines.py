"""The lines that were planned for a paragraph: where in its boxes they begin, and what of a run stands on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pamphlet.press.engine.paragraphs import Paragraph
from pamphlet.press.engine.shaping import shape
from pamphlet.press.engine.slices import slice_of
from pamphlet.press.engine.spreading import cut_out, shaped


@dataclass(frozen=True, slots=True, eq=False)
class PlannedLine:
    """A line of a paragraph: the characters that it goes from and up to, and from which the next goes on.

    `hyphen`: one is put in. `forced`: it ends where it has to. `number`: how many lines of its plan are before it.
    """

    paragraph: Paragraph
    start: int
    stop: int
    resume: int
    hyphen: bool
    forced: bool
    number: int


@dataclass(slots=True, eq=False)
class Plan:
    """The lines of a paragraph, by the characters that they begin with.

    `measure` is that of the first line and of the others, `room` how many lines the page had room for.
    """

    measure: tuple[float, float]
    room: int
    lines: dict[int, PlannedLine]


def place_of(paragraph: Paragraph, skip_stack: Any) -> int | None:
    """Give the character of the text at which a place in the boxes is."""
    if skip_stack == "continue":
        return None
    path: list[int] = []
    offset = 0
    while skip_stack:
        ((index, skip_stack),) = skip_stack.items()
        path.append(index)
    for leaf in paragraph.leaves.values():
        depth = len(leaf.path)
        if len(path) > depth and tuple(path[:depth]) == leaf.path:
            offset = path[depth]
            return leaf.start + len(leaf.text.encode()[:offset].decode())
        if leaf.path >= tuple(path):
            return leaf.start
    return None


def cut(line: PlannedLine, box: Any, skip: int) -> tuple[Any, int | None, bool]:
    """Give what of a run stands on a planned line, and where the next line goes on, if it does in this run."""
    leaf = line.paragraph.leaves.get(box)
    text = box.text.encode()[skip:].decode() if skip else box.text
    start = len(box.text) - len(text)
    resume = None
    if leaf and line.resume < line.paragraph.length and not line.forced:
        if leaf.start < line.stop <= leaf.end:
            text = text[: line.stop - leaf.end + len(text)]
            resume = len(box.text[: min(line.resume, leaf.end) - leaf.start].encode())
            if line.hyphen:
                text += box.style["hyphenate_character"]
        elif line.stop == leaf.start < line.resume:  # behind a picture
            text = ""
            resume = len(box.text[: min(line.resume, leaf.end) - leaf.start].encode())
    elif leaf and line.forced and line.stop < leaf.end:
        text = text[: max(0, line.stop - leaf.end + len(text))]
    return _standing(line.paragraph, box, start, text) if text else None, resume, False


def _standing(paragraph: Paragraph, box: Any, start: int, text: str) -> Any:
    """Give a run with some of its text, from a character on; a hyphen that is put in stands in no run."""
    whole = paragraph.shapes.get(box)
    ragged = paragraph.elastic.ragged
    stop = start + len(text)
    slice_ = slice_of(whole, start, stop) if box.text[start:stop] == text else None
    if slice_ is None and whole and whole.font and not ragged:
        slice_ = slice_of(shape(box.style, text, ragged=ragged), 0, len(text))
    return cut_out(box, slice_) if slice_ else shaped(box, text, ragged=ragged)
