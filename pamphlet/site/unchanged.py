"""Tell at once that a site stands as it is to be, by the reports of the releases as they lie there.

What they tell is not read, which is most of the work where nothing has changed. In doubt the answer is no: then
everything is read, and whatever is wrong with a release is told.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from pamphlet.release.plain_file import read_plain
from pamphlet.release.report import LARGEST_REPORT, REPORT
from pamphlet.site.press import Press
from pamphlet.site.record import Record
from pamphlet.site.releases import BESIDE, is_file
from pamphlet.site.shelf import OURS
from pamphlet.site.states import press_state


def stands(record: Record, releases: Sequence[Path], press: Press) -> bool:
    """Tell whether a site was made of these very releases, folders all of them, and nothing of either has changed."""
    if record.is_among or not record.reports or record.press != press_state(press):
        return False
    folders = {report: folder for folder, report in record.reports.items()}
    linked = {
        (there.st_dev, there.st_ino): folder
        for folder in record.reports
        if (there := record.files.get(f"{folder}/{REPORT}"))
    }
    placed: dict[str, str] = {}
    for release in releases:
        # A report that is one file with the published one need not be read.
        folder = linked.get(_number_of_report(release))
        folder = folder or folders.get(_hash_of_report(release))
        if folder is None or folder in placed:
            return False
        placed[folder] = str(release)
    if len(placed) < len(record.reports) or not record.is_whole(record.sums):
        return False
    published = _names(record.sums)
    return all(
        _is_as_published(record, folder, path, published[folder]) for folder, path in placed.items()
    )


def _number_of_report(release: Path) -> tuple[int, int]:
    try:
        there = os.lstat(f"{release}/{REPORT}")
    except OSError:
        return 0, 0
    return there.st_dev, there.st_ino


def _hash_of_report(release: Path) -> str:
    try:
        return sha256(read_plain(release / REPORT, LARGEST_REPORT)).hexdigest()
    except OSError:
        return ""


def _names(sums: Iterable[str]) -> Mapping[str, list[str]]:
    """Give the files of releases that are in a site, by their folders."""
    names: dict[str, list[str]] = defaultdict(list)
    for path in sums:
        folder, _, name = path.rpartition("/")
        if name not in OURS:
            names[folder].append(name)
    return names


def _is_as_published(record: Record, folder: str, path: str, names: Iterable[str]) -> bool:
    """Tell whether all of a release's files are those of the site, and no other stands beside them that would be.

    Most are one file with the site's, which a listing of the folder tells without a question for each.
    """
    try:
        with os.scandir(path) as entries:
            inodes = {entry.name: entry.inode() for entry in entries}
        device = os.lstat(path).st_dev
    except OSError:
        return False
    return all(
        record.is_file(f"{folder}/{name}", device, inodes.get(name))
        or record.has_same(f"{path}/{name}", f"{folder}/{name}")
        for name in names
    ) and not any(name in inodes and is_file(f"{path}/{name}") for name in BESIDE.keys() - names)
