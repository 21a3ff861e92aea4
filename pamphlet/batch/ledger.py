"""Remember by which slug each work was pressed, so as to tell which are no longer there; clear these away, if asked.

`OUTPUT/.press/works.json` is a help only: without it, every work is told its slug anew, and nothing counts as removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pamphlet.manuscript.slugs import is_slug
from pamphlet.release import report
from pamphlet.release.plain_file import read_plain, write_plain
from pamphlet.release.sums import SIGNATURE, SUMS
from pamphlet.site.shelf import OURS

PRESS = ".press"  # in the folder of the releases: what belongs to the press
LEDGER = "works.json"
LOGS = "logs"
LARGEST_LEDGER = 64_000_000  # bytes: of half a million works


@dataclass(frozen=True, slots=True)
class Entry:
    """The slug of a work, and the hash of the settings that told it; no hash where they were faulty."""

    slug: str
    settings: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The works by their paths, and the slugs of releases that were there for works that had gone."""

    works: Mapping[str, Entry]
    gone: tuple[str, ...]


def read_ledger(output: Path) -> Ledger:
    """Read the ledger of a folder; what is not as it was written is left out."""
    try:
        told = json.loads(read_plain(output / PRESS / LEDGER, LARGEST_LEDGER))
        entries = {str(path): _entry(entry) for path, entry in told["works"].items()}
        gone = tuple(map(str, told["gone"]))
    except (OSError, ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return Ledger({}, ())
    works = {path: entry for path, entry in entries.items() if is_slug(entry.slug)}
    return Ledger(works, tuple(filter(is_slug, gone)))


def _entry(told: Any) -> Entry:
    return Entry(str(told["slug"]), str(told["settings"]))


def write_ledger(output: Path, works: Mapping[str, Entry], gone: Iterable[str]) -> None:
    """Write the ledger beside the former one, and let them change places. Raises OSError."""
    entries = {path: asdict(entry) for path, entry in sorted(works.items())}
    told = {"version": 1, "works": entries, "gone": sorted(gone)}
    write_plain(output / PRESS / LEDGER, f"{json.dumps(told, indent=1)}\n".encode())


def forget_what_is_nowhere(output: Path) -> None:
    """Take the ledger away where it is all that a press has made: no release is there, and no log."""
    if (output / PRESS / LOGS).exists():
        return
    ledger = read_ledger(output)
    slugs = (*(entry.slug for entry in ledger.works.values()), *ledger.gone)
    if not any((output / slug / report.REPORT).exists() for slug in filter(None, slugs)):
        with suppress(OSError):
            (output / PRESS / LEDGER).unlink()


def prune(output: Path, slugs: Iterable[str]) -> tuple[str, ...]:
    """Delete the releases of these slugs, and their pages, nothing else in their folders; give those that are gone."""
    gone = []
    for slug in slugs:
        folder = output / slug
        made = report.files_made(report.former_report(folder))
        if folder.is_symlink() or not made:
            continue
        for name in (*(file.name for file in made), SUMS, SIGNATURE, report.REPORT, *OURS):
            (folder / name).unlink(missing_ok=True)
        with suppress(OSError):  # something else stands there
            folder.rmdir()
        gone.append(slug)
    return tuple(gone)
