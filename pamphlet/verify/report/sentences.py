"""Say what was found in plain sentences, for people who know neither the program nor its words.

>>> said_of(Verdict("complete", count=9457, found=9457), "A Title")
'This copy of “A Title” is complete: all its 9,457 words are there, in their order.'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pamphlet.verify.compare.differences import Difference, DifferenceKind
from pamphlet.verify.report.passages import shown, shown_words
from pamphlet.verify.verdict import Around, Verdict

WORDS_AROUND = 16
MOST_RANGES = 24

NAMES = {
    "identical": "Identical",
    "complete": "Complete",
    "complete, typography differs": "Complete, typography differs",
    "altered": "Altered",
    "incomplete": "Incomplete",
    "another text": "Another text",
    "unreadable": "Could not be read",
}
MEASURED = {
    "manuscript": "the manuscript of the work, {name}",
    "release": "the release of the work, {name}",
    "bag": "the release of the work in {name}",
    "file": "the wording that {name} carries",
    "itself": "the wording that the file itself carries",
}
KINDS: dict[DifferenceKind, str] = {
    "missing": "Missing",
    "changed": "Changed",
    "put in": "Put in",
    "moved": "Moved",
    "typography": "Typography",
}


def said_of(verdict: Verdict, title: str) -> str:
    """Say in one sentence what a copy is."""
    work = f"“{shown(title)}”" if title else "the work"
    count = f"{verdict.count:,} words"
    match verdict.name:
        case "identical":
            return f"This file is one of those in which {work} was published, byte for byte."
        case "complete":
            return f"This copy of {work} is complete: all its {count} are there, in their order."
        case "complete, typography differs":
            places = counted(len(verdict.typography), "place")
            return (
                f"This copy of {work} is complete: all its {count} are there, in their order;"
                f" quotation marks, dashes, hyphens or capitals differ at {places}."
            )
        case "another text":
            return f"Nothing of {work} stands in this file: it is another text."
        case "unreadable":
            return "This file could not be read, so nothing can be said of its text."
    if verdict.excerpt:
        return (
            f"This is an excerpt of {work}: {verdict.found:,} of its {count} stand in it, word for"
            " word; the others do not."
        )
    told = list(_told(verdict.differences, count)) or ["it is not as it was published"]
    return f"This copy of {work} is {verdict.name}: {listed(told)}."


def _told(differences: Sequence[Difference], count: str) -> Iterator[str]:
    places = {
        kind: [place for place in differences if place.kind == kind]
        for kind in ("missing", "changed", "put in", "moved")
    }
    if missing := sum(len(place.expected) for place in places["missing"]):
        yield f"{missing:,} of its {count} {'is' if missing == 1 else 'are'} missing"
    if changed := places["changed"]:
        yield f"the words are changed at {counted(len(changed), 'place')}"
    if put_in := places["put in"]:
        yield f"words that are not of it are put in at {counted(len(put_in), 'place')}"
    if moved := places["moved"]:
        yield f"{counted(len(moved), 'passage')} {'stands' if len(moved) == 1 else 'stand'} elsewhere"


def where(place: Difference) -> str:
    """Say where a place is: its part and turn, and its page in the file."""
    turn = f", turn {place.turn}" if place.turn else ""
    page = f", on page {place.page} of the file" if place.page else ""
    return f"{shown(place.part)}{turn}{page}"


def others(places: Sequence[Difference]) -> str:
    """Say where the places are that are not shown, as far as they have turns."""
    if not places:
        return ""
    turns = sorted({place.turn for place in places if place.turn})
    said = f"and {counted(len(places), 'place')} more"
    return f"{said}: {ranges(turns)}" if turns else said


def ranges(turns: Sequence[int]) -> str:
    """Say some numbers of turns, in their order.

    >>> ranges([2, 3, 4, 9])
    'turns 2–4, 9'
    """
    runs = [
        [turn for _, turn in run]
        for _, run in groupby(enumerate(turns), key=lambda pair: pair[1] - pair[0])
    ]
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    more = ", …" if len(said) > MOST_RANGES else ""
    return f"turn{'s' if len(turns) > 1 else ''} {', '.join(said[:MOST_RANGES])}{more}"


def told_of_part(places: Iterable[Difference]) -> str:
    """Say what differs in a part: what a person sees in its picture."""
    told = []
    for kind, name in KINDS.items():
        within = [place for place in places if place.kind == kind]
        turns = sorted({place.turn for place in within if place.turn})
        if within:
            at = f" ({ranges(turns)})" if turns else ""
            told.append(f"{name.lower()} at {counted(len(within), 'place')}{at}")
    return f"{listed(told)}." if told else "nothing differs."


def not_judged(around: Around) -> str:
    """Say what stands around the work or is set aside amid it, before the words that are shown of it."""
    count = counted(around.count, "word")
    if around.side != "amid":
        stands = "stands" if around.count == 1 else "stand"
        return f"{count} {stands} {around.side} the work"
    if not around.name:
        return f"{count} at the edge of pages"
    turn = f", turn {around.turn}" if around.turn else ""
    return (
        f"{count} that the page sets aside as “{shown(around.name)}”, before"
        f" {shown(around.part)}{turn}"
    )


def nearest(around: Around) -> str:
    """Give the words that are nearest to the work."""
    if around.side == "before":
        more = "… " if around.count > WORDS_AROUND else ""
        return more + shown_words(around.words[-WORDS_AROUND:])
    more = " …" if around.count > WORDS_AROUND else ""
    return shown_words(around.words[:WORDS_AROUND]) + more


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: “1 place”, “2,000 places”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(told: Sequence[str]) -> str:
    """Join what is told: “a”, “a and b”, “a, b and c”."""
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
