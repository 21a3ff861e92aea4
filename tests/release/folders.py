"""A former release and the one that takes its place, and what of a folder is a release."""

from __future__ import annotations

from pathlib import Path

OLD = {"a.epub": b"old epub", "a.pdf": b"old pdf", "SHA256SUMS": b"old sums"}
NEW = {"a.epub": b"new epub", "a.txt": b"new text", "SHA256SUMS": b"new sums"}


def release_in(folder: Path) -> dict[str, bytes]:
    """Give the files of a folder that belong to a release."""
    return {
        each.name: each.read_bytes()
        for each in folder.iterdir()
        if each.is_file() and not each.name.startswith(".")
    }
