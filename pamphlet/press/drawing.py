"""Draw the pages: each run of text marked with its number, all else as an artifact, and readable word by word.

The operators are those of ISO 32000-1 §14.6 (marked content) and §9.4 (text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf.stream import Stream

from pamphlet.press.breaks import Reading
from pamphlet.press.glyphs import (
    END,
    FONT,
    Gap,
    Glyph,
    Meanings,
    Run,
    Span,
    put_together,
    take_apart,
)
from pamphlet.press.lines import plain, reads_leftwards

FURNITURE = b"/Artifact <</Type /Pagination>> BDC"
# poppler 22 takes a gap of a tenth of the size of the type for the end of a word: letter-spacing makes such gaps, and
# the kerning of “f)” does.
WIDE = -95.0
MAYBE_WIDE = re.compile(rb"([0-9a-f]{4})>-(?:9[5-9]|\d{3,})[.\d]*<([0-9a-f]{4})")


class MarkedStream(Stream):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """The content of a page. `read` are the boxes that are read; `readings` tells of those not read as drawn.

    `numbers` is filled while the page is drawn: the number (MCID) of each box that something was drawn for.
    """

    def __init__(
        self, read: Mapping[Any, str], readings: Mapping[Any, Reading], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._read = read
        self._readings = readings
        self.numbers: dict[Any, int] = {}

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:  # noqa: ARG002 # as it is called
        """Mark what is drawn for a box, with its number or as furniture."""
        kind = self._read.get(box)
        reading = self._readings.get(box)
        if reading and reading.spaced:
            # WeasyPrint 70 drops the space at the end of a line, and words would run together when a page is read by
            # its structure (ISO 32000-1 §14.8.2.5). It is drawn last, so nothing is to be seen of it.
            box.pango_layout.text += " "
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
            self._mend(box.pango_layout.text, reading or Reading(), start + 1)
        self.stream.append(END)

    def show_text(self, text: str) -> None:
        """Show text, without the many spaces of no width that WeasyPrint 70 puts between glyphs."""
        super().show_text(text.replace(">0<", ""))

    def _mend(self, text: str, reading: Reading, start: int) -> None:
        """See to it that what was drawn since `start` is read as it should be."""
        drawn = self.stream[start:]
        meanings = {font.hash.encode(): font.to_unicode for font in self._fonts.values()}
        if reading.rest or reading.hidden or _suspect(text, drawn, meanings):
            run = take_apart(drawn, meanings)
            self.stream[start:] = put_together(run, _spans(run, text, reading))


def _suspect(text: str, drawn: Sequence[Any], meanings: Meanings) -> bool:
    """Tell whether drawn text may be read as another: a glyph stands for two characters, or a gap looks like one."""
    characters: set[str] = set()
    spaces: set[bytes] = set()
    for operator in drawn:
        if isinstance(operator, bytes) and (font := FONT.fullmatch(operator)):
            for code, meant in meanings[font[1]].items():
                characters.update(meant)
                if meant.isspace():
                    spaces.add(b"%04x" % code)
    if plain("".join(set(text) - characters)):
        return True
    wide = (
        match
        for operator in drawn
        if isinstance(operator, bytes)
        for match in MAYBE_WIDE.finditer(operator)
    )
    return any(spaces.isdisjoint(match.groups()) for match in wide)


def _spans(run: Run, text: str, reading: Reading) -> list[Span]:
    """Give the spans of a run that are to be read as another text than that of their glyphs."""
    glyphs = [place for place, token in enumerate(run) if isinstance(token, Glyph)]
    said = "".join(token.text for token in run if isinstance(token, Glyph))
    if not glyphs or reads_leftwards(text):
        return []
    if plain(said) != plain(text):
        return [Span(glyphs[0], glyphs[-1], _whole(text, reading))]
    spans = []
    if reading.hidden:
        # A space, for pdfium takes no notice of an empty replacement text.
        spans.append(Span(glyphs[0], _reach(run, glyphs, reading.hidden), " "))
    if reading.rest:
        last = run[glyphs[-1]]
        assert isinstance(last, Glyph)
        shown = "" if reading.added else last.text
        spans.append(Span(glyphs[-1], glyphs[-1], shown + reading.rest))
    first = spans[0].last + 1 if reading.hidden else 0
    end = glyphs[-1] if reading.rest else len(run)
    return [*spans, *_wide(run, first, end)]


def _whole(text: str, reading: Reading) -> str:
    """Give what a whole run is read as."""
    start = 0
    while len(plain(text[:start])) < reading.hidden:
        start += 1
    end = len(text.rstrip()) - 1 if reading.added else len(text)
    return text[start:end] + reading.rest


def _reach(run: Run, glyphs: Sequence[int], characters: int) -> int:
    """Give the place of the glyph with which a number of characters is reached."""
    for place in glyphs:
        token = run[place]
        assert isinstance(token, Glyph)
        characters -= len(plain(token.text))
        if characters <= 0:
            return place
    return glyphs[-1]


def _wide(run: Run, first: int, end: int) -> Iterator[Span]:
    """Give the glyphs between two places of the run that belong to one word for all the space between them."""
    chain: list[int] = []
    gap = 0.0
    for place in range(first, end):
        token = run[place]
        if isinstance(token, Gap):
            gap += float(token.written)
        elif isinstance(token, Glyph):
            if not (chain and gap < WIDE and token.text.strip()):
                yield from _span(run, chain)
                chain = []
            if token.text.strip():
                chain.append(place)
            gap = 0.0
    yield from _span(run, chain)


def _span(run: Run, chain: Sequence[int]) -> Iterator[Span]:
    if len(chain) > 1:
        text = "".join(
            token.text for token in (run[place] for place in chain) if isinstance(token, Glyph)
        )
        yield Span(chain[0], chain[-1], text)
