"""What a copy is measured by: the wording of a manuscript, or what a release says of itself and proves.

A release, a bag or a file of a release holds its words and the list of their hashes: the words are believed when every
block has its hash, and all of them have the fingerprint. What a file says of itself shows accidental loss, not forgery.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pamphlet.release.report import REPORT
from pamphlet.release.sums import SUMS, read_sums
from pamphlet.verify.bags import Bag, is_bag
from pamphlet.verify.carried.by_list import proved_words
from pamphlet.verify.carried.listed import BlockList, carried_list
from pamphlet.verify.copies import Unreadable, read_copy
from pamphlet.verify.opening import content_of, files_in
from pamphlet.verify.verdict import MeasureKind, Verdict, verify, verify_by_list
from pamphlet.work.words import Words

CARRIERS = (".html", ".epub", ".pdf")  # files that carry a list, the quickest to read first


@dataclass(frozen=True, slots=True)
class Measure:
    """What to compare with: `words`, or where they are not known the `listed` hashes of the blocks.

    `name` is a path, `release` are the SHA-256 of the files of the release. `is_default`: nobody named it, so that a
    file that carries the list of another work is measured by that.
    """

    kind: MeasureKind
    name: str
    title: str
    identifier: str
    fingerprint: str
    words: Words | None = None
    listed: BlockList | None = None
    condition: str = ""
    release: frozenset[str] = frozenset()
    is_default: bool = False

    def holds(self, content: bytes) -> bool:
        """Tell whether this is a file of the release, byte for byte."""
        return hashlib.sha256(content).hexdigest() in self.release

    def judge(self, name: str, content: bytes) -> Verdict:
        """Give the verdict on a file."""
        if self.words:
            return verify(self.words, name, content, release=self.release, condition=self.condition)
        assert self.listed
        return verify_by_list(self.listed, name, content, release=self.release)

    def fits(self, other: Measure) -> bool:
        """Tell whether another measure is one of the same work, of whichever edition."""
        if self.identifier and other.identifier:
            return self.identifier == other.identifier
        return self.fingerprint == other.fingerprint or self.title == other.title


def own_measure(name: str, content: bytes) -> Measure | None:
    """Give the list that a file carries as its measure."""
    listed = carried_list(name, content)
    return _by_list("itself", name, listed) if listed else None


def _by_list(kind: MeasureKind, name: str, listed: BlockList) -> Measure:
    return Measure(
        kind,
        name,
        listed.title,
        listed.identifier,
        listed.fingerprint,
        listed=listed,
        condition=listed.condition,
    )


def measure_from(path: Path) -> Measure:
    """Take the measure from a release folder, a bag or a file of a release. Raises Unreadable."""
    name = path.as_posix()
    if path.is_dir():
        return _from_release("release", name, files_in(path))
    content = content_of(path)
    return measure_of_bag("bag", name, Bag(content)) if is_bag(content) else _proved(name, content)


def measure_of_bag(kind: MeasureKind, name: str, bag: Bag) -> Measure:
    """Take the measure from the files of the release in a bag. Raises Unreadable."""
    if faults := bag.faults():
        raise Unreadable(f"The bag is damaged: {faults[0]}")
    return _from_release(kind, name, bag.release())


def _from_release(
    kind: MeasureKind, name: str, files: Mapping[str, Callable[[], bytes]]
) -> Measure:
    """Take the measure from the first file that carries a list and proves it."""
    sums = known_sums(files)
    reason = "No file of it carries a list of blocks."
    for file in sorted(files, key=_quickest_first):
        if not file.endswith(CARRIERS):
            continue
        content = files[file]()
        if sums.get(file, "") not in ("", hashlib.sha256(content).hexdigest()):
            reason = f"“{file}” is not the file that {SUMS} names."
            continue
        try:
            measure = _proved(file, content)
        except _NoList:
            continue
        except Unreadable as fault:
            reason = str(fault)
            continue
        return replace(measure, kind=kind, name=name, release=measure.release | set(sums.values()))
    raise Unreadable(reason)


def _quickest_first(name: str) -> tuple[int, str]:
    return next((at for at, suffix in enumerate(CARRIERS) if name.endswith(suffix)), 9), name


class _NoList(Unreadable):
    """A file that carries no list of blocks."""


def _proved(name: str, content: bytes) -> Measure:
    """Take the measure from one file: its words, proved by the list that it carries."""
    listed = carried_list(name, content)
    if listed is None:
        raise _NoList(
            "It carries no list of blocks. A release's EPUB, PDF and HTML files do, and its folder."
        )
    words = proved_words(listed, read_copy(name, content))
    if words is None:
        raise Unreadable("It does not hold the work that its own list of blocks names.")
    release = frozenset({hashlib.sha256(content).hexdigest()})
    return replace(_by_list("file", name, listed), words=words, listed=None, release=release)


def known_sums(files: Mapping[str, Callable[[], bytes]]) -> dict[str, str]:
    """Give the SHA-256 of the files of a release by their names, as its sums and its report tell them."""
    sums: dict[str, str] = {}
    if REPORT in files:
        try:
            told = json.loads(files[REPORT]())
            sums = {str(file["name"]): str(file["sha256"]) for file in told["files"]}
        except (ValueError, TypeError, KeyError, RecursionError):
            sums = {}
    if SUMS in files:
        sums |= read_sums(files[SUMS]())
    return sums
