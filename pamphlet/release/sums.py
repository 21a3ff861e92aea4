"""Write and read checksums in the form of the coreutils: a hash, two spaces, the name of a file.

`SHA256SUMS` of a release has this form, and so have the manifests of a bag (RFC 8493 §2.1.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from pamphlet.work.expressions import expression

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.minisig"

# An asterisk in place of the second space says that the file was read as bytes. Bags may have any white space there.
_LINE = expression(r"([0-9A-Fa-f]+)[ \t](?:\*|[ \t]*)(.+)")


def hashes_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Give the SHA-256 of files by their names."""
    return {name: sha256(content).hexdigest() for name, content in files.items()}


def write_sums(hashes: Mapping[str, str]) -> bytes:
    """Write hashes by the names of their files: those of a folder, sorted, before those of the folders below it."""
    names = sorted(hashes, key=lambda name: (name.count("/"), name))
    return "".join(f"{hashes[name]}  {name}\n" for name in names).encode()


def read_sums(content: bytes) -> dict[str, str]:
    """Give the hashes by the names of their files; a line of another form tells of no file.

    A name that is not UTF-8 is given as the system gives it (PEP 383).
    """
    lines = (line.decode("utf-8", "surrogateescape").strip() for line in content.splitlines())
    return {line[2]: line[1].lower() for line in map(_LINE.fullmatch, lines) if line}
