"""Check a file of a build against the wording it was made from: strictly, since nothing may happen to a word there.

In: the wording, the file's name and bytes, the condition of the licence. Out: a problem R01 for each fault.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from pamphlet.verify.carried import carried_exemplar
from pamphlet.verify.compare.departures import nearest_reading
from pamphlet.verify.compare.differences import Comparison, Difference
from pamphlet.verify.compare.surroundings import stands_outside
from pamphlet.verify.copies import HYPHEN, Copy, Unreadable, read_copy
from pamphlet.work.exemplar import Exemplar
from pamphlet.work.problems import Place, Problem, error
from pamphlet.work.words import Words

MOST_TOLD = 20
LONGEST_SHOWN = 12  # words

HINT = (
    "this is a fault of the program, not of the manuscript: the file is left out, and all others are whole;"
    " please send this message, with the manuscript if you may, to those who make the program"
)


def check_own(words: Words, name: str, content: bytes, condition: str = "") -> tuple[Problem, ...]:
    """Read a file back: each word that is missing, changed, moved or put in is a problem.

    It is the judgement of `verify`, and stricter: typography counts. So does a condition that does not stand word for
    word outside the work: on the licence page.
    """
    place = Place(name)
    try:
        copy = read_copy(name, content)
    except Unreadable as reason:
        return (error("R01", f"the file cannot be read back: {reason}", place, HINT),)
    nearest = nearest_reading if copy.drawn or copy.otherwise else _remembered
    copy, comparison = nearest(words, copy)
    faults = [_sentence(difference) for difference in comparison.differences]
    if condition and not stands_outside(condition, copy, comparison):
        faults.append(
            "the condition of the licence does not stand word for word on the licence page"
        )
    if len(faults) > MOST_TOLD:
        faults[MOST_TOLD:] = [f"and {len(faults) - MOST_TOLD} more places"]
    return tuple(error("R01", fault, place, HINT) for fault in faults)


@lru_cache(maxsize=1)
def _remembered(words: Words, copy: Copy) -> tuple[Copy, Comparison]:
    """Compare what can be read in one way alone; the last is remembered: pages on other paper have the same words."""
    return nearest_reading(words, copy)


def check_carried(exemplar: Exemplar | None, name: str, content: bytes) -> tuple[Problem, ...]:
    """Read back a file that is there to measure copies by: it carries the exemplar, and is told from a copy."""
    faults = []
    if exemplar is None or carried_exemplar(name, content) != exemplar:
        faults.append("the wording that it carries is not that of the work")
    with suppress(Unreadable):
        read_copy(name, content)
        faults.append("it is taken for a copy of the work")
    return tuple(error("R01", fault, Place(name), HINT) for fault in faults)


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
