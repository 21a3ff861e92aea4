"""Files that were made to harm: each gets a verdict in bounded time and memory, and nothing is written."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from pamphlet.pipeline.verification import verify_copies
from pamphlet.verify import guard
from pamphlet.verify.measure import Measure
from pamphlet.verify.verdict import Checked
from tests.verify.hostile import HOSTILE
from tests.verify.samples import exemplar_with, words_of

MEASURE = Measure("manuscript", "m", exemplar_with(words_of()))

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="a thing of POSIX")


def judge(*paths: Path) -> tuple[Checked, ...]:
    """Give the verdicts on files; none of them takes as long as it may."""
    checked = tuple(verify_copies(paths, MEASURE))
    assert not {guard.TOO_LONG, guard.TOO_BUSY} & {each.verdict.reason for each in checked}
    return checked


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_was_made_to_harm(kind: str, tmp_path: Path) -> None:
    """It is unreadable, with the reason in a sentence, or read as what it is; beside it nothing was written."""
    name, make, reason = HOSTILE[kind]
    path = tmp_path / name
    path.write_bytes(make())
    (checked,) = judge(path)[:1]
    if kind == "a list of blocks that is a maze":
        assert checked.verdict.name == "complete"
    else:
        assert checked.verdict.name == "unreadable"
        assert checked.verdict.reason.endswith(".")
        assert reason in checked.verdict.reason
        assert "failed over" not in checked.verdict.reason
    assert os.listdir(tmp_path) == [name]  # noqa: PTH208 - the names are all that matters


@posix
def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, a pipe, a device, a link to itself, what is not there: each is said, and none is waited for."""
    pipe, loop, end = tmp_path / "pipe", tmp_path / "loop", tmp_path / "s"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(end))
        paths = (tmp_path, pipe, end, Path("/dev/zero"), loop, tmp_path / "none", Path("a\0b"))
        reasons = [each.verdict.reason for each in judge(*paths)]
    said = (
        "folder",
        "pipe",
        "socket",
        "device",
        "symbolic link",
        "No such file",
        "no file of this",
    )
    for reason, word in zip(reasons, said, strict=True):
        assert word in reason


def test_a_name_that_no_encoding_has(tmp_path: Path) -> None:
    """A file whose name is no text is read all the same."""
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_bytes(b"another text")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    assert judge(path)[0].verdict.name == "another text"
