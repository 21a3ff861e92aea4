"""Read the runs of text in a line box of WeasyPrint 70, and how far each of their characters goes, as Pango has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan, nan
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

ffi.cdef(
    "void pango_glyph_item_get_logical_widths"
    " (PangoGlyphItem *glyph_item, const char *text, int *logical_widths);"
)

APART = 1.5 * FROM_UNITS  # no width at all, but it lets Pango shape spaces by themselves
EDGES = ("margin_left", "margin_right", "padding_left", "padding_right")
BORDERS = ("border_left_width", "border_right_width")
BREAK, PICTURE = "\n", "\ufffc"

Path: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A run of text of one style: where it is in the box, and from where to where it goes in the text of all.

    A picture is a character of its own, a line break one without width. A sign that is drawn by the edges of an empty
    box has no text, and is so many pixels wide.
    """

    box: Any
    path: Path
    start: int
    text: str
    width: float = 0.0

    @property
    def end(self) -> int:
        """How far it goes in the text of all."""
        return self.start + len(self.text)


def leaves_of(line: Any, containing: Any) -> Iterator[Leaf | None]:
    """Give the runs of text, pictures and line breaks, and None for whatever else there is.

    `containing` is the box that the lines are to fill, by which pictures may be measured.
    """
    start = 0

    def walk(box: Any, path: Path) -> Iterator[Leaf | None]:
        nonlocal start
        for number, child in enumerate(box.children):
            if isinstance(child, boxes.TextBox):
                wraps = child.style["white_space"] in {"normal", "nowrap"}
                if child.style["font_size"] == 0 or not (wraps or child.text == BREAK):
                    yield None
                if child.text:
                    yield Leaf(child, (*path, number), start, child.text)
                    start += len(child.text)
            elif type(child) is boxes.InlineReplacedBox and child.is_in_normal_flow():
                yield Leaf(child, (*path, number), start, PICTURE, _width(child, containing))
                start += len(PICTURE)
            elif type(child) is boxes.InlineBox and child.is_in_normal_flow():
                width = _edges(child)
                if child.is_leader or isnan(width) or (width and child.children):
                    yield None
                elif width:
                    yield Leaf(child, (*path, number), start, "", width)
                else:
                    yield from walk(child, (*path, number))
            else:
                yield None

    yield from walk(line, ())


def _width(picture: Any, containing: Any) -> float:
    """Measure a picture as it will be laid out."""
    laid_out = picture.copy()
    resolve_percentages(laid_out, containing)
    inline.inline_replaced_box_layout(laid_out, containing)
    return float(laid_out.margin_width())


def _edges(box: Any) -> float:
    """Give how wide the edges of a box are, margins and all; not a number where that depends on others."""
    width = float(sum(box.style[border] for border in BORDERS))
    for edge in EDGES:
        length = box.style[edge]
        if length != 0:
            width += length.value if getattr(length, "unit", "") == "px" else nan
    return width


def advances_of(box: Any, *, ragged: bool) -> list[float]:
    """Give how far each character of a run goes, in pixels, shaped as it is drawn."""
    layout = Layout(box.style, 0.0 if ragged else APART)
    layout.set_text(box.text, justify=True)
    first_line, _ = layout.get_first_line()
    given = ffi.new("char[]", layout.text.encode())
    widths = ffi.new("int[]", len(layout.text))  # of one item after the other: there is one a word
    found: list[tuple[int, list[int]]] = []
    run = first_line.runs[0]
    while run != ffi.NULL:
        item = run.data.item
        pango.pango_glyph_item_get_logical_widths(run.data, given, widths)
        found.append((item.offset, ffi.unpack(widths, item.num_chars)))
        run = run.next
    found.sort()
    return [width * FROM_UNITS for _, units in found for width in units][: len(box.text)]
