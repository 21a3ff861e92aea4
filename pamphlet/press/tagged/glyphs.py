"""Find glyphs in drawn text, and let some of them be read as another text.

The operators are those that WeasyPrint 70 writes: a font is set (`Tf`), then glyphs are shown by codes of four digits,
with gaps between them where the font's own widths don't do (`TJ`, ISO 32000-1 §9.4.3):

    /SBFFKW 13.6 Tf
    [<00150023>-12<0020>] TJ
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from struct import iter_unpack
from typing import NamedTuple

FONT = re.compile(rb"/(\S+) \S+ Tf")
SHOWN = b"] TJ"
CODE = re.compile(rb"[0-9a-f]{4}(?=[0-9a-f]*>)")
CODES = re.compile(rb"<([0-9a-f]*)>")
END = b"EMC"

Meanings = Mapping[bytes, Mapping[int, str]]


class Caret(NamedTuple):
    """A place between two glyphs: the number of the operator, and how many of its bytes stand before."""

    operator: int
    offset: int


class Replacement(NamedTuple):
    """What is shown between two places is read as `text`; of a glyph it is what the glyph means."""

    begin: Caret
    end: Caret
    text: str


class Shown(NamedTuple):
    """An operator that shows text: its number, itself, and what the codes of its font mean."""

    number: int
    operator: bytes
    meaning: Mapping[int, str]

    def text(self) -> str:
        """Give what its glyphs mean."""
        codes = bytes.fromhex(b"".join(CODES.findall(self.operator)).decode())
        meaning = self.meaning.get
        return "".join([meaning(code, "") for (code,) in iter_unpack(">H", codes)])

    def glyphs(self) -> Iterator[Replacement]:
        """Give the glyphs that it shows."""
        for code in CODE.finditer(self.operator):
            begin, end = code.span()
            text = self.meaning.get(int(code[0], 16), "")
            yield Replacement(Caret(self.number, begin), Caret(self.number, end), text)


def shown(operators: Iterable[object], meanings: Meanings) -> list[Shown]:
    """Give the operators that show text; those that show nothing but a gap are left out."""
    showing: list[Shown] = []
    meaning: Mapping[int, str] = {}
    for number, operator in enumerate(operators):
        if not isinstance(operator, bytes):
            continue
        if operator.endswith(SHOWN):
            if b">" in operator:
                showing.append(Shown(number, operator, meaning))
        elif font := FONT.fullmatch(operator):
            meaning = meanings[font[1]]
    return showing


def read_as(operators: list[bytes], replacements: Iterable[Replacement]) -> None:
    """Give what is shown, in places that don't overlap, its replacement text (ISO 32000-1 §14.9.4)."""
    for replacement in sorted(replacements, reverse=True):
        operators.insert(_cut(operators, replacement.end), END)
        text = replacement.text.encode("utf-16-be").hex().encode()
        begin = b"/Span <</ActualText <feff" + text + b">>> BDC"
        operators.insert(_cut(operators, replacement.begin), begin)


def _cut(operators: list[bytes], caret: Caret) -> int:
    """Cut an operator in two, and give the number of the second part; a part that shows nothing is left out."""
    whole = operators[caret.operator]
    before, after = whole[: caret.offset], whole[caret.offset :]
    before = (before[:-1] if before.endswith(b"<") else before + b">") + SHOWN
    after = b"[" + (after[1:] if after.startswith(b">") else b"<" + after)
    parts = [part for part in (before, after) if part != b"[" + SHOWN]
    operators[caret.operator : caret.operator + 1] = parts
    return caret.operator + int(parts[0] == before)
