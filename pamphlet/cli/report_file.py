"""Put the report of a verdict in its file, and nothing else out of its place.

Only a report that was written before is overwritten: whoever types one name too few loses no file by it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import click

from pamphlet.release.plain_file import open_plain
from pamphlet.verify.report.page import MARK

LONGEST_ADDRESS = 2_000  # characters: browsers and servers take no longer ones for certain
BEGINNING = 2_000  # bytes in which a report says what it is


def see_to_target(path: Path, asked: Iterable[Path]) -> None:
    """See that a report may be written there. Raises BadParameter."""
    for file in asked:
        with suppress(OSError):
            if path.samefile(file):
                _refuse(f"{path} is what is to be checked, or what to compare with")
    if path.is_dir() or not path.parent.is_dir():
        _refuse(f"{path} is a folder" if path.is_dir() else f"{path.parent} is no folder")
    if path.exists() and not _is_report(path):
        _refuse(f"{path} is there already, and is no report: name another file")


def see_to_address(url: str) -> None:
    """See that this is the address of a page on the web. Raises BadParameter."""
    fault = f"{url[:200]} is no address of a page on the web, as “https://example.org/page”"
    try:
        parts = urlsplit(url)
    except ValueError:
        raise click.BadParameter(fault, param_hint="--url") from None
    is_plain = url.isprintable() and not any(map(str.isspace, url))
    if parts.scheme not in {"http", "https"} or not parts.netloc or not is_plain:
        raise click.BadParameter(fault, param_hint="--url")
    if len(url) > LONGEST_ADDRESS:
        raise click.BadParameter("the address is too long", param_hint="--url")


def put(page: bytes, path: Path) -> None:
    """Write the report whole, or not at all. Raises BadParameter."""
    try:
        handle, name = tempfile.mkstemp(prefix=".report-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(page)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as failure:
        _refuse(f"{path}: {failure.strerror}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _is_report(path: Path) -> bool:
    try:
        with open_plain(path) as stream:
            return MARK.encode() in (stream.read(BEGINNING) or b"")
    except OSError:
        return False


def _refuse(reason: str) -> None:
    raise click.BadParameter(reason, param_hint="--report")
