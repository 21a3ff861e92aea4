"""Read a bag (RFC 8493) that is a ZIP archive: its files, and whether they are those of its manifests."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import unquote

from pamphlet.release.sums import read_sums
from pamphlet.verify.copies.archive import BROKEN, Archive

# The bytes of one file, and those of all: the bag of the first pamphlet has 3 MB, its largest file 0.3 MB. To hash 512
# MB takes two seconds of the guard's twenty.
LARGEST_FILE = 64 * 2**20
LARGEST_BAG = 512 * 2**20
BOUNDS = (LARGEST_FILE, LARGEST_BAG)
RELEASE = "data/release/"
ALGORITHMS = ("sha512", "sha256", "sha1", "md5")

_DECLARATION = re.compile(r"([^/]+/)bagit\.txt")
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")


def is_bag(content: bytes) -> bool:
    """Tell whether a file is a ZIP archive with the declaration of a bag in its one folder."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(map(_DECLARATION.fullmatch, archive.namelist()))
    except BROKEN:
        return False


class Bag:
    """A bag in memory. Raises Unreadable for an archive that is too large."""

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content, "bag", BOUNDS)
        self._root = next(filter(None, map(_DECLARATION.fullmatch, self._archive.entries)))[1]

    @property
    def names(self) -> tuple[str, ...]:
        """The files in the bag by their paths below its folder, sorted."""
        inside = (name for name in self._archive.entries if name.startswith(self._root))
        return tuple(sorted(name.removeprefix(self._root) for name in inside))

    def release(self) -> dict[str, Callable[[], bytes]]:
        """Give the files of the release in the bag: names, and what reads each."""
        return {
            name.removeprefix(RELEASE): partial(self.read, name)
            for name in self.names
            if name.startswith(RELEASE)
        }

    def read(self, name: str) -> bytes:
        """Give a file. Raises Unreadable."""
        return self._archive.read(f"{self._root}{name}")

    def faults(self) -> tuple[str, ...]:
        """Tell where the bag departs from its manifests (RFC 8493 §3): a sentence for each fault."""
        manifests = [named for name in self.names if (named := _MANIFEST.fullmatch(name))]
        if all(manifest[1] for manifest in manifests):
            return ("The bag has no manifest.",)
        faults = [
            f"“{name}” stands beside the bag, not in it."
            for name in self._archive.entries
            if not name.startswith(self._root)
        ]
        for manifest in manifests:
            if manifest[2] in ALGORITHMS:
                faults += self._departures(manifest[0], manifest[2], whole=not manifest[1])
        return tuple(dict.fromkeys(faults))

    def _departures(self, manifest: str, algorithm: str, *, whole: bool) -> Iterator[str]:
        """Compare a manifest with the files; one of the payload must name each file of it."""
        hashes = read_sums(self.read(manifest))
        listed = {unquote(path).removeprefix("./"): wanted for path, wanted in hashes.items()}
        names = dict.fromkeys(self.names)
        for name, wanted in listed.items():
            if name not in names:
                yield f"“{name}” is missing."
                continue
            digest = hashlib.new(algorithm, usedforsecurity=False)
            for piece in self._archive.pieces(f"{self._root}{name}"):
                digest.update(piece)
            if digest.hexdigest() != wanted:
                yield f"“{name}” is not the file that the bag was made with."
        if whole:
            for name in names:
                if name.startswith("data/") and name not in listed:
                    yield f"“{name}” was put in: no manifest names it."
