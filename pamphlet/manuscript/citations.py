"""The grammar of citations: `[key:locators]`, several with semicolons, shown exactly as typed.

In: a text and the place of an opening bracket. Out: what the bracket cites.

bracket  := "[" citation (";" citation)* "]"
citation := key ":" locator ("," locator)*     white space may stand round every part
locator  := page | page "-" page               a page: a number, with a letter or two; or Roman
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(r"\[(?P<inner>[^\[\]\\]*)\]")
_NUMERAL = r"(?: \d+ [a-z]{0,2} | [ivxlcdm]+ | [IVXLCDM]+ )"
_PAGE = re.compile(rf"{_NUMERAL} (?: \s* [-–] \s* {_NUMERAL} )?", re.VERBOSE)
_NO_KEY = re.compile(r"[\s:;,\[\]\\]")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a bracket: its key, its locators, and where it begins and ends in the bracket.

    `locators` are pairs of a locator, white space made single spaces, and where it begins.
    """

    key: str
    locators: tuple[tuple[str, int], ...]
    start: int
    end: int

    @property
    def wrong_locators(self) -> tuple[tuple[str, int], ...]:
        """The locators that are no page and no range of pages."""
        return tuple(locator for locator in self.locators if not _PAGE.fullmatch(locator[0]))


def can_be_cited(key: str) -> bool:
    """Tell whether a bracket can hold this key."""
    return bool(key) and not _NO_KEY.search(key)


def parse_citations(text: str, start: int = 0) -> tuple[int, tuple[Cited, ...]] | None:
    """Read a bracket of the shape of a citation; give its length and the citations, or None."""
    bracket = _BRACKET.match(text, start)
    if not bracket:
        return None
    cited = []
    position = 1
    for piece in bracket["inner"].split(";"):
        key, colon, locators = piece.partition(":")
        if not can_be_cited(key.strip()) or not locators.strip() or ":" in locators:
            return None
        begin = position + len(key) + len(colon)
        leading = len(piece) - len(piece.lstrip())
        end = position + len(piece.rstrip())
        cited.append(Cited(key.strip(), _locators(locators, begin), position + leading, end))
        position += len(piece) + 1
    return bracket.end() - start, tuple(cited)


def _locators(text: str, position: int) -> tuple[tuple[str, int], ...]:
    locators = []
    for piece in text.split(","):
        leading = len(piece) - len(piece.lstrip())
        locators.append((" ".join(piece.split()), position + leading))
        position += len(piece) + 1
    return tuple(locators)
