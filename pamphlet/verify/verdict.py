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
from pamphlet.verify.compare.compare import added_inside, compare
from pamphlet.verify.compare.differences import Addition, Comparison, Difference
from pamphlet.verify.compare.folding import said
from pamphlet.verify.compare.running_heads import baked_heads
from pamphlet.verify.compare.surroundings import stands_outside
from pamphlet.verify.copies import Copy, Unreadable, read_copy
from pamphlet.work.words import Words

Name = Literal[
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

EXIT: dict[Name, int] = {
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
    """What a file is. `reason` says why it cannot be read; `licensed` whether the condition stands beside the work.

    `differences` are those that make the verdict; with the verdict “complete, typography differs”, `typography` has
    the places where only that differs. `found` of `count` words of the work are there, at their place or another.
    `around` is what stands before and after the work: apparatus, a website, or something else; it is not judged.
    """

    name: Name
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
    measured_by: Literal["", "manuscript", "release", "bag", "file", "itself"] = ""
    measure_name: str = ""
    title: str = ""
    fingerprint: str = ""


def worst(verdicts: Iterable[Verdict]) -> int:
    """Give the exit status of the worst verdict."""
    return max((each.exit_status for each in verdicts), default=0)


def verify(
    words: Words,
    name: str,
    content: bytes,
    *,
    release: Collection[str] = (),
    condition: str = "",
    apparatus: Iterable[str] = (),
) -> Verdict:
    """Give a verdict on the bytes of a file.

    `release` are the SHA-256 of the files of the release, in hexadecimal digits. `condition` is the sentence that the
    licence page quotes. `apparatus` are texts that the release itself has between blocks: what describes a picture.
    """
    if hashlib.sha256(content).hexdigest() in release:
        return Verdict("identical", count=words.count, found=words.count)
    try:
        copy = read_copy(name, content)
    except Unreadable as reason:
        return Verdict("unreadable", count=words.count, reason=str(reason))
    return verdict(words, copy, condition=condition, apparatus=apparatus)


def verify_by_list(
    listed: BlockList, name: str, content: bytes, *, release: Collection[str] = ()
) -> Verdict:
    """Give a verdict on the bytes of a file by a list of blocks alone: of a block that differs it tells no more."""
    if hashlib.sha256(content).hexdigest() in release:
        return Verdict("identical", count=listed.count, found=listed.count)
    try:
        copy = read_copy(name, content)
    except Unreadable as reason:
        return Verdict("unreadable", count=listed.count, reason=str(reason))
    if copy.visual:
        return Verdict("unreadable", count=listed.count, reason=TO_LEFT)
    comparison, words = compare_listed(listed, copy)
    judged = _with_put_in(words, copy, comparison, _known(words, ()))
    return _judged(judged, judged, copy, listed.condition, is_work=True)


def verdict(
    words: Words, copy: Copy, *, condition: str = "", apparatus: Iterable[str] = ()
) -> Verdict:
    """Give a verdict on the words of a copy: first by the words as they are, then without their typography."""
    known = _known(words, apparatus)
    exact = _with_put_in(words, copy, compare(words, copy), known)
    judged = exact
    if exact.differences:
        judged = _with_put_in(words, copy, compare(words, copy, folded=True, former=exact), known)
    return _judged(judged, exact, copy, condition)


def _judged(
    judged: Comparison, exact: Comparison, copy: Copy, condition: str, *, is_work: bool = False
) -> Verdict:
    licensed = stands_outside(condition, copy, exact) if condition else None
    moved = sum(len(each.expected) for each in judged.differences if each.kind == "moved")
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
        around=around,
    )


def _around(comparison: Comparison, copy: Copy) -> Iterator[Around]:
    """Give what a copy holds before and after the work, page furniture aside."""
    for added in comparison.additions:
        if added.inside:
            continue
        words = tuple(
            copy.words[at] for at in range(added.start, added.end) if at not in copy.furniture
        )
        is_first = all(at in copy.furniture for at in range(added.start))
        if words and is_first:
            yield Around("before", len(words), words[-NEAREST:])
        elif words:
            yield Around("after", len(words), words[:NEAREST])


def _known(words: Words, apparatus: Iterable[str]) -> frozenset[str]:
    return frozenset(said(text.split()) for text in (*apparatus, *words.titles))


def _name(comparison: Comparison, found: int) -> Name:
    if 2 * found < comparison.count:
        return "another text"
    kinds = {difference.kind for difference in comparison.differences}
    if "missing" in kinds:
        return "incomplete"
    if kinds:
        return "altered"
    return "complete, typography differs" if comparison.typography else "complete"


def _with_put_in(
    words: Words, copy: Copy, comparison: Comparison, known: Collection[str]
) -> Comparison:
    """Count what stands between two blocks and says something as put in, but not what the release itself has there."""
    put_in = [
        added_inside(words, copy, added)
        for added in comparison.additions
        if added.inside and not _is_harmless(copy, added, known)
    ]
    order = {block.anchor: at for at, block in enumerate(words.blocks)}
    every = sorted(
        (*comparison.differences, *put_in), key=lambda each: (order[each.anchor], each.word)
    )
    heads = baked_heads(every, known)
    return replace(comparison, differences=tuple(each for each in every if each not in heads))


def _is_harmless(copy: Copy, added: Addition, known: Collection[str]) -> bool:
    told = said(copy.words[at] for at in range(added.start, added.end) if at not in copy.furniture)
    return not told or told in known
