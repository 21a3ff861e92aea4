"""Take drawn text apart into glyphs, and put it together again with spans that are read as another text.

Operators are those that WeasyPrint 70 writes: a font is set (`Tf`), then glyphs are shown by codes of four digits, with
gaps between them where the font's own widths don't do (`TJ`, ISO 32000-1 §9.4.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
FONT = re.compile(rb"/(\S+) \S+ Tf")
TOKEN = re.compile(rb"<([0-9a-f]*)>|([^<>]+)")
END = b"EMC"

Operator = bytes | object  # anything else is left as it is
Meanings = Mapping[bytes, Mapping[int, str]]


class Glyph(NamedTuple):
    """A glyph: its code, and the text that it stands for in its font."""

    code: bytes
    text: str


class Gap(NamedTuple):
    """A space between two glyphs, in thousandths of the size of the type; what is taken away is positive."""

    written: bytes


class Span(NamedTuple):
    """Glyphs, by the places of the first and the last in a run, that are read as `text`."""

    first: int
    last: int
    text: str


Run = list[Glyph | Gap | Operator]


def take_apart(operators: Iterable[Operator], meanings: Meanings) -> Run:
    """Give the glyphs and gaps of a run of text, with all other operators between them."""
    run: Run = []
    meaning: Mapping[int, str] = {}
    for operator in operators:
        shown = SHOWN.fullmatch(operator) if isinstance(operator, bytes) else None
        if shown is None:
            run.append(operator)
            if isinstance(operator, bytes) and (font := FONT.fullmatch(operator)):
                meaning = meanings[font[1]]
            continue
        for codes, space in TOKEN.findall(shown[1]):
            for at in range(0, len(codes), 4):
                code = codes[at : at + 4]
                run.append(Glyph(code, meaning.get(int(code, 16), "")))
            if space:
                run.append(Gap(space))
    return run


def put_together(run: Run, spans: Sequence[Span]) -> list[Operator]:
    """Give the operators of a run again, with spans around glyphs; no two may overlap."""
    begins = {span.first: span.text for span in spans}
    ends = {span.last for span in spans}
    operators: list[Operator] = []
    shown: list[bytes] = []

    def show() -> None:
        if shown:
            operators.append(b"[" + b"".join(shown).replace(b"><", b"") + b"] TJ")
            shown.clear()

    for place, token in enumerate(run):
        if place in begins:
            show()
            operators.append(_read_as(begins[place]))
        if isinstance(token, Glyph):
            shown.append(b"<" + token.code + b">")
        elif isinstance(token, Gap):
            shown.append(token.written)
        else:
            show()
            operators.append(token)
        if place in ends:
            show()
            operators.append(END)
    show()
    return operators


def _read_as(text: str) -> bytes:
    """Begin a span that is read as the text given, whatever is drawn (ISO 32000-1 §14.9.4)."""
    return b"/Span <</ActualText <feff" + text.encode("utf-16-be").hex().encode() + b">>> BDC"
