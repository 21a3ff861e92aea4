"""Tell running heads from what somebody put in: the title of a part or a page number, or both.

At the edge of a page a title is enough, or another text that stands beside the work. Amid the text, where a conversion
may have left them, one alone could be somebody's doing: so it must be a title of some length, or there must be several,
with numbers that rise.

>>> [page_number(found.split(), {"interview"}) for found in ("12 Interview", "13", "Interview 14", "15 lies", "no")]
[12, 13, 14, 0, 0]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise

from pamphlet.verify.compare.apparatus import is_apparatus, page_counted, said
from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.compare.keys import Sides
from pamphlet.work.align import Gap

LONG_TITLE = 12  # letters: “not” or “No reply” might be a title, and change a sentence
FEWEST = 3  # numbers: any two rise in every second case by chance, any three in one of six


def stands_at_page_edge(sides: Sides, gap: Gap) -> bool:
    """Tell whether the words in a gap stand at the top or foot of a page, and are titles and numbers."""
    starts = sides.copy.page_starts
    if bisect_right(starts, gap.copy_end) == bisect_right(starts, gap.copy - 1):
        return False
    head = sides.found(sides.strange(gap))
    return bool(said(head)) and is_apparatus(head, sides.work.beside)


def heads_amid_text(
    differences: Sequence[Difference], texts: Collection[str]
) -> frozenset[Difference]:
    """Give the differences that are running heads, with these texts in them."""
    alone = [difference for difference in differences if _is_long_title(difference, texts)]
    heads: list[Difference] = []
    numbers: list[int] = []
    for difference in sorted(differences, key=lambda difference: difference.position):
        number = page_number(difference.found, texts) if difference.kind == "put in" else 0
        if number:
            heads.append(difference)
            numbers.append(number)
    rising = all(former < number for former, number in pairwise(numbers))
    return frozenset((*alone, *heads) if len(heads) >= FEWEST and rising else alone)


def _is_long_title(difference: Difference, texts: Collection[str]) -> bool:
    """Tell whether what was put in is a whole title that is too long to change what a sentence says."""
    told = said(difference.found) if difference.kind == "put in" else ""
    return len(told) >= LONG_TITLE and len(difference.found) > 1 and told in texts


def page_number(found: Sequence[str], texts: Collection[str]) -> int:
    """Give the number in words that are a title and a number, or “Page 6 of 37”, or only a number; else 0.

    Of “8 A5 page 6” it is the first, which is that of the page.
    """
    if not is_apparatus(found, texts):
        return 0
    numbers = [int(word) for word in found if word.isdecimal()]
    counted = page_counted(found)
    return numbers[0] if len(numbers) == 1 or (numbers and counted) else counted
