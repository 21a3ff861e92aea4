"""Take the replacement texts of a PDF's page away, so that its letters are read, not what is said of them.

A replacement text (`ActualText`, ISO 32000-2 §14.9.4) is what programs copy in place of letters that are drawn, and may
say something else. A reader sees the letters. The replacement is better than they are where a font does not tell which
characters its letters are, for letters that run from right to left, if it says the same ones, for scripts whose glyphs
stand in another order than their letters (Devanagari, Thai, Khmer), and for a word that the end of a page broke: if it
says the same letters, it has the word whole.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from string import digits

import pypdfium2 as pdfium
from pypdfium2 import raw

from pamphlet.verify.copies.pdf_artifacts import squeezed
from pamphlet.work.expressions import expression

LONGEST_REST = 30  # letters
LONGEST_SAID = 16_000  # bytes of one replacement
UNMAPPED = "\ufffd"  # stands for a letter of which the file does not say what it stands for,
LETTERS_OF_ONE = 4  # which may be as many: “الله” is one
DEEPEST = 8  # forms in one another; no program that people use makes more than three

RIGHT_TO_LEFT = expression("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# From Devanagari to Myanmar, and Khmer.
SHAPED = expression(
    "[\u0900-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
)
_BROKEN = expression("[-\u00ad\u2010\ufffe\x02]\\s*$")
_KEY = b"ActualText"
_TOLD = frozenset("\r\n\t\x02\ufffe")  # what PDFium writes for line ends


def take_away_replacements(page: pdfium.PdfPage) -> bool:
    """Remove the replacement texts of a page; tell whether there were any."""
    count = raw.FPDFPage_CountObjects(page.raw)
    items = (raw.FPDFPage_GetObject(page.raw, at) for at in range(count))
    return any([_take_away(text) for item in items for text in texts_in(item)])  # noqa: C419 - all


def texts_in(item: object, deep: int = 0) -> Iterator[object]:
    """Give an object, if it is text, or the texts that are put together in it."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield item
    elif kind == raw.FPDF_PAGEOBJ_FORM and deep < DEEPEST:
        for at in range(max(0, raw.FPDFFormObj_CountObjects(item))):
            yield from texts_in(raw.FPDFFormObj_GetObject(item, at), deep + 1)


def drawn_letters(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> list[str]:
    """Give the letters of each text of a page without replacement texts; U+FFFD for what stands for nothing."""
    count = raw.FPDFPage_CountObjects(page.raw)
    items = [raw.FPDFPage_GetObject(page.raw, at) for at in range(count)]
    letters = {_address(text): "" for item in items for text in texts_in(item)}
    for at in range(raw.FPDFText_CountChars(text_page.raw)):
        if raw.FPDFText_IsGenerated(text_page.raw, at) == 1:
            continue
        text = _address(raw.FPDFText_GetTextObject(text_page.raw, at))
        mute = raw.FPDFText_HasUnicodeMapError(text_page.raw, at) == 1
        if text in letters:
            letters[text] += UNMAPPED if mute else chr(raw.FPDFText_GetUnicode(text_page.raw, at))
    return list(letters.values())


def take_away_false_replacements(page: pdfium.PdfPage, drawn: Sequence[str]) -> None:
    """Remove the replacement texts that are not for letters that run from right to left, or say others than are drawn.

    `drawn` are the letters of each text. Several texts in a row may have one replacement, and several in a row may have
    each the same.
    """
    count = raw.FPDFPage_CountObjects(page.raw)
    items = (raw.FPDFPage_GetObject(page.raw, at) for at in range(count))
    texts = [(text, _said(text)) for item in items for text in texts_in(item)]
    rows = groupby(zip(texts, drawn, strict=False), key=lambda row: row[0][1])
    for said, row in rows:
        if said is None:
            continue
        together = list(row)
        letters = "".join(letters for _, letters in together)
        true = any(_are_letters_of(said * times, letters) for times in range(1, len(together) + 1))
        if not (true and RIGHT_TO_LEFT.search(said)):
            for (text, _), _ in together:
                _take_away(text)


def _are_letters_of(said: str, drawn: str) -> bool:
    """Tell whether the letters of a replacement are those that are drawn, in whatever order."""
    wanted, shown = (
        Counter(filter(str.isalnum, unicodedata.normalize("NFKC", text))) for text in (said, drawn)
    )
    return not shown - wanted and (wanted - shown).total() <= LETTERS_OF_ONE * drawn.count(UNMAPPED)


def _said(text: object) -> str | None:
    """Give the replacement of a text, or None."""
    length = ctypes.c_ulong()
    for at in range(raw.FPDFPageObj_CountMarks(text)):
        mark = raw.FPDFPageObj_GetMark(text, at)
        if raw.FPDFPageObjMark_GetParamStringValue(mark, _KEY, None, 0, length):
            size = min(length.value, LONGEST_SAID)
            buffer = ctypes.create_string_buffer(size)
            target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
            raw.FPDFPageObjMark_GetParamStringValue(mark, _KEY, target, size, length)
            return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
    return None


def _address(item: object) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _take_away(text: object) -> bool:
    taken = False
    length = ctypes.c_ulong()
    for at in range(raw.FPDFPageObj_CountMarks(text) - 1, -1, -1):
        mark = raw.FPDFPageObj_GetMark(text, at)
        if raw.FPDFPageObjMark_GetParamStringValue(mark, _KEY, None, 0, length):
            taken = bool(raw.FPDFPageObj_RemoveMark(text, mark)) or taken
    return taken


def needs_replacements(text: str) -> bool:
    """Tell whether a page cannot be read by its letters alone."""
    return bool(_is_shaped(text) or meaningless(text) or _BROKEN.search(text))


def is_readable(text: str) -> bool:
    """Tell whether each letter of a page stands for itself, in the order in which it is drawn."""
    return not _is_shaped(text) and not meaningless(text)


def is_better(whole: str, text: str) -> bool:
    """Tell whether a page is better read with its replacement texts."""
    return _is_shaped(text) or meaningless(whole) < meaningless(text)


def _is_shaped(text: str) -> bool:
    return bool(RIGHT_TO_LEFT.search(text) or SHAPED.search(text))


def letters_carried(text: str, whole: str, carried: str) -> str | None:
    """Give the letters that a page has from the next one by a replacement text: the rest of a word broken at its end.

    `carried` are those that the page before has of this one. None, if the two say something else besides.

        "of the magni-"     "of the magnificent"     ""         gives "ficent"
        "ficent ideals"     "ideals"                 "ficent"   gives ""
        "44 45 ficent …"    "44 45 …"                "ficent"   gives "": numbers of notes may be drawn first
    """
    letters, all_letters = squeezed(text), squeezed(whole)
    for at in (0, len(letters) - len(letters.lstrip(digits))):
        body = letters[:at] + letters[at + len(carried) :]
        rest = all_letters[len(body) :]
        if letters.startswith(carried, at) and all_letters.startswith(body):
            return rest if len(rest) <= LONGEST_REST else None
    return None


def meaningless(text: str) -> int:
    """Count the characters that stand for nothing: those of fonts that do not tell what their letters are."""
    strange = (letter for letter in text if not letter.isalnum() and letter not in _TOLD)
    return sum(
        letter == "\ufffd" or unicodedata.category(letter) in ("Cc", "Co", "Cn")
        for letter in strange
    )
