"""Shape a run of text once: how far its characters go, and its glyphs, of which its lines are cut and drawn.

WeasyPrint 70 has Pango shape a run again for each of its lines, and each line once more when it is drawn. But words are
shaped each by itself where spaces stand apart from them (`runs.APART`), and so a line that ends at a space has the very
glyphs that its run has there; only its spaces are others. What is shaped as a whole, ragged text, is the same where it
makes no difference to its glyphs whether spaces stand apart.

Text that a reader may see drawn in more than one font, from right to left, with marks or under a line is not cut.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import iter_unpack
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout, line_size

from pamphlet.press.engine.declared import CHARS, INTS
from pamphlet.press.engine.kept_texts import kept_texts, shaping_key

APART_UNITS = 1  # no width at all, but it lets Pango shape spaces by themselves
APART = 1.5 * APART_UNITS * FROM_UNITS
SPACES = " \u00a0"
GLYPH = "=Iiii4x"  # PangoGlyphInfo: its number, how far it goes, and how far it is moved; in units of Pango
GLYPH_SIZE = 20


class HeldFont:
    """A font of Pango, which lives as long as this; `key` and `size` are those by which WeasyPrint draws with it."""

    def __init__(self, font: Any) -> None:
        self.pango_font = ffi.gc(
            ffi.cast("PangoFont *", gobject.g_object_ref(font)), gobject.g_object_unref
        )
        self.key, _, self.size = get_pango_font_key(self.pango_font)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A shaped run: how far each of its characters goes, in pixels.

    Where its lines may be cut, there are its `glyphs`, the byte at which the text of each begins, the characters at
    which its words and spaces begin, and how many glyphs are before these, both up to the end. `whole`: it was shaped
    as one, and is drawn so.
    """

    text: str
    advances: array[float]
    height: float
    baseline: float
    font: HeldFont | None = None
    glyphs: bytes = b""
    bytes_before: Sequence[int] = ()
    begins: Sequence[int] = ()
    glyphs_before: Sequence[int] = ()
    whole: bool = False

    def part(self, start: int, stop: int) -> tuple[int, int] | None:
        """Give from which to which of its words and spaces some characters go, or None where they can't be cut out."""
        first, last = (bisect_left(self.begins, at) for at in (start, stop))
        if not self.font or last >= len(self.begins) or self.text[stop - 1] == "\u00a0":
            return None
        is_parted = self.begins[first] == start and self.begins[last] == stop
        return (first, last) if is_parted else None

    def glyphs_of(self, first: int, last: int) -> Iterator[tuple[int, int, int, int]]:
        """Give the glyphs of some of its words and spaces."""
        begin, end = (GLYPH_SIZE * self.glyphs_before[at] for at in (first, last))
        return iter_unpack(GLYPH, self.glyphs[begin:end])

    def space(self) -> int | None:
        """Give which of its words and spaces is a space, if any is."""
        at = self.text.find(" ")
        part = self.part(at, at + 1) if at >= 0 else None
        return part[0] if part else None


def shape_of(style: Any, text: str, *, ragged: bool) -> Shape:
    """Shape a run of text as it is drawn, or give what was shaped for another layout."""
    kept = kept_texts(style.font_config, "shapes")
    key = shaping_key(style), text, ragged
    return kept.get(key, len(text), lambda: shape(style, text, ragged=ragged))


def shape(style: Any, text: str, *, ragged: bool) -> Shape:
    """Shape a run of text as it is drawn."""
    shaped = _Shaped(style, text, 0.0 if ragged else APART)
    if not (shaped.alike and _may_be_cut(style, text)):
        return Shape(text, shaped.advances, shaped.height, shaped.baseline)
    begins, before = shaped.begins, shaped.glyphs_before
    if ragged:
        parted = _Shaped(style, text, APART)
        if parted.alike and len(shaped.begins) == 2 and _same_words(shaped, parted, text):
            begins, before = parted.begins, parted.glyphs_before
    return Shape(
        text, shaped.advances, shaped.height, shaped.baseline, shaped.font, bytes(shaped.glyphs),
        shaped.bytes_before, begins, before, whole=ragged,
    )  # fmt: skip


def _may_be_cut(style: Any, text: str) -> bool:
    """Tell whether nothing but its glyphs is drawn for a text, each for characters of its own, from left to right."""
    return (
        style["letter_spacing"] in ("normal", 0)
        and style["word_spacing"] == 0
        and style["text_decoration_line"] == "none"
        and style["text_transform"] != "lowercase"
        and style["direction"] == "ltr"
        and bool(text.strip())
        and not text.endswith("\u00a0")
        and (text.isascii() or not any(map(unicodedata.combining, text)))
    )


def _same_words(whole: _Shaped, parted: _Shaped, text: str) -> bool:
    """Tell whether a text has the same glyphs when its spaces stand apart, but that these go a unit farther."""
    if len(whole.glyphs) != len(parted.glyphs):
        return False
    expected = [list(glyph) for glyph in iter_unpack(GLYPH, whole.glyphs)]
    for begin, at in zip(parted.begins, parted.glyphs_before, strict=True):
        if begin < len(text) and text[begin] in SPACES:
            expected[at][1] += APART_UNITS
    if text[-1] == " ":
        expected[-1][2] += APART_UNITS
    return expected == [list(glyph) for glyph in iter_unpack(GLYPH, parted.glyphs)]


class _Shaped:
    """What Pango tells of a shaped text. `alike`: it is in one font, from left to right, each space by itself."""

    def __init__(self, style: Any, text: str, apart: float) -> None:
        layout = Layout(style, apart)
        layout.set_text(text, justify=True)
        line, _ = layout.get_first_line()
        _, self.height = line_size(line, style)
        self.baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
        self.glyphs = bytearray()
        self.bytes_before, self.begins, self.glyphs_before = array("I"), array("I"), array("I")
        self.advances: array[float] = array("d")
        self.alike = layout.text == text
        self.font: HeldFont | None = None
        self._style, self._text, self._apart = style, text, apart
        self._read(line, layout.text.encode())

    def _read(self, line: Any, text: bytes) -> None:
        given = ffi.new(CHARS, text)
        found: list[tuple[int, Any]] = []
        font = None
        run, character, count = line.runs[0], 0, 0
        while run != ffi.NULL:
            item, string = run.data.item, run.data.glyphs
            offset, length, glyphs = item.offset, item.num_chars, string.num_glyphs
            font = font or item.analysis.font
            told = ffi.buffer(string.glyphs, GLYPH_SIZE * glyphs)[:]
            clusters = ffi.unpack(string.log_clusters, glyphs)
            self.begins.append(character)
            self.glyphs_before.append(count)
            self.glyphs += told
            self.bytes_before.extend([offset + cluster for cluster in clusters])
            in_row = glyphs == length == len(set(clusters)) and not item.analysis.level % 2
            if in_row:
                found.append((offset, [glyph[1] for glyph in iter_unpack(GLYPH, told)]))
            else:
                widths = ffi.new(INTS, length)
                pango.pango_glyph_item_get_logical_widths(run.data, given, widths)
                found.append((offset, ffi.unpack(widths, length)))
            self.alike = self.alike and self._is_like(item, font, character)
            character, count = character + length, count + glyphs
            run = run.next
        self.begins.append(character)
        self.glyphs_before.append(count)
        self.bytes_before.append(len(text))
        widths_in_order = [width for _, widths in sorted(found) for width in widths]
        self.advances.extend([width * FROM_UNITS for width in widths_in_order[: len(self._text)]])
        self.alike = self.alike and all(
            not up and number < pango.PANGO_GLYPH_EMPTY
            for number, _, _, up in iter_unpack(GLYPH, self.glyphs)
        )
        if self.alike and font:
            self.font = _held(self._style, font)

    def _is_like(self, item: Any, font: Any, character: int) -> bool:
        """Tell whether a part of the text is in the font of all, from left to right, and one space if it is any."""
        is_space = self._text[character : character + 1] in SPACES
        return (
            item.analysis.level % 2 == 0
            and item.analysis.font == font
            and (item.num_chars == 1 or not (self._apart and is_space))
        )


def _held(style: Any, font: Any) -> HeldFont:
    """Give the font, the same as long as the fonts of the book are loaded."""
    held: dict[int, HeldFont] = vars(style.font_config).setdefault("held_fonts", {})
    address = int(ffi.cast("uintptr_t", font))
    if address not in held:
        held[address] = HeldFont(font)
    return held[address]
