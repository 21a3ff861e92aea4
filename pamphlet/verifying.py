"""Measure copies against a manuscript: the words of each file, whoever made it, with the wording of the work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pamphlet import report
from pamphlet.model import Pamphlet
from pamphlet.verify.verdict import Verdict, verify
from pamphlet.wording import wording

BYTES_MOST = 300_000_000


def verify_copies(
    files: tuple[Path, ...], pamphlet: Pamphlet, release: Path
) -> Iterator[tuple[Path, Verdict]]:
    """Give a verdict on each file; those in `release` count as its files when they were made from the same words."""
    words = wording(pamphlet)
    licence = pamphlet.metadata.licence
    told = report.former_report(release)
    known = (
        {each.sha256 for each in report.files_made(told)}
        if told.get("fingerprint") == words.fingerprint
        else set()
    )
    for path in files:
        content = _read(path)
        if isinstance(content, Verdict):
            yield path, content
            continue
        condition = licence.condition if licence else ""
        yield path, verify(words, path.name, content, release=known, condition=condition)


def _read(path: Path) -> bytes | Verdict:
    try:
        if path.stat().st_size > BYTES_MOST:
            return Verdict("unreadable", reason=f"it is larger than {BYTES_MOST / 1e6:.0f} MB.")
        return path.read_bytes()
    except OSError as failure:
        return Verdict("unreadable", reason=f"{failure.strerror}.")
