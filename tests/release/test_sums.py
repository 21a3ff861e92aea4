"""Checksums are those of the coreutils, whoever wrote them and however."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.release.sums import SUMS, hashes_of, read_sums, write_sums

FILES = {"b.txt": b"b", "a.txt": b"a", "under/a.txt": b"under", "ü *.txt": b"\n"}
HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
NAMES = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the files and their checksums."""
    (tmp_path / "under").mkdir()
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / SUMS).write_bytes(write_sums(hashes_of(FILES)))
    return tmp_path


def test_coreutils_accept_them(folder: Path) -> None:
    """“sha256sum --check --strict” finds every file as it is, and a changed one changed."""
    check = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    subprocess.run(check, cwd=folder, check=True, capture_output=True)
    (folder / "b.txt").write_bytes(b"c")
    assert subprocess.run(check, cwd=folder, check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize("mode", ["--text", "--binary"])
def test_those_of_coreutils_are_read(folder: Path, mode: str) -> None:
    """What “sha256sum” writes is understood, with either mark."""
    told = subprocess.check_output(["sha256sum", mode, *FILES], cwd=folder)
    assert read_sums(told) == hashes_of(FILES)


def test_files_stand_before_folders() -> None:
    """The files of a folder are sorted, and come before those in the folders below it."""
    names = [line[66:] for line in write_sums(hashes_of(FILES)).decode().splitlines()]
    assert names == ["a.txt", "b.txt", "ü *.txt", "under/a.txt"]


@given(st.dictionaries(NAMES, st.just(HASH)))
def test_what_is_written_is_read(hashes: dict[str, str]) -> None:
    """Whatever a file is called, its hash is found again under its name."""
    assert read_sums(write_sums(hashes)) == hashes


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (f"{HASH}  a.txt", ["a.txt"]),
        (f"{HASH.upper()} *a.txt\r", ["a.txt"]),
        (f"{HASH}\ta.txt ", ["a.txt"]),
        (f"{HASH}  *a.txt", ["*a.txt"]),
        (f"{HASH}a.txt", []),
        (f"{HASH} ", []),
        ("a.txt", []),
        (f"SHA256 (a.txt) = {HASH}", []),
        (f"# {HASH}  a.txt", []),
        ("", []),
    ],
)
def test_a_line_of_another_form_tells_of_no_file(line: str, names: list[str]) -> None:
    """Only a hash, white space and a name are a line; the hash is told in small letters."""
    assert read_sums(f"{line}\n".encode()) == dict.fromkeys(names, HASH)


def test_names_that_are_not_utf_8_are_those_of_the_system() -> None:
    """A name in another encoding is read as the system names the file."""
    line = HASH.encode() + b"  caf\xe9.txt\n"
    assert read_sums(line) == {os.fsdecode(b"caf\xe9.txt"): HASH}
