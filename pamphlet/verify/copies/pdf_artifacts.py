"""Take the furniture of a PDF's page away: text that is marked as an artifact (ISO 32000-2 §14.8.2.2).

An artifact is what its maker calls so, and may be seen by every reader: words put in could be hidden that way. So only
what stands at the edge of the sheet, drawn first or last, is taken for a running head or a page number; and what stands
farther inside only where it repeats an earlier page, as the head of a table does that goes on.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from pamphlet.verify.copies.pdf_objects import PageObject

EDGE = 0.15  # of the height of a page: an artifact farther inside is no running head
LONGEST_TEXT = 4_000  # characters of one object


def take_away_artifacts(
    page: pdfium.PdfPage, objects: Sequence[PageObject], read: str
) -> list[PageObject]:
    """Remove the furniture of a page; give the objects that are left. `read` is what the pages before say, squeezed."""
    texts = [each for each in objects if each.is_text]
    if not any(text.is_artifact for text in texts):
        return list(objects)
    height = page.get_height()
    at_edge = [text.is_artifact and _is_at_edge(text.handle, height) for text in texts]
    taken = {*_leading(at_edge), *_trailing(at_edge)}
    inside = [at for at, text in enumerate(texts) if text.is_artifact and at not in taken]
    if inside and read:
        taken.update(_repeating(page, [text.handle for text in texts], inside, read))
    gone = [texts[at] for at in sorted(taken)]
    for text in gone:
        raw.FPDFPage_RemoveObject(page.raw, text.handle)
        raw.FPDFPageObj_Destroy(text.handle)
    left_out = set(map(id, gone))
    return [each for each in objects if id(each) not in left_out]


def squeezed(text: str) -> str:
    """Give the letters and digits of a text, without case."""
    return "".join(filter(str.isalnum, text)).casefold()


def _leading(flags: list[bool]) -> Iterator[int]:
    for at, flag in enumerate(flags):
        if not flag:
            return
        yield at


def _trailing(flags: list[bool]) -> Iterator[int]:
    yield from (len(flags) - 1 - at for at in _leading(flags[::-1]))


def _repeating(
    page: pdfium.PdfPage, texts: list[object], inside: list[int], read: str
) -> Iterator[int]:
    """Give those of the artifacts that, with those drawn beside them, say what an earlier page says."""
    text_page = page.get_textpage()
    rows: list[list[int]] = []
    for at in inside:
        if rows and rows[-1][-1] == at - 1:
            rows[-1].append(at)
        else:
            rows.append([at])
    for row in rows:
        said = [_text_of(texts[at], text_page) for at in row]
        if None not in said and squeezed("".join(filter(None, said))) in read:
            yield from row
    text_page.close()


def _text_of(item: object, text_page: pdfium.PdfTextPage) -> str | None:
    """Give the text of an object; None when it is too long for any running head."""
    size = raw.FPDFTextObj_GetText(item, text_page.raw, None, 0)
    if size > 2 * LONGEST_TEXT:
        return None
    text = (ctypes.c_ushort * (size // 2))()
    raw.FPDFTextObj_GetText(item, text_page.raw, text, size)
    return bytes(text).decode("utf-16-le", "replace").rstrip("\0")


def _is_at_edge(item: object, height: float) -> bool:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return bottom.value > height * (1 - EDGE) or top.value < height * EDGE
