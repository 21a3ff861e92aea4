"""Open files in a stranger's ZIP archive, of those kinds that unpack no more at once than is asked for.

EPUB, Word and OpenDocument files, and our bags, have no other kinds in them. Of the rest Python's `zipfile` unpacks at
once whatever it has read (3.11 to 3.14): a million bytes of bzip2 can be ten thousand million.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO

BOUNDED = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
# What `zipfile` raises for an archive that is broken, or of a kind that it does not know; beside OSError, which may be
# the disk's, for a place before the beginning.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, IndexError, OverflowError),
    *(ValueError, NotImplementedError, RuntimeError),
)


def open_entry(archive: zipfile.ZipFile, entry: str | zipfile.ZipInfo) -> IO[bytes]:
    """Open a file in an archive. Raises what `zipfile` does; NotImplementedError for a kind that is not bounded."""
    about = archive.getinfo(entry) if isinstance(entry, str) else entry
    if about.compress_type not in BOUNDED:
        raise NotImplementedError("it is packed in a way that such archives do not have")
    return archive.open(about)
