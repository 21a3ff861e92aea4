"""Decide how words that a line end breaks are to be read: whole, on the line that they begin on.

A program that copies, searches or speaks a page knows only glyphs and where they stand, and must guess whether a hyphen
at the end of a line belongs to the word. Here nothing is left to guess: the last glyph of the line stands for the rest
of the word, and the glyphs of that rest on the next line stand for a space (ISO 32000-1 §14.9.4, replacement text).

    as drawn       the Soviet-      as read     the Soviet-bloc
                   bloc states                    states

Scripts that put no spaces between words are read as they are drawn, line by line: the rest of a “word” may be a page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pamphlet.press.engine.pieces import DrawnPiece
from pamphlet.press.engine.shapes import Box
from pamphlet.press.layout.lines import BlockText, Line, reads_leftwards, unspaced

# Chinese and Japanese.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef]{2}"
)


@dataclass(slots=True)
class Reading:
    """How a run of text is read: without its first `hidden` characters, and with `rest` behind its last.

    `added`: the last character is a hyphen that the typesetter put in. `spaced`: a space follows that was not drawn.
    """

    hidden: int = 0
    rest: str = ""
    added: bool = False
    spaced: bool = False


def readings(lines: Sequence[Line]) -> dict[Box, Reading]:
    """Give the runs of text that are not read as they are drawn, by their boxes."""
    by_box: dict[Box, Reading] = defaultdict(Reading)
    following = {(line.block, line.start): line for line in lines if line.block}
    said: dict[BlockText, int] = {}  # up to where each block's characters stand on an earlier line
    for line in lines:
        block = line.block
        typed = [piece for piece in line.pieces if not piece.made_up]
        if block is None or any(reads_leftwards(piece.text) for piece in typed):
            continue
        for before, after in pairwise(typed):
            if not after.text.strip():  # WeasyPrint 70 doesn't draw it, but a word ends here
                by_box[before.box].spaced = True
        if line.end <= said.get(block, 0) or (block, line.end) not in following:
            continue
        last = [piece for piece in typed if piece.text.strip()][-1]
        reading = by_box[last.box]
        broken = block.goes_on(line.end)
        if broken and UNSPACED.fullmatch(block.characters, line.end - 1, line.end + 1):
            continue
        # poppler 22 drops any hyphen at the end of a line, also one that stands alone as a dash.
        if not broken and not last.text.endswith("-"):
            reading.spaced = True
            continue
        rest = block.rest(line.end)
        said[block] = line.end + len(rest)
        reading.rest = rest if broken else f" {rest}"
        reading.added = _length(typed) > line.end - line.start
        for box, hidden in _hidden(following, block, line.end, len(rest)):
            by_box[box].hidden = hidden
    return by_box


def _hidden(
    following: Mapping[tuple[BlockText, int], Line], block: BlockText, place: int, count: int
) -> Iterator[tuple[Box, int]]:
    """Give the runs that hold the next `count` characters from the start of a line on, and how many each holds."""
    while count > 0 and (line := following.get((block, place))):
        held = line.end - line.start
        left = count if held > count else _length(line.pieces)  # a whole line, and its hyphen
        for piece in line.pieces:
            if hidden := min(left, _length([piece])):
                yield piece.box, hidden
                left -= hidden
        count -= held
        place = line.end


def _length(pieces: Iterable[DrawnPiece]) -> int:
    """Count the characters of typed runs, white space aside."""
    return sum(len(unspaced(piece.text)) for piece in pieces if not piece.made_up)
