"""Build a work in a worker of somebody else: a thread, a process of a pool, or one of Dask on another machine.

The build has a process of its own there, so that it costs that worker nothing but time, whatever happens. Where the
folders of this machine are not to be seen, the manuscript's files go along, and the release's come back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pamphlet.batch.building import build_here
from pamphlet.batch.orders import Order, Row
from pamphlet.batch.outcomes import row_of
from pamphlet.batch.workers import Workers
from pamphlet.manuscript.files import ALL_BYTES_MOST, FILE_BYTES_MOST, FILES_MOST
from pamphlet.release.plain_file import read_plain
from pamphlet.release.report import REPORT, problem_from, told_from
from pamphlet.release.workspace import own_folder, temporary_folder

UNREAD = ("received",)  # what an import keeps: no build reads it


@dataclass(frozen=True, slots=True)
class Parcel:
    """An order, and the files of its manuscript, by their paths in it, where the worker does not see its folder."""

    order: Order
    files: Mapping[str, bytes] | None = None


def parcel_of(order: Order, *, carrying: bool) -> Parcel:
    """Pack an order. Raises OSError where a file cannot be read, or all of them are more than a manuscript may have."""
    return Parcel(order, dict(_files(order.folder)) if carrying else None)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the files of a manuscript's folder, hidden ones aside, as far as a manuscript may go."""
    left, count = ALL_BYTES_MOST, 0
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(
            each for each in folders if not each.startswith(".") and each not in UNREAD
        )
        for name in sorted(names):
            path = Path(base, name)
            count += 1
            if name.startswith(".") or not path.is_file():
                continue
            content = read_plain(path, min(left, FILE_BYTES_MOST))
            left -= len(content)
            if count > FILES_MOST:
                raise OSError(f"more than {FILES_MOST} files")
            yield path.relative_to(folder).as_posix(), content


def build_away(parcel: Parcel) -> Row:
    """Build a work in a process of our own, begun by this worker, and give what came of it."""
    order = parcel.order
    own = Workers(1, order.seconds, order.formats)
    try:
        if parcel.files is None:
            return row_of(order, own.submit(build_here, order))
        with own_folder(temporary_folder()) as room:
            return _built_in(room, parcel, own)
    finally:
        own.end()


def _built_in(room: Path, parcel: Parcel, own: Workers) -> Row:
    """Build what came along in a folder that goes when that is done, and take the release and the log out of it."""
    order = parcel.order
    here = replace(
        order,
        folder=room / "manuscript",
        output=room / "release" if order.output else None,
        log=room / "log",
        working=room,
    )
    for name, content in (parcel.files or {}).items():
        path = here.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    row = row_of(here, own.submit(build_here, here))
    moved = {here.folder.as_posix(): order.folder.as_posix()}
    if here.output and order.output:
        moved[here.output.as_posix()] = order.output.as_posix()
    contents = {}
    if row.state == "built" and here.output:
        contents = {path.name: path.read_bytes() for path in sorted(here.output.iterdir())}
        contents[REPORT] = told_from(contents[REPORT], moved)
    log = here.log.read_text("utf-8", "replace") if here.log.exists() else ""
    problems = tuple(problem_from(problem, moved) for problem in row.problems)
    return replace(row, problems=problems, contents=contents, log=log)
