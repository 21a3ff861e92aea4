r"""Join the words that a line end broke at a hyphen: is the hyphen theirs, or the line's?

In: both halves, and the words of the whole text. Out: the word, by what the text itself writes elsewhere. Where it says
nothing, a text that hardly ever ends a line in a hyphen does not break words, and the hyphen is theirs.

>>> known = Vocabulary("the counterrevolution and counterrevolutionary bureaucrats", hyphenates=False)
>>> known.spelling("counter-", "revolutionary,"), known.spelling("long-", "term")
(('drop', True), ('keep', False))
>>> known = Vocabulary("a long-term view", hyphenates=True)
>>> known.spelling("long-", "term"), known.spelling("intro-", "ducing"), known.spelling("ex-", "bureaucrats”")
(('keep', True), ('drop', False), ('keep', False))
"""

from __future__ import annotations

import re
from collections import Counter


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


# These are set off by a hyphen hardly ever otherwise than before a word that is whole.
SET_OFF = _names("anti ex half neo non post pre pro quasi self semi vice well")

_WORD = re.compile(r"[^\W_]+(?:[-‐’'][^\W_]+)*")
_EDGES = re.compile(r"^\W+|\W+$")


class Vocabulary:
    """The words that a text has within its lines, small, with their numbers."""

    def __init__(self, text: str, *, hyphenates: bool) -> None:
        self._words = Counter(word.casefold() for word in _WORD.findall(text))
        self._hyphenates = hyphenates

    def spelling(self, first: str, second: str) -> tuple[str, bool]:
        """Give `keep` or `drop` for the hyphen, and whether the text itself says so elsewhere."""
        head = _EDGES.sub("", first).casefold()
        tail = _EDGES.sub("", re.split("[-‐—–/]", second)[0]).casefold()
        solid, hyphened = self._words[head + tail], self._words[f"{head}-{tail}"]
        if solid != hyphened:
            return ("drop" if solid > hyphened else "keep"), True
        if _EDGES.sub("", second)[:1].isupper() or head in SET_OFF or head.isdigit():
            return "keep", False
        return ("drop" if self._hyphenates else "keep"), False
