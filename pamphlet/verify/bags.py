"""Read a bag (RFC 8493) that is a ZIP archive: its files, and whether they are those of its manifests."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from urllib.parse import unquote

from pamphlet.release.sums import read_sums
from pamphlet.verify.copies.archive import BROKEN_IN_MEMORY, Archive, is_folder, shown
from pamphlet.work.expressions import expression

# The bytes of one file, and those of all: the bag of the first pamphlet has 3 MB, its largest file 0.3 MB. To hash 512
# MB takes two seconds of the guard's twenty.
LARGEST_FILE = 64 * 2**20
LARGEST_BAG = 512 * 2**20
BOUNDS = (LARGEST_FILE, LARGEST_BAG)
RELEASE = "data/release/"
NO_TAG_MANIFEST = (
    "The bag has no tag manifest: nothing shows that its manifest is the one that it was made with."
)
# By the names that manifests have (RFC 8493 §2.4), without their hyphens, those of hashlib.
ALGORITHMS = {
    "md5": "md5",
    "sha1": "sha1",
    "sha224": "sha224",
    "sha256": "sha256",
    "sha384": "sha384",
    "sha512": "sha512",
    "sha3256": "sha3_256",
    "sha3384": "sha3_384",
    "sha3512": "sha3_512",
    "blake2b": "blake2b",
    "blake2b512": "blake2b",
}

_DECLARATION = expression(r"([^/]+/)bagit\.txt")
_MANIFEST = expression(r"(tag)?manifest-([^/]+)\.txt", re.IGNORECASE)
_DRIVE = expression(r"[A-Za-z]:")


def is_bag(content: bytes) -> bool:
    """Tell whether a file is a ZIP archive with the declaration of a bag in its one folder."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(map(_DECLARATION.fullmatch, archive.namelist()))
    except BROKEN_IN_MEMORY:
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
        """Tell where the bag departs from its manifests (RFC 8493 §3), and what names are traps, in sentences."""
        every = [*faults_of_names(self._archive.listed)]
        every += [
            f"{shown(name)} stands beside the bag, not in it."
            for name in self._archive.entries
            if not name.startswith(self._root)
        ]
        manifests = [named for name in self.names if (named := _MANIFEST.fullmatch(name))]
        if all(manifest[1] for manifest in manifests):
            every.append("The bag has no manifest.")
        if not any(manifest[1] for manifest in manifests):
            every.append(NO_TAG_MANIFEST)
        listed: dict[str, frozenset[str]] = {}
        for manifest in manifests:
            algorithm = ALGORITHMS.get(manifest[2].lower().replace("-", ""))
            if algorithm is None:
                every.append(f"Nobody knows the algorithm of {shown(manifest[0])}.")
                continue
            hashes, told = self._departures(manifest[0], algorithm)
            listed[manifest[0]] = frozenset(hashes)
            every += told
        every += self._not_listed(listed)
        return tuple(dict.fromkeys(every))

    def _departures(self, manifest: str, algorithm: str) -> tuple[dict[str, str], list[str]]:
        """Give what a manifest lists, and how the files differ from that."""
        content = self.read(manifest)
        hashes = {_path(name): wanted for name, wanted in read_sums(content).items()}
        told: list[str] = []
        if len(hashes) < sum(1 for line in content.splitlines() if line.strip()):
            told.append(f"{shown(manifest)} has lines that name no file, or one twice.")
        names = dict.fromkeys(self.names)
        for name, wanted in hashes.items():
            if name not in names:
                told.append(f"{shown(name)} is missing.")
                continue
            digest = hashlib.new(algorithm, usedforsecurity=False)
            for piece in self._archive.pieces(f"{self._root}{name}"):
                digest.update(piece)
            if digest.hexdigest() != wanted:
                told.append(f"{shown(name)} is not the file that the bag was made with.")
        return hashes, told

    def _not_listed(self, listed: Mapping[str, frozenset[str]]) -> Iterator[str]:
        """Tell of files that no manifest names, and of those of the payload that one of its manifests does not name."""
        anywhere = frozenset().union(*listed.values())
        has_tags = any(map(_is_tag_manifest, self.names))
        for name in self.names:
            is_expected = name.startswith("data/") or (has_tags and not _is_tag_manifest(name))
            if is_expected and name not in anywhere:
                yield f"{shown(name)} was put in: no manifest names it."
            elif name.startswith("data/"):
                for manifest, names in listed.items():
                    if name not in names and not _is_tag_manifest(manifest):
                        yield f"{shown(manifest)} does not name {shown(name)}."


def _is_tag_manifest(name: str) -> bool:
    manifest = _MANIFEST.fullmatch(name)
    return manifest is not None and manifest[1] is not None


def _path(name: str) -> str:
    """Give a path as it is meant: line ends and percent signs are written as numbers (RFC 8493 §2.1.3)."""
    return unquote(name).removeprefix("./")


def faults_of_names(entries: Iterable[zipfile.ZipInfo]) -> Iterator[str]:
    """Tell of the names in an archive that are traps: where they are unpacked, another file may lie.

    A name that stands there twice, that leads out of the folder or is absolute, that differs from another one in case
    or in how its letters are composed, and what is no file but a link.
    """
    known: dict[str, str] = {}
    for entry in entries:
        name = entry.filename
        parts = name.replace("\\", "/").rstrip("/").split("/")
        folded = unicodedata.normalize("NFC", "/".join(parts).casefold())
        former = known.setdefault(folded, name)
        if former is not name:
            if former == name:
                yield f"{shown(name)} stands in it twice."
            elif not (is_folder(entry) or former.endswith("/")):
                yield f"{shown(former)} and {shown(name)} are one file on many systems."
        if ".." in parts:
            yield f"{shown(name)} leads out of the bag."
        if parts[0] == "" or _DRIVE.match(name):
            yield f"{shown(name)} is an absolute name: it leads out of the bag."
        if stat.S_ISLNK(entry.external_attr >> 16):
            yield f"{shown(name)} is a link, not a file."
