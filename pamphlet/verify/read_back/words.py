"""Check a file of a build against the wording it was made from: strictly, since nothing may happen to a word there.

In: the wording, the file's name and bytes, the condition of the licence. Out: a problem R01 for each fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from pamphlet.verify.compare.compare import compare
from pamphlet.verify.compare.differences import Comparison, Difference
from pamphlet.verify.compare.surroundings import stands_outside
from pamphlet.verify.copies import HYPHEN, Copy, Unreadable, read_copy
from pamphlet.work.problems import Place, Problem, error
from pamphlet.work.words import Words

MOST_TOLD = 20
LONGEST_SHOWN = 12  # words
REPEATED = 5  # words in a row that stand in the work, and once more within it

HINT = "this is a fault of the program or of a template, not of the manuscript; the former release stays as it was"


def check_own(words: Words, name: str, content: bytes, condition: str = "") -> tuple[Problem, ...]:
    """Read a file back: each word that is missing, changed, moved or put in within a block is a problem.

    So is a passage of the work that stands twice, and a condition that does not stand word for word outside the work:
    on the licence page.
    """
    place = Place(name)
    try:
        copy = read_copy(name, content)
    except Unreadable as reason:
        return (error("R01", f"the file cannot be read back: {reason}", place, HINT),)
    comparison = compare(words, copy)
    faults = [_sentence(difference) for difference in comparison.differences]
    faults.extend(_repeated(words, copy, comparison))
    if condition and not stands_outside(condition, copy, comparison):
        faults.append(
            "the condition of the licence does not stand word for word on the licence page"
        )
    if len(faults) > MOST_TOLD:
        faults[MOST_TOLD:] = [f"and {len(faults) - MOST_TOLD} more places"]
    return tuple(error("R01", fault, place, HINT) for fault in faults)


def _sentence(difference: Difference) -> str:
    after = f", after {shown(difference.before)}" if difference.before else ""
    where = (
        f"in “{difference.part}”" + (f", turn {difference.turn}" if difference.turn else "") + after
    )
    match difference.kind:
        case "missing":
            return f"{where}: {shown(difference.expected)} is missing"
        case "moved":
            return f"{where}: {shown(difference.expected)} stands in another place"
        case "put in":
            return f"{where}: {shown(difference.found)} is put in"
        case _:
            return f"{where}: {shown(difference.expected)} became {shown(difference.found)}"


def shown(words: tuple[str, ...]) -> str:
    """Quote words; of many, the first ones and the last ones, and how many they are."""
    if len(words) <= LONGEST_SHOWN:
        return f"“{_line(words)}”"
    half = LONGEST_SHOWN // 2
    return f"“{_line(words[:half])} … {_line(words[-half:])}” ({len(words)} words)"


def _line(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(HYPHEN, "-")


def _repeated(words: Words, copy: Copy, comparison: Comparison) -> Iterator[str]:
    """Find passages of the work that stand once more between its blocks."""
    inside = [
        added
        for added in comparison.additions
        if added.inside and added.end - added.start >= REPEATED
    ]
    if not inside:
        return
    flat = words.flat()
    passages = {flat[at : at + REPEATED] for at in range(len(flat) - REPEATED + 1)}
    for added in inside:
        passage = copy.words[added.start : added.end]
        runs = (passage[at : at + REPEATED] for at in range(len(passage) - REPEATED + 1))
        twice = next((run for run in runs if run in passages), None)
        if twice:
            part = words.titles[min(added.block, len(words.titles) - 1)]
            yield f"in “{part}”: {shown(twice)} stands twice"
