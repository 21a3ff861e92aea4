"""Make the catalogue of all releases that are there: their website among them, once, when all works are done.

In: the folder of the releases and the slugs of the works, with what the site is told. Out: what came of it, or nothing
when the releases are those that it was made of. It knows the releases by their sums and reports alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pamphlet.batch.ledger import PRESS
from pamphlet.release.plain_file import read_plain, write_plain
from pamphlet.release.report import REPORT, program_hash
from pamphlet.release.sums import SUMS
from pamphlet.site.build import SiteOutcome, build_site
from pamphlet.site.own_style import LARGEST as LARGEST_STYLE
from pamphlet.site.own_style import OWN
from pamphlet.site.record import read_record
from pamphlet.site.releases import LARGEST_SUMS

STATE = "site"
LARGEST_STATE = 200  # bytes


@dataclass(frozen=True, slots=True)
class Address:
    """Where the site will stand on the web, and who publishes; both may be unknown."""

    url: str | None = None
    title: str | None = None


def make_catalogue(output: Path, slugs: Iterable[str], address: Address) -> SiteOutcome | None:
    """Make the site of the releases with these slugs; None when it is there already, or there are no releases.

    What is told of the works that failed comes from their last good releases.
    """
    releases = [
        output / slug for slug in sorted({*slugs} - {""}) if (output / slug / REPORT).is_file()
    ]
    if not releases:
        return None
    state = _state(releases, address)
    file = output / PRESS / STATE
    with suppress(OSError):
        told = read_plain(file, LARGEST_STATE).decode("ascii", "replace")
        if told == state and _is_whole(output):
            return None
    outcome = build_site(releases, output, url=address.url, title=address.title, among=True)
    if outcome.pamphlets and not outcome.problems:
        write_plain(file, state.encode("ascii"))
    return outcome


def _is_whole(output: Path) -> bool:
    """Tell whether all files of a site are there, and the releases among them, none changed since it was made."""
    record = read_record(output)
    return bool(record.sums) and record.is_whole(record.sums)


def _state(releases: Sequence[Path], address: Address) -> str:
    """Give one hash of all that the site is made of: other reports of the same files are no change."""
    digest = sha256(f"{program_hash()}\n{address.url}\n{address.title}\n".encode())
    for release in releases:
        with suppress(OSError):
            digest.update(release.name.encode() + b"\0" + read_plain(release / SUMS, LARGEST_SUMS))
    with suppress(OSError):
        digest.update(read_plain(releases[0].parent / OWN, LARGEST_STYLE))
    return digest.hexdigest()
