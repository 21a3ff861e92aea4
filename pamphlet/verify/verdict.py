"""Give a verdict on a file: whether the whole work stands in it, word for word and in order.

In: the wording of the work and a file. Out: a `Verdict`, one of those in the table below, with every difference.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pamphlet.verify.carried.by_list import compare_listed
from pamphlet.verify.carried.listed import BlockList
from pamphlet.verify.compare.apparatus import is_apparatus, titles_of
from pamphlet.verify.compare.compare import added_inside, compare
from pamphlet.verify.compare.differences import Addition, Comparison, Difference
from pamphlet.verify.compare.running_heads import heads_amid_text
from pamphlet.verify.compare.surroundings import stands_outside
from pamphlet.verify.copies import Copy, Unreadable, read_copy
from pamphlet.work.words import Words

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

TO_LEFT = "Its lines run from right to left, and a PDF does not tell their order: name a manuscript to compare with."
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


@dataclass(frozen=True, slots=True)
class Around:
    """What a copy holds before or after the work: how many words, and those that are nearest to the work."""

    side: Literal["before", "after"]
    count: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is. `reason` says why it cannot be read, or what is wrong with it as a whole.

    `licensed` tells whether the condition stands beside the work.

    `differences` are those that make the verdict; with the verdict “complete, typography differs”, `typography` has
    the places where only that differs. `found` of `count` words of the work are there, at their place or another.
    `around` is what stands before and after the work: apparatus, a website, or something else; it is not judged.
    """

    name: VerdictName
    differences: tuple[Difference, ...] = ()
    typography: tuple[Difference, ...] = ()
    count: int = 0
    found: int = 0
    licensed: bool | None = None
    reason: str = ""
    around: tuple[Around, ...] = ()

    @property
    def exit_status(self) -> int:
        """The exit status of a program that gives this verdict on one file."""
        return EXIT[self.name]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with its verdict, and what it was measured by: nothing, when it could not be compared."""

    name: str
    verdict: Verdict
    measured_by: MeasureKind | Literal[""] = ""
    measure_name: str = ""
    title: str = ""
    fingerprint: str = ""


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
    copy = _read(name, content, words.count, release)
    return copy if isinstance(copy, Verdict) else verdict(words, copy, condition=condition)


def verify_by_list(
    listed: BlockList, name: str, content: bytes, *, release: Collection[str] = ()
) -> Verdict:
    """Give a verdict on the bytes of a file by a list of blocks alone: of a block that differs it tells no more."""
    copy = _read(name, content, listed.count, release)
    if isinstance(copy, Verdict):
        return copy
    if copy.visual:
        return Verdict("unreadable", count=listed.count, reason=TO_LEFT)
    comparison, words = compare_listed(listed, copy)
    judged = _with_put_in(words, copy, comparison)
    return _judged(judged, judged, copy, listed.condition, is_work=True)


def _read(name: str, content: bytes, count: int, release: Collection[str]) -> Copy | Verdict:
    """Read a file; give the verdict at once when it is one of the release, or cannot be read."""
    if hashlib.sha256(content).hexdigest() in release:
        return Verdict("identical", count=count, found=count)
    try:
        return read_copy(name, content)
    except Unreadable as reason:
        return Verdict("unreadable", count=count, reason=str(reason))


def verdict(words: Words, copy: Copy, *, condition: str = "") -> Verdict:
    """Give a verdict on the words of a copy: first by the words as they are, then without their typography."""
    exact = judged = _with_put_in(words, copy, compare(words, copy))
    if exact.differences:
        judged = _with_put_in(words, copy, compare(words, copy, exact))
    return _judged(judged, exact, copy, condition)


def _judged(
    judged: Comparison, exact: Comparison, copy: Copy, condition: str, *, is_work: bool = False
) -> Verdict:
    licensed = stands_outside(condition, copy, exact) if condition else None
    moved = sum(len(place.expected) for place in judged.differences if place.kind == "moved")
    found = judged.found + moved
    name = _name(judged, judged.count if is_work else found)
    around = () if name == "another text" else tuple(_around(judged, copy))
    return Verdict(
        name,
        judged.differences,
        judged.typography,
        judged.count,
        found,
        licensed,
        reason=" ".join(copy.remarks),
        around=around,
    )


def _around(comparison: Comparison, copy: Copy) -> Iterator[Around]:
    """Give what a copy holds before and after the work, page furniture aside."""
    for added in comparison.additions:
        if added.inside:
            continue
        words = _without_furniture(copy, added)
        is_first = all(at in copy.furniture for at in range(added.start))
        if words and is_first:
            yield Around("before", len(words), words[-NEAREST:])
        elif words:
            yield Around("after", len(words), words[:NEAREST])


def _name(comparison: Comparison, found: int) -> VerdictName:
    if 2 * found < comparison.count:
        return "another text"
    kinds = {difference.kind for difference in comparison.differences}
    if "missing" in kinds:
        return "incomplete"
    if kinds:
        return "altered"
    return "complete, typography differs" if comparison.typography else "complete"


def _with_put_in(words: Words, copy: Copy, comparison: Comparison) -> Comparison:
    """Count what stands between two blocks as put in, and leave aside what is apparatus there, or a running head."""
    titles = titles_of(words)
    put_in = [
        added_inside(words, copy, added)
        for added in comparison.additions
        if added.inside and not is_apparatus(_without_furniture(copy, added), titles)
    ]
    order = {block.anchor: at for at, block in enumerate(words.blocks)}
    every = sorted(
        (*comparison.differences, *put_in),
        key=lambda difference: (order[difference.anchor], difference.word),
    )
    heads = heads_amid_text(every, titles)
    return replace(comparison, differences=tuple(place for place in every if place not in heads))


def _without_furniture(copy: Copy, added: Addition) -> tuple[str, ...]:
    return tuple(copy.words[at] for at in range(added.start, added.end) if at not in copy.furniture)
