"""Cut what stands on a line out of a shaped run, and draw it with the glyphs that it has there.

In: a `Shape`, and from where to where a line holds it. Out: a `Slice` in the place of a layout of WeasyPrint 70, and
the same operators as it would draw. Pango widens a space by moving its glyph by half of what it is wider; one at either
end of a line is widened on its inner side alone, as WeasyPrint asks for it twice. What changed meanwhile (its text, but
for a space behind it) is shaped after all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, pango
from weasyprint.text.line_break import Layout

from pamphlet.press.engine.alone import replaced
from pamphlet.press.engine.shaping import APART, APART_UNITS, SPACES, HeldFont, Shape

EXACT = 14802  # the version of Pango from which on it tells the size of a font (GNOME/pango#530)
UNIT = 1024  # of Pango, which rounds halves of whole ones to whole ones


class Slice(Layout):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """Words and spaces of a shape, from the `first` to the `last`, that stand on a line."""

    def __init__(self, shape: Shape, text: str, first: int, last: int) -> None:
        self.shape, self.cut, self.first, self.last = shape, text, first, last
        self.text = text
        self.justification_spacing = 0.0 if shape.whole else APART
        self.max_width = None
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None

    @property
    def width(self) -> float:
        """How wide it is as the font has it, in pixels."""
        begins = self.shape.begins
        return sum(self.shape.advances[begins[self.first] : begins[self.last]])

    @property
    def glyphs(self) -> int:
        """How many glyphs it has."""
        before = self.shape.glyphs_before
        return before[self.last] - before[self.first]

    @property
    def widened(self) -> int:
        """By how many units of Pango its spaces are wider than the font's."""
        return int(self.justification_spacing * TO_UNITS)

    def may_be_drawn(self) -> bool:
        """Tell whether it is what it was, but for a space behind it that the shape knows."""
        spaced = self.text == self.cut + " " and self.shape.space() is not None
        return (self.text == self.cut or spaced) and bool(self.shape.whole or self.widened)

    def reactivate(self, style: Any) -> None:
        """Do nothing, for its glyphs are there, if it can be drawn so; else shape it."""
        if not self.may_be_drawn():
            super().reactivate(style)

    def deactivate(self) -> None:
        """Let go of what was shaped, if anything was."""
        if "layout" in vars(self):
            super().deactivate()


def slice_of(shape: Shape | None, start: int, stop: int) -> Slice | None:
    """Cut some characters out of a shape; None where that can't be done."""
    part = shape.part(start, stop) if shape and start < stop else None
    text = shape.text[start:stop] if shape else ""
    if shape is None or part is None or not text.strip():
        return None
    return Slice(shape, text, *part)


def drawn_slices() -> AbstractContextManager[None]:
    """Let slices be drawn with their own glyphs, for the time being."""
    draw = drawing.draw_first_line

    def draw_slice(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> Any:
        cut = box.pango_layout
        if isinstance(cut, Slice) and "layout" not in vars(cut):
            pen = None if overflow == "ellipsis" or ellipsis != "none" else _pen(stream, cut)
            if pen and box.style["font_size"] >= 1e-6:
                stream.set_text_matrix(*matrix.values)
                stream.set_font_size(pen.font.hash, pen.size)
                stream.show_text(pen.drawn(cut))
                return []
            Layout.reactivate(cut, box.style)
        return draw(stream, box, overflow, ellipsis, matrix)

    return replaced(drawing, draw_first_line=draw_slice)


def _pen(stream: Any, cut: Slice) -> _Pen | None:
    """Give what draws with the font of a slice; None where that has pictures."""
    held = cut.shape.font
    assert held
    font = stream._fonts.get(held.key)  # noqa: SLF001 # as `add_font` does it, which would describe the font again
    if font is None:
        font, _ = stream.add_font(held.pango_font)
    if font.bitmap or font.png or font.svg or font.colr or pango.pango_version() < EXACT:
        return None
    pens: dict[float, _Pen] = vars(font).setdefault(
        "pens", {}
    )  # one font is drawn in several sizes
    if held.size not in pens:
        pens[held.size] = _Pen(stream, font, held)
    return pens[held.size]


class _Pen:
    """Writes the glyphs of a font, as the operator that shows text wants them (ISO 32000-1 §9.4.3)."""

    def __init__(self, stream: Any, font: Any, held: HeldFont) -> None:
        self.font, self.size, self._held = font, held.size, held
        self._rectangles = stream.ink_rect, stream.logical_rect
        self._known: dict[tuple[int, int, int, int], str] = {}

    def drawn(self, cut: Slice) -> str:
        """Give the glyphs of a slice with what parts them, and that of the space behind it."""
        shape = cut.shape
        if shape.whole:
            words = "".join(self._written(shape, cut.first, cut.last))
            if cut.text != cut.cut:
                words += self._space(shape, cut, len(cut.text) - 1)
            return _closed(words)
        runs = [
            _closed(self._run(shape, cut, at, shape.begins[at] - shape.begins[cut.first]))
            for at in range(cut.first, cut.last)
        ]
        if cut.text != cut.cut:
            runs.append(_closed(self._space(shape, cut, len(cut.text) - 1)))
        return "".join(runs)

    def _run(self, shape: Shape, cut: Slice, at: int, place: int) -> str:
        if cut.text[place] in SPACES:
            return self._space(shape, cut, place, at)
        return "".join(self._written(shape, at, at + 1))

    def _written(self, shape: Shape, first: int, last: int) -> Iterator[str]:
        known = self._known
        for number, glyph in enumerate(shape.glyphs_of(first, last), shape.glyphs_before[first]):
            if glyph not in known:
                known[glyph] = self._write(glyph, lambda at=number: _meaning(shape, at))  # type: ignore[misc]
            yield known[glyph]

    def _space(self, shape: Shape, cut: Slice, place: int, at: int | None = None) -> str:
        """Give the glyph of a space, so much wider as those of the slice are."""
        run = shape.space() if at is None else at
        assert run is not None
        number, width, right, up = next(shape.glyphs_of(run, run + 1))
        if not shape.whole:
            at_end = shape.begins[run + 1] == len(shape.text)
            width, right = width - APART_UNITS, right - APART_UNITS * at_end
            before, behind = _widened(cut.widened, place, len(cut.text))
            width, right = width + before + behind, right + before
        glyph = number, width, right, up
        if glyph not in self._known:
            self._known[glyph] = self._write(glyph, lambda: cut.text[place])
        return self._known[glyph]

    def _write(self, glyph: tuple[int, int, int, int], meaning: Callable[[], str]) -> str:
        """Give a glyph, and what its width is short of that with which Pango has placed the next."""
        number, width, right, _ = glyph
        font, size = self.font, self.size
        if number not in font.to_unicode:
            font.to_unicode[number] = meaning()
        if number not in font.widths:
            ink, logical = self._rectangles
            pango.pango_font_get_glyph_extents(self._held.pango_font, number, ink, logical)
            font.widths[number] = round(logical.width * 1000 * FROM_UNITS / size)
        offset = right / size
        moved = f">{-offset}<" if offset else ""
        kerning = font.widths[number] + offset - width * 1000 * FROM_UNITS / size
        return f"{moved}{number:04x}" + (f">{round(kerning)}<" if kerning else "")


def _widened(units: int, place: int, length: int) -> tuple[int, int]:
    """Give by how many units a space is widened before and behind its glyph; at the ends of a line on one side."""
    first, last = place == 0, place == length - 1
    both = 2 * units if first or last else units
    before = int(both / 2)
    if both % UNIT == 0:
        before = (before + UNIT // 2) // UNIT * UNIT
    return 0 if first else before, 0 if last else both - before


def _closed(glyphs: str) -> str:
    """Put a run of glyphs between brackets; a gap at its end stands outside of them."""
    return f"<{glyphs[:-1]}" if glyphs.endswith("<") else f"<{glyphs}>"


def _meaning(shape: Shape, at: int) -> str:
    begin, end = shape.bytes_before[at], shape.bytes_before[at + 1]
    return shape.text.encode()[begin:end].decode()
