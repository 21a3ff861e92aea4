"""A ZIP archive, read within bounds: nothing is unpacked to disk, and every name is looked up in the archive itself."""

from __future__ import annotations

import io
import zipfile

from pamphlet.verify.copies import Unreadable

LARGEST_ENTRY = 32 * 2**20
LARGEST_ARCHIVE = 96 * 2**20  # unpacked, as far as it is read
MOST_ENTRIES = 100_000

BROKEN = (
    zipfile.BadZipFile,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """An archive that is read within bounds; `noun` is what it is called where something is wrong with it."""

    def __init__(self, content: bytes, noun: str) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN as fault:
            raise broken(fault) from fault
        self.entries = self._archive.NameToInfo
        if len(self._archive.filelist) > MOST_ENTRIES:
            raise Unreadable(f"The archive holds more than {MOST_ENTRIES:,} files.")
        self.noun = noun
        self._left = LARGEST_ARCHIVE

    def holds(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        return name in self.entries

    def read(self, name: str) -> bytes:
        """Give a file of the archive, never more than the bounds allow, whatever the archive says of its size."""
        entry = self.entries.get(name)
        if entry is None:
            raise Unreadable(f"The {self.noun} has no file {shown(name)}, which it names.")
        if entry.flag_bits & 0x1:
            raise Unreadable(f"The {self.noun} is encrypted: {shown(name)} cannot be read.")
        bound = min(LARGEST_ENTRY, self._left)
        try:
            with self._archive.open(entry) as stream:
                content = stream.read(bound + 1)
        except Exception as fault:  # zlib, lzma and bz2 raise errors of their own
            raise Unreadable(f"In the {self.noun}, {shown(name)} is broken: {fault}.") from fault
        if len(content) > bound:
            raise Unreadable(
                f"The {self.noun} unpacks to more than this program reads: {shown(name)} is too large."
            )
        self._left -= len(content)
        return content


def broken(fault: Exception) -> Unreadable:
    """Give what is to be raised for an archive that cannot be opened."""
    return Unreadable(
        f"The file begins as a ZIP archive, but it is broken: {fault}. Copy or download it again."
    )


def shown(name: str) -> str:
    """Give a stranger's name for a file as it may be shown in a sentence."""
    return "“" + "".join(letter if letter.isprintable() else "?" for letter in name[:80]) + "”"
