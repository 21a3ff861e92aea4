"""Read a bag (RFC 8493) that is a ZIP archive: its files, and whether they are those of its manifests.

Nothing is unpacked to disk, and never more is read than the bounds allow, whatever the archive says of its sizes.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import unquote

from pamphlet.release.sums import read_sums
from pamphlet.verify.copies import Unreadable

LARGEST_FILE = 64 * 2**20
LARGEST_BAG = 512 * 2**20
MOST_ENTRIES = 20_000
PIECE = 2**20
RELEASE = "data/release/"
ALGORITHMS = ("sha512", "sha256", "sha1", "md5")

_DECLARATION = re.compile(r"[^/]+/bagit\.txt")
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")


def is_bag(content: bytes) -> bool:
    """Tell whether a file is a ZIP archive with the declaration of a bag in its one folder."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(map(_DECLARATION.fullmatch, archive.namelist()[:MOST_ENTRIES]))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return False


class Bag:
    """A bag in memory. Raises Unreadable for an archive that is broken or too large."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as fault:
            raise Unreadable(f"The bag is broken: {fault}.") from fault
        entries = [each for each in self._archive.infolist() if not each.is_dir()]
        if len(entries) > MOST_ENTRIES:
            raise Unreadable(f"The bag holds more than {MOST_ENTRIES:,} files.")
        root = next(filter(None, (_DECLARATION.fullmatch(each.filename) for each in entries)))[0]
        self.root = root.partition("/")[0] + "/"
        self._left = LARGEST_BAG
        self._entries = {each.filename.removeprefix(self.root): each for each in entries}
        self.strays = tuple(
            each.filename for each in entries if not each.filename.startswith(self.root)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The files in the bag by their paths below its folder, sorted."""
        return tuple(sorted(self._entries))

    def release(self) -> dict[str, Callable[[], bytes]]:
        """Give the files of the release in the bag: names, and what reads each."""
        return {
            name.removeprefix(RELEASE): partial(self.read, name)
            for name in self.names
            if name.startswith(RELEASE)
        }

    def read(self, name: str) -> bytes:
        """Give a file. Raises Unreadable."""
        content = b"".join(self._pieces(name))
        if len(content) > LARGEST_FILE:
            raise Unreadable(f"In the bag, “{name}” is larger than {LARGEST_FILE // 2**20} MB.")
        return content

    def _pieces(self, name: str) -> Iterator[bytes]:
        entry = self._entries[name]
        size = 0
        if self._left < 0:
            raise Unreadable("The bag unpacks to more than this program reads.")
        if entry.flag_bits & 0x1:
            raise Unreadable(f"In the bag, “{name}” is encrypted.")
        try:
            with self._archive.open(entry) as stream:
                while size <= LARGEST_FILE and (piece := stream.read(PIECE)):
                    size += len(piece)
                    self._left -= len(piece)
                    yield piece
        except Exception as fault:  # zlib, lzma and bz2 raise errors of their own
            raise Unreadable(f"In the bag, “{name}” is broken: {fault}.") from fault

    def faults(self) -> tuple[str, ...]:
        """Tell where the bag departs from its manifests (RFC 8493 §3): a sentence for each fault."""
        manifests = {name: found for name in self.names if (found := _MANIFEST.fullmatch(name))}
        payload = [found for found in manifests.values() if not found[1]]
        if not payload:
            return ("The bag has no manifest.",)
        faults = [f"“{name}” stands beside the bag, not in it." for name in self.strays]
        for name, found in manifests.items():
            if found[2] in ALGORITHMS:
                faults += self._departures(name, found[2], whole=not found[1])
        return tuple(dict.fromkeys(faults))

    def _departures(self, manifest: str, algorithm: str, *, whole: bool) -> Iterator[str]:
        """Compare a manifest with the files; one of the payload must name each file of it."""
        hashes = read_sums(self.read(manifest))
        listed = {unquote(path).removeprefix("./"): wanted for path, wanted in hashes.items()}
        for name, wanted in listed.items():
            if name not in self._entries:
                yield f"“{name}” is missing."
                continue
            digest = hashlib.new(algorithm, usedforsecurity=False)
            for piece in self._pieces(name):
                digest.update(piece)
            if digest.hexdigest() != wanted:
                yield f"“{name}” is not the file that the bag was made with."
        if whole:
            for name in self.names:
                if name.startswith("data/") and name not in listed:
                    yield f"“{name}” was put in: no manifest names it."
