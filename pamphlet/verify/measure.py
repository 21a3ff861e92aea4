"""What a copy is measured by: the exemplar of a work, wherever it comes from; the verdict is the same from each.

A manuscript makes it; the EPUB, PDF and HTML of a release carry it, and so do a release and a bag by these. What a
file carries is believed when its words have the fingerprint that it tells: that shows accidental loss, not forgery.

What opens such files is loaded when one is opened: a manuscript is none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pamphlet.release.sums import SUMS, read_sums
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.opening import content_of, files_in
from pamphlet.verify.verdict import MeasureKind, Verdict, verify
from pamphlet.work.exemplar import Exemplar
from pamphlet.work.frozen import frozen

if TYPE_CHECKING:
    from pamphlet.verify.bags import Bag

CARRIERS = (".html", ".epub", ".pdf")  # files that carry the wording, the quickest to read first

CARRIES_NOTHING = (
    "It carries no wording of the work. A release's EPUB, PDF and HTML files do, and its folder."
)
OF_OLDER_KIND = (
    "It is of an older kind, which carries hashes of its blocks instead of their words: name the"
    " manuscript, or a newer release of the work, with --against."
)


@frozen
class Measure:
    """What to compare with: an exemplar, and where it comes from.

    `name` is a path, `release` are the SHA-256 of the files of the release. `is_default`: nobody named it, so that a
    file that carries the wording of another work is measured by that.
    """

    kind: MeasureKind
    name: str
    exemplar: Exemplar
    release: frozenset[str] = frozenset()
    is_default: bool = False

    def holds(self, content: bytes) -> bool:
        """Tell whether this is a file of the release, byte for byte."""
        return hashlib.sha256(content).hexdigest() in self.release

    def judge(self, name: str, content: bytes) -> Verdict:
        """Give the verdict on a file."""
        exemplar = self.exemplar
        return verify(
            exemplar.words, name, content, release=self.release, condition=exemplar.condition
        )

    def fits(self, other: Measure) -> bool:
        """Tell whether another measure is one of the same work, of whichever edition."""
        ours, theirs = self.exemplar, other.exemplar
        if ours.identifier and theirs.identifier:
            return ours.identifier == theirs.identifier
        return ours.words.fingerprint == theirs.words.fingerprint or ours.title == theirs.title


def own_measure(name: str, content: bytes) -> Measure | None:
    """Give the exemplar that a file carries as its measure."""
    from pamphlet.verify.carried import carried_exemplar

    exemplar = carried_exemplar(name, content)
    return Measure("itself", name, exemplar) if exemplar else None


def measure_from(path: Path) -> Measure:
    """Take the measure from a release folder, a bag or a file of a release. Raises Unreadable."""
    from pamphlet.verify.bags import Bag, is_bag

    name = path.as_posix()
    if path.is_dir():
        return _from_release("release", name, files_in(path))
    content = content_of(path)
    return measure_of_bag("bag", name, Bag(content)) if is_bag(content) else _of_file(name, content)


def measure_of_bag(kind: MeasureKind, name: str, bag: Bag) -> Measure:
    """Take the measure from the files of the release in a bag. Raises Unreadable."""
    if faults := bag.faults():
        raise Unreadable(f"The bag is damaged: {faults[0]}")
    return _from_release(kind, name, bag.release())


def _from_release(
    kind: MeasureKind, name: str, files: Mapping[str, Callable[[], bytes]]
) -> Measure:
    """Take the measure from the first file that carries one."""
    from pamphlet.verify.carried import carried_exemplar, is_older
    from pamphlet.verify.copies.archive import shown

    sums = known_sums(files)
    reason = "No file of it carries the wording of a work."
    for file in sorted(files, key=_quickest_first):
        if not file.endswith(CARRIERS):
            continue
        content = files[file]()
        if sums and sums.get(file) != hashlib.sha256(content).hexdigest():
            reason = f"{shown(file)} is not a file that {SUMS} names."
            continue
        exemplar = carried_exemplar(file, content)
        if exemplar:
            own = hashlib.sha256(content).hexdigest()
            return Measure(kind, name, exemplar, release=frozenset({own, *sums.values()}))
        if is_older(file, content):
            reason = OF_OLDER_KIND
    raise Unreadable(reason)


def _quickest_first(name: str) -> tuple[int, str]:
    return next((at for at, suffix in enumerate(CARRIERS) if name.endswith(suffix)), 9), name


def _of_file(name: str, content: bytes) -> Measure:
    from pamphlet.verify.carried import is_older

    own = own_measure(name, content)
    if own is None:
        raise Unreadable(OF_OLDER_KIND if is_older(name, content) else CARRIES_NOTHING)
    return replace(own, kind="file", release=frozenset({hashlib.sha256(content).hexdigest()}))


def known_sums(files: Mapping[str, Callable[[], bytes]]) -> dict[str, str]:
    """Give the SHA-256 of the files of a release by their names, as its sums tell them, or if it has none its report.

    The sums may be signed; the report is not.
    """
    if SUMS in files:
        return read_sums(files[SUMS]())
    from pamphlet.release.report import REPORT

    if REPORT not in files:
        return {}
    try:
        told = json.loads(files[REPORT]())
        return {str(file["name"]): str(file["sha256"]) for file in told["files"]}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
