"""Read a ZIP archive: nothing is unpacked to disk, and never more is read than the bounds allow, whatever it says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from pamphlet.release.unpacking import BROKEN, open_entry
from pamphlet.verify.copies import Unreadable

# The bytes of one file, and those of all that are read, where nothing else is said: the longest document of the first
# pamphlet has 0.08 MB, and of 16 MB the text takes most of the memory that the guard allows. More is a bomb.
LARGEST_DOCUMENT = 32 * 2**20
LARGEST_UNPACKED = 96 * 2**20
BOUNDS = (LARGEST_DOCUMENT, LARGEST_UNPACKED)
PIECE = 2**20  # bytes; what is only hashed is never in memory as a whole
LONGEST_NAME = 80  # characters of a name that are shown

BROKEN_IN_MEMORY = (*BROKEN, OSError)


class Archive:
    """An archive in memory, by the names of its files. Raises Unreadable for one that is broken or too large.

    `noun` says what it is; the bounds are the bytes of one file, and those of all that are read. `listed` is all that
    it lists, folders too, and a name as often as it stands there; of such a name the last file is read.
    """

    def __init__(self, content: bytes, noun: str, bounds: tuple[int, int] = BOUNDS) -> None:
        self.noun = noun
        self._largest, self._left = bounds
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN_IN_MEMORY as fault:
            raise broken(fault) from fault
        self.listed = tuple(self._archive.infolist())
        self.entries = {entry.filename: entry for entry in self.listed if not is_folder(entry)}

    def holds(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        return name in self.entries

    def read(self, name: str) -> bytes:
        """Give a file. Raises Unreadable."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Give a file piece by piece. Raises Unreadable."""
        entry = self.entries.get(name)
        if entry is None:
            raise Unreadable(f"The {self.noun} has no file {shown(name)}, which it names.")
        if entry.flag_bits & 0x1:
            raise Unreadable(f"The {self.noun} is encrypted: {shown(name)} cannot be read.")
        left = min(self._largest, self._left)
        try:
            with open_entry(self._archive, entry) as stream:
                while left >= 0 and (piece := stream.read(PIECE)):
                    left -= len(piece)
                    self._left -= len(piece)
                    yield piece
        except MemoryError:
            raise  # it is not broken: whoever bounds the memory tells
        except Exception as fault:  # zlib, lzma and bz2 raise errors of their own
            message = f"In the {self.noun}, {shown(name)} is broken: {fault}."
            raise Unreadable(message) from fault
        if left < 0:
            message = "unpacks to more than this program reads"
            raise Unreadable(f"The {self.noun} {message}: {shown(name)} is too large.")


def is_folder(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is a folder; that of `zipfile` fails over one without a name (Python 3.11)."""
    return entry.filename.endswith("/")


def broken(fault: Exception) -> Unreadable:
    """Give what is to be raised for an archive that cannot be opened."""
    message = f"The file begins as a ZIP archive, but it is broken: {fault}."
    return Unreadable(f"{message} Copy or download it again.")


def shown(name: str) -> str:
    """Quote the name of a file, however long and strange it is."""
    letters = (letter if letter.isprintable() else "?" for letter in name[:LONGEST_NAME])
    return f"“{''.join(letters)}”"
