"""Tell what a copy may have beside the words of a work without departing from it: marks, numbers, titles.

    ["*", "*", "*"]             says nothing
    ["xii", "INTERVIEW"]        says what a title says
    ["Buy", "our", "shoes."]    says something else

>>> said(["xii", "INTERVIEW"]), said(["12."]), said(["Buy", "our", "shoes."])
('interview', '', 'buyourshoes.')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from pamphlet.verify.compare.folding import fold
from pamphlet.work.words import Words

# A number of up to four digits (a page, a year), a Roman one below a hundred (a page before the text; “civil” is none),
# a letter (of an item in a list), or marks alone: what stands between two blocks and says nothing.
_ROMAN = "(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_SAYS_NOTHING = re.compile(rf"[\W_]*(?:\d{{1,4}}|{_ROMAN}|[^\W\d_])?[\W_]*")


def titles_of(words: Words) -> frozenset[str]:
    """Give the titles of the parts, case folded: a copy may show them anew, as headings or at the top of its pages."""
    return frozenset(title.casefold() for title in words.titles)


def is_apparatus(found: Iterable[str], titles: Collection[str]) -> bool:
    """Tell whether words say nothing, or what a title says."""
    told = said(found)
    return not told or told in {said(title.split()) for title in titles}


def said(words: Iterable[str]) -> str:
    """Give what words say, without the marks and numbers among them and without typography."""
    return "".join(fold(word) for word in words if not _SAYS_NOTHING.fullmatch(word))
