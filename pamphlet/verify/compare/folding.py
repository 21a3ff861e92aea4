"""Fold words: take away what is only typography, so that what is left tells words apart.

Quotation marks of all kinds are one, dashes are one, ellipses are dots, ligatures are letters, letter case and the
marks of emphasis in plain text are gone, and so is what joins or parts letters unseen, and the points of Hebrew and
Arabic letters; Eastern Arabic digits are Western ones. Brackets, numbers and all other punctuation stay: they are the
wording.

>>> [fold(word) for word in ("“State-Owned”", "„ﬁnal…“", "_not_", "[1937a:13,", "1936—38")]
["'stateowned'", "'final...'", 'not', '[1937a:13,', '1936-38']
>>> differs_in_typography_only(["state-owned", "–"], ["state", "owned", "--"])
True
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pamphlet.verify.copies import HYPHEN
from pamphlet.work.expressions import expression

_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›〝〞〟＂＇ʼʹ′″׳״"
_DASHES = "-־‐‑‒–—―−﹘﹣－"
_EASTERN = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"  # programs show one number in the digits of either
_TABLE = str.maketrans(
    {
        **dict.fromkeys(_QUOTES, "'"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys("_*", ""),
        **dict(zip(_EASTERN, "0123456789" * 2, strict=True)),
    }
)
# A word stands in ten files of a release, and often in each: what it is folded to is kept, but never much of it.
WORDS_KEPT, LONGEST_KEPT = 20_000, 40
APART = "\u2009"  # stands between an initial and the rest of its word, where a copy has them apart
# What joins letters, or draws an Arabic word out; and the points of Hebrew and Arabic, which help to read its letters.
_JOINERS = expression(
    f"[{APART}\u200c\u200d\u0640\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_HYPHEN_IN_WORD = expression(rf"(?<=[^\W\d_])[-{HYPHEN}]+(?=[^\W\d_])")


def fold(word: str) -> str:
    """Give a word without what is only typography; hyphens between letters are gone, other dashes are one hyphen."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return _folded(word) if len(word) <= LONGEST_KEPT else _folded.__wrapped__(word)


@lru_cache(WORDS_KEPT)
def _folded(word: str) -> str:
    return _HYPHEN_IN_WORD.sub("", _loosely(word)).replace(HYPHEN, "-")


def differs_in_typography_only(work: Iterable[str], copy: Iterable[str]) -> bool:
    """Tell whether two passages are the same but for typography, the spaces between their words included."""
    work, copy = tuple(work), tuple(copy)
    if "".join(map(fold, work)) == "".join(map(fold, copy)):
        return True
    return "".join(map(_loosely, work)) == "".join(map(_loosely, copy)).replace(HYPHEN, "-")


def _loosely(word: str) -> str:
    plain = _JOINERS.sub("", word.translate(_TABLE))
    marked = unicodedata.normalize("NFKC", plain).casefold().translate(_TABLE)
    marked = re.sub("--+", "-", marked)
    return re.sub("''+", "'", marked)
