"""Open releases, folders or bags, and put their files into a site: each is as its report tells, or it is left out.

In: paths. Out: `Release`s, and problems. What is in a release may be a stranger's: no link is followed, nothing is read
beyond a bound, and no file gets a name or a place but those that `told` has looked at.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import IO

from pamphlet.release.plain_file import has_hash, read_plain
from pamphlet.release.report import LARGEST_REPORT, REPORT
from pamphlet.release.sums import SIGNATURE, SUMS
from pamphlet.release.swap import link_or_copy
from pamphlet.release.unpacking import BROKEN, open_entry
from pamphlet.site.told import NotTold, Told, told_by
from pamphlet.work.problems import Place, Problem, error

BAG = "-complete.zip"
BAG_REPORT = "data/report.json"
BAG_RELEASE = "data/release/"
LARGEST_SUMS = 100_000  # bytes: those of two hundred files
MOST_ENTRIES = 10_000  # of a bag
# What stands beside the files that a report tells of, and how large it may be.
BESIDE = {SUMS: LARGEST_SUMS, SIGNATURE: LARGEST_SUMS, REPORT: LARGEST_REPORT}
PIECE = 2**20

NO_RELEASE = "name folders that “pamphlet build” has made, or their SLUG-complete.zip"
AGAIN = "build the release anew"


class NotWhole(Exception):
    """A file of a release is not as its report tells; the message is a sentence for a person."""


@dataclass(frozen=True)  # without slots, so that it can keep what it has opened
class Release:
    """A release: its path as it was named, what it tells, and the hash of that."""

    path: Path
    told: Told
    state: str
    is_bag: bool

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The files that a site takes from it: those of the report, then what tells of them and signs it."""
        listed = tuple(file.name for file in self.told.files)
        if self.is_bag:
            return (*listed, f"{self.told.slug}{BAG}", SUMS)
        beside = (name for name in BESIDE if is_file(self.source(name)))
        return (*listed, *beside)

    def source(self, name: str) -> str:
        """Give the path of the file on the disk that one of its files comes from."""
        return self._path if self.is_bag else f"{self._path}/{name}"  # a Path is slow

    @cached_property
    def _path(self) -> str:
        return str(self.path)

    def put(self, name: str, target: Path) -> None:
        """Put a file into a new place, where none is. Raises NotWhole; OSError."""
        if self.is_bag and name != f"{self.told.slug}{BAG}":
            self._unpack(name, target)
        else:
            link_or_copy(self._file(name), target)
        self._compare(name, target)

    def look(self, name: str) -> None:
        """See that a file is as it must be where it lies, in a release that is a folder. Raises NotWhole; OSError."""
        self._compare(name, self._file(name))

    def _file(self, name: str) -> Path:
        source = self.source(name)
        if not is_file(source):
            raise NotWhole(f"“{name}” is not there, or is no file")
        if name in BESIDE and os.lstat(source).st_size > BESIDE[name]:
            raise NotWhole(f"“{name}” is larger than any")
        return Path(source)

    def _compare(self, name: str, there: Path) -> None:
        told = next((file for file in self.told.files if file.name == name), None)
        if told and not has_hash(there, told.size, told.sha256):
            raise NotWhole(f"“{name}” is not the file that its report tells of")

    def _unpack(self, name: str, target: Path) -> None:
        most = next((file.size for file in self.told.files if file.name == name), LARGEST_SUMS)
        try:
            with open_entry(self._archive, f"{self._root}{BAG_RELEASE}{name}") as packed:
                _copy(packed, target, most)
        except (KeyError, *BROKEN):
            raise NotWhole(f"“{name}” cannot be read out of the bag") from None
        except OSError as failure:
            if (
                failure.errno == errno.EINVAL
            ):  # a place before the beginning, as a broken bag names it
                raise NotWhole(f"“{name}” cannot be read out of the bag") from None
            raise

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(self.path)

    @cached_property
    def _root(self) -> str:
        return root_of(self._archive)


def open_release(path: Path) -> Release:
    """Open a release. Raises NotTold; OSError."""
    if path.is_dir():
        content = read_plain(path / REPORT, LARGEST_REPORT)
        return Release(path, _told(content), sha256(content).hexdigest(), is_bag=False)
    os.lstat(path)  # raises where nothing is
    if not is_file(path):
        raise NotTold("it is neither a folder nor a bag")
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > MOST_ENTRIES:
                raise NotTold(f"the bag holds more than {MOST_ENTRIES:,} files")
            with open_entry(archive, f"{root_of(archive)}{BAG_REPORT}") as stream:
                content = stream.read(LARGEST_REPORT + 1)
    except KeyError:
        raise NotTold("it is no bag of a release, or one of a former version") from None
    except BROKEN:
        raise NotTold("it is no ZIP archive, or a broken one") from None
    if len(content) > LARGEST_REPORT:
        raise NotTold(f"its report is larger than {LARGEST_REPORT // 10**6} MB")
    return Release(path, _told(content), sha256(content).hexdigest(), is_bag=True)


def open_all(paths: Iterator[Path]) -> tuple[list[Release], list[Problem]]:
    """Open releases, as many as can be, and tell of the others."""
    releases, problems = [], []
    for path in paths:
        place = Place(path.as_posix())
        try:
            releases.append(open_release(path))
        except NotTold as reason:
            problems.append(error("W01", f"this release cannot be read: {reason}", place, AGAIN))
        except FileNotFoundError:
            missing = "it has no build-report.json" if path.is_dir() else "nothing is there"
            message = f"this is no release: {missing}"
            problems.append(error("W01", message, place, NO_RELEASE))
        except OSError as failure:
            told = f"this release cannot be read: {failure.strerror or failure}"
            problems.append(error("W01", told, place, NO_RELEASE))
    return releases, problems


def is_file(path: Path | str) -> bool:
    """Tell whether something is a file itself: no link to one, no pipe, no device."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def _told(content: bytes) -> Told:
    try:
        report = json.loads(content)
    except (ValueError, RecursionError):
        raise NotTold("its report is no JSON") from None
    return told_by(report)


def root_of(archive: zipfile.ZipFile) -> str:
    """Give the path of the one folder in a bag (RFC 8493 §4.1). Raises KeyError where there is none."""
    for name in archive.namelist():
        root, slash, rest = name.partition("/")
        if slash and rest == "bagit.txt":
            return f"{root}/"
    raise KeyError("bagit.txt")


def _copy(packed: IO[bytes], target: Path, most: int) -> None:
    """Copy what is packed, so many bytes at the most, whatever the archive says. Raises NotWhole."""
    with target.open("xb") as written:
        left = most
        while piece := packed.read(min(PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                raise NotWhole("a file in the bag is longer than its report tells")
            written.write(piece)
