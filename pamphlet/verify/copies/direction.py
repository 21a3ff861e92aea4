"""Put letters in the order in which they are seen where a text forces them into a direction (UAX #9 §2.2).

    "the \u202enot\u202c state"     "the ton state"

A reader of Latin letters reads from left to right what was forced to run from right to left, and so sees other words.
Letters that run in that direction anyway are left as they are.
"""

from __future__ import annotations

import unicodedata

from pamphlet.work.expressions import expression

_RIGHT_TO_LEFT, _LEFT_TO_RIGHT = "\u202e", "\u202d"
_MARKS = expression("[\u202a-\u202e\u2066-\u2069\n\u2029]")
_ENDS = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}
_BOTH = expression(f"[{_RIGHT_TO_LEFT}{_LEFT_TO_RIGHT}]")
DEEPEST = 125  # of marks within marks: the standard's own bound (BD2)

_PAIRS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_CLUSTER = expression(r"[^\u0300-\u036f][\u0300-\u036f]*")


def as_seen(text: str) -> str:
    """Give a text as its letters are seen, paragraph by paragraph; the marks stay."""
    if not _BOTH.search(text):
        return text
    pieces: list[str] = []
    opened: list[str] = []
    end = 0
    for mark in _MARKS.finditer(text):
        pieces.append(_forced(text[end : mark.start()], opened))
        pieces.append(mark[0])
        end = mark.end()
        if mark[0] in "\n\u2029":
            opened.clear()
        elif mark[0] in _ENDS:
            while opened and opened[-1] not in _ENDS[mark[0]] and mark[0] == "\u2069":
                opened.pop()
            if opened and opened[-1] in _ENDS[mark[0]]:
                opened.pop()
        elif len(opened) < DEEPEST:
            opened.append(mark[0])
    pieces.append(_forced(text[end:], opened))
    return "".join(pieces)


def _forced(text: str, opened: list[str]) -> str:
    """Turn a stretch round that runs against its letters by the innermost mark."""
    forced = opened[-1] if opened else ""
    if forced not in (_RIGHT_TO_LEFT, _LEFT_TO_RIGHT) or not text.strip():
        return text
    against = ("L",) if forced == _RIGHT_TO_LEFT else ("R", "AL")
    if not any(unicodedata.bidirectional(letter) in against for letter in text):
        return text
    return (
        "".join(_CLUSTER.findall(text)[::-1]).translate(_PAIRS)
        if _CLUSTER.match(text)
        else text[::-1]
    )


def forced(text: str, direction: str) -> str:
    """Put the marks around a text that force it into a direction, “rtl” or “ltr”."""
    mark = _RIGHT_TO_LEFT if direction == "rtl" else _LEFT_TO_RIGHT
    return f"{mark}{text}\u202c"
