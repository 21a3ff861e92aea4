"""What is seen of a PDF's page: its characters with their places, and in which direction its lines run.

Lines that run from the top to the bottom, or stand on their heads, are read when the page is turned so that they run
from left to right (`turned`, in degrees clockwise, as PDFium has the rotation of a page).
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from pamphlet.verify.copies import Side
from pamphlet.verify.copies.pdf_gaps import BEFORE_MARK, is_no_space
from pamphlet.verify.copies.pdf_replacements import RIGHT_TO_LEFT
from pamphlet.verify.copies.pdf_sheets import MIDDLE
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen

UPENDED, DOWNWARDS = 180, 270  # degrees
LOOKED_AT = 60  # characters of a page, to tell how its lines run

_WORD, _LINE = expression(r"\S+"), expression(r"\S(?:[^\r\n]*\S)?")
_BOTH_WAYS = expression(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ud800-\udfff\ufb1d-\ufdff\ufe70-\ufefc]"
)


@frozen
class SeenPage:
    """The text of a page as it is seen; `unseen` are the ranges of characters that are not.

    `places` are those of its characters, where they were looked at one by one (`characters_seen`).
    """

    text_page: pdfium.PdfTextPage
    text: str
    turned: int
    unseen: Sequence[tuple[int, int]] = ()
    places: Sequence[tuple[str, float, float]] = ()

    def close(self) -> None:
        """Free what PDFium holds of it."""
        self.text_page.close()


def turned_by(text_page: pdfium.PdfTextPage) -> int:
    """Tell by how many degrees a page is to be turned, so that most of its lines run from left to right."""
    matrix = raw.FS_MATRIX()
    count = raw.FPDFText_CountChars(text_page.raw)
    directions: Counter[int] = Counter()
    for at in range(count)[:: max(1, count // LOOKED_AT)]:
        if raw.FPDFText_IsGenerated(text_page.raw, at) == 1:
            continue
        raw.FPDFText_GetMatrix(text_page.raw, at, matrix)
        if abs(matrix.a) >= abs(matrix.b):
            directions[180 if max(matrix.a, matrix.d) < 0 else 0] += 1
        else:
            directions[90 if matrix.b > 0 else 270] += 1
    return max(directions, key=directions.__getitem__, default=0)


def characters_seen(
    page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, unseen: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, float, float]]:
    """Give the characters that stand on the page and that somebody sees, each with where its run begins, in points.

    Those of one run that follow one another come together. The matrix tells that place: PDFium has that of a
    replacement text wrong in a form. What PDFium puts between characters has the place of the one before. A character
    beyond U+FFFF, which PDFium gives in two halves, is put together.
    """
    left, bottom, right, top = page.get_bbox()
    matrix = raw.FS_MATRIX()
    text = _letters(text_page)
    hidden = {at for start, end in unseen for at in range(start, end)}
    gaps = (gap.start() for gap in BEFORE_MARK.finditer(text))
    hidden.update(at for at in gaps if is_no_space(text_page, at))
    within = True
    half = ""
    for start, end, has_place in _stretches(text_page, text):
        if has_place:
            raw.FPDFText_GetMatrix(text_page.raw, start, matrix)
            within = left <= matrix.e <= right and bottom <= matrix.f <= top
        if not within:
            continue
        is_whole = hidden.isdisjoint(range(start, end))
        seen = (text[at] for at in range(start, end) if at not in hidden)
        for piece in (text[start:end],) if is_whole else seen:
            letter = half + piece
            half = letter if not half and "\ud800" <= letter <= "\udbff" else ""
            if not half:
                yield letter if letter < "\ud800" else _whole(letter), matrix.e, matrix.f


def _letters(text_page: pdfium.PdfTextPage) -> str:
    """Give the letters of a page, one for each of its characters as PDFium counts them: halves of one are two."""
    count = raw.FPDFText_CountChars(text_page.raw)
    letters = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page.raw, 0, count, letters)
    text = bytes(letters)[:-2].decode("utf-16-le", "replace") if written == count + 1 else ""
    if len(text) == count:
        return text
    return "".join(chr(raw.FPDFText_GetUnicode(text_page.raw, at)) for at in range(count))


def _stretches(text_page: pdfium.PdfTextPage, text: str) -> Iterator[tuple[int, int, bool]]:
    """Give a page in stretches of characters of one run, and whether they have a place of their own.

    Where the first and the last letter are of one run, all between are: PDFium puts runs one behind the other, and
    their letters in another order only where some run from right to left. Else each is asked.
    """
    if _BOTH_WAYS.search(text):
        yield from ((at, at + 1, _is_drawn(text_page, at)) for at in range(len(text)))
        return
    end = 0
    for line in _LINE.finditer(text):
        yield from ((at, at + 1, _is_drawn(text_page, at)) for at in range(end, line.start()))
        words = [word.span() for word in _WORD.finditer(text, *line.span())]
        yield from _in_runs(text_page, words)
        end = line.end()
    yield from ((at, at + 1, _is_drawn(text_page, at)) for at in range(end, len(text)))


def _in_runs(
    text_page: pdfium.PdfTextPage, words: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """Give words that follow one another in stretches of one run, and the spaces between those of several."""
    start, end = words[0][0], words[-1][1]
    first = _run_of(text_page, start)
    if first and first == _run_of(text_page, end - 1):
        yield start, end, True
        return
    if len(words) == 1:
        yield from ((at, at + 1, True) for at in range(start, end))
        return
    middle = len(words) // 2
    gap, behind = words[middle - 1][1], words[middle][0]
    yield from _in_runs(text_page, words[:middle])
    yield from ((at, at + 1, _is_drawn(text_page, at)) for at in range(gap, behind))
    yield from _in_runs(text_page, words[middle:])


def _is_drawn(text_page: pdfium.PdfTextPage, at: int) -> bool:
    return bool(raw.FPDFText_IsGenerated(text_page.raw, at) != 1)


def _run_of(text_page: pdfium.PdfTextPage, at: int) -> bytes:
    """Give what PDFium knows the run of a character by; nothing for one of a replacement text, which has none."""
    item = raw.FPDFText_GetTextObject(text_page.raw, at)
    return bytes(item) if item else b""


def _whole(halves: str) -> str:
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def sides_of(page: pdfium.PdfPage, seen: SeenPage, lines: Callable[[str], list[str]]) -> list[Side]:
    """Give a page as one side of a sheet, with two pages side by side; as two such with four; or nothing."""
    left, bottom, right, top = page.get_bbox()
    upright = seen.turned in (0, UPENDED)
    box = (left, right, bottom, top) if upright else (bottom, top, left, right)
    low, high, base, head = box
    places = [
        (letter, x, y) if upright else (letter, y, x)
        for letter, x, y in seen.places or characters_seen(page, seen.text_page, seen.unseen)
    ]
    written = [place for place in places if not place[0].isspace()]
    if not _is_parted((at for _, at, _ in written), low, high):
        return []
    middle = (low + high) / 2
    if high - low > head - base:
        if RIGHT_TO_LEFT.search(seen.text):
            return _side_by_place(page, seen, (left, middle, right)) if upright else []
        halves: tuple[list[str], list[str]] = ([], [])
        for letter, at, _ in places:
            halves[(at > middle) != (seen.turned == DOWNWARDS)].append(letter)
        parts = [lines("".join(half)) for half in halves]
        return [Side(parts[0], parts[1], turned=seen.turned == UPENDED)]
    if seen.turned or not _is_parted((at for _, _, at in written), base, head):
        return []
    quarters: dict[tuple[bool, bool], list[str]] = {}
    for letter, at, height in places:
        quarters.setdefault((height > (base + head) / 2, at > middle), []).append(letter)
    rows = [
        [lines("".join(quarters.get((row, at), ()))) for at in (False, True)]
        for row in (True, False)
    ]
    return [Side(row[0], row[1]) for row in rows]


def _is_parted(places: Iterable[float], low: float, high: float) -> bool:
    """Tell whether nothing begins in the middle."""
    middle, gutter = (low + high) / 2, MIDDLE * (high - low)
    return all(abs(place - middle) >= gutter for place in places)


def _side_by_place(
    page: pdfium.PdfPage, seen: SeenPage, edges: tuple[float, float, float]
) -> list[Side]:
    from pamphlet.verify.copies.pdf_lines import lines_by_place

    parts = [
        lines_by_place(page, seen.text_page, within=half, turned=seen.turned, unseen=seen.unseen)
        for half in pairwise(edges)
    ]
    return [Side(parts[0], parts[1], turned=seen.turned == UPENDED)]
