"""Files of a release are read within bounds, and what is no file is not waited for."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from pamphlet.release import plain_file
from pamphlet.release.plain_file import has_hash, open_plain, read_plain, write_plain


def test_a_file_of_so_many_bytes_is_read_and_no_larger_one(tmp_path: Path) -> None:
    """What is as large as may be is given; one byte more is refused, by the number of megabytes."""
    path = tmp_path / "file"
    path.write_bytes(bytes(3_000_000))
    assert read_plain(path, 3_000_000) == bytes(3_000_000)
    with pytest.raises(OSError, match="larger than 2 MB"):
        read_plain(path, 2_999_999)
    path.write_bytes(b"")
    assert read_plain(path, 0) == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes into it, and to open it would take for ever; a device gives bytes without end."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(OSError, match="a pipe or a device"), open_plain(path):
            pass
        with pytest.raises(OSError, match="a pipe or a device"):
            has_hash(path, 0, sha256().hexdigest())


def test_a_file_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The former one stays, and nothing beside it."""
    file = tmp_path / "a.txt"
    write_plain(file, b"former")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(KeyboardInterrupt):
        write_plain(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"former")]


@pytest.mark.parametrize("size", [0, 1, plain_file._PIECE, plain_file._PIECE + 1])
def test_a_file_is_known_by_size_and_hash(tmp_path: Path, size: int) -> None:
    """Both must be as they are told, of a file that is read in one piece or in two."""
    content = b"a" * size
    path = tmp_path / "file"
    path.write_bytes(content)
    digest = sha256(content).hexdigest()
    assert has_hash(path, size, digest)
    assert not has_hash(path, size + 1, digest)
    assert not has_hash(path, size, sha256(content + b"a").hexdigest())
    path.write_bytes(content + b"a")
    assert not has_hash(path, size, digest)
    path.write_bytes(content[:-1] + b"b")
    assert not has_hash(path, max(size, 1), digest)
