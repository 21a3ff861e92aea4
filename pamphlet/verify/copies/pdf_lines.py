"""The lines of a PDF page with text that runs from right to left, from the places of its characters.

A PDF holds such a line as it looks: its characters from left to right. `reading_order` puts them in the order of
reading.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from pamphlet.verify.copies.lines import drawn_line
from pamphlet.verify.copies.pdf_glyphs import Glyph, drawing_order, drawn_once, glyphs_of
from pamphlet.verify.copies.pdf_replacements import RIGHT_TO_LEFT
from pamphlet.verify.copies.reading_order import (
    in_reading_order,
    is_to_left,
    is_to_left_alone,
    kinds_of,
)
from pamphlet.verify.copies.swapped import unswapped

if TYPE_CHECKING:
    import pypdfium2 as pdfium

UPENDED = 180  # degrees
SAME_LINE = 0.4  # baselines nearer than that are one: a raised number is a third higher
WORD_GAP = 0.18  # a wider gap parts words where there are no spaces: a space is a quarter wide
GUESSED_GAP = 0.15  # so wide is one where PDFium sees a space, though there are others
LATEST = 3  # runs: of a line, and of the raised numbers on it
LABEL_GAP = (
    4  # what is farther from a line is no label of it: the number of a note stands an em before it
)
LONGEST_LABEL = 6  # characters: “(123)”
LINE_GAP = 0.6  # the same where there are: wider than a space, narrower than between two cells


@dataclass(slots=True)
class _Run:
    """Characters that were drawn together and stand on one line."""

    content: int
    baseline: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def order(self) -> int:
        return min(glyph.order for glyph in self.glyphs)


def lines_by_place(
    page: pdfium.PdfPage,
    text_page: pdfium.PdfTextPage,
    within: tuple[float, float] = (-math.inf, math.inf),
    *,
    turned: int = 0,
    unseen: Sequence[tuple[int, int]] = (),
) -> list[str]:
    """Give the lines of a page, or of what stands `within` these places on it, in the order of reading.

    A page that is `turned` by 180 degrees stands on its head. `unseen` are ranges of characters that nobody sees.
    """
    every = drawn_once(glyphs_of(text_page, drawing_order(page), unseen))
    glyphs = [glyph for glyph in every if within[0] <= glyph.left < within[1]]
    upended = turned == UPENDED
    glyphs = _parted(list(map(_upended, glyphs)) if upended else glyphs, upended=upended)
    to_left = is_to_left("".join(glyph.text for glyph in glyphs))
    spaced = any(glyph.text.isspace() and not glyph.guessed for glyph in glyphs)
    lines: list[list[_Run]] = []
    for run in sorted(_runs(glyphs), key=lambda run: run.order):
        beside = bool(lines) and _is_beside(lines[-1][-1], run.baseline, run.size)
        around = (
            next((other for other in lines[-1] if _lies_in(run, other)), None) if beside else None
        )
        if around:
            around.glyphs += run.glyphs
        elif beside:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [
        _line(line, _gap_between_words(line, spaced=spaced), to_left=to_left)
        for line in _labelled(lines, to_left=to_left)
    ]


def _gap_between_words(line: list[_Run], *, spaced: bool) -> float:
    """Give the gap that parts words on a line. Where all spaces are guessed, these are dropped: gaps are surer.

    Ghostscript draws the words of a line in any order and leaves the spaces of justified lines out.
    """
    spaces = [glyph.guessed for run in line for glyph in run.glyphs if glyph.text.isspace()]
    if not spaced:
        return WORD_GAP
    if not spaces or not all(spaces):
        return LINE_GAP
    for run in line:
        run.glyphs = [glyph for glyph in run.glyphs if glyph.size] or run.glyphs
    return GUESSED_GAP


def _upended(glyph: Glyph) -> Glyph:
    """Turn a character of a page that stands on its head; where it begins is its left edge then."""
    width = glyph.right - glyph.box_left
    return replace(glyph, left=-glyph.left, right=width - glyph.left, baseline=-glyph.baseline)


def _runs(glyphs: list[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    for glyph in glyphs:
        # Of what no mark holds together only that was drawn one after the other: not the lines of two columns.
        latest = reversed(runs if glyph.content >= 0 else runs[-LATEST:])
        near = (run for run in latest if run.content == glyph.content)
        run = next((run for run in near if _is_beside(run, glyph.baseline, glyph.size)), None)
        if run is None:
            run = _Run(glyph.content, glyph.baseline, glyph.size)
            runs.append(run)
        run.size = run.size or glyph.size  # a guess has none
        run.glyphs.append(glyph)
    return runs


def _lies_in(run: _Run, other: _Run) -> bool:
    """Tell whether a run stands amid another, as numbers of notes that were drawn by themselves do."""
    edges = [glyph.left for glyph in run.glyphs]
    outer = [glyph.left for glyph in other.glyphs]
    return min(outer) < min(edges) and max(edges) < max(outer)


def _labelled(lines: list[list[_Run]], *, to_left: bool) -> list[list[_Run]]:
    """Put a number or a mark that was drawn by itself to the line that it stands beside: a note's, an item's.

    Programs draw the labels of a page before all its text, or after it.
    """
    labels = [line for line in lines if _is_label(line)]
    texts = [line for line in lines if not _is_label(line)]
    for label in labels:
        run = label[0]
        beside = [line for line in texts if _is_beside(line[0], run.baseline, run.size)]
        nearest = min(beside, key=lambda line: _between(run, line), default=label)
        if nearest is not label and _between(run, nearest) <= LABEL_GAP * run.size:
            is_on_right = run.glyphs[0].left > nearest[0].glyphs[0].left
            nearest.insert(0 if is_on_right == to_left else len(nearest), run)
            label.clear()
    return [line for line in lines if line]


def _is_label(line: list[_Run]) -> bool:
    """Tell whether a line is a number or a mark, and no more."""
    text = "".join(glyph.text for run in line for glyph in run.glyphs).strip()
    return 0 < len(text) <= LONGEST_LABEL and len(line) == 1 and not any(map(str.isalpha, text))


def _between(run: _Run, line: list[_Run]) -> float:
    """Give the white space between a run and the nearest of a line, in points."""
    return min(abs(_distance(run, other)) for other in line)


def _is_beside(run: _Run, baseline: float, size: float) -> bool:
    return abs(run.baseline - baseline) < SAME_LINE * max(run.size, size)


def _parted(glyphs: list[Glyph], *, upended: bool) -> list[Glyph]:
    """Put a space that is a replacement text or a guess between the words that it parts, and drop other guesses.

    PDFium gives it the place where it ends, which a letter that is kerned overlaps, or the place of the replacement
    text after it; on a page that stands on its head it has no place of its own at all.
    """
    for at, glyph in enumerate(glyphs):
        gap, middle = _gap_around(glyphs, at)
        if glyph.guessed:
            glyph.text = " " if not upended and gap > GUESSED_GAP else ""
        if glyph.text == " " and glyph.right == glyph.left:
            near = (
                *takewhile(_is_drawn, glyphs[at + 1 :]),
                *takewhile(_is_drawn, glyphs[:at][::-1]),
            )
            beside = [other for other in near if other.left == glyph.left]
            behind = glyphs[at + 1 : at + 2] if upended else beside
            glyph.left = max((other.right for other in behind), default=glyph.left)
            if not behind and 0 <= gap < LINE_GAP:
                glyph.left = middle
    return [glyph for glyph in glyphs if glyph.text]


def _is_drawn(glyph: Glyph) -> bool:
    return not glyph.text.isspace()


def _gap_around(glyphs: list[Glyph], at: int) -> tuple[float, float]:
    """Give the white on a line between the letters around one, in sizes, and its middle.

    Below 0 if the later is not on the left; among words from left to right it may stand close by on the right.
    """
    if not 0 < at < len(glyphs) - 1:
        return -1.0, 0.0
    before, after = glyphs[at - 1], glyphs[at + 1]
    if not before.size or abs(before.baseline - after.baseline) >= SAME_LINE * before.size:
        return -1.0, 0.0
    ahead = (after.left - before.right) / before.size
    if 0 <= ahead < LINE_GAP:
        return ahead, (before.right + after.left) / 2
    return (before.left - after.right) / before.size, (before.left + after.right) / 2


def _line(runs: list[_Run], gap: float, *, to_left: bool) -> str:
    text = ""
    former: _Run | None = None
    numbers_to_left = to_left or _is_of_right(runs, gap)
    for run in runs:
        if former and _distance(former, run) > gap * run.size:
            text += " "
        visual = _visual(run, gap)
        kinds = kinds_of(visual)
        if numbers_to_left and not {"L", "R"} & set(kinds):
            text += _white_changed_over(visual)
        else:
            runs_to_left = (to_left or is_to_left_alone(visual)) and "R" in kinds
            text += in_reading_order(visual, to_left=runs_to_left)
        former = run
    drawn = _Run(0, 0, runs[0].size, [glyph for run in runs for glyph in run.glyphs])
    return drawn_line(unswapped(text), unswapped(_visual(drawn, gap)))


def _is_of_right(runs: list[_Run], gap: float) -> bool:
    """Tell whether a line, numbers and signs aside, is of letters that run to the left alone."""
    kinds = {kind for run in runs for kind in kinds_of(_visual(run, gap))}
    return "R" in kinds and "L" not in kinds


def _white_changed_over(visual: str) -> str:
    """Put the white at the left of a number, as of a note, behind it, and that at its right before it."""
    number = visual.strip()
    if not number:
        return visual
    left, _, right = visual.partition(number)
    return right + number + left


def _distance(former: _Run, run: _Run) -> float:
    """Give the white space between two runs, in points."""
    left = max(min(glyph.left for glyph in run.glyphs) for run in (former, run))
    right = min(max(glyph.right for glyph in run.glyphs) for run in (former, run))
    return left - right


def _place(numbered: tuple[int, Glyph]) -> tuple[float, bool, float, int]:
    """Give what puts characters in their order from left to right, given with their numbers in that of reading.

    Those of one glyph, as “لا”, begin at one place, and so do a letter and the points on it: from right to left the
    first to be read is the rightmost.
    """
    at, glyph = numbered
    if not RIGHT_TO_LEFT.search(glyph.text):
        return glyph.left, False, 0.0, at
    return glyph.left, unicodedata.category(glyph.text) != "Mn", glyph.box_left, -at


def _visual(run: _Run, gap: float) -> str:
    """Give the characters of a run from left to right, with a space where a gap parts two words."""
    text = ""
    edge = 0.0
    for _, glyph in sorted(enumerate(run.glyphs), key=_place):
        if (
            text
            and glyph.left - edge > gap * run.size
            and not (glyph.text.isspace() or text[-1].isspace())
        ):
            text += " "
        text += glyph.text
        edge = max(edge, glyph.right)
    return text
