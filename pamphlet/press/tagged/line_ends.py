"""Decide how words that a line end breaks are to be read: whole, on the line that they begin on.

A program that copies, searches or speaks a page knows only glyphs and where they stand, and must guess whether a hyphen
at the end of a line belongs to the word. Here nothing is left to guess: the last glyph of the line stands for the rest
of the word, and the glyphs of that rest on the next line stand for a space (ISO 32000-1 §14.9.4, replacement text).

    as drawn       the Soviet-      as read     the Soviet-bloc
                   bloc states                    states
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pamphlet.press.layout.lines import BlockText, Line, Piece, reads_leftwards


@dataclass(slots=True)
class Reading:
    """How a run of text is read: without its first `hidden` characters, and with `rest` behind its last.

    `added`: the last character is a hyphen that the typesetter put in. `spaced`: a space follows that was not drawn.
    """

    hidden: int = 0
    rest: str = ""
    added: bool = False
    spaced: bool = False


def readings(lines: Sequence[Line]) -> dict[Any, Reading]:
    """Give the runs of text that are not read as they are drawn, by their boxes."""
    found: dict[Any, Reading] = defaultdict(Reading)
    following = {(line.block, line.start): line for line in lines if line.block}
    said: dict[BlockText, int] = {}  # up to where each block's characters stand on an earlier line
    for line in lines:
        block = line.block
        typed = [piece for piece in line.pieces if not piece.made_up]
        if block is None or any(reads_leftwards(piece.box.text) for piece in typed):
            continue
        for before, after in pairwise(typed):
            if not after.box.text.strip():  # WeasyPrint 70 doesn't draw it, but a word ends here
                found[before.box].spaced = True
        if line.end <= said.get(block, 0) or (block, line.end) not in following:
            continue
        last = [piece for piece in typed if piece.box.text.strip()][-1]
        broken = block.goes_on(line.end)
        # poppler 22 drops any hyphen at the end of a line, also one that stands alone as a dash.
        if broken or last.box.text.endswith("-"):
            rest = block.rest(line.end)
            said[block] = line.end + len(rest)
            reading = found[last.box]
            reading.rest = rest if broken else f" {rest}"
            reading.added = _length(line.pieces) > line.end - line.start
            _hide(found, following, block, line.end, len(rest))
        else:
            found[last.box].spaced = True
    return dict(found)


def _hide(
    found: dict[Any, Reading],
    following: dict[tuple[BlockText, int], Line],
    block: BlockText,
    place: int,
    count: int,
) -> None:
    """Hide the next `count` characters of a block, which begin at the start of a line."""
    while count > 0 and (line := following.get((block, place))):
        held = line.end - line.start
        left = count if held > count else _length(line.pieces)  # a whole line, and its hyphen
        for piece in line.pieces:
            hidden = min(left, 0 if piece.made_up else _length([piece]))
            if hidden:
                found[piece.box].hidden = hidden
                left -= hidden
        count -= held
        place = line.end


def _length(pieces: Iterable[Piece]) -> int:
    """Count the characters of typed runs, white space aside."""
    return sum(len("".join(piece.box.text.split())) for piece in pieces if not piece.made_up)
