"""Find glyphs in drawn text, and let some of them be read as another text.

The operators are those that WeasyPrint 70 writes: a font is set (`Tf`), then glyphs are shown by codes of four digits,
with gaps between them where the font's own widths don't do (`TJ`, ISO 32000-1 §9.4.3):

    /SBFFKW 13.6 Tf
    [<00150023>-12<0020>] TJ
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

FONT = re.compile(rb"/(\S+) \S+ Tf")
SHOWN = b"] TJ"
CODE = re.compile(rb"[0-9a-f]{4}(?=[0-9a-f]*>)")
END = b"EMC"

Meanings = Mapping[bytes, Mapping[int, str]]


class Place(NamedTuple):
    """A place between two glyphs: the number of the operator, and how many of its bytes stand before."""

    operator: int
    offset: int


class Glyph(NamedTuple):
    """A glyph where it is shown, and the text that it stands for in its font."""

    begin: Place
    end: Place
    text: str


class Span(NamedTuple):
    """What is shown between two places is read as `text`."""

    begin: Place
    end: Place
    text: str


class Shown(NamedTuple):
    """An operator that shows text: its number, itself, and what the codes of its font mean."""

    number: int
    operator: bytes
    meaning: Mapping[int, str]

    def glyphs(self, start: int = 0) -> Iterator[Glyph]:
        """Give the glyphs that it shows, from an offset on."""
        for code in CODE.finditer(self.operator, start):
            text = self.meaning.get(int(code[0], 16), "")
            yield Glyph(Place(self.number, code.start()), Place(self.number, code.end()), text)

    def last(self) -> Glyph:
        """Give the last glyph that it shows."""
        return list(self.glyphs(self.operator.rindex(b">") - len("0000")))[-1]


def shown(operators: Iterable[Any], meanings: Meanings) -> list[Shown]:
    """Give the operators that show text; those that show nothing but a gap are left out."""
    found: list[Shown] = []
    meaning: Mapping[int, str] = {}
    for number, operator in enumerate(operators):
        if not isinstance(operator, bytes):
            continue
        if operator.endswith(SHOWN):
            if b">" in operator:
                found.append(Shown(number, operator, meaning))
        elif font := FONT.fullmatch(operator):
            meaning = meanings[font[1]]
    return found


def read_as(operators: list[Any], spans: Iterable[Span]) -> None:
    """Give what is shown in the spans, no two of which overlap, its replacement text (ISO 32000-1 §14.9.4)."""
    for span in sorted(spans, reverse=True):
        operators.insert(_cut(operators, span.end), END)
        text = span.text.encode("utf-16-be").hex().encode()
        begin = b"/Span <</ActualText <feff" + text + b">>> BDC"
        operators.insert(_cut(operators, span.begin), begin)


def _cut(operators: list[Any], place: Place) -> int:
    """Cut an operator in two, and give the number of the second part; a part that shows nothing is left out."""
    whole = operators[place.operator]
    before, after = whole[: place.offset], whole[place.offset :]
    before = (before[:-1] if before.endswith(b"<") else before + b">") + SHOWN
    after = b"[" + (after[1:] if after.startswith(b">") else b"<" + after)
    parts = [part for part in (before, after) if part != b"[" + SHOWN]
    operators[place.operator : place.operator + 1] = parts
    return place.operator + int(parts[0] == before)
