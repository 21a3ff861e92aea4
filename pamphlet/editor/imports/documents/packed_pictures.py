"""Give the pictures that are packed into a document, by the names that it has for them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from pamphlet.verify.copies import Unreadable
from pamphlet.verify.copies.archive import Archive


def packed_pictures(archive: Archive, folder: str = "") -> Callable[[str], bytes | None]:
    """Give what reads a picture by its name in a folder of the archive; None where it is not there, or broken."""

    def picture(name: str) -> bytes | None:
        path = posixpath.normpath(posixpath.join(folder, name))
        try:
            return archive.read(path) if archive.holds(path) else None
        except Unreadable:
            return None

    return picture
