"""The grammar of citations: `[key:locators]`, several with semicolons, shown exactly as typed.

In: a text and the place of an opening bracket. Out: what the bracket cites.

bracket  := "[" citation (";" citation)* "]"
citation := key ":" locator ("," locator)*     white space may stand round every part
locator  := page | page "-" page               a page: a number, with a letter or two; or Roman
          | name* page … behind?                 as people type it: `p. 13`, `§ 12`, `ch. 3`, `13n2`, `4ff.`, `12 f.`
          | "passim" and its kin

Where alterations are marked, a bracket with an unknown key is a citation only if its locators are plain pages: “[note:
so he said]” is an alteration.
"""

from __future__ import annotations

import re

from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen

LONGEST = 80  # characters of a locator; what is longer is a sentence
_BRACKET = expression(r"\[(?P<inner>[^\[\]\\]*)\]")
_NUMERAL = r"(?: \d+ [a-z]{0,2} | [ivxlcdm]+ | [IVXLCDM]+ )"
_PAGE = expression(rf"{_NUMERAL} (?: \s* [-–] \s* {_NUMERAL} )?", re.VERBOSE)
_NAME = r"(?:[§¶]{1,2} | [^\W\d_]{1,12}\.?(?=\s|\d))"  # “p.”, “Bd.”, “chapter”, “§§”
_FOLIO = r"(?:\d+ (?:[.:]\d+)* | [ivxlcdm]+ | [IVXLCDM]+)"
_BEHIND = r"""(?: \s*n{1,2}\.?\s*\d* | \s*(?:ff?|sqq?|ss?|et\ seq|f\.?\ n)\.? | [a-z]{1,2} | [*†‡′']{1,3} )"""
_ONE = rf"{_FOLIO} (?:{_BEHIND})?"
_LOCATOR = expression(
    rf"(?:{_NAME}\s*){{0,3}} {_ONE} (?:\s* [-–—/] \s* (?:{_NAME}\s*)? {_ONE})* (?:\s* \(?{_NAME}\s*{_ONE}\)?){{0,2}}"
    r" | passim\.? | (?:et\ )?passim | ibid\.? | loc\.\ cit\.? | op\.\ cit\.? | title\ page | frontispiece | cover",
    re.VERBOSE | re.IGNORECASE,
)
_NO_KEY = expression(r"[\s:;,\[\]\\]")


@frozen
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
        """The locators that tell no place in a source."""
        return tuple(locator for locator in self.locators if not _is_locator(locator[0]))

    @property
    def cites_pages(self) -> bool:
        """Whether the locators are plain pages and ranges of them."""
        return all(_PAGE.fullmatch(locator) for locator, _ in self.locators)


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
        if not can_be_cited(key.strip()) or not colon or ":" in locators:
            return None
        begin = position + len(key) + len(colon)
        leading = len(piece) - len(piece.lstrip())
        end = position + len(piece.rstrip())
        cited.append(Cited(key.strip(), _locators(locators, begin), position + leading, end))
        position += len(piece) + 1
    return bracket.end() - start, tuple(cited)


def _is_locator(text: str) -> bool:
    return bool(_PAGE.fullmatch(text) or (len(text) <= LONGEST and _LOCATOR.fullmatch(text)))


def _locators(text: str, position: int) -> tuple[tuple[str, int], ...]:
    locators = []
    for piece in text.split(","):
        leading = len(piece) - len(piece.lstrip())
        locators.append((" ".join(piece.split()), position + leading))
        position += len(piece) + 1
    return tuple(locators)
