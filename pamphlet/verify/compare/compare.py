"""Compare the wording of a work with a copy: every word of the work in order, and nothing put in.

In: `Words` and a `Copy`. Out: a `Comparison` with each `Difference`, in the order of the work. What a copy adds between
blocks may be apparatus, furniture or the site around it, and is listed apart; what it adds within a block is put in.

>>> typed = "Not a single word of all this is lost.", "This is the end of it."
>>> blocks = tuple(BlockWords(f"p-{at}", 0, tuple(text.split())) for at, text in enumerate(typed))
>>> work = Words((PartWords("part", "Part", blocks),))
>>> read = "A title. Not a single word of all that is lost. 12 This is the end of it."
>>> comparison = compare(work, Copy("text", tuple(read.split())))
>>> [(difference.kind, difference.expected, difference.found) for difference in comparison.differences]
[('changed', ('this',), ('that',))]
>>> [(read.split()[added.start : added.end], added.inside) for added in comparison.additions]
[(['A', 'title.'], False), (['12'], True)]
>>> comparison.found, comparison.count
(14, 15)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby, pairwise

from pamphlet.verify.compare.allowances import alike_by_place, is_allowed, without_addition
from pamphlet.verify.compare.apparatus import Beside, beside, is_apparatus
from pamphlet.verify.compare.beside import parted
from pamphlet.verify.compare.broken_words import broken_alike
from pamphlet.verify.compare.differences import Addition, Comparison, Difference
from pamphlet.verify.compare.folding import differs_in_typography_only
from pamphlet.verify.compare.initials import initials_apart, is_initial
from pamphlet.verify.compare.keys import Sides, folded_beside, key_for, sides
from pamphlet.verify.compare.moved import find_moved
from pamphlet.verify.compare.note_calls import called_words, torn_words
from pamphlet.verify.compare.parted_words import parted_words
from pamphlet.verify.compare.places import difference_at, without_furniture
from pamphlet.verify.compare.placing import closest
from pamphlet.verify.compare.sliders import tidied
from pamphlet.verify.compare.stand_ins import with_stand_ins
from pamphlet.verify.compare.transposed import transposed
from pamphlet.verify.copies import Copy, without
from pamphlet.work.align import (
    LARGEST_TABLE,
    Gap,
    Match,
    align,
    align_again,
    align_thoroughly,
    gaps,
)
from pamphlet.work.words import Words

LONGEST_CHANGE = 30  # words: three of four sentences of the first pamphlet have no more
LEEWAY = 3  # words more than twice as many that may stand in place of others: the smallest changes are of a few
MARKS = frozenset("|¦│•◦▪‣●○■□➢➤·")
MOST_GAPS_ON_A_LINE = 8  # of a page read by place: a line has ten words, and brackets tear it


def compare(words: Words, copy: Copy, exact: Comparison | None = None) -> Comparison:
    """Compare word by word; given what came of that, compare by what is left of the words without their typography.

    What looks like page furniture is left aside, unless the comparison is better with it: a line may only look so. In a
    large text, what was long alike before is not aligned again.
    """
    folded = exact is not None
    copy, torn = _mended(words, copy)
    marks = _marks(words, copy) | torn
    bare = without(copy, copy.furniture | marks)
    large = exact and exact.count * len(bare.words) > LARGEST_TABLE and not copy.furniture
    both = (
        folded_beside(sides(words, bare, folded=False), exact.matches) if exact and large else None
    )
    given = exact.matches if exact and both else ()
    comparison = _compared(both or sides(words, bare, folded=folded), given)
    texts = beside(words)
    if copy.furniture and badness(comparison, copy, texts) > (0, 0, 0):
        whole = _compared(sides(words, without(copy, marks), folded=folded))
        comparison = min(comparison, whole, key=lambda one: badness(one, copy, texts))
    return comparison


def _mended(words: Words, copy: Copy) -> tuple[Copy, frozenset[int]]:
    """Put together what a note's number, a line end or a large initial has torn; give the places behind, too."""
    key = key_for(copy, folded=False)
    called = called_words(words.blocks, key)
    whole = torn_words(copy.words, called)
    typed = words.flat()
    keys = {word: key(word) for word in {*typed, *copy.words}}
    if any(map(is_initial, set(copy.words))):
        whole |= initials_apart(copy.words, set(map(keys.__getitem__, typed)))
    behind = {at + 1 for at in whole}
    if copy.line_starts:
        known = {keys[word]: word for word in typed}
        keyed = replace(copy, words=tuple(map(keys.__getitem__, copy.words)))
        for places, word in parted_words(keyed, known, called).items():
            whole[places[0]] = word
            behind.update(places[1:])
    if not whole:
        return copy, frozenset()
    mended = tuple(whole.get(at, word) for at, word in enumerate(copy.words))
    return replace(copy, words=mended), frozenset(behind)


def _marks(words: Words, copy: Copy) -> frozenset[int]:
    """Give the places of the marks that stand around cells and items, and are no words of the work."""
    marks = MARKS.intersection(copy.words)
    if not marks:
        return frozenset()
    marks = marks.difference(*(block.words for block in words.blocks))
    return frozenset(at for at, word in enumerate(copy.words) if word in marks)


def badness(comparison: Comparison, copy: Copy, texts: Beside) -> tuple[int, int, int]:
    """Tell how far a copy departs: the words that are lost, then the places where any are lost or put in.

    Last those where nothing stands for what is lost.
    """
    inside = sum(
        added.inside and not is_apparatus(without_furniture(copy, added), texts.at(added.block))
        for added in comparison.additions
    )
    lost = comparison.count - comparison.found
    missing = sum(difference.kind == "missing" for difference in comparison.differences)
    return lost, len(comparison.differences) + inside, missing


def _compared(both: Sides, given: Sequence[Match] = ()) -> Comparison:
    matches = _aligned(both, given)
    typography = list(_typography(both, matches)) if both.folded else []
    every = list(_gaps(both, matches))
    both = with_stand_ins(both, every)
    open_gaps = []
    for gap in every:
        if is_allowed(both, gap):
            continue
        rest = without_addition(both, gap)
        for piece in (rest,) if _is_change(both, rest) else parted(both, rest):
            if both.folded and _is_typography(both, piece):
                found = both.found(both.strange(piece))
                typography.append(difference_at(both, "typography", piece, found))
            else:
                open_gaps.append(piece)
    open_gaps = transposed(both, open_gaps)
    differences, additions = _findings(both, open_gaps, matches)
    typography.sort(key=lambda difference: difference.position)
    size = len(both.work.keys)
    lost = sum(gap.work_end - gap.work for gap in open_gaps)
    return Comparison(
        tuple(differences),
        tuple(typography),
        tuple(additions),
        size,
        size - lost,
        matches=tuple(matches),
        standing=tuple(_standing(both.copy, matches)),
    )


def _aligned(both: Sides, given: Sequence[Match]) -> list[Match]:
    """Align by anchors; when words are missing, see whether a thorough search finds more of them."""
    work, copy = both.work.keys, both.keys
    small = len(work) * len(copy) <= LARGEST_TABLE
    best = align_again(work, copy, given) if given else align(work, copy)
    if small and _length(best) < len(work):
        best = max(best, align_thoroughly(work, copy), key=_length)
    best = tidied(best, both)
    return closest(both, best) if _length(best) == len(work) and len(best) > 1 else best


def _length(matches: Sequence[Match]) -> int:
    return sum(match.length for match in matches)


def _standing(copy: Copy, matches: Sequence[Match]) -> Iterator[Match]:
    """Give matches by the places of their words in the whole copy, parted where words had been taken away."""
    for match in matches:
        end = match.copy + match.length
        inner = range(match.copy + 1, end) if copy.places else ()
        parted = (at for at in inner if copy.places[at] != copy.places[at - 1] + 1)
        for start, stop in pairwise((match.copy, *parted, end)):
            yield Match(match.work + start - match.copy, copy.place(start), stop - start)


def _gaps(both: Sides, matches: Sequence[Match]) -> Iterator[Gap]:
    """Give the gaps, but not those whose characters, taken together, stand where they should on the page."""
    every = gaps(matches, len(both.work.keys), len(both.keys))
    at = 0
    while at < len(every):
        alike = alike_by_place(both, every[at : at + MOST_GAPS_ON_A_LINE])
        if not alike:
            yield every[at]
        at += max(1, alike)


def _is_typography(both: Sides, gap: Gap) -> bool:
    """Tell whether a gap that is filled on both sides differs in typography only."""
    expected = both.work.words[gap.work : gap.work_end]
    found = both.found(both.strange(gap))
    return bool(expected and found) and differs_in_typography_only(expected, found)


def _findings(
    both: Sides, open_gaps: Sequence[Gap], matches: Sequence[Match]
) -> tuple[list[Difference], list[Addition]]:
    """Tell what happened in each gap: words changed, moved or missing, and words put in or added."""
    missing = [
        loss for gap in open_gaps for loss in _losses(both, gap) if loss.copy == loss.copy_end
    ]
    span = (matches[0].copy, matches[-1].copy + matches[-1].length) if matches else (0, 0)
    moved = find_moved(both, missing, open_gaps, span)
    taken = {
        at
        for loss, start in moved.items()
        for at in range(start, start + loss.work_end - loss.work)
    }
    differences: list[Difference] = []
    additions: list[Addition] = []
    for gap in open_gaps:
        differences.extend(_loss(both, loss, moved.get(loss)) for loss in _losses(both, gap))
        added = None if _is_change(both, gap) else _addition(both, gap, taken)
        if isinstance(added, Addition):
            additions.append(added)
        elif added:
            differences.append(added)
    return differences, additions


def _is_change(both: Sides, gap: Gap) -> bool:
    """Tell whether what stands in a gap stands there instead of the words of the work, neither much more nor less."""
    expected, found = gap.work_end - gap.work, len(both.strange(gap))
    if not (0 < expected <= LONGEST_CHANGE and 0 < found <= LONGEST_CHANGE):
        return False
    return found <= 2 * expected + LEEWAY and expected <= 2 * found + LEEWAY


def _losses(both: Sides, gap: Gap) -> Iterator[Gap]:
    """Give what of a gap the copy has not: block by block, or whole with the words that stand in its place."""
    if _is_change(both, gap):
        yield gap
    elif gap.work < gap.work_end:
        starts = both.work.starts
        inner = starts[bisect_right(starts, gap.work) : bisect_left(starts, gap.work_end)]
        for start, end in pairwise((gap.work, *inner, gap.work_end)):
            yield Gap(start, end, gap.copy, gap.copy)


def _loss(both: Sides, loss: Gap, moved_to: int | None) -> Difference:
    if moved_to is not None:
        found = tuple(both.copy.words[moved_to : moved_to + loss.work_end - loss.work])
        there = loss._replace(copy=moved_to, copy_end=moved_to + len(found))
        return difference_at(both, "moved", there, found)
    found = both.found(both.strange(loss))
    return difference_at(both, "changed" if found else "missing", loss, found)


def _addition(both: Sides, gap: Gap, taken: AbstractSet[int]) -> Addition | Difference | None:
    """Tell of the words that a copy has more: an addition where a block begins or ends, else put in."""
    strange = [at for at in both.strange(gap) if at not in taken]
    if not strange:
        return None
    border = next((at for at in range(gap.work, gap.work_end + 1) if at in both.work.borders), -1)
    if border < 0:
        place = Gap(gap.work_end, gap.work_end, strange[0], strange[-1] + 1)
        return difference_at(both, "put in", place, both.found(strange))
    return Addition(
        start=both.copy.place(strange[0]),
        end=both.copy.place(strange[-1]) + 1,
        block=bisect_left(both.work.starts, border),
        inside=gap.work > 0 and gap.work_end < len(both.work.keys),
    )


def _typography(both: Sides, matches: Sequence[Match]) -> Iterator[Difference]:
    """Give the runs of words that are the same only when folded."""
    exact = key_for(both.copy, folded=False)
    for match in matches:
        words = both.work.words[match.work : match.work + match.length]
        found = both.copy.words[match.copy : match.copy + match.length]
        if tuple(words) == found:
            continue
        same = [
            word == other or broken_alike([exact(word)], exact(other), ())
            for word, other in zip(words, found, strict=True)
        ]
        for is_same, run in groupby(range(match.length), key=same.__getitem__):
            if not is_same:
                places = list(run)
                first, end = places[0], places[-1] + 1
                there = Gap(
                    match.work + first, match.work + end, match.copy + first, match.copy + end
                )
                said = " ".join(found[first:end]).split()  # initials apart, too
                yield difference_at(both, "typography", there, tuple(said))
