"""Tell where the words of a PDF page stand: the boxes of their letters, in points from the lower left of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import hypot, isfinite
from typing import TYPE_CHECKING, NamedTuple

from pypdfium2 import raw

if TYPE_CHECKING:
    import pypdfium2 as pdfium


class Box(NamedTuple):
    """A rectangle in points, from the lower left of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles have some of their area in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Tell whether another rectangle lies within this one, a point of slack on each side."""
        return (
            self.left - 1 <= other.left
            and other.right <= self.right + 1
            and self.bottom - 1 <= other.bottom
            and other.top <= self.top + 1
        )


NOWHERE = Box(*[-1e9] * 4)  # where letters stand whose place no number tells: off every page


def words_in(text_page: pdfium.PdfTextPage) -> Iterator[tuple[int, int, list[Box]]]:
    """Give each word of a page: the range of its characters, and the boxes of those on its first line."""
    begun = -1
    letters: list[_Letter] = []
    count = raw.FPDFText_CountChars(text_page.raw)
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text_page.raw, at)
        is_space = code <= 32 or code == 0xA0 or raw.FPDFText_IsGenerated(text_page.raw, at) == 1
        if not is_space:
            begun = at if begun < 0 else begun
            letters += _letter(text_page, at)
        if begun >= 0 and (is_space or at == count - 1) and letters:
            boxes = _in_place(text_page, letters)
            somewhere = [box for box in boxes if all(map(isfinite, box))] or [NOWHERE]
            yield begun, at if is_space else at + 1, _on_one_line(somewhere)
        if is_space:
            begun, letters = -1, []


class _Letter(NamedTuple):
    """A character of a page: its index, its box, and the point from which it is drawn."""

    at: int
    box: Box
    origin: tuple[float, float]


def _letter(text_page: pdfium.PdfTextPage, at: int) -> Iterator[_Letter]:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    if raw.FPDFText_GetCharBox(text_page.raw, at, left, right, bottom, top):
        raw.FPDFText_GetCharOrigin(text_page.raw, at, x, y)
        box = Box(left.value, bottom.value, right.value, top.value)
        yield _Letter(at, box, (x.value, y.value))


def _in_place(text_page: pdfium.PdfTextPage, letters: Sequence[_Letter]) -> Iterator[Box]:
    """Give the boxes of letters. PDFium has those of a replacement text, all of one origin, where its form begins.

    The matrix tells where they are on the page, as in `pdf_seen.characters_seen`.
    """
    matrix = raw.FS_MATRIX()
    for origin, group in groupby(letters, key=lambda letter: letter.origin):
        several = list(group)
        if len(several) < 2:
            yield several[0].box
            continue
        raw.FPDFText_GetMatrix(text_page.raw, several[0].at, matrix)
        along, across = _unit(matrix.a, matrix.b), _unit(matrix.c, matrix.d)
        for letter in several:
            corners = [
                (
                    matrix.e + (x - origin[0]) * along[0] + (y - origin[1]) * across[0],
                    matrix.f + (x - origin[0]) * along[1] + (y - origin[1]) * across[1],
                )
                for x, y in (letter.box[:2], letter.box[2:])
            ]
            (left, right), (bottom, top) = (sorted(edges) for edges in zip(*corners, strict=True))
            yield Box(left, bottom, right, top)


def _unit(x: float, y: float) -> tuple[float, float]:
    length = hypot(x, y) or 1.0
    return x / length, y / length


def _on_one_line(boxes: Sequence[Box]) -> list[Box]:
    first = boxes[0]
    return [box for box in boxes if box.bottom < first.top and first.bottom < box.top] or [first]
