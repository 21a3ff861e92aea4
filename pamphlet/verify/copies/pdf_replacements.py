"""Take the replacement texts of a PDF's page away, so that its letters are read, not what is said of them.

A replacement text (`ActualText`, ISO 32000-2 §14.9.4) is what programs copy in place of letters that are drawn, and may
say something else. A reader sees the letters. The replacement is better than they are where a font does not tell which
characters its letters are; for scripts whose glyphs stand in another order than their letters (Devanagari, Khmer), if
it says the same ones; and for a word that the end of a page broke: if it says the same letters, it has the word whole.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from string import digits
from typing import TYPE_CHECKING

from pypdfium2 import raw

from pamphlet.verify.copies.pdf_artifacts import squeezed
from pamphlet.verify.copies.pdf_objects import REPLACEMENT, PageObject, texts_of
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen

if TYPE_CHECKING:
    import pypdfium2 as pdfium

LONGEST_REST = 30  # letters
LONGEST_SAID = 16_000  # bytes of one replacement
UNMAPPED = "\ufffd"  # stands for a letter of which the file does not say what it stands for,
LETTERS_OF_ONE = 4  # which may be as many: “الله” is one
SYLLABLE = 4  # letters by which one may be drawn before or behind its place: “र्” of “निर्णय” stands behind two
LINES_OF_WORD = 3  # over which one word is broken, and the one it began with

RIGHT_TO_LEFT = expression("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# From Devanagari to Myanmar, and Khmer.
SHAPED = expression(
    "[\u0900-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
)
_RS = "\u0930\u09b0\u09f0\u0a30\u0ab0\u0b30\u0bb0\u0c30\u0cb0\u0d30\u0dbb\u101b\u179a"
# Vowels of India that stand alone are drawn as others with a sign (“ऐ” as “ए”, “औ” as “अ”), alike in each block; and
# the sign of “ई” is that of an R, which else stands behind no vowel.
_AS_DRAWN = {
    block + alone: block + drawn
    for block in range(0x900, 0xD80, 0x80)
    for drawn, each in ((5, (4, 6, 17, 18, 19, 20)), (7, (8,)), (9, (10,)), (15, (13, 14, 16)))
    for alone in each
}
_I_WITH_R = expression("(?<=\u0907)\u0930\u094d")
_VOWELS = expression("[\u0e30-\u0e3a\u0e40-\u0e4e\u0eb0-\u0ebd\u0ec0-\u0ecd]")
_BROKEN = expression("[-\u00ad\u2010\ufffe\x02]\\s*$")
_MARKS = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le", b"\xef\xbb\xbf": "utf-8"}
_TOLD = frozenset("\r\n\t\x02\ufffe")  # what PDFium writes for line ends


@frozen
class _Said:
    """A replacement text, the letters that are drawn, and the objects that have it."""

    said: str
    drawn: str
    texts: list[object]


def take_away_replacements(objects: Iterable[PageObject]) -> bool:
    """Remove the replacement texts of a page's objects; tell whether there were any."""
    replaced = [text.handle for text in texts_of(objects) if text.is_replaced]
    return any([_take_away(text) for text in replaced])  # noqa: C419 - all


def drawn_letters(objects: Iterable[PageObject], text_page: pdfium.PdfTextPage) -> list[str]:
    """Give the letters of each text of a page without replacement texts; U+FFFD for what stands for nothing."""
    letters = {address_of(text.handle): "" for text in texts_of(objects)}
    for at in range(raw.FPDFText_CountChars(text_page.raw)):
        if raw.FPDFText_IsGenerated(text_page.raw, at) == 1:
            continue
        text = address_of(raw.FPDFText_GetTextObject(text_page.raw, at))
        letter = chr(raw.FPDFText_GetUnicode(text_page.raw, at))
        if raw.FPDFText_HasUnicodeMapError(text_page.raw, at) == 1 or meaningless(letter):
            letter = UNMAPPED
        if text in letters:
            letters[text] += letter
    return list(letters.values())


def take_away_false_replacements(objects: Iterable[PageObject], drawn: Sequence[str]) -> None:
    """Remove the replacement texts that say other letters than are drawn, or where these can be read by themselves.

    `drawn` are the letters of each text. Several texts in a row may have one replacement, and several in a row may have
    each the same. What one says more than is drawn there, the rest of a broken word, may be drawn for those behind it.
    Letters that run from right to left are read by where they stand.
    """
    texts = [(text.handle, _said(text.handle)) for text in texts_of(objects)]
    rows = groupby(zip(texts, drawn, strict=False), key=lambda row: row[0][1])
    waiting: list[_Said] = []
    for said, row in rows:
        together = list(row)
        if said is None:
            _judge(waiting)
            waiting = []
        else:
            letters = "".join(letters for _, letters in together)
            waiting.append(_Said(said, letters, [text for (text, _), _ in together]))
    _judge(waiting)


def _judge(replaced: Sequence[_Said]) -> None:
    """Remove the false ones of replacements that follow one another."""
    at = 0
    while at < len(replaced):
        size = next(
            (size for size in range(LINES_OF_WORD, 0, -1) if _are_true(replaced[at : at + size])), 0
        )
        for text in replaced[at].texts if not size else ():
            _take_away(text)
        at += max(1, size)


def _are_true(replaced: Sequence[_Said]) -> bool:
    """Tell whether replacements say together what is drawn for them, and are needed for that."""
    drawn = "".join(one.drawn for one in replaced)
    said = "".join(one.said for one in replaced)
    if UNMAPPED not in drawn and not SHAPED.search(said):
        return False
    most = len(replaced[0].texts) if len(replaced) == 1 else 1
    return any(may_say(said * times, drawn) for times in range(1, most + 1))


def may_say(said: str, drawn: str) -> bool:
    """Tell whether a replacement may be what letters say, where some may stand for nothing, or in another order.

    In some scripts signs of vowels stand before the letter behind which they are said, and an R that begins a syllable
    stands at its end. What sign a glyph is, a font often does not tell (“ो” is drawn as “ा” and something), so only
    letters are compared. No word changes its place, and no letter is lost or got.

    >>> may_say("निर्णय कि", "िनणर्य िक"), may_say("निर्णय कि", "िक िनणर्य"), may_say("file", "\ufffdle")
    (True, False, True)
    >>> may_say("कोई ऐसा", "कोइर् एैसा"), may_say("कोई ऐसा", "कोऊ ऐसा")
    (True, False)
    """
    wanted, shown = (_letters(text) for text in (said, drawn))
    less, more = Counter(wanted) - Counter(shown), Counter(shown) - Counter(wanted)
    is_shaped = bool(SHAPED.search(said))
    if more.total() > is_shaped * drawn.count(
        UNMAPPED
    ) or less.total() > LETTERS_OF_ONE * drawn.count(UNMAPPED):
        return False
    if not is_shaped:
        return _in_order(wanted, shown) or _in_order(wanted, shown[::-1])
    return _nearly_in_order(wanted, shown, more.total())


def _letters(text: str) -> str:
    """Give the letters and digits of a text, without signs of vowels, and those of Thai and Lao, which are letters."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_AS_DRAWN)
    plain = _I_WITH_R.sub("", plain)
    return "".join(sign for sign in plain if sign.isalnum() and not _VOWELS.match(sign))


def _in_order(wanted: str, shown: str) -> bool:
    """Tell whether letters stand in a text in their order, others among them or not."""
    rest = iter(wanted)
    return all(letter in rest for letter in shown)


def _nearly_in_order(wanted: str, shown: str, strange: int) -> bool:
    """Tell whether letters but some strange ones are drawn in order, and each R in the syllable where it is said."""
    from rapidfuzz.distance import LCSseq

    slack = SYLLABLE + abs(len(wanted) - len(shown))
    near = (wanted[max(0, at - slack) : at + slack + 1] for at in range(len(shown)))
    if not all(
        letter in beside for letter, beside in zip(shown, near, strict=True) if letter in _RS
    ):
        return False
    others, drawn = (text.translate(dict.fromkeys(map(ord, _RS))) for text in (wanted, shown))
    return bool(LCSseq.similarity(others, drawn) >= len(drawn) - strange)


def _said(text: object) -> str | None:
    """Give the replacement of a text, or None.

    It is UTF-16 or UTF-8 behind a byte order mark, else of one byte a letter (ISO 32000-2 §7.9.2.2).
    """
    length = ctypes.c_ulong()
    for at in range(raw.FPDFPageObj_CountMarks(text)):
        mark = raw.FPDFPageObj_GetMark(text, at)
        if raw.FPDFPageObjMark_GetParamBlobValue(mark, REPLACEMENT, None, 0, length):
            size = length.value
            if size > LONGEST_SAID:
                return UNMAPPED
            buffer = ctypes.create_string_buffer(max(1, size))
            target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ubyte))
            raw.FPDFPageObjMark_GetParamBlobValue(mark, REPLACEMENT, target, size, length)
            return _decoded(buffer.raw[:size])
    return None


def _decoded(told: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if told.startswith(mark):
            return told[len(mark) :].decode(encoding, "replace")
    return told.decode("latin-1")


def address_of(item: object) -> int:
    """Give the address of an object of PDFium, by which it is known again."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _take_away(text: object) -> bool:
    taken = False
    length = ctypes.c_ulong()
    for at in range(raw.FPDFPageObj_CountMarks(text) - 1, -1, -1):
        mark = raw.FPDFPageObj_GetMark(text, at)
        if raw.FPDFPageObjMark_GetParamStringValue(mark, REPLACEMENT, None, 0, length):
            taken = bool(raw.FPDFPageObj_RemoveMark(text, mark)) or taken
    return taken


def needs_replacements(text: str) -> bool:
    """Tell whether a page cannot be read by its letters alone."""
    return not is_readable(text) or bool(_BROKEN.search(text))


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
    strange = (letter for letter in set(text) - _TOLD if not letter.isalnum())
    return sum(
        text.count(letter)
        for letter in strange
        if letter == UNMAPPED or unicodedata.category(letter) in ("Cc", "Co", "Cn")
    )
