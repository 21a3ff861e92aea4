"""Draw the pages: each run of text marked with its number, all else as an artifact, and readable word by word.

The operators are those of ISO 32000-1 §14.6 (marked content) and §9.4 (text).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf.stream import Stream

from pamphlet.press.engine.shapes import Box, Spread, TextBox
from pamphlet.press.tagged.actual_text import replacements
from pamphlet.press.tagged.glyphs import END, read_as
from pamphlet.press.tagged.line_ends import Reading
from pamphlet.press.tagged.to_unicode import has_marks, learn

FURNITURE = b"/Artifact <</Type /Pagination>> BDC"


class MarkedStream(Stream):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """The content of a page. `read` are the boxes that are read; `readings` tells of those not read as drawn.

    `numbers` is filled while the page is drawn: the number (MCID) of each box that something was drawn for.
    """

    def __init__(
        self, read: Mapping[Box, str], readings: Mapping[Box, Reading], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._read = read
        self._readings = readings
        self.numbers: dict[Box, int] = {}
        self._spread = Spread()

    @contextmanager
    def marked(self, box: TextBox, tag: str) -> Iterator[None]:  # noqa: ARG002 # as it is called
        """Mark what is drawn for a box, a run of text or a picture, with its number or as furniture."""
        kind = self._read.get(box)
        reading = self._readings.get(box, Reading())
        if reading.spaced:
            # WeasyPrint 70 drops the space at the end of a line, and words would run together when a page is read by
            # its structure (ISO 32000-1 §14.8.2.5). It is drawn last, so nothing is to be seen of it.
            box.pango_layout.text += " "
        if kind == "Span" and has_marks(box.text):
            learn(box, self.add_font)
        self._spread = box.spread if hasattr(box, "spread") else Spread()
        start = len(self.stream)
        number = len(self.numbers)
        self.stream.append(f"/{kind} <</MCID {number}>> BDC".encode() if kind else FURNITURE)
        yield
        if len(self.stream) == start + 1:
            del self.stream[start:]
            return
        if kind:
            self.numbers[box] = number
        if kind == "Span":
            self._spell(box.pango_layout.text, reading, start + 1)
        self.stream.append(END)

    def begin_text(self) -> None:
        """Begin text, with its glyphs as wide and as far apart as its line wants them."""
        super().begin_text()
        if self._spread.scale != 1:
            self.stream.append(f"{100 * self._spread.scale:.3f} Tz".encode())
        if self._spread.tracking:
            self.stream.append(f"{self._spread.tracking:.4f} Tc".encode())

    def end_text(self) -> None:
        """End text, and let the next be as it is."""
        if self._spread.scale != 1:
            self.stream.append(b"100 Tz")
        if self._spread.tracking:
            self.stream.append(b"0 Tc")
        super().end_text()

    def show_text(self, text: str) -> None:
        """Show text, without the many gaps of no width and the strings of no glyph that WeasyPrint 70 puts in.

        Behind a font's change those begin with a gap, from right to left above all; and PDFium leaves the last gap
        of an array out that has a string of no glyph, so that the words of a line stood beside their places.
        """
        super().show_text(text.replace(">0<", "").replace("<>", " "))

    def _spell(self, text: str, reading: Reading, start: int) -> None:
        """See to it that what was drawn since `start` is read as it should be."""
        meanings = {font.hash.encode(): font.to_unicode for font in self._fonts.values()}
        drawn = self.stream[start:]
        if replaced := list(replacements(drawn, meanings, text, reading)):
            read_as(drawn, replaced)
            self.stream[start:] = drawn
