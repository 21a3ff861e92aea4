"""Give a verdict on a file: whether the whole work stands in it, word for word and in order.

In: the wording of the work and a file. Out: a `Verdict`, one of those in the table below, with every difference. What
compares is imported when it does: a process of its own then loads it while the measure is being read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pamphlet.verify.copies import Copy, Unreadable, read_copy
from pamphlet.verify.outline import PartOutline
from pamphlet.work.frozen import frozen
from pamphlet.work.words import Words

if TYPE_CHECKING:
    from pamphlet.verify.compare.differences import Comparison, Difference
    from pamphlet.verify.compare.findings import Finding

MeasureKind = Literal["manuscript", "release", "bag", "file", "itself"]
VerdictName = Literal[
    "identical",
    "complete",
    "complete, typography differs",
    "altered",
    "incomplete",
    "another text",
    "unreadable",
]

NAMES_IT = (
    "It names the work, or shows what stands beside it, but has no passage of it. If it is one of several pages of a"
    " copy, give them all at once, with --together."
)
NEAREST = 40  # words shown of what stands before or after the work

EXIT: dict[VerdictName, int] = {
    "identical": 0,
    "complete": 0,
    "complete, typography differs": 0,
    "altered": 1,
    "incomplete": 1,
    "another text": 1,
    "unreadable": 2,
}


@frozen
class Around:
    """What a copy holds before, after or amid the work: how many words, and those that are nearest to the work.

    Of what stands amid the work, `name` is what the page calls it, and `part` and `turn` are where it stands.
    """

    side: Literal["before", "after", "amid"]
    count: int
    words: tuple[str, ...]
    name: str = ""
    part: str = ""
    turn: int = 0


@frozen
class Verdict:
    """What a file is. `reason` says why it cannot be read, or what is wrong with it as a whole.

    `licensed` tells whether the condition stands beside the work.

    `excerpt`: of an incomplete copy, what there is stands word for word, in one run or several.

    `differences` are those that make the verdict; with the verdict “complete, typography differs”, `typography` has the
    places where only that differs. `findings` are the differences put together that are one. `found` of `count` words
    of the work are there, at their place or another. `around` is what stands before and after the work, and what a page
    sets aside amid it: apparatus, a website, or something else; it is told.
    """

    name: VerdictName
    differences: tuple[Difference, ...] = ()
    typography: tuple[Difference, ...] = ()
    count: int = 0
    found: int = 0
    licensed: bool | None = None
    reason: str = ""
    around: tuple[Around, ...] = ()
    excerpt: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def exit_status(self) -> int:
        """The exit status of a program that gives this verdict on one file."""
        return EXIT[self.name]


@frozen
class Checked:
    """A file with its verdict, and what it was measured by: nothing, when it could not be compared.

    `title`, `fingerprint`, `language` and `outline` are those of the work.
    """

    name: str
    verdict: Verdict
    measured_by: MeasureKind | Literal[""] = ""
    measure_name: str = ""
    title: str = ""
    fingerprint: str = ""
    language: str = ""
    outline: tuple[PartOutline, ...] = ()


def worst(verdicts: Iterable[Verdict]) -> int:
    """Give the exit status of the worst verdict."""
    return max((verdict.exit_status for verdict in verdicts), default=0)


def verify(
    words: Words,
    name: str,
    content: bytes,
    *,
    release: Collection[str] = (),
    condition: str = "",
) -> Verdict:
    """Give a verdict on the bytes of a file.

    `release` are the SHA-256 of the files of the release, in hexadecimal digits. `condition` is the sentence that the
    licence page quotes.
    """
    if hashlib.sha256(content).hexdigest() in release:
        return Verdict("identical", count=words.count, found=words.count)
    try:
        copy = read_copy(name, content)
    except Unreadable as reason:
        return Verdict("unreadable", count=words.count, reason=str(reason))
    return verdict(words, copy, condition=condition)


def verdict(words: Words, copy: Copy, *, condition: str = "") -> Verdict:
    """Give a verdict on the words of a copy: first by the words as they are, then without their typography."""
    from pamphlet.verify.compare.departures import departures, nearest_reading
    from pamphlet.verify.compare.excerpts import is_excerpt, stands_in
    from pamphlet.verify.compare.findings import findings
    from pamphlet.verify.compare.speaking import labels_of
    from pamphlet.verify.compare.surroundings import stands_outside

    copy, exact = nearest_reading(words, copy)
    judged = departures(words, copy, exact) if exact.differences else exact
    licensed = stands_outside(condition, copy, exact) if condition else None
    if not stands_in(words, copy, judged, condition):
        return replace(_without_passage(words, copy, judged), licensed=licensed)
    name = _name(judged)
    return Verdict(
        name,
        judged.differences,
        judged.typography,
        judged.count,
        _found(judged),
        licensed,
        reason=" ".join(copy.remarks),
        around=tuple(_around(judged, copy)),
        excerpt=name == "incomplete" and is_excerpt(judged),
        findings=findings(judged.differences, labels_of(words)),
    )


def _without_passage(words: Words, copy: Copy, judged: Comparison) -> Verdict:
    """Give the verdict on a copy with no passage of the work: what stands beside that is a part of its files, too."""
    from pamphlet.verify.compare.compare import compare
    from pamphlet.verify.compare.excerpts import is_beside, names_work
    from pamphlet.verify.compare.findings import findings
    from pamphlet.verify.compare.speaking import labels_of

    beside = is_beside(words, copy)
    if beside:
        judged = compare(words, Copy(copy.kind, ()))
    named = (NAMES_IT,) if beside or names_work(words, copy) else ()
    return Verdict(
        "incomplete" if beside else "another text",
        judged.differences,
        judged.typography,
        judged.count,
        _found(judged),
        reason=" ".join((*copy.remarks, *named)),
        excerpt=beside,
        findings=findings(judged.differences, labels_of(words)),
    )


def _found(judged: Comparison) -> int:
    """Count the words of the work that are there, at their place or another."""
    moved = (place for place in judged.differences if place.kind == "moved")
    return judged.found + sum(len(place.expected) for place in moved)


def _around(comparison: Comparison, copy: Copy) -> Iterator[Around]:
    """Give what a copy holds before, amid and after the work, page furniture left out."""
    from pamphlet.verify.compare.places import without_furniture

    for told in comparison.set_aside:
        shown = told.words[:NEAREST]
        yield Around("amid", len(told.words), shown, told.name, told.part, told.turn)
    for added in comparison.additions:
        if added.inside:
            continue
        words = without_furniture(copy, added)
        is_first = all(at in copy.furniture for at in range(added.start))
        if words and is_first:
            yield Around("before", len(words), words[-NEAREST:])
        elif words:
            yield Around("after", len(words), words[:NEAREST])


def _name(comparison: Comparison) -> VerdictName:
    kinds = {difference.kind for difference in comparison.differences}
    if "missing" in kinds:
        return "incomplete"
    if kinds:
        return "altered"
    return "complete, typography differs" if comparison.typography else "complete"
