"""What the signature of a release covers: the files that its sums name, as they were, and no other."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pamphlet.release.minisign import PublicKey
from pamphlet.verify.signatures import Signature, signatures
from tests.verify.samples import manifest_of

SECRET = Ed25519PrivateKey.from_private_bytes(b"a key that none but tests know ."[:32])
IDENTITY = b"the one."
KEY = PublicKey(IDENTITY, SECRET.public_key().public_bytes_raw())
COMMENT = "edition 1"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Sign a release of two files, as minisign does."""
    files = {"a.txt": b"a", "b.txt": b"b"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    sums = manifest_of(files)
    (tmp_path / "SHA256SUMS").write_bytes(sums)
    (tmp_path / "build-report.json").write_bytes(b"{}")
    first = SECRET.sign(hashlib.blake2b(sums).digest())
    second = SECRET.sign(first + COMMENT.encode())
    lines = (
        "untrusted comment: of a test",
        base64.b64encode(b"ED" + IDENTITY + first).decode(),
        f"trusted comment: {COMMENT}",
        base64.b64encode(second).decode(),
    )
    (tmp_path / "SHA256SUMS.minisig").write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def asked(files: list[Path], against: Path | None = None, key: PublicKey = KEY) -> list[Signature]:
    """Ask for the signatures that matter to files."""
    return list(signatures(files, against, key))


def test_the_files_of_a_release(release: Path) -> None:
    """Each is covered while it is as it was; one that is not named, or not there, never is."""
    folder = release.as_posix()
    files = [release / "a.txt", release / "b.txt"]
    assert asked(files) == [Signature(folder, holds=True, told=COMMENT)]
    assert asked(files)[0].exit_status == 0
    files[1].write_bytes(b"c")
    (release / "c.txt").write_bytes(b"c")
    others = [*files, release / "c.txt", release / "d.txt"]
    strange = tuple(map(str, others[1:]))
    assert asked(others) == [Signature(folder, holds=True, told=COMMENT, strange=strange)]
    assert asked(others)[0].exit_status == 1


def test_each_folder_has_its_own(release: Path, tmp_path: Path) -> None:
    """Files of one folder are asked about together, and what has no signature is not signed."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_bytes(b"a")
    signed, unsigned = asked([release / "a.txt", other / "a.txt", release / "b.txt"])
    assert (signed.folder, signed.exit_status) == (release.as_posix(), 0)
    assert (unsigned.folder, unsigned.exit_status) == (other.as_posix(), 1)
    assert unsigned.told.startswith("SHA256SUMS or its signature cannot be read: ")


def test_a_release_that_is_the_measure(release: Path, tmp_path: Path) -> None:
    """A copy of it need not be signed, but the release must be; what lies beside its files is named."""
    copy = tmp_path / "elsewhere" / "copy.txt"
    (release / "c.txt").write_bytes(b"c")
    folder = release.as_posix()
    measure = Signature(folder, holds=True, told=COMMENT, is_measure=True, unlisted=("c.txt",))
    assert asked([copy], release) == [measure]
    by_file = Signature(folder, holds=True, told=COMMENT, is_measure=True)
    assert asked([copy], release / "a.txt") == [by_file]
    strange = asked([copy], release / "c.txt")
    assert strange == [
        Signature(
            folder, holds=True, told=COMMENT, strange=(str(release / "c.txt"),), is_measure=True
        )
    ]


def test_what_does_not_hold(release: Path) -> None:
    """Another key, other sums, another comment: nothing is covered, and nothing beside it is named."""
    (release / "c.txt").write_bytes(b"c")
    other = asked([], release, PublicKey(b"another.", KEY.point))
    said = "the signature does not hold: it was made with another key"
    assert other == [Signature(release.as_posix(), holds=False, told=said, is_measure=True)]
    assert other[0].exit_status == 1
    for name, old, new in (
        ("SHA256SUMS.minisig", b"edition 1", b"edition 2"),
        ("SHA256SUMS", b"a.txt", b"c.txt"),
    ):
        content = (release / name).read_bytes()
        (release / name).write_bytes(content.replace(old, new))
        assert [one.holds for one in asked([release / "c.txt"])] == [False]
        (release / name).write_bytes(content)
    assert asked([release / "a.txt"])[0].holds
