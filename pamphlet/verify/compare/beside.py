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
from pamphlet.verify.compare.speaking import ENDS
from pamphlet.work.align import Gap
from pamphlet.work.expressions import expression

MORE = 2  # words of a change more than the work has there
ALIKE = 0.6  # of the characters: “[1968:7]” and “1968:7” are at 0.75, two words of one length by chance at 0.2

_WORD = expression(r"(?:[^\W\d_]|['’-])+[.,;:!?…]*")


def parted(both: Sides, gap: Gap) -> tuple[Gap, ...]:
    """Give a gap as the change in it and the addition beside that, in the order of the copy; or as it is.

    Where a copy ends in the middle of a block, the change is in the words that are left of it.
    """
    border = next(
        (at for at in range(gap.work + 1, gap.work + LONGEST + 1) if at in both.work.borders), -1
    )
    if gap.work < border < gap.work_end and gap.work not in both.work.borders:
        begun = gap._replace(work_end=border)
        best = max(_begun(begun), key=lambda change: _likeness(both, change), default=gap)
        if best is not gap and _likeness(both, best) >= ALIKE:
            return (best, Gap(border, gap.work_end, best.copy_end, gap.copy_end))
    if not 0 < gap.work_end - gap.work <= LONGEST:
        return (gap,)
    if change := _last_words(both, gap):
        return (change, Gap(gap.work_end, gap.work_end, change.copy_end, gap.copy_end))
    best = max(_changes(both, gap), key=lambda change: _likeness(both, change), default=gap)
    if best is gap or _likeness(both, best) < ALIKE:
        return (gap,)
    if best.copy == gap.copy:
        return (best, Gap(gap.work_end, gap.work_end, best.copy_end, gap.copy_end))
    return (Gap(gap.work, gap.work, gap.copy, best.copy), best)


def _last_words(both: Sides, gap: Gap) -> Gap | None:
    """Give the last words of the work as changed, when others end a sentence there, or go on with the one before.

    As many end one: “the same month. Home”. Small letters go on with one until the large one of what follows: “the same
    hour Read more”.
    """
    size = gap.work_end - gap.work
    is_last = gap.work_end == len(both.work.keys) and gap.work not in both.work.borders
    if not is_last or size > MORE or gap.copy_end - gap.copy <= size:
        return None
    found = both.copy.words[gap.copy : gap.copy_end]
    if ENDS.search(both.work.words[gap.work_end - 1]) and ENDS.search(found[size - 1]):
        return gap._replace(copy_end=gap.copy + size)
    length = next((at for at, word in enumerate(found[: size + MORE + 1]) if word[0].isupper()), 0)
    goes_on = length and found[0][0].islower() and all(map(_WORD.fullmatch, found[:length]))
    return gap._replace(copy_end=gap.copy + length) if goes_on else None


def _begun(gap: Gap) -> Iterator[Gap]:
    """Give what may be the change at the beginning of a gap."""
    longest = min(gap.work_end - gap.work + MORE, gap.copy_end - gap.copy)
    return (gap._replace(copy_end=gap.copy + length) for length in range(1, longest + 1))


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
