"""Part a change at the border of a block from what is added beside it.

At the end of a turn its last word may be changed while behind it an advertisement, or all that a page has after the
work, is added: taken together these are too many words to stand in place of that one. What is like the words of the
work is what became of them.

    work      the valley. [1968:7] | EV: And if
    copy      the valley. 1968:7 Buy our shoes, they are cheap and good. EV: And if
    gap       “[1968:7]”, “1968:7 Buy our shoes, they are cheap and good.”
    here      “[1968:7]”, “1968:7”; and an addition

>>> blocks = BlockWords("p-1", 1, ("valley.", "[1968:7]")), BlockWords("p-2", 2, ("EV:", "And"))
>>> copy = Copy("text", tuple("valley. 1968:7 Buy our shoes, they are cheap and good. EV: And".split()))
>>> both = sides(Words((PartWords("part", "Part", blocks),)), copy, folded=False)
>>> parted(both, Gap(1, 2, 1, 10))
(Gap(work=1, work_end=2, copy=1, copy_end=2), Gap(work=2, work_end=2, copy=2, copy_end=10))
"""

from __future__ import annotations

from collections.abc import Iterator

from pamphlet.verify.compare.broken_words import LONGEST
from pamphlet.verify.compare.keys import Sides
from pamphlet.work.align import Gap

MORE = 2  # words of a change more than the work has there
ALIKE = 0.6  # of the characters: “[1968:7]” and “1968:7” are at 0.75, two words of one length by chance at 0.2


def parted(both: Sides, gap: Gap) -> tuple[Gap, ...]:
    """Give a gap as the change in it and the addition beside that, in the order of the copy; or as it is."""
    if not 0 < gap.work_end - gap.work <= LONGEST:
        return (gap,)
    best = max(_changes(both, gap), key=lambda change: _likeness(both, change), default=gap)
    if best is gap or _likeness(both, best) < ALIKE:
        return (gap,)
    if best.copy == gap.copy:
        return (best, Gap(gap.work_end, gap.work_end, best.copy_end, gap.copy_end))
    return (Gap(gap.work, gap.work, gap.copy, best.copy), best)


def _changes(both: Sides, gap: Gap) -> Iterator[Gap]:
    """Give what may be the change: the first words of the copy at the end of a block, its last at the beginning."""
    size = gap.work_end - gap.work
    for length in range(1, min(size + MORE + 1, gap.copy_end - gap.copy)):
        if gap.work_end in both.work.borders:
            yield gap._replace(copy_end=gap.copy + length)
        if gap.work in both.work.borders:
            yield gap._replace(copy=gap.copy_end - length)


def _likeness(both: Sides, change: Gap) -> float:
    from rapidfuzz.distance import Levenshtein

    expected = " ".join(both.work.keys[change.work : change.work_end])
    found = " ".join(both.keys[change.copy : change.copy_end])
    return float(Levenshtein.normalized_similarity(expected, found))
