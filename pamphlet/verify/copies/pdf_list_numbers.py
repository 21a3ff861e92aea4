r"""Find numbers of lists that are drawn behind all words of a page or a column, and part the word that its end breaks.

WeasyPrint draws them so. PDFium reads a page in the order in which it is drawn:

    as drawn    … an equal elec-⏎1.⏎2.⏎tion to      as read     … an equal elec-tion to

>>> late_numbers("an equal elec\ufffe1. \r\n2. \r\ntion to")
('1. \r\n2.',)
>>> without_numbers("an equal elec\ufffe1. \r\n2. \r\ntion to", ("1. \r\n2.",))
'an equal elec\ufffetion to'
>>> late_numbers("of Apollo-11."), late_numbers("see pages 1-2.")
((), ())
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pamphlet.work.expressions import expression

_NUMBER = r"(?:\d{1,3}[.)]|[•◦▪])"
_GAP = r"\s*[\r\n]\s*"
_LATE = expression(
    rf"(?:(?<=[^\W\d_][\ufffe\x02])\s*|(?<=[^\W\d_][-\u2010]){_GAP})"
    rf"(?P<numbers>{_NUMBER}(?:{_GAP}{_NUMBER})*)(?:\s*$|{_GAP}(?=[^\W\d_]))"
)

_MAY_BE_LATE = expression(
    rf"[-\u2010\ufffe\x02]\s*{_NUMBER}"
)  # sooner told, as it begins with the hyphen


def late_numbers(text: str) -> tuple[str, ...]:
    """Give the rows of numbers that stand behind a broken word, each alone in its line, as they are read."""
    return (
        tuple(row["numbers"] for row in _LATE.finditer(text)) if _MAY_BE_LATE.search(text) else ()
    )


def without_numbers(text: str, rows: Sequence[str]) -> str:
    """Take rows of numbers out of a text, each once, where they stand in lines of their own."""
    for row in rows:
        numbers = _GAP.join(map(re.escape, row.split()))
        text = re.sub(
            rf"(?:(?<=[-\u2010\ufffe\x02])\s*|{_GAP}){numbers}(?:{_GAP}|\s*$)", "", text, count=1
        )
    return text
