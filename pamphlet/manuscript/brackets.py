"""The grammar of citations: `[key:locators]`, several with semicolons, shown exactly as typed.

    bracket  := "[" citation (";" citation)* "]"
    citation := key ":" locator ("," locator)*        white space may stand round every part
    locator  := page | page "-" page                  a page is a number, with a letter or two, or a Roman numeral
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(
    r"""\[ (?P<inner> \s* [^\s\[\]:;,\\]+ \s* : \s* [^\[\]:;\\]+ (?: ; \s* [^\s\[\]:;,\\]+ \s* : \s* [^\[\]:;\\]+ )* ) \]""",
    re.VERBOSE,
)
_NUMERAL = r"(?: \d+ [a-z]{0,2} | [ivxlcdm]+ | [IVXLCDM]+ )"
_PAGE = re.compile(rf"{_NUMERAL} (?: \s* [-–] \s* {_NUMERAL} )?", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a bracket: its key, its locators, and where it begins and ends in the bracket."""

    key: str
    locators: tuple[str, ...]
    start: int
    end: int

    @property
    def wrong_locators(self) -> tuple[str, ...]:
        """The locators that are no page and no range of pages."""
        return tuple(each for each in self.locators if not _PAGE.fullmatch(each))


def parse_citations(text: str, start: int = 0) -> tuple[int, tuple[Cited, ...]] | None:
    """Read a bracket of the shape of a citation at `start`; give its length and the citations in it, or None."""
    found = _BRACKET.match(text, start)
    if not found:
        return None
    cited = []
    position = found.start("inner") - start
    for piece in found["inner"].split(";"):
        key, _, locators = piece.partition(":")
        leading = len(piece) - len(piece.lstrip())
        trailing = len(piece) - len(piece.rstrip())
        cited.append(
            Cited(
                key.strip(),
                tuple(" ".join(each.split()) for each in locators.split(",")),
                position + leading,
                position + len(piece) - trailing,
            )
        )
        position += len(piece) + 1
    return found.end() - start, tuple(cited)
