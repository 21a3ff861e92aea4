"""Watch over quotation marks: a warning for each that is opened and never closed, or closed and never opened.

A quotation may run over several paragraphs when each new one opens the mark again, as is the custom, and over lines of
verse in the same way; within a block of quotation, as a letter is set, also without that. A mark that is all of a
paragraph or of a cell says that there stands what stands above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from pamphlet.work.expressions import expression
from pamphlet.work.problems import Place, Problem, warning

# Each begins with one of these signs, so that all between them is passed over at once.
MARKS = expression(r"[“”„«»\"](?:(?<!\")|(?<!\w\")(?=\w)|(?<=[\w.,;:!?…]\")(?!\w))")

# Which marks close which, by the primary language; the others do as English does.
_LATIN = {"“": "”", "«": "»", "„": "”"}
_GERMAN = {"„": "“", "»": "«", "“": "”"}
_RUSSIAN = {"«": "»", "„": "“"}
_SWEDISH = {"”": "”", "»": "»", "“": "”"}
_PAIRS = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "hr", "sr", "et", "lt", "is"), _GERMAN),
    **dict.fromkeys(("ru", "uk", "be", "bg"), _RUSSIAN),
    **dict.fromkeys(("sv", "fi"), _SWEDISH),
    "da": {**_GERMAN, "”": "”"},
    "hu": {"„": "”", "»": "«"},
}

_Told = tuple[str, Place]
# A mark, where it stands, whether it is the first sign of a line behind a break that was asked for, and where the
# block of quotation begins in which it stands.
Mark = tuple[str, Place, bool, Place | None]
Marks = Sequence[Mark]

_LINE_BEGINS = expression(r"(?:\\|  )\n[ \t\u00a0]*")


def marks_in(text: str, place: Callable[[int], Place]) -> list[Mark]:
    """Give the quotation marks of a paragraph as typed; `place` tells where a character of it stands."""
    if len(text.strip()) == 1:
        return []
    lines = {found.end() for found in _LINE_BEGINS.finditer(text)}
    return [
        (found[0], place(found.start()), found.start() in lines, None)
        for found in MARKS.finditer(text)
    ]


def quoted_at(place: Place, blocks: Sequence[Marks]) -> list[Marks]:
    """Give the marks of the paragraphs in a block of quotation, which begins at a place."""
    return [[(sign, at, begins, place) for sign, at, begins, _ in marks] for marks in blocks]


def unbalanced(blocks: Sequence[Marks], language: str) -> Iterator[Problem]:
    """Go through the quotation marks of paragraphs in order, and give a warning for each without its partner."""
    pairs = _PAIRS.get(language.split("-", maxsplit=1)[0].lower(), _LATIN)
    blocks = _without_whole_quotations(blocks, pairs)
    for marks, following in zip_longest(blocks, blocks[1:], fillvalue=()):
        opened, strays = _match(marks, pairs)
        for mark, place in strays:
            hint = "open it, or record in emendations.yaml that it stands so in the copy text"
            yield warning("B03", f"the quotation mark {mark} closes nothing", place, hint)
        continued = opened and following and following[0][0] == opened[0][0]
        if opened and not continued:
            mark, place = opened[-1]
            hint = "close it, or record in emendations.yaml that it stands so in the copy text"
            yield warning("B03", f"the quotation mark {mark} is never closed", place, hint)


def _without_whole_quotations(blocks: Sequence[Marks], pairs: dict[str, str]) -> list[Marks]:
    """Leave out the marks of each block of quotation in which all pair, over its paragraphs."""
    quoted: dict[Place | None, list[Mark]] = {}
    for mark in (mark for marks in blocks for mark in marks):
        quoted.setdefault(mark[-1], []).append(mark)
    whole = {place for place, marks in quoted.items() if place and _match(marks, pairs) == ([], [])}
    return [[mark for mark in marks if mark[-1] not in whole] for marks in blocks]


def _match(marks: Marks, pairs: dict[str, str]) -> tuple[list[_Told], list[_Told]]:
    """Pair the marks of one paragraph; give those left open, and those that close nothing."""
    opened: list[_Told] = []
    strays: list[_Told] = []
    for mark, place, begins_line, _ in marks:
        if begins_line and opened and opened[-1][0] == mark != pairs.get(mark):
            continue
        straight_closes = mark == '"' and opened and opened[-1][0] == '"'
        if opened and (straight_closes or pairs.get(opened[-1][0]) == mark):
            opened.pop()
        elif mark in pairs or mark == '"':
            opened.append((mark, place))
        else:
            strays.append((mark, place))
    return opened, strays
