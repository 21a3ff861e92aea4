"""Fold words: take away what is only typography, so that what is left tells words apart.

Quotation marks of all kinds are one, dashes are one, ellipses are dots, ligatures are letters, letter case and the
marks of emphasis in plain text are gone. Brackets, digits and all other punctuation stay: they are the wording.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pamphlet.verify.copies import HYPHEN

_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›〝〞〟＂＇ʼʹ′″"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_TABLE = str.maketrans(
    {**dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_DASHES, "-"), **dict.fromkeys("_*", "")}
)
# Numbers, the markers of lists, rules, arrows: what stands between two blocks and says nothing.
_SAYS_NOTHING = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,5}|[^\W\d_])?[\W_]*")
_HYPHEN_IN_WORD = re.compile(rf"(?<=[^\W\d_])[-{HYPHEN}]+(?=[^\W\d_])")


def fold(word: str) -> str:
    """Give a word without what is only typography; hyphens between letters are gone, other dashes are one hyphen."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return _HYPHEN_IN_WORD.sub("", _loosely(word)).replace(HYPHEN, "-")


def differs_in_typography_only(work: Iterable[str], copy: Iterable[str]) -> bool:
    """Tell whether two passages are the same but for typography, the spaces between their words included."""
    work, copy = tuple(work), tuple(copy)
    if "".join(map(fold, work)) == "".join(map(fold, copy)):
        return True
    return "".join(map(_loosely, work)) == "".join(map(_loosely, copy)).replace(HYPHEN, "-")


def said(words: Iterable[str]) -> str:
    """Give what words say, without the marks among them and without typography."""
    return "".join(fold(word) for word in words if not _SAYS_NOTHING.fullmatch(word))


def _loosely(word: str) -> str:
    marked = unicodedata.normalize("NFKC", word.translate(_TABLE)).casefold().translate(_TABLE)
    marked = re.sub("--+", "-", marked)
    return re.sub("''+", "'", marked)
