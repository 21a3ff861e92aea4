"""The lines of a text as it was received, and how they stand: their numbers, indents and width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

WIDE = 0.7  # of the width: a line that would have had room for the next word within it was ended on purpose


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number in the text, from 1, what stands in it, and how many columns it is set in.

    `opens_page`: a page begins with it.
    """

    number: int
    text: str
    indent: int
    opens_page: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing to see."""
        return not self.text


def lines_of(text: str) -> list[Line]:
    """Split a text into lines; a form feed begins a page."""
    lines: list[Line] = []
    for number, typed in enumerate(text.split("\n"), 1):
        bare = typed.replace("\f", "").expandtabs(4)
        stripped = bare.strip()
        indent = len(bare) - len(bare.lstrip()) if stripped else 0
        lines.append(Line(number, stripped, indent, "\f" in typed))
    return lines


def width_of(lines: Sequence[Line]) -> int:
    """Give the width that a text is set in: nine of ten of its longer lines are not longer. 0: lines are not broken."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    if not lengths:
        return 0
    longer = lengths[len(lengths) // 2 :]
    width = longer[len(longer) * 9 // 10]
    return 0 if width > 200 else width


def ends_on_purpose(line: Line, following: Line, width: int) -> bool:
    """Tell whether a line was ended though the next word had room in it."""
    if not width:
        return True
    word = following.text.split(" ", 1)[0]
    return len(line.text) + 1 + len(word) < WIDE * width


def usual_indent(lines: Sequence[Line]) -> int:
    """Give the indent that most lines have."""
    counted = Counter(line.indent for line in lines if line.text)
    return counted.most_common(1)[0][0] if counted else 0
