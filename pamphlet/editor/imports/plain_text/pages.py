"""Find where pages of a text began, and what stood at their heads and feet: page numbers and running heads.

A page begins at a form feed, at a number that counts the pages, or at a line that is set in by one stray space, as
programs leave it that take text out of a PDF. What recurs beside these is a running head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from pamphlet.editor.imports.plain_text.lines import Line, usual_indent, width_of

LEAST_PAGES = 3
PAGES_SKIPPED = 3  # pages without a number
MOST_NUMBERS = 5_000  # pages of a text
LEAST_LINES = 5  # between two page numbers: those of a list stand closer
LEAST_PAGE = 15  # lines between two running heads
LEAST_AMID = 0.25  # of the page numbers stand amid a sentence: the numbers of sections never do
BESIDE = 2  # lines above and below the end of a page that may be heads and feet
LONGEST_HEAD = 80  # characters
FULL = 0.9  # of the width: heads are shorter
MOST_STRAY = 0.2  # of the lines: where more are set in by one space, it is no page that begins

_NUMBER = re.compile(
    r"\W{0,6}(?:(?:page|p\.|seite|página|стр\.)\s*)?(\d{1,4})(?:\s*(?:/|of|von|de|из)\s*\d{1,4})?\W{0,6}",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.!?…:;][”’\"')\]]*$")


def with_pages(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Give the lines without what stood at heads and feet, the first of each page marked; and what was taken out."""
    numbers = _page_numbers(lines)
    breaks = [at for at, line in enumerate(lines) if line.opens_page]
    furniture = set(numbers) | _running_heads(lines, breaks, sorted(numbers))
    furniture |= _named_numbers(lines, furniture)
    strays = _stray_beginnings(lines) if not furniture and not breaks else set()
    kept: list[Line] = []
    opens = False
    for at, line in enumerate(lines):
        opens = opens or line.opens_page or at in strays
        if at in furniture:
            opens = True
            continue
        if line.text:
            kept.append(replace(line, opens_page=opens and bool(kept)))
            opens = False
        else:
            kept.append(replace(line, opens_page=False))
    return kept, [lines[at] for at in sorted(furniture)]


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Give the lines that are nothing but a number, where these count up over whole pages."""
    found = [
        (at, int(m[1])) for at, line in enumerate(lines) if (m := _NUMBER.fullmatch(line.text))
    ]
    rows: dict[int, list[int]] = {}  # by its last number, the longest row of lines so far
    for at, number in found:
        former = (rows.get(number - step, []) for step in range(1, PAGES_SKIPPED + 1))
        apart = (row for row in former if row and at - row[-1] >= LEAST_LINES)
        row = [*max(apart, key=len, default=[]), at]
        if len(row) >= len(rows.get(number, [])):
            rows[number] = row[-MOST_NUMBERS:]
    row = max(rows.values(), key=len, default=[])
    amid = sum(_stands_amid(lines, at) for at in row)
    is_counted = len(row) >= LEAST_PAGES and amid >= LEAST_AMID * len(row)
    return set(row) if is_counted else set()


def _named_numbers(lines: Sequence[Line], furniture: AbstractSet[int]) -> set[int]:
    """Give every line like “Page 14” where several are known to be numbers of pages, however short the last page is."""
    shapes = Counter(_shape(lines[at]) for at in furniture if _NUMBER.fullmatch(lines[at].text))
    named = {shape for shape, count in shapes.items() if shape != "#" and count >= LEAST_PAGES}
    return {
        at
        for at, line in enumerate(lines)
        if _NUMBER.fullmatch(line.text) and _shape(line) in named
    }


def _stands_amid(lines: Sequence[Line], at: int) -> bool:
    """Tell whether no sentence is over before a line: the number of a page may stand there, that of a section not."""
    before = next((lines[i].text for i in range(at - 1, -1, -1) if lines[i].text), "")
    return bool(before) and not _ENDS_SENTENCE.search(before)


def _running_heads(
    lines: Sequence[Line], breaks: Sequence[int], numbers: Sequence[int]
) -> set[int]:
    """Give the lines at the ends of pages that recur, whatever numbers are in them."""
    width = width_of(lines)
    beside: list[tuple[str, int]] = []
    for at, first_above, first_below in (
        *((at, at - 1, at) for at in breaks),
        *((at, at - 1, at + 1) for at in numbers),
    ):
        above = [i for i in range(first_above, max(-1, at - 8), -1) if lines[i].text][:BESIDE]
        below = [i for i in range(first_below, min(len(lines), at + 8)) if lines[i].text][:BESIDE]
        beside += [(_shape(lines[i]), i) for i in {*above, *below} if _may_be_head(lines[i], width)]
    beside = sorted({pair for pair in beside if pair[0]})
    counted = Counter(shape for shape, _ in beside)
    heads = {at for shape, at in beside if counted[shape] >= LEAST_PAGES - 1}
    return heads | _recurring(lines)


def _may_be_head(line: Line, width: int) -> bool:
    """Tell whether a line may be the head of pages: what goes on or ends a sentence, or fills the width, is text."""
    goes_on = line.text[:1].islower() or bool(_ENDS_SENTENCE.search(line.text))
    letters = any(map(str.isalpha, line.text))
    return not letters or not (goes_on or (width and len(line.text) > FULL * width))


def _shape(line: Line) -> str:
    bare = re.sub(r"[\d\W_]+", " ", line.text.casefold()).strip()
    if not bare and line.text and line.text.strip("0123456789 -–—/.|"):
        return ""
    return (bare or "#") if len(line.text) <= LONGEST_HEAD else ""


def _recurring(lines: Sequence[Line]) -> set[int]:
    """Give short lines that come again letter by letter at the distance of pages, and once at least amid a sentence."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if 2 <= len(line.text.split()) <= 10 and not _ENDS_SENTENCE.search(line.text):
            places.setdefault(line.text, []).append(at)
    heads: set[int] = set()
    for found in places.values():
        apart = all(b - a >= LEAST_PAGE for a, b in pairwise(found))
        if len(found) >= LEAST_PAGES and apart and any(_interrupts(lines, at) for at in found):
            heads.update(found)
    return heads


def _interrupts(lines: Sequence[Line], at: int) -> bool:
    before = next((lines[i].text for i in range(at - 1, -1, -1) if lines[i].text), "")
    after = next((lines[i].text for i in range(at + 1, len(lines)) if lines[i].text), "")
    return bool(before) and not _ENDS_SENTENCE.search(before) and after[:1].islower()


def _stray_beginnings(lines: Sequence[Line]) -> set[int]:
    """Give the lines that are set in by one space where hardly any other is set in."""
    if usual_indent(lines):
        return set()
    stray = {at for at, line in enumerate(lines) if line.indent == 1}
    filled = sum(bool(line.text) for line in lines)
    return stray if 2 <= len(stray) <= MOST_STRAY * filled else set()
