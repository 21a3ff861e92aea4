"""Measure a paragraph: where its lines may end, and how far the text goes up to each place, as Pango itself shapes it.

In: a line box of WeasyPrint 70, which holds the whole text of a block. Out: `Paragraph`, or None where there is more in
it than text, pictures and line breaks: boxes with edges, floats, soft hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

import pyphen

from pamphlet.press.engine.loose_scripts import writing_of
from pamphlet.press.engine.measuring import Place, measured
from pamphlet.press.engine.runs import BREAK, PICTURE, Leaf, leaves_of
from pamphlet.press.engine.shaping import Shape, shape_of
from pamphlet.press.engine.total_fit import Elastic, End

SOFT_HYPHEN = "\u00ad"
# Cursive scripts can't be letter-spaced, and marks above and below letters are glyphs of their own there.
NOT_TRACKED = re.compile("[\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """The text of a block: its runs, and their shapes, by their boxes; where its lines may end, and that in pixels."""

    leaves: Mapping[Any, Leaf]
    shapes: Mapping[Any, Shape]
    length: int
    places: list[Place]
    ends: list[End]
    elastic: Elastic
    tracked: bool
    broken: bool  # some lines have to end where they do
    script: str


def read_paragraph(
    line: Any,
    containing: Any,
    dictionaries: dict[Any, pyphen.Pyphen],
    ragged_scripts: Container[str] = (),
) -> Paragraph | None:
    """Measure the text of a line box that is not yet laid out; `dictionaries` are kept for the next."""
    told = list(leaves_of(line, containing))
    leaves = [leaf for leaf in told if leaf]
    if not told or len(leaves) < len(told):
        return None
    runs = [leaf for leaf in leaves if leaf.text]
    text = "".join(leaf.text for leaf in runs)
    script = writing_of(text, line.style)
    ragged = line.style["text_align_all"] != "justify" or script in ragged_scripts
    broken = any(leaf.text == BREAK for leaf in runs)
    # Lines of verse that are turned over are best filled one after the other.
    strange = (
        SOFT_HYPHEN in text
        or "\t" in text
        or text.count(BREAK) > sum(leaf.text == BREAK for leaf in runs)
    )
    if strange or (broken and ragged) or not text.strip():
        return None
    tracked = not NOT_TRACKED.search(text)
    shapes = {
        leaf.box: shape_of(leaf.box.style, leaf.text, ragged=ragged)
        for leaf in runs
        if leaf.text not in (BREAK, PICTURE)
    }
    advances: list[float] = []
    for leaf in runs:
        advances += shapes[leaf.box].advances if leaf.box in shapes else [leaf.width]
    if len(advances) != len(text):
        return None
    for leaf in leaves:
        if leaf.width and not leaf.text:
            advances[leaf.start - 1] += leaf.width  # it follows the text before it
    measures = measured(
        leaves, advances, dictionaries, containing.width, tracked=tracked, ragged=ragged
    )
    boxes = {leaf.box: leaf for leaf in runs}
    return Paragraph(boxes, shapes, len(text), *measures, tracked, broken, script)
