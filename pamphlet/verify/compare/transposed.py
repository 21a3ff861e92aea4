"""Tell words that are only in another order, close to one another: nothing of them is lost, and nothing put in.

    work      by drought, by debt, and
    copy      by debt, by drought, and
    aligned   by [debt, by] drought, (by debt,) and      put in, then missing
    here      by (drought, by debt,)[debt, by drought,] and      changed

>>> block = BlockWords("p-1", 1, tuple("by drought, by debt, and".split()))
>>> copy = Copy("text", tuple("by debt, by drought, and".split()))
>>> both = sides(Words((PartWords("part", "Part", (block,)),)), copy, folded=False)
>>> transposed(both, [Gap(1, 1, 1, 3), Gap(2, 4, 4, 4)])
[Gap(work=1, work_end=4, copy=1, copy_end=4)]
"""

from __future__ import annotations

from collections.abc import Sequence

from pamphlet.verify.compare.keys import Sides
from pamphlet.work.align import Gap

FARTHEST = (
    8  # words from the first to the last: more of them are a passage, which may be found as moved
)


def transposed(both: Sides, open_gaps: Sequence[Gap]) -> list[Gap]:
    """Make one gap of two that together hold the same words, close to one another in one block."""
    kept: list[Gap] = []
    for gap in open_gaps:
        kept.append(gap)
        if len(kept) > 1:
            former, last = kept[-2:]
            whole = Gap(former.work, last.work_end, former.copy, last.copy_end)
            if _is_pair(former, last) and _same_words(both, whole):
                kept[-2:] = [whole]
    return kept


def _is_pair(one: Gap, other: Gap) -> bool:
    """Tell whether something is lost at one of two gaps, and something else strange at the other."""
    lost = one.work_end - one.work, other.work_end - other.work
    strange = one.copy_end - one.copy, other.copy_end - other.copy
    return lost == strange[::-1] and 0 in lost and max(lost) > 1


def _same_words(both: Sides, whole: Gap) -> bool:
    inner = range(whole.work + 1, whole.work_end)
    if len(inner) >= FARTHEST or not both.work.borders.isdisjoint(inner):
        return False
    expected = both.work.keys[whole.work : whole.work_end]
    found = [both.keys[at] for at in both.strange(whole)]
    return sorted(expected) == sorted(found)
