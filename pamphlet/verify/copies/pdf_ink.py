"""Tell which words of a PDF page nobody sees: it is drawn with its text and without, and they change no pixel.

In: a page and its text page. Out: ranges of characters that nobody sees. What lies outside the page, under a bar or a
note, in white on white or in type too small, and what is drawn in no way at all, is told alike by the pixels; what is
struck out is told by the line through it. A page on which nothing could hide is not drawn.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

from pamphlet.verify.copies.pdf_boxes import Box, words_in
from pamphlet.verify.copies.pdf_objects import PageObject, texts_of

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from PIL.Image import Image

SCALE = 2.0  # pixels a point: at 1, the dots of a 6 point “i” vanished in one of 40 words
CHANGED = 24  # of 255: the least difference of grey that an eye sees at that size
LEAST_COLUMNS = 0.3  # of a word's columns of pixels; whole words in 9 faces had 0.62 and more, half covered ones 0.5
SMALLEST_PT = 2.5  # type that is smaller is a grey line
PALEST = (
    600  # of 765: red, green and blue of a fill together; what is paler may be as good as white
)
STRUCK = 0.6  # of the width of a word: its lines through full stops and commas miss them
FOOT = 0.2  # of the height of a letter: a line that runs through less of it is under the word, as under a “]” or “p”
MOST_PIXELS = 40_000_000
HARMLESS = frozenset((raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET))
FILLED = frozenset((raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_STROKE))


def unseen_ranges(
    page: pdfium.PdfPage, objects: Sequence[PageObject], text_page: pdfium.PdfTextPage
) -> list[tuple[int, int]]:
    """Give the words that nobody sees, each as its first character's index and the index behind its last."""
    look = _Look()
    if not _may_hide(page, objects, look):
        return []
    lines = list(_lines_drawn(page, objects, look))
    words = list(words_in(text_page))
    ink = _ink(page, objects)
    return [
        (start, end)
        for start, end, letters in words
        if _is_dust(text_page, start)
        or not _has_ink(ink, _hull(letters), page)
        or any(_strikes(line, letters) for line in lines)
    ]


def _may_hide(page: pdfium.PdfPage, objects: Sequence[PageObject], look: _Look) -> bool:
    """Tell whether anything on a page could keep words from being seen."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if any(_annotation(page, at)[0] not in HARMLESS for at in range(count)):
        return True
    paper = Box(*page.get_bbox())
    texts: list[Box] = []
    for each in objects:
        box = look.bounds(each.handle)
        if each.is_text:
            if not paper.holds(box) or look.is_odd(each):
                return True
            texts.append(box)
        elif any(map(box.meets, texts)) or look.hides_within(each):
            return True
    return False


class _Look:
    """Asks PDFium how objects are drawn, with the same buffers."""

    def __init__(self) -> None:
        self.red, self.green, self.blue, self.alpha = (ctypes.c_uint() for _ in range(4))
        self.left, self.bottom, self.right, self.top = (ctypes.c_float() for _ in range(4))
        self.size = ctypes.c_float()

    def hides_within(self, each: PageObject) -> bool:
        """Tell whether a form is drawn faintly, or has text in it that might not be seen."""
        if each.is_text:
            return self.is_odd(each)
        if not each.is_form:
            return False
        return bool(raw.FPDFPageObj_HasTransparency(each.handle)) or any(
            map(self.hides_within, each.within)
        )

    def is_odd(self, text: PageObject) -> bool:
        """Tell whether a run of text might not be seen: it is pale, tiny, cut, in a layer, or not filled."""
        item = text.handle
        if text.is_in_layer or raw.FPDFTextObj_GetTextRenderMode(item) not in FILLED:
            return True
        raw.FPDFPageObj_GetFillColor(item, self.red, self.green, self.blue, self.alpha)
        if self.alpha.value < 128 or self.red.value + self.green.value + self.blue.value > PALEST:
            return True
        raw.FPDFTextObj_GetFontSize(item, self.size)
        a, b, c, d = text.matrix
        scale = abs(a * d - b * c) ** 0.5
        if abs(self.size.value) * scale < SMALLEST_PT:
            return True
        clip = raw.FPDFPageObj_GetClipPath(item)
        return bool(clip and raw.FPDFClipPath_CountPaths(clip) > 0)

    def bounds(self, item: Any) -> Box:
        """Give the rectangle in which an object is drawn."""
        raw.FPDFPageObj_GetBounds(item, self.left, self.bottom, self.right, self.top)
        return Box(self.left.value, self.bottom.value, self.right.value, self.top.value)


def _annotation(page: pdfium.PdfPage, at: int) -> tuple[int, Box]:
    annotation = raw.FPDFPage_GetAnnot(page.raw, at)
    rectangle = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rectangle)
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    raw.FPDFPage_CloseAnnot(annotation)
    return kind, Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def _hull(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _ink(page: pdfium.PdfPage, objects: Sequence[PageObject]) -> Image:
    """Give what the text of a page changes in its picture, unturned as its boxes are: white where a pixel differs."""
    from PIL import ImageChops

    turned = page.get_rotation()
    page.set_rotation(0)
    with_text = _drawn(page)
    for text in texts_of(objects):
        raw.FPDFTextObj_SetTextRenderMode(text.handle, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    changed = ImageChops.difference(with_text, _drawn(page))
    page.set_rotation(turned)
    return changed.point([0] * CHANGED + [255] * (256 - CHANGED))


def _drawn(page: pdfium.PdfPage) -> Image:
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    picture: Image = page.render(scale=scale, draw_annots=True).to_pil().convert("L")
    return picture


def _is_dust(text_page: pdfium.PdfTextPage, at: int) -> bool:
    """Tell whether a character is of a type too small to read."""
    rectangle = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page.raw, at, rectangle)
    return abs(float(rectangle.top - rectangle.bottom)) < SMALLEST_PT


def _has_ink(ink: Image, box: Box, page: pdfium.PdfPage) -> bool:
    """Tell whether enough of a word's columns were drawn for it to be read."""
    left, _, right, top = page.get_bbox()
    scale = ink.width / max(1.0, right - left)
    edges = (
        max(0, int((box.left - left) * scale)),
        max(0, int((top - box.top) * scale)),
        min(ink.width, int((box.right - left) * scale) + 1),
        min(ink.height, int((top - box.bottom) * scale) + 1),
    )
    if edges[0] >= edges[2] or edges[1] >= edges[3]:
        return False
    if (box.top - box.bottom) < SMALLEST_PT / 3:
        return True  # a dot or a dash has no height to speak of: let its neighbours tell
    columns = ink.crop(edges).resize((edges[2] - edges[0], 1), resample=_BOX)
    drawn = sum(value > 0 for value in columns.tobytes())
    return drawn >= LEAST_COLUMNS * columns.width


_BOX = 4  # PIL.Image.Resampling.BOX: each column is the mean of its pixels


def _lines_drawn(page: pdfium.PdfPage, objects: Sequence[PageObject], look: _Look) -> Iterator[Box]:
    """Give the flat strokes on a page, and the places that are marked as struck out."""
    for each in objects:
        if each.kind == raw.FPDF_PAGEOBJ_PATH:
            box = look.bounds(each.handle)
            if box.top - box.bottom < 3 < box.right - box.left:
                yield box
    for at in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        kind, box = _annotation(page, at)
        if kind == raw.FPDF_ANNOT_STRIKEOUT:
            middle = (box.bottom + box.top) / 2
            yield Box(box.left, middle - 0.5, box.right, middle + 0.5)


def _strikes(line: Box, letters: Sequence[Box]) -> bool:
    """Tell whether a flat stroke runs through most of the letters of a word: not below the number of its note."""
    middle = (line.bottom + line.top) / 2
    crossed = width = 0.0
    for letter in letters:
        width += letter.right - letter.left
        if letter.bottom + FOOT * (letter.top - letter.bottom) < middle < letter.top:
            crossed += max(0.0, min(line.right, letter.right) - max(line.left, letter.left))
    return crossed > STRUCK * width
