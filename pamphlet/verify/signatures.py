"""Check who made a release: the signature of its SHA256SUMS, and whether files are among those that it signs.

In: the files to check, what they are compared with, and a public key. Out: a `Signature` for each folder of a release.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from pamphlet.release.minisign import BadSignature, PublicKey, check
from pamphlet.release.sums import SIGNATURE, SUMS, read_sums
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.opening import content_of, files_in
from pamphlet.work.frozen import frozen


@frozen
class Signature:
    """What the signature in a folder says: its comment, or why it does not hold; `strange` files are not covered.

    `is_measure`: copies are compared with what lies in the folder, so that it must hold for that. `unlisted` are files
    that lie there and are not covered, which nothing is compared with.
    """

    folder: str
    holds: bool
    told: str
    strange: tuple[str, ...] = ()
    is_measure: bool = False
    unlisted: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """0: it holds, for every file that was asked about; else 1."""
        return 0 if self.holds and not self.strange else 1


def signatures(files: Iterable[Path], against: Path | None, key: PublicKey) -> Iterator[Signature]:
    """Check the signature of the release that files are compared with; else that of the release in which each lies.

    A file that is compared with a release need not be one of its own. `against` is a release, or a file of one, which
    must then be among those that were signed; None, when nothing was named, or a manuscript.
    """
    if against:
        folder = against if against.is_dir() else against.parent
        named = () if against.is_dir() else (against,)
        signature = _signature(folder, named, key)
        unlisted = tuple(_unlisted(folder)) if signature.holds and against.is_dir() else ()
        yield replace(signature, is_measure=True, unlisted=unlisted)
        return
    for folder, group in groupby(sorted(files), key=lambda path: path.parent):
        yield _signature(folder, tuple(group), key)


def _signature(folder: Path, files: tuple[Path, ...], key: PublicKey) -> Signature:
    name = folder.as_posix()
    try:
        sums = content_of(folder / SUMS)
        comment = check(sums, content_of(folder / SIGNATURE), key)
    except Unreadable as reason:
        return Signature(
            name, holds=False, told=f"{SUMS} or its signature cannot be read: {reason}"
        )
    except BadSignature as reason:
        return Signature(name, holds=False, told=f"the signature does not hold: {reason}")
    signed = read_sums(sums)
    strange = tuple(str(path) for path in files if signed.get(path.name) != _hash(path))
    return Signature(name, holds=True, told=comment, strange=strange)


def _unlisted(folder: Path) -> Iterator[str]:
    """Give the names of the files of a release that its sums do not name, but for those that belong to them."""
    from pamphlet.release.report import REPORT

    signed = read_sums(content_of(folder / SUMS))
    for name in sorted(files_in(folder)):
        if name not in signed and name not in (SUMS, SIGNATURE, REPORT):
            yield name


def _hash(path: Path) -> str:
    try:
        return sha256(content_of(path)).hexdigest()
    except Unreadable:
        return "unreadable"
