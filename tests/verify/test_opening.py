"""Open strangers' files, bounded in size; what is no file is told in `test_hostile`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.verify import opening
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.opening import content_of, files_in


def test_the_largest_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 256 MB is read, and one byte more is too much: here a kilobyte stands for them."""
    assert opening.LARGEST_FILE == 256 * 2**20
    monkeypatch.setattr(opening, "LARGEST_FILE", 1024)
    path = tmp_path / "x"
    path.write_bytes(b"x" * 1024)
    assert content_of(path) == b"x" * 1024
    path.write_bytes(b"x" * 1025)
    with pytest.raises(Unreadable, match="larger than"):
        content_of(path)


def test_the_files_in_a_folder(tmp_path: Path) -> None:
    """Each file of a folder is read when it is wanted; folders in it are passed over, and one that is none is told."""
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "inner").mkdir()
    assert {name: read() for name, read in files_in(tmp_path).items()} == {"a": b"a"}
    with pytest.raises(Unreadable, match="No such file"):
        files_in(tmp_path / "none")
    with pytest.raises(Unreadable, match="Not a directory"):
        files_in(tmp_path / "a")
