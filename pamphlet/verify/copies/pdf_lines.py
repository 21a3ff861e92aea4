"""The lines of a PDF page with text that runs from right to left, from the places of its characters.

A PDF holds such a line as it looks: its characters from left to right. They are put in the order of reading as far as
a line tells it (UAX #9 backwards): which bracket of a pair is meant, and on which side of a Latin word a number was
read, it does not tell. `compare` allows for that.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from pypdfium2 import raw

from pamphlet.verify.copies.lines import drawn_line
from pamphlet.verify.copies.pdf_replacements import texts_in
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    import pypdfium2 as pdfium

UPENDED = 180  # degrees
UNMAPPED = "\ufffd"  # a glyph of which the file does not say what it stands for
LINE_END_HYPHENS = "\x02\ufffe"  # as PDFium writes them
# The size of the type is not told, but guessed from its loose boxes: PDFium makes these 1.42 times as high in Frank
# Ruhl Libre, 1.51 in Source Serif, 1.93 in Amiri. The other shares are of that size.
LINE_HEIGHT = 1.3
SAME_LINE = 0.4  # baselines nearer than that are one: a raised number is a third higher
WORD_GAP = 0.18  # a wider gap parts words where there are no spaces: a space is a quarter wide
GUESSED_GAP = 0.15  # so wide is one where PDFium sees a space, though there are others
LINE_GAP = 0.6  # the same where there are: wider than a space, narrower than between two cells

# Bidirectional classes of UAX #9 as letters: strong L and R, numbers N (European) and A (Arabic), separators C and S
# within them, signs E beside them; all else X. After an Arabic letter, a European number is an Arabic one (rule W2).
_AFTER_HEBREW = {
    "L": "L",
    "R": "R",
    "AL": "R",
    "EN": "N",
    "AN": "A",
    "CS": "C",
    "ES": "S",
    "ET": "E",
}
_AFTER_ARABIC = _AFTER_HEBREW | {"EN": "A", "ET": "X", "ES": "X"}

# What stands from left to right in a line that runs to the left, and the other way round.
_RUNS_TO_RIGHT = expression("[NA]*L(?:[^R]*[LNA])?|E*N(?:[CS]?N)*E*|A(?:C?A)*|.")
_RUNS_TO_LEFT = expression("(?:[RNA][^L]*)?R")
# A line that runs to the left on a page of others that don't: no line begins with the end of a sentence.
_ENDS_AT_LEFT = expression(r"\s*[.,;:!?…؟؛،]\s*[^\W\d]")


@dataclass(slots=True)
class _Glyph:
    """A character with its left and right edge and its baseline, in points; drawn as part of one marked content.

    `box_left` is the left edge of its box, which is as wide whichever way up the character stands.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    order: int
    content: int
    box_left: float = 0.0
    guessed: bool = False  # a space that PDFium puts in a gap, and for which it leaves out one that is drawn there


@dataclass(slots=True)
class _Run:
    """Characters that were drawn together and stand on one line."""

    content: int
    baseline: float
    size: float
    glyphs: list[_Glyph] = field(default_factory=list)

    @property
    def order(self) -> int:
        return min(glyph.order for glyph in self.glyphs)


def lines_by_place(
    page: pdfium.PdfPage,
    text_page: pdfium.PdfTextPage,
    within: tuple[float, float] = (-math.inf, math.inf),
    *,
    turned: int = 0,
) -> list[str]:
    """Give the lines of a page, or of what stands `within` these places on it, in the order of reading.

    A page that is `turned` by 180 degrees stands on its head.
    """
    every = _glyphs(text_page, _drawing_order(page))
    glyphs = [glyph for glyph in every if within[0] <= glyph.left < within[1]]
    upended = turned == UPENDED
    glyphs = _parted(list(map(_upended, glyphs)) if upended else glyphs, upended=upended)
    to_left = _is_to_left("".join(glyph.text for glyph in glyphs))
    spaced = any(glyph.text.isspace() and not glyph.guessed for glyph in glyphs)
    lines: list[list[_Run]] = []
    for run in sorted(_runs(glyphs), key=lambda run: run.order):
        if lines and _is_beside(lines[-1][-1], run.baseline, run.size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(line, LINE_GAP if spaced else WORD_GAP, to_left=to_left) for line in lines]


def _upended(glyph: _Glyph) -> _Glyph:
    """Turn a character of a page that stands on its head; where it begins is its left edge then."""
    width = glyph.right - glyph.box_left
    return replace(glyph, left=-glyph.left, right=width - glyph.left, baseline=-glyph.baseline)


def _runs(glyphs: list[_Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    for glyph in glyphs:
        near = (run for run in reversed(runs) if run.content == glyph.content)
        run = next((run for run in near if _is_beside(run, glyph.baseline, glyph.size)), None)
        if run is None:
            run = _Run(glyph.content, glyph.baseline, glyph.size)
            runs.append(run)
        run.glyphs.append(glyph)
    return runs


def _is_beside(run: _Run, baseline: float, size: float) -> bool:
    return abs(run.baseline - baseline) < SAME_LINE * max(run.size, size)


def _drawing_order(page: pdfium.PdfPage) -> dict[int, int]:
    """Map the address of each text of the page, and of the pages put together in it, to its place in the drawing."""
    count = raw.FPDFPage_CountObjects(page.raw)
    every = (raw.FPDFPage_GetObject(page.raw, at) for at in range(count))
    texts = (text for item in every for text in texts_in(item))
    return {_address(text): at for at, text in enumerate(texts)}


def _address(item: object) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _glyphs(text_page: pdfium.PdfTextPage, orders: dict[int, int]) -> Iterator[_Glyph]:
    """Give the characters that are drawn, and the spaces that PDFium guesses; its line ends are left out."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    handle = text_page.raw
    order = content = 0
    former = (0.0, 0.0)
    for at in range(raw.FPDFText_CountChars(handle)):
        text = chr(raw.FPDFText_GetUnicode(handle, at))
        raw.FPDFText_GetCharOrigin(handle, at, x, y)
        place = (x.value, y.value)
        guessed = raw.FPDFText_IsGenerated(handle, at) == 1
        if guessed and text == " ":
            yield _Glyph(" ", x.value, x.value, y.value, 0, order, content, x.value, guessed=True)
        if guessed or (text == " " and place == former):
            continue
        former = place
        if raw.FPDFText_HasUnicodeMapError(handle, at) == 1:
            text = UNMAPPED
        elif text in LINE_END_HYPHENS:
            text = "-"
        item = raw.FPDFText_GetTextObject(handle, at)
        if item:  # a replacement text (ActualText) has none, and goes with what stands before it
            order = orders.get(_address(item), order)
            content = raw.FPDFPageObj_GetMarkedContentID(item)
        raw.FPDFText_GetLooseCharBox(handle, at, box)
        size = abs(box.top - box.bottom) / LINE_HEIGHT
        yield _Glyph(text, x.value, box.right, y.value, size, order, content, box.left)


def _parted(glyphs: list[_Glyph], *, upended: bool) -> list[_Glyph]:
    """Put a space that is a replacement text or a guess between the words that it parts, and drop other guesses.

    PDFium gives it the place where it ends, which a letter that is kerned overlaps, or the place of the replacement
    text after it; on a page that stands on its head it has no place of its own at all.
    """
    for at, glyph in enumerate(glyphs):
        if glyph.guessed:
            glyph.text = " " if not upended and _gap_around(glyphs, at) > GUESSED_GAP else ""
        if glyph.text == " " and glyph.right == glyph.left:
            beside = takewhile(lambda other, x=glyph.left: other.left == x, glyphs[at + 1 :])  # type: ignore[misc]
            behind = glyphs[at + 1 : at + 2] if upended else list(beside)
            glyph.left = max((other.right for other in behind), default=glyph.left)
            if not behind and 0 <= _gap_around(glyphs, at) < LINE_GAP:
                glyph.left = (glyphs[at - 1].left + glyphs[at + 1].right) / 2
    return [glyph for glyph in glyphs if glyph.text]


def _gap_around(glyphs: list[_Glyph], at: int) -> float:
    """Give the white on a line between the letters around one, in sizes; below 0 if the later is not on the left."""
    if not 0 < at < len(glyphs) - 1:
        return -1.0
    before, after = glyphs[at - 1], glyphs[at + 1]
    if not before.size or abs(before.baseline - after.baseline) >= SAME_LINE * before.size:
        return -1.0
    return (before.left - after.right) / before.size


def _line(runs: list[_Run], gap: float, *, to_left: bool) -> str:
    text = ""
    former: _Run | None = None
    for run in runs:
        if former and _distance(former, run) > gap * run.size:
            text += " "
        visual = _visual(run, gap)
        kinds = _kinds(visual)
        if to_left and not {"L", "R"} & set(kinds):
            text += _white_changed_over(visual)
        else:
            runs_to_left = (to_left or _is_to_left_alone(visual)) and "R" in kinds
            text += in_reading_order(visual, to_left=runs_to_left)
        former = run
    drawn = _Run(0, 0, runs[0].size, [glyph for run in runs for glyph in run.glyphs])
    return drawn_line(text, _visual(drawn, gap))


def _white_changed_over(visual: str) -> str:
    """Put the white at the left of a number, as of a note, behind it, and that at its right before it."""
    number = visual.strip()
    if not number:
        return visual
    left, _, right = visual.partition(number)
    return right + number + left


def _distance(former: _Run, run: _Run) -> float:
    """Give the white space between two runs, in points."""
    left = max(min(glyph.left for glyph in run.glyphs) for run in (former, run))
    right = min(max(glyph.right for glyph in run.glyphs) for run in (former, run))
    return left - right


def _visual(run: _Run, gap: float) -> str:
    """Give the characters of a run from left to right, with a space where a gap parts two words."""
    text = ""
    edge = 0.0
    for glyph in sorted(run.glyphs, key=lambda glyph: glyph.left):
        if (
            text
            and glyph.left - edge > gap * run.size
            and not (glyph.text.isspace() or text[-1].isspace())
        ):
            text += " "
        text += glyph.text
        edge = max(edge, glyph.right)
    return text


def _is_to_left_alone(visual: str) -> bool:
    """Tell whether a line, given as it stands from left to right, runs to the left whatever its page does."""
    return "L" not in _kinds(visual) and _ENDS_AT_LEFT.match(visual) is not None


def _is_to_left(text: str) -> bool:
    kinds = _kinds(text)
    return kinds.count("R") > kinds.count("L")


def in_reading_order(visual: str, *, to_left: bool) -> str:
    """Put the characters of a line, given as they stand from left to right, in the order of reading."""
    kinds = _kinds(visual)
    if to_left:
        stretches = [visual[run.start() : run.end()] for run in _RUNS_TO_RIGHT.finditer(kinds)]
        return "".join(reversed(stretches))
    text = ""
    end = 0
    for run in _RUNS_TO_LEFT.finditer(kinds):
        text += visual[end : run.start()] + in_reading_order(
            visual[run.start() : run.end()], to_left=True
        )
        end = run.end()
    return text + visual[end:]


def _kinds(text: str) -> str:
    """Give a letter for the bidirectional class of each character: L, R, N, A as the runs below know them."""
    classes = [unicodedata.bidirectional(letter) for letter in text]
    table = _AFTER_ARABIC if "AL" in classes else _AFTER_HEBREW
    return "".join(table.get(kind, "X") for kind in classes)
