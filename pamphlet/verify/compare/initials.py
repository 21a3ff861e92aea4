r"""Put an initial and the rest of its word together, where a copy has them apart: “T he”, “I NTRODUCTION”.

Initials are set apart by those who dress a page, and so are the capitals before small ones; programs that take the text
out of such a page put a space between the two. It is the same word if the work has that, and has not both pieces;
but for its typography, and so a thin space stays in it.

>>> initials_apart(("I", "NTRODUCTORY", "N", "OTE", "“T", "he"), {"INTRODUCTORY", "NOTE", "he", "“The"})
{0: 'I\u2009NTRODUCTORY', 2: 'N\u2009OTE', 4: '“T\u2009he'}
>>> initials_apart(("A", "way"), {"Away", "A", "way"})
{}
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from pamphlet.verify.compare.folding import APART

LONGEST = 3  # characters: an initial with quotation marks before it


def initials_apart(copy: Sequence[str], known: Collection[str]) -> dict[int, str]:
    """Give the words of a work of which a copy has the initial apart, by the places of these."""
    apart: dict[int, str] = {}
    initials = set(filter(is_initial, set(copy)))
    for at, (initial, rest) in enumerate(pairwise(copy)):
        if initial not in initials or not rest[:1].isalpha():
            continue
        if initial + rest in known and (initial not in known or rest not in known):
            apart[at] = initial + APART + rest
    return apart


def is_initial(word: str) -> bool:
    """Tell whether a word is one capital, with nothing but marks before it."""
    return len(word) <= LONGEST and word[-1:].isupper() and not any(map(str.isalnum, word[:-1]))
