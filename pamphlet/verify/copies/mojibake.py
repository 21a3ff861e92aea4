"""Repair text that was decoded in a wrong encoding, as far as that can be told: “Yeltsinâ€™s” is “Yeltsin’s”.

`ftfy` knows which such sequences are no text of any language, and undoes several layers.
"""

from __future__ import annotations

from pamphlet.verify.copies import WRONG_ENCODING
from pamphlet.work.expressions import expression

# The bytes of a letter in UTF-8, as they look in Windows-1252, Latin-1 or Mac Roman; two letters in Windows-1251.
_NEXT = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
_SUSPICIOUS = expression(  # one set first: that is found fast
    "[\u00c2-\u00df\u00e0-\u00f0\u221a\u201a\u00ac\u0420\u0421]"
    f"(?:(?<=[\u00c2-\u00df]){_NEXT}|(?<=[\u00e0-\u00ef]){_NEXT}{{2}}|(?<=\u00f0){_NEXT}{{3}}|(?<=\u00c3) "
    "|(?<=\u221a)[\u00a1-\u00bf\u2020-\u2022\u2122\u2260\u00c6\u00d8]|(?<=\u201a)\u00c4|(?<=\u00ac)[\u00a0-\u00bf]"
    "|(?<=[\u0420\u0421])[\u00a0-\u00bf\u0402-\u040f\u0451-\u0491\u2013-\u203a\u20ac\u2116\u2122]"
    "[\u0420\u0421][\u00a0-\u00bf\u0402-\u040f\u0451-\u0491\u2013-\u203a\u20ac\u2116\u2122])"
)

# Of “”” the last byte stands for nothing in Windows-1252, so that it is lost, or a sign for what cannot be shown.
_LOST = expression("\u00e2\u20ac(?:[\ufffd?]|(?=[\\s.,;:!)\\]]|$))")


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """Give a text as it was meant, and the remark that it was not so; a text that is right, as it is."""
    if text.isascii() or not (_SUSPICIOUS.search(text) or _LOST.search(text)):
        return text, ()
    mended = "\n".join(map(_repaired_line, text.split("\n")))
    return (text, ()) if mended == text else (mended, (WRONG_ENCODING,))


def _repaired_line(line: str) -> str:
    from ftfy import fix_encoding

    if not _SUSPICIOUS.search(line) and not _LOST.search(line):
        return line
    return fix_encoding(_LOST.sub("\u201d", line))
