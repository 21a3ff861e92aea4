"""The characters of a PDF page as they are drawn: what each is, where it stands, and in which order they come."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdfium2 import raw

from pamphlet.verify.copies.pdf_objects import objects_on, texts_of
from pamphlet.verify.copies.pdf_replacements import address_of

if TYPE_CHECKING:
    import pypdfium2 as pdfium

UNMAPPED = "\ufffd"  # a glyph of which the file does not say what it stands for
LINE_END_HYPHENS = "\x02\ufffe"  # as PDFium writes them
# The size of the type is not told, but guessed from its loose boxes: PDFium makes these 1.42 times as high in Frank
# Ruhl Libre, 1.51 in Source Serif, 1.93 in Amiri. The other shares are of that size.
LINE_HEIGHT = 1.3
SAME_PLACE = (
    1 / 8
)  # of the size: letters are drawn once more so near, to be bold or to throw a shadow


@dataclass(slots=True)
class Glyph:
    """A character with its left and right edge and its baseline, in points; drawn as part of one marked content.

    `box_left` is the left edge of its box, which is as wide whichever way up the character stands.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    order: int
    content: int
    box_left: float = 0.0
    guessed: bool = False  # a space that PDFium puts in a gap, and for which it leaves out one that is drawn there
    replaced: bool = False  # it is of a replacement text, whose places PDFium has wrong in a form


def drawing_order(page: pdfium.PdfPage) -> dict[int, int]:
    """Map the address of each text of the page, and of the pages put together in it, to its place in the drawing."""
    return {address_of(text.handle): at for at, text in enumerate(texts_of(objects_on(page)))}


def glyphs_of(
    text_page: pdfium.PdfTextPage,
    orders: dict[int, int],
    unseen: Sequence[tuple[int, int]] = (),
) -> Iterator[Glyph]:
    """Give the characters that are drawn, and the spaces that PDFium guesses; its line ends are left out.

    So are those that nobody sees: ranges of their indices.
    """
    hidden = {at for start, end in unseen for at in range(start, end)}
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    handle = text_page.raw
    order = content = 0
    former = (0.0, 0.0)
    for at in range(raw.FPDFText_CountChars(handle)):
        if at in hidden:
            continue
        text = chr(raw.FPDFText_GetUnicode(handle, at))
        raw.FPDFText_GetCharOrigin(handle, at, x, y)
        place = (x.value, y.value)
        guessed = raw.FPDFText_IsGenerated(handle, at) == 1
        if guessed and text == " ":
            yield Glyph(" ", x.value, x.value, y.value, 0, order, content, x.value, guessed=True)
        if guessed or (text == " " and place == former):
            continue
        former = place
        if raw.FPDFText_HasUnicodeMapError(handle, at) == 1:
            text = UNMAPPED
        elif text in LINE_END_HYPHENS:
            text = "-"
        item = raw.FPDFText_GetTextObject(handle, at)
        if item:  # a replacement text (ActualText) has none, and goes with what stands before it
            order = orders.get(address_of(item), order)
            content = raw.FPDFPageObj_GetMarkedContentID(item)
        raw.FPDFText_GetLooseCharBox(handle, at, box)
        size = abs(box.top - box.bottom) / LINE_HEIGHT
        replaced = not item
        yield Glyph(
            text, x.value, box.right, y.value, size, order, content, box.left, replaced=replaced
        )


def drawn_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Leave out what is drawn over itself, as programs do that make letters bold or shadowed."""
    drawn: dict[tuple[str, int], list[Glyph]] = {}
    for glyph in glyphs:
        near = SAME_PLACE * glyph.size
        row = round(glyph.baseline / near) if near else 0
        before = (
            each for at in (row - 1, row, row + 1) for each in drawn.get((glyph.text, at), ())
        )
        if not glyph.replaced and any(_lies_on(glyph, each, near) for each in before):
            continue
        drawn.setdefault((glyph.text, row), []).append(glyph)
        yield glyph


def _lies_on(glyph: Glyph, other: Glyph, near: float) -> bool:
    near_by = abs(glyph.left - other.left) <= near and abs(glyph.baseline - other.baseline) <= near
    return near_by and glyph.order != other.order
