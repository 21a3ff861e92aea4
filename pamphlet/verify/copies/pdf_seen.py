"""What is seen of a PDF's page: its characters with their places, and in which direction its lines run.

Lines that run from the top to the bottom, or stand on their heads, are read when the page is turned so that they run
from left to right (`turned`, in degrees clockwise, as PDFium has the rotation of a page).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from pamphlet.verify.copies import Side
from pamphlet.verify.copies.pdf_gaps import is_no_space
from pamphlet.verify.copies.pdf_replacements import RIGHT_TO_LEFT
from pamphlet.verify.copies.pdf_sheets import MIDDLE
from pamphlet.work.frozen import frozen

UPENDED, DOWNWARDS = 180, 270  # degrees
LOOKED_AT = 60  # characters of a page, to tell how its lines run


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

    The matrix tells that place: PDFium has that of a replacement text wrong in a form. What PDFium puts between
    characters has the place of the one before. A character beyond U+FFFF, which PDFium gives in two halves, is put
    together.
    """
    left, bottom, right, top = page.get_bbox()
    matrix = raw.FS_MATRIX()
    hidden = {at for start, end in unseen for at in range(start, end)}
    within = True
    half = ""
    for at in range(raw.FPDFText_CountChars(text_page.raw)):
        is_drawn = raw.FPDFText_IsGenerated(text_page.raw, at) != 1
        if is_drawn:
            raw.FPDFText_GetMatrix(text_page.raw, at, matrix)
            within = left <= matrix.e <= right and bottom <= matrix.f <= top
        if not within or at in hidden or (not is_drawn and is_no_space(text_page, at)):
            continue
        letter = half + chr(raw.FPDFText_GetUnicode(text_page.raw, at))
        half = letter if not half and "\ud800" <= letter <= "\udbff" else ""
        if not half:
            yield letter if letter < "\ud800" else _whole(letter), matrix.e, matrix.f


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
