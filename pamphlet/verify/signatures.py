"""Check who made a release: the signature of its SHA256SUMS, and whether files are among those that it signs.

In: the files to check, what they are compared with, and a public key. Out: a `Signature` for each folder of a release.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from pamphlet.release.minisign import BadSignature, PublicKey, check
from pamphlet.release.sums import SIGNATURE, SUMS, read_sums
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.opening import content_of


@dataclass(frozen=True, slots=True)
class Signature:
    """What the signature in a folder says: its comment, or why it does not hold; `strange` files are not covered."""

    folder: str
    holds: bool
    told: str
    strange: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """0: it holds, for every file that was asked about; else 1."""
        return 0 if self.holds and not self.strange else 1


def signatures(files: Iterable[Path], against: Path | None, key: PublicKey) -> Iterator[Signature]:
    """Check the signature of the release that files are compared with; else that of the release in which each lies.

    A file that is compared with a release need not be one of its own.
    """
    if against and (against / SUMS).is_file():
        yield _signature(against, (), key)
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


def _hash(path: Path) -> str:
    try:
        return sha256(content_of(path)).hexdigest()
    except Unreadable:
        return "unreadable"
