"""Read the lines of a PDF by where their glyphs stand, as the eye does: no tags, no replacement text, no structure.

pdfminer.six reads the operators. A line is a row of glyphs on one baseline; what stands in its gaps is not asked for,
so that files whose word spaces are mere gaps (TeX) are read like those that draw them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer

SAME_BASELINE_PT = 0.3
RAISED_PT = 6.0  # a number of a note stands so much above its line at the most
WORD_GAP_EM = 0.13  # what is narrower parts letters


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: where it stands and how far it goes, in points from the lower left corner, and the size of its type."""

    left: float
    right: float
    baseline: float
    size: float
    text: str
    font: str


@dataclass(frozen=True)
class SetLine:
    """The glyphs on one baseline, from left to right, without the spaces."""

    page: int
    baseline: float
    glyphs: tuple[Glyph, ...]

    @cached_property
    def left(self) -> float:
        """Where the first glyph stands."""
        return self.glyphs[0].left

    @cached_property
    def right(self) -> float:
        """How far the last glyph goes."""
        return self.glyphs[-1].right

    @cached_property
    def size(self) -> float:
        """The size of most of the type."""
        return Counter(round(glyph.size, 2) for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def font(self) -> str:
        """The font of most of the type."""
        return Counter(glyph.font for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def gaps(self) -> list[float]:
        """The gaps between words, in parts of the size of the type."""
        return [gap for gap in self._distances() if gap >= WORD_GAP_EM]

    @cached_property
    def spread(self) -> float:
        """How far letters stand from one another beyond their widths, in the middle of all, in parts of the size."""
        within = [gap for gap in self._distances() if gap < WORD_GAP_EM]
        return mean(within) if within else 0.0

    @cached_property
    def text(self) -> str:
        """What is read, with a space for each gap."""
        parts = [self.glyphs[0].text]
        for gap, after in zip(self._distances(), self.glyphs[1:], strict=True):
            parts += [" ", after.text] if gap >= WORD_GAP_EM else [after.text]
        return "".join(parts)

    def _distances(self) -> list[float]:
        return [
            (after.left - before.right) / before.size for before, after in pairwise(self.glyphs)
        ]


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of each page, from the top down, and how wide the space of each font is, in parts of its size."""

    pages: list[list[SetLine]]
    spaces: dict[str, float]


def read_lines(path: Path) -> Reading:
    """Read a file. Fonts are known by their names without what is added to them when they are embedded."""
    pages = []
    spaces: dict[str, list[float]] = defaultdict(list)
    for number, page in enumerate(extract_pages(path, laparams=None)):
        glyphs = list(_glyphs(page))
        pages.append(list(_lines(number, glyphs)))
        for glyph in glyphs:
            if glyph.text == " ":
                spaces[glyph.font].append((glyph.right - glyph.left) / glyph.size)
    return Reading(pages, {font: median(widths) for font, widths in spaces.items()})


def _lines(number: int, glyphs: Iterable[Glyph]) -> Iterator[SetLine]:
    rows: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.text.strip():
            near = (row for row in rows if abs(row - glyph.baseline) <= SAME_BASELINE_PT)
            rows[next(near, glyph.baseline)].append(glyph)
    for baseline in list(rows):  # what is raised belongs to the line below it
        row = rows[baseline]
        below = [each for each in rows if 0 < baseline - each <= RAISED_PT]
        if below and len(row) < len(rows[below[0]]) and max(glyph.size for glyph in row) < 8:
            rows[below[0]] += rows.pop(baseline)
    for baseline, row in sorted(rows.items(), reverse=True):
        yield SetLine(number, baseline, tuple(sorted(row, key=lambda glyph: glyph.left)))


def _glyphs(container: Iterable[object]) -> Iterator[Glyph]:
    for each in container:
        if isinstance(each, LTChar):
            _, _, _, _, left, baseline = each.matrix
            font = each.fontname.rpartition("+")[2]
            yield Glyph(
                left, left + each.adv * each.matrix[0], baseline, each.size, each.get_text(), font
            )
        elif isinstance(each, LTContainer):
            yield from _glyphs(each)
