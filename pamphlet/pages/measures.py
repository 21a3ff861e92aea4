"""Dress what has a measure of its own: how far a line of verse is set in, how wide a picture is, how much it leaves.

In: the work. Out: rules for the stylesheet, one for each measure that stands in it; the classes bear the number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from pamphlet.pages.classes import INDENT, VERSE
from pamphlet.work.frozen import frozen
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Image, LineBreak, Paragraph
from pamphlet.work.walk import blocks_within, runs_within


@frozen
class Block:
    """What a picture may take of a page: its height, and what a line of a caption takes of that."""

    height_mm: float
    caption_characters: int  # on a line, few of them, so that wide letters have room
    caption_line_mm: float


A5 = Block(height_mm=158, caption_characters=56, caption_line_mm=4.8)
LARGE = Block(height_mm=221, caption_characters=38, caption_line_mm=9.6)
SPACE_EM = 0.25  # what a space is wide in a text face: a line is set in as far as it was typed
# Where any line is set in further than by so many spaces, all are by parts of the measure: of a line of 33 em, as on
# A5, these are as wide as spaces, and on a telephone there is still room for the words.
DEEP, SPACE_PERCENT = 12, 0.75


def measured_rules(pamphlet: Pamphlet) -> str:
    """Give the rules for the measures of a work, or nothing."""
    images = [run for run in runs_within(pamphlet.parts) if isinstance(run, Image)]
    rules = (*_indents(pamphlet), *_widths(images), *_heights(images))
    return "".join(f"{rule}\n" for rule in rules)


def _indents(pamphlet: Pamphlet) -> Iterator[str]:
    runs = (run.indent for run in runs_within(pamphlet.parts) if isinstance(run, LineBreak))
    blocks = (
        block.indent for block in blocks_within(pamphlet.parts) if isinstance(block, Paragraph)
    )
    numbers = _each((*runs, *blocks))
    each, unit = (SPACE_PERCENT, "%") if max(numbers, default=0) > DEEP else (SPACE_EM, "em")
    for number in numbers:
        yield f".{VERSE} > .{INDENT}{number} {{ padding-inline-start: {number * each:g}{unit} }}"


def _widths(images: Iterable[Image]) -> Iterator[str]:
    for number in _each(image.width_percent for image in images):
        yield f"img.width-{number} {{ width: {number}% }}"


def _heights(images: Iterable[Image]) -> Iterator[str]:
    """Let a picture on paper leave the room that its caption may take."""
    for tens in _each(tens_of(image.caption) for image in images):
        for page, block in (("", A5), (".large ", LARGE)):
            lines = ceil(10 * tens / block.caption_characters) + 1
            height_mm = max(block.height_mm - lines * block.caption_line_mm, block.height_mm / 4)
            rule = f"{page}.part img.caption-{tens} {{ max-height: {height_mm:.0f}mm }}"
            yield f"@media print {{ {rule} }}"


def tens_of(caption: str) -> int:
    """Tell how many tens of characters a caption has, begun ones counted whole."""
    return ceil(len(caption) / 10)


def _each(numbers: Iterable[int]) -> list[int]:
    """Give each number once, in order; none stands for no measure."""
    return sorted(set(numbers) - {0})
