"""Bytes become text: by the byte order mark, by what is declared, as UTF-8, or in the legacy encoding that fits."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise

from pamphlet.verify.copies import Unreadable

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
LEGACY = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8-r",
    "cp1253",
    "cp1255",
    "cp1256",
    "mac-roman",
    "cp437",
)
FREQUENT = frozenset(
    "оеаинהולאיαοιετالي"
)  # nearly half of the letters of a Russian, Hebrew, Greek or Arabic text
PUNCTUATION = frozenset("“”„‘’«»–—…")
SAMPLE = 65_536

# Python knows codecs that are no encodings of a page (rot13, unicode_escape, idna …): only these families are tried.
_FAMILIES = re.compile(
    r"(us-)?ascii|utf-?8|iso[-_]?8859[-_]\d+|latin-?\d+|windows-\d+|cp\d+|ibm\d+|koi8[-_][rut]"
    r"|mac[-_]?\w+|gb(k|2312|18030)|big5([-_]hkscs)?|euc[-_](jp|kr)|shift[-_]jis|iso-2022-(jp|kr)",
    re.IGNORECASE,
)
_BROWSERS_READ = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}


def decode(content: bytes, declared: str = "") -> str:
    """Give the text of bytes. A declared encoding is believed unless the bytes contradict it.

    A page that says Latin-1 is read as Windows-1252, as browsers do (WHATWG Encoding Standard §4.2).
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if declared and _FAMILIES.fullmatch(declared):
        text = _decoded(content, _BROWSERS_READ.get(declared.lower(), declared))
        if text is not None:
            return text
    text = _decoded(content, "utf-8")
    if text is not None:
        return text
    if b"\0" in content[:SAMPLE]:
        return _without_mark(content)
    return _legacy(content)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        codecs.lookup(encoding)
        return content.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _without_mark(content: bytes) -> str:
    """Decode UTF-16 that lacks its mark: the half of the bytes that is mostly zero tells the order."""
    sample = content[:SAMPLE]
    order = "be" if sample[0::2].count(0) > sample[1::2].count(0) else "le"
    text = _decoded(content[: len(content) // 2 * 2], f"utf-16-{order}")
    if text is None or "\0" in text[:SAMPLE]:
        raise Unreadable("The file is no text: it holds zero bytes.")
    return text


def _legacy(content: bytes) -> str:
    sample = content[:SAMPLE]
    likely = max(LEGACY, key=lambda encoding: _likeness(sample.decode(encoding, "replace")))
    return content.decode(likely, "replace")


def _likeness(text: str) -> float:
    """Rate how much a text looks like one: letters beside letters of their own script and case are in its favour."""
    rating = 0.0
    for before, letter in pairwise(text):
        if letter < "\x80" and before < "\x80":
            continue
        if letter == "\ufffd" or unicodedata.category(letter) == "Cc":
            rating -= 4
        elif letter in PUNCTUATION:
            rating += 2
        elif before.isalpha() and letter.isalpha():
            script = _script(letter)
            alike = script == _script(before) and not (before.islower() and letter.isupper())
            alike = alike and not (
                script == "LATIN" and before > "\x7f" < letter
            )  # accents seldom touch
            rating += 1 + (letter in FREQUENT) if alike else -1
        elif before.isalpha() and unicodedata.category(letter) in ("So", "Sm", "Sk", "Sc", "No"):
            rating -= 1
    return rating


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
