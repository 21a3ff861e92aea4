"""Tell running heads that a conversion left amid the text: a page number, with the title of a part or of the work.

One of them alone could be somebody's doing. So there must be several, with numbers that rise.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.compare.folding import said

FEWEST = 3
LONGEST_NUMBER = 4  # digits


def baked_heads(
    differences: Sequence[Difference], titles: Collection[str]
) -> frozenset[Difference]:
    """Give the differences that are running heads; `titles` is what titles say."""
    found: list[Difference] = []
    numbers: list[int] = []
    for each in sorted(differences, key=lambda each: each.position):
        number = _page_number(each, titles) if each.kind == "put in" else 0
        if number:
            found.append(each)
            numbers.append(number)
    rising = all(one < other for one, other in pairwise(numbers))
    return frozenset(found) if len(found) >= FEWEST and rising else frozenset()


def _page_number(each: Difference, titles: Collection[str]) -> int:
    """Give the number in words that are a title and a number, or only a number; else 0."""
    numbers = [word for word in each.found if word.isdecimal() and len(word) <= LONGEST_NUMBER]
    title = said(each.found)
    return int(numbers[0]) if len(numbers) == 1 and (not title or title in titles) else 0
