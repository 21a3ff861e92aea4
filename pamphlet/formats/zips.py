"""Pack files into a ZIP that is the same byte for byte every time, and unpack one of our own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date

EARLIEST = date(1980, 1, 1)  # of a ZIP entry


def zipped(entries: Iterable[tuple[str, bytes]], released: str, stored: str = "") -> bytes:
    """Pack files in the given order, each dated with the day of the release; `stored` is left uncompressed."""
    day = max(date.fromisoformat(released), EARLIEST)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, also where the host is not
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Give the files of a ZIP of our own by their names, in its order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
