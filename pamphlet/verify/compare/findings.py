"""Put the differences together that are one: the same change many times, or blocks that went the same way.

>>> def change(expected, found):
...     return Difference("changed", "p-1", "Part", 1, 0, tuple(expected.split()), tuple(found.split()), (), (), 0, 0)
>>> for finding in findings([change("[was]", "was"), change("no", "not"), change("[1937a:13]", "1937a:13")]):
...     print(finding.count, finding.habit, finding.places[0].expected)
2 the brackets are dropped ('[was]',)
1  ('no',)
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.compare.folding import fold
from pamphlet.verify.compare.speaking import Labels
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen

BRACKETS = "the brackets are dropped"
BRACKETED_GONE = "what stands in brackets is left out"
LABELS = "the labels are written in another form"
LABELS_GONE = "the labels are left out"
BARE = "accents and points are set otherwise"
AMID = "what stands apart is set in brackets where it belongs"
SAME = "“{}” each time"
SIGNS = "“{}” became “{}”"
ELSEWHERE = "the blocks follow one another in another place"
TOGETHER = "the blocks follow one another"
SHOWN = 3  # places of a finding that are shown
LONGEST_SIGNS = 8  # characters that are taken out or put in, of a change that may be a habit
LONGEST_SAME = 120  # characters of words that are told to be the same at all places: two lines

_BRACKETED = expression(r"\[[^\[\]]*\]")
_IN_TWO = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"}
)
_AROUND = "[](){}<>"
_NO_BRACKETS = str.maketrans("", "", "[]()⟨⟩{}")


@frozen
class Finding:
    """One thing that happened to a copy, at one place or at many; `habit` says what is the same at all of them."""

    places: tuple[Difference, ...]
    habit: str = ""

    @property
    def kind(self) -> str:
        """What kind of difference it is."""
        return self.places[0].kind

    @property
    def count(self) -> int:
        """At how many places it happened."""
        return len(self.places)


def findings(
    differences: Sequence[Difference], labels: Labels = frozenset()
) -> tuple[Finding, ...]:
    """Put differences together, in the order of their first places; `labels` are those of the speakers."""
    follows = [*map(_follows, (None, *differences), differences), False]
    habits = [
        "" if follows[at] or follows[at + 1] else _habit(place, labels)
        for at, place in enumerate(differences)
    ]
    often = Counter(habits)
    together: dict[tuple[str, str], list[Difference]] = {}
    row = 0
    for at, place in enumerate(differences):
        row += not follows[at]
        key: tuple[str, str] = (place.kind, habits[at])
        if not habits[at] or often[habits[at]] == 1:
            key = (str(row), ELSEWHERE if place.kind == "moved" else TOGETHER)
        together.setdefault(key, []).append(place)
    return tuple(
        Finding(tuple(places), habit if len(places) > 1 else "")
        for (_, habit), places in together.items()
    )


def _habit(place: Difference, labels: Labels) -> str:
    """Name what a place may have in common with others: what is done to brackets, labels, signs or the same words."""
    expected, found = " ".join(place.expected), " ".join(place.found)
    match place.kind:
        case "changed":
            return _change(place, expected, found, labels)
        case "moved" if found != expected and found.strip(_AROUND) == expected.strip(_AROUND):
            return AMID
        case "missing" if _is_label(place.expected, labels):
            return LABELS_GONE
        case "missing" if _BRACKETED.fullmatch(expected):
            return BRACKETED_GONE
        case "missing" | "put in" if len(expected) + len(found) <= LONGEST_SAME:
            return SAME.format(expected or found)
    return ""


def _change(place: Difference, expected: str, found: str, labels: Labels) -> str:
    if " ".join(expected.translate(_NO_BRACKETS).split()) == found:
        return BRACKETS
    if _is_label(place.expected, labels) and _is_label(place.found, labels):
        return LABELS
    if _bare(expected) == _bare(found) or _bare(expected.translate(_IN_TWO)) == _bare(found):
        return BARE
    taken, put = _signs(expected, found)
    if len(taken) + len(put) > LONGEST_SIGNS or any(map(str.isalpha, taken + put)):
        taken, put = expected, found
    if len(taken) + len(put) > LONGEST_SAME:
        return ""
    return SIGNS.format(taken or "nothing", put or "nothing")


def _bare(text: str) -> str:
    """Give the letters of a text without their accents and points."""
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parted if unicodedata.category(letter) != "Mn")


def _is_label(words: Sequence[str], labels: AbstractSet[tuple[str, ...]]) -> bool:
    return tuple(map(fold, words)) in labels


def _signs(expected: str, found: str) -> tuple[str, str]:
    """Give the characters that are taken out, and those that are put in."""
    from rapidfuzz.distance import Levenshtein

    if max(len(expected), len(found)) > 400:
        return expected, found
    taken = put = ""
    for step in Levenshtein.opcodes(expected, found):
        if step.tag != "equal":
            taken += expected[step.src_start : step.src_end]
            put += found[step.dest_start : step.dest_end]
    return taken, put


def _follows(former: Difference | None, place: Difference) -> bool:
    """Tell whether a block went the same way as the one before it."""
    if former is None or former.kind != place.kind or former.anchor == place.anchor or place.word:
        return False
    if place.kind == "missing":
        return former.position == place.position
    return former.position + len(former.found) == place.position
