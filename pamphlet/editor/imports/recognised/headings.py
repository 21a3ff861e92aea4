"""Know the headings of a plain text: short lines that stand alone, in capitals or with capital letters."""

from __future__ import annotations

import re

from pamphlet.editor.imports.recognised.labels import label_of
from pamphlet.editor.imports.recognised.people import people_in
from pamphlet.editor.imports.recognised.roles import role_of


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


MOST_WORDS = 12
SMALL_WORDS = _names(
    "a an and as at by for from in of on or the to with und der die das von la le de el y"
)

_CHAPTER = re.compile(
    r"(?:chapter|part|section|book|kapitel|teil|глава|часть)\s+[\divxlc]+", re.IGNORECASE
)
_NO_TITLE = re.compile(r"[.,;:]$|^[\W\d_]*$")


def is_chapter(text: str) -> bool:
    """Tell whether a heading is the number of a chapter, and nothing more."""
    return bool(_CHAPTER.fullmatch(text.strip().rstrip(".:")))


def is_surely_heading(text: str) -> bool:
    """Tell whether a line that may be a heading hardly is anything else: not a date, a place, a name."""
    if role_of(text) or text.isupper() or _CHAPTER.match(text):
        return True
    return len(text.split()) > 1 and "," not in text and not any(map(str.isdigit, text))


def looks_like_heading(text: str) -> bool:
    """Tell whether a line that stands alone may be a heading."""
    words = text.split()
    if is_chapter(text):
        return True
    if not 0 < len(words) <= MOST_WORDS or _NO_TITLE.search(text) or label_of(text):
        return False
    if people_in([text]):
        return False
    if any(mark in text for mark in '“”"[]'):
        return text.isupper()
    if _CHAPTER.match(text) or text.isupper():
        return True
    if text.lower() == text.upper():  # a script without capitals
        return bool(role_of(text))
    telling = [word for word in words if word.lower() not in SMALL_WORDS and word[:1].isalpha()]
    return bool(telling) and words[0][:1].isupper() and all(word[:1].isupper() for word in telling)
