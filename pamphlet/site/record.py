"""Know what a site was made of, so that only what has changed is made anew; and tell when nothing has.

`site.json` stands in the site, and so do the sums of all its files. Both have the same bytes wherever the site is made
of the same releases: whether a file is still what it was is told by its age and size, as `make` does.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pamphlet.release.moving import is_inner
from pamphlet.release.plain_file import read_plain
from pamphlet.release.sums import SUMS, read_sums
from pamphlet.site.releases import BAG
from pamphlet.site.shelf import Volume

RECORD = "site.json"
LARGEST_RECORD = 100_000_000  # bytes: some hundred thousand pamphlets


@dataclass(frozen=True)  # without slots, so that it can keep what it has sorted
class Record:
    """What a site was made of: one hash of everything, one for each volume by its folder, and those of its files.

    `reports` has the hash of each volume's report, `press` that of what the pages of all are made of, `files` what the
    system tells of each file that is there. `is_among` says that there are releases in the folder which are not the
    site's own.
    """

    folder: Path
    state: str = ""
    volumes: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, os.stat_result] = field(default_factory=dict)
    is_among: bool = False
    press: str = ""
    reports: Mapping[str, str] = field(default_factory=dict)

    def names_in(self, folder: str) -> tuple[str, ...]:
        """Give the names of the files of a volume, without those of other editions below it."""
        return self._by_folder.get(folder, ())

    @cached_property
    def _by_folder(self) -> Mapping[str, tuple[str, ...]]:
        names: dict[str, list[str]] = {}
        for path in self.sums:
            folder, _, name = path.rpartition("/")
            names.setdefault(folder, []).append(name)
        return {folder: tuple(each) for folder, each in names.items()}

    def is_whole(self, names: Iterable[str]) -> bool:
        """Tell whether files are there, none of them changed since the site was made."""
        made = self.files.get(RECORD)
        return made is not None and all(
            (there := self.files.get(name)) is not None
            and there.st_mtime_ns <= made.st_mtime_ns
            and there.st_size  # none of ours is empty, but after a loss of power
            for name in names
        )

    def has_same_sources(self, volume: Volume) -> bool:
        """Tell whether the files of a release are those that the site has, or copies of the same age and size."""
        names = (f"{volume.told.slug}{BAG}",) if volume.release.is_bag else volume.release.names
        return all(
            self.has_same(volume.release.source(name), f"{volume.folder}/{name}") for name in names
        )

    def is_file(self, published: str, device: int, inode: int | None) -> bool:
        """Tell whether a published file is the one of this number on this device."""
        there = self.files.get(published)
        return (
            there is not None
            and (there.st_ino, there.st_dev) == (inode, device)
            and stat.S_ISREG(there.st_mode)
        )

    def has_same(self, source: str, published: str) -> bool:
        """Tell whether a file is the published one of some name, or as old and as long."""
        return _is_same(source, self.files.get(published))


def read_record(folder: Path) -> Record:
    """Read the record of the site in a folder; an empty one where there is none, or none that can be read."""
    try:
        told = json.loads(read_plain(folder / RECORD, LARGEST_RECORD))
        sums = read_sums(read_plain(folder / SUMS, LARGEST_RECORD))
        state, volumes, is_among = told["state"], told["volumes"], told["among"] is True
        press, reports = told.get("press", ""), told.get("reports", {})
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Record(folder)
    if not all(isinstance(each, dict) for each in (volumes, reports)) or not all(
        map(is_inner, sums)
    ):
        return Record(folder)
    return Record(folder, state, volumes, sums, _files_in(folder), is_among, press, reports)


def write_record(
    state: str,
    volumes: Mapping[str, str],
    press: str,
    reports: Mapping[str, str],
    *,
    is_among: bool,
) -> bytes:
    """Write what a site was made of."""
    told = {
        "version": 1,
        "state": state,
        "among": is_among,
        "press": press,
        "volumes": dict(sorted(volumes.items())),
        "reports": dict(sorted(reports.items())),
    }
    return (json.dumps(told, indent=1) + "\n").encode()


def _files_in(folder: Path, within: str = "") -> dict[str, os.stat_result]:
    """Give what the system tells of each file in a folder, links not followed."""
    files: dict[str, os.stat_result] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                files |= _files_in(Path(entry.path), f"{within}{entry.name}/")
            else:
                files[f"{within}{entry.name}"] = entry.stat(follow_symlinks=False)
    return files


def _is_same(source: str, published: os.stat_result | None) -> bool:
    """Tell whether a file is the published one, or as old and as long."""
    if published is None:
        return False
    try:
        there = os.lstat(source)
    except OSError:
        return False
    return stat.S_ISREG(there.st_mode) and (
        os.path.samestat(there, published)
        or (there.st_size, there.st_mtime_ns) == (published.st_size, published.st_mtime_ns)
    )
