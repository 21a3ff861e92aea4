r"""What a copy may do to the words of a work without departing from it: the rules, in the order in which they act.

A gap is what lies between two passages that work and copy have in common: a range of the words of either, one of which
may be empty. The first rule that allows it has the last word; a gap that none allows is a finding.

    of pre- and [¹] post-war years      of pre-and 1 post-war 12 years      (12: page furniture)
    gap: “pre- and”, “pre-and”          a line ended at the hyphen          is_broken_word
    gap: “”, “1”                        note 1 is called there              is_note_number
    gap: “”, “12”                       nobody reads it as the work         is_furniture

>>> block = BlockWords("p-1", 0, ("of", "pre-", "and", "post-war", "years"), calls=((2, 1),))
>>> copy = Copy("pdf", ("of", "pre\x02and", "1", "post-war", "12", "years"), furniture=frozenset({4}))
>>> both = sides(Words((PartWords("part", "Part", (block,)),)), copy, folded=False)
>>> for gap in Gap(1, 3, 1, 2), Gap(3, 3, 2, 3), Gap(4, 4, 4, 5), Gap(4, 5, 4, 5):
...     print(next((rule.__name__ for rule in RULES if rule(both, gap)), "a finding"))
is_broken_word
is_note_number
is_furniture
a finding
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pamphlet.verify.compare.apparatus import is_apparatus, says_nothing
from pamphlet.verify.compare.broken_words import LONGEST, broken_alike, is_call, placed_alike
from pamphlet.verify.compare.keys import Sides
from pamphlet.verify.compare.running_heads import stands_at_page_edge
from pamphlet.work.align import Gap

MOST_PIECES = 2  # more than a passage has words: a long word in three lines of a narrow column


def is_furniture(sides: Sides, gap: Gap) -> bool:
    """Nothing is missing, and what is added looks like page furniture."""
    return not _missing(gap) and not sides.strange(gap)


def is_note_number(sides: Sides, gap: Gap) -> bool:
    """Nothing is missing, and what is added is the number of a note that is called there."""
    return not _missing(gap) and is_call(sides.text(sides.strange(gap)), _calls(sides, gap))


def is_running_head(sides: Sides, gap: Gap) -> bool:
    """Nothing is missing, and what is added is a running head, at the edge of a page."""
    return not _missing(gap) and stands_at_page_edge(sides, gap)


def is_drawn(sides: Sides, gap: Gap) -> bool:
    """Nothing is missing, and what is added describes a picture of the work, or stands in one."""
    return (
        not _missing(gap)
        and bool(sides.work.drawn)
        and is_apparatus(sides.found(sides.strange(gap)), sides.work.drawn)
    )


def is_broken_word(sides: Sides, gap: Gap) -> bool:
    """Nothing is missing but for what a line end did to a word, or the number of a note close behind it.

    What looked like furniture may be the rest of a broken word.
    """
    expected = sides.work.keys[gap.work : gap.work_end]
    readings = (sides.strange(gap), range(gap.copy, gap.copy_end))
    return bool(expected) and any(
        places and broken_alike(expected, sides.text(places), _calls(sides, gap))
        for places in readings
    )


RULES: tuple[Callable[[Sides, Gap], bool], ...] = (
    is_furniture,
    is_note_number,
    is_running_head,
    is_drawn,
    is_broken_word,
)


def is_allowed(sides: Sides, gap: Gap) -> bool:
    """Tell whether any of the rules allows a gap."""
    return any(rule(sides, gap) for rule in RULES)


def without_addition(sides: Sides, gap: Gap) -> Gap:
    """Give a gap at the border of a block without the words that stand there as they should."""
    borders = sides.work.borders
    size = gap.work_end - gap.work
    if not 0 < size <= LONGEST:
        return gap
    for length in range(1, min(gap.copy_end - gap.copy, size + MOST_PIECES + 1)):
        end, start = gap.copy + length, gap.copy_end - length
        if gap.work_end in borders and is_allowed(sides, gap._replace(copy_end=end)):
            return Gap(gap.work_end, gap.work_end, end, gap.copy_end)
        if gap.work in borders and is_allowed(sides, gap._replace(copy=start)):
            return Gap(gap.work, gap.work, gap.copy, start)
    return gap


def alike_by_place(sides: Sides, gaps: Sequence[Gap]) -> int:
    """Count the gaps that together hold the same characters, on a page that was read by place; 0 if they do not."""
    start = gaps[0]
    if sides.copy.visual.isdisjoint((start.copy, start.copy - 1)):
        return 0
    for count, last in enumerate(gaps, 1):
        expected = sides.work.keys[start.work : last.work_end]
        strange = [sides.keys[at] for at in sides.strange(start._replace(copy_end=last.copy_end))]
        bare = _without_numbers(strange, sides, start.work, last.work_end)
        if expected and any(placed_alike(expected, found) for found in (strange, bare)):
            return count
    return 0


def _without_numbers(found: Sequence[str], sides: Sides, start: int, end: int) -> Sequence[str]:
    """Leave the numbers of items out that stand before the first word of a block, or behind the last of the former."""
    first, last = 0, len(found)
    while start in sides.work.borders and first < last and says_nothing(found[first]):
        first += 1
    while end in sides.work.borders and first < last and says_nothing(found[last - 1]):
        last -= 1
    return found[first:last]


def _missing(gap: Gap) -> bool:
    return gap.work < gap.work_end


def _calls(sides: Sides, gap: Gap) -> list[int]:
    """Give the numbers of the notes that are called in a gap, or before it when it has no word of the work."""
    first = gap.work if _missing(gap) else gap.work - 1
    return [number for at in range(first, gap.work_end) for number in sides.work.calls.get(at, ())]
