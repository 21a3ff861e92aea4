"""Signatures are minisign's: its program accepts ours, and we accept its own; nothing else holds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from pamphlet.pipeline import placing
from pamphlet.release.minisign import (
    BadKey,
    BadSignature,
    CannotSign,
    PublicKey,
    SecretKey,
    check,
    public_key,
    secret_key,
    sign,
)
from pamphlet.release.sums import read_sums
from tests.validators.programs import program
from tests.verify.samples import SCHEMA

ROOT = Path(__file__).parents[2]
CONTENT = b"d278  work.epub\n9948  work.pdf\n"
COMMENT = "A Work, edition 1, released 2026-11-22"
PASSWORD = "folded twice"  # noqa: S105 # of a key that the test makes


def minisign(*options: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the real program."""
    return subprocess.run(
        [program("minisign"), *options], input=typed, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with two pairs of keys that minisign made, “open” and “locked”; only the latter has a password."""
    folder = tmp_path_factory.mktemp("keys")
    made = minisign("-G", "-W", "-p", str(folder / "open.pub"), "-s", str(folder / "open.key"))
    assert made.returncode == 0, made.stderr
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    locked = ["-p", str(folder / "locked.pub"), "-s", str(folder / "locked.key")]
    made = minisign("-G", *locked, typed=typed)
    assert made.returncode == 0, made.stderr
    return folder


def text(path: Path) -> str:
    """Read a key."""
    return path.read_text(encoding="utf-8")


def signed(keys: Path, folder: Path, content: bytes = CONTENT) -> bytes:
    """Sign some content with the key that has no password."""
    file, signature = folder / "SUMS", folder / "SUMS.minisig"
    file.write_bytes(content)
    sign(file, signature, SecretKey(keys / "open.key"), COMMENT)
    return signature.read_bytes()


@pytest.mark.parametrize(("name", "password"), [("open", ""), ("locked", PASSWORD)])
def test_minisign_accepts_ours(keys: Path, tmp_path: Path, name: str, password: str) -> None:
    """What is signed with a key of minisign, with a password or without, minisign finds signed, and the comment too."""
    passwords = [PASSWORD]
    key = secret_key(keys / f"{name}.key", passwords.pop)
    assert bool(password) == (not passwords)
    assert PASSWORD not in repr(key)
    (tmp_path / "SUMS").write_bytes(CONTENT)
    sign(tmp_path / "SUMS", tmp_path / "SUMS.minisig", key, COMMENT)
    told = minisign("-V", "-p", str(keys / f"{name}.pub"), "-m", str(tmp_path / "SUMS"))
    assert told.returncode == 0, told.stderr
    assert f"Trusted comment: {COMMENT}" in told.stdout
    (tmp_path / "SUMS").write_bytes(CONTENT + b"\n")
    assert minisign("-V", "-p", str(keys / f"{name}.pub"), "-m", str(tmp_path / "SUMS")).returncode


@pytest.mark.parametrize("form", [(), ("-l",)], ids=["hashed", "legacy"])
def test_we_accept_its_own(keys: Path, tmp_path: Path, form: tuple[str, ...]) -> None:
    """What minisign signed, in its present form or the older one, holds here, by the key's file or its one line."""
    file = tmp_path / "SUMS"
    file.write_bytes(CONTENT)
    key = str(keys / "open.key")
    made = minisign("-S", *form, "-W", "-s", key, "-m", str(file), "-t", COMMENT)
    assert made.returncode == 0, made.stderr
    signature = (tmp_path / "SUMS.minisig").read_bytes()
    public = text(keys / "open.pub")
    assert check(CONTENT, signature, public_key(public)) == COMMENT
    assert check(CONTENT, signature, public_key(public.splitlines()[1])) == COMMENT


def test_nothing_else_holds(keys: Path, tmp_path: Path) -> None:
    """Content, comment or signature changed, another key, no signature at all: each is told, none is accepted."""
    public = public_key(text(keys / "open.pub"))
    good = signed(keys, tmp_path)
    assert check(CONTENT, good, public) == COMMENT
    other = public_key(text(keys / "locked.pub"))
    lines = good.decode().splitlines()
    same_id = PublicKey(public.identity, other.point)
    cases = [
        (CONTENT + b".", good, public, "does not belong"),
        (CONTENT, good.replace(b"edition 1", b"edition 2"), public, "does not belong"),
        (CONTENT, good, other, "another key"),
        (CONTENT, good, same_id, "does not belong"),
        (CONTENT, "\n".join(lines[:2]).encode(), public, "no signature"),
        (CONTENT, good.replace(b"trusted comment", b"comment", 2), public, "no signature"),
        (CONTENT, good.replace(lines[1].encode(), b"@@@"), public, "no signature"),
        (CONTENT, b"\xff\xfe", public, "no signature"),
        (CONTENT, b"", public, "no signature"),
    ]
    for content, signature, key, reason in cases:
        with pytest.raises(BadSignature, match=reason):
            check(content, signature, key)


def test_bad_keys_are_told(keys: Path, tmp_path: Path) -> None:
    """A wrong password, a public key in place of a secret one, and whatever is no key at all are each told."""
    with pytest.raises(CannotSign, match="Wrong password"):
        secret_key(keys / "locked.key", lambda: "folded once")
    with pytest.raises(CannotSign, match="No such file"):
        secret_key(tmp_path / "nowhere.key", str)
    for nonsense in (text(keys / "open.pub"), "", "words", "untrusted comment: x\nAAAA"):
        (tmp_path / "nonsense.key").write_text(nonsense, encoding="utf-8")
        with pytest.raises(CannotSign, match=r"minisign says: .*secret key"):
            secret_key(tmp_path / "nonsense.key", str)
    for nonsense in ("", "words", "untrusted comment: x\nRWAAAA"):
        with pytest.raises(BadKey, match="no public key"):
            public_key(nonsense)
    with pytest.raises(BadKey, match="secret key, to be kept"):
        public_key(text(keys / "open.key"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_no_key_is_waited_for(tmp_path: Path) -> None:
    """A pipe or a device in the place of a secret key is told, and not read."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(CannotSign, match="no file"):
            secret_key(path, str)


def test_a_comment_may_be_in_any_encoding(keys: Path, tmp_path: Path) -> None:
    """What was signed with a comment that is not UTF-8 holds, as it does for minisign."""
    file = tmp_path / "SUMS"
    file.write_bytes(CONTENT)
    comment = os.fsdecode(b"caf\xe9")
    made = minisign("-S", "-W", "-s", str(keys / "open.key"), "-m", str(file), "-t", comment)
    assert made.returncode == 0, made.stderr
    signature = (tmp_path / "SUMS.minisig").read_bytes()
    assert check(CONTENT, signature, public_key(text(keys / "open.pub"))) == "caf\ufffd"


def test_without_the_program_nothing_is_signed(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where minisign is not installed, that is said in a sentence."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotSign, match="minisign is not installed; “pamphlet doctor”"):
        secret_key(keys / "open.key", str)


@pytest.mark.skipif(os.name != "posix", reason="a script stands in for the program")
def test_no_half_signature_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the program breaks off, neither a part of a signature nor a changed one is left, nor another file."""
    broken = tmp_path / "minisign"
    broken.write_text('#!/bin/sh\nprintf half > "$7"\necho "broken off" >&2\nexit 2\n', "utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "SUMS").write_bytes(CONTENT)
    (folder / "SUMS.minisig").write_bytes(b"the former signature")
    with pytest.raises(CannotSign, match="minisign says: broken off"):
        sign(folder / "SUMS", folder / "SUMS.minisig", SecretKey(tmp_path / "key"), COMMENT)
    assert sorted(path.name for path in folder.iterdir()) == ["SUMS", "SUMS.minisig"]
    assert (folder / "SUMS.minisig").read_bytes() == b"the former signature"


def build(
    manuscript: Path, output: Path, *options: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Build the text of a work, by the command line."""
    command = [sys.executable, "-m", "pamphlet", "build", str(manuscript), "--format", "text"]
    return subprocess.run(
        [*command, "--output", str(output), *options],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_release_is_signed(keys: Path, tmp_path: Path) -> None:
    """“build --sign” signs the sums as minisign does; no old signature stays beside sums that it does not fit."""
    manuscript = Path(shutil.copytree(ROOT / "tests" / "works" / "plain", tmp_path / "plain"))
    output = tmp_path / "build"
    signed = output / "SHA256SUMS.minisig"
    for _ in range(2):  # built, and found unchanged
        made = build(manuscript, output, "--sign", str(keys / "open.key"))
        assert made.returncode == 0, made.stderr
        assert "Signed:" in made.stdout
        assert "Removed" not in made.stdout
        sums = str(output / "SHA256SUMS")
        assert minisign("-V", "-p", str(keys / "open.pub"), "-m", sums).returncode == 0
    assert build(manuscript, output).returncode == 0
    assert signed.exists()
    (manuscript / "style.css").write_text("p { margin: 0 }")
    assert build(manuscript, output).returncode == 0
    assert not signed.exists()


def test_a_bad_key_stops_the_build(keys: Path, tmp_path: Path) -> None:
    """A key that cannot be used is told before anything is made."""
    made = build(ROOT / "manuscript", tmp_path / "build", "--sign", str(keys / "open.pub"))
    assert made.returncode == 2
    assert "an actual secret key" in " ".join(made.stderr.split())
    assert not (tmp_path / "build").exists()


@pytest.mark.skipif(os.name != "posix", reason="a script stands in for the program")
def test_a_release_that_is_not_signed_is_told(tmp_path: Path) -> None:
    """When minisign fails once the release is made, that is a problem with exit status 1, and the release is there."""
    fake = tmp_path / "minisign"
    fake.write_text(
        '#!/bin/sh\ncase "$*" in *trial*) ;; *) echo tired >&2; exit 2 ;; esac\n', "utf-8"
    )
    fake.chmod(0o755)
    manuscript, output = ROOT / "tests" / "works" / "plain", tmp_path / "build"
    path = f"{tmp_path}:{os.environ['PATH']}"
    made = build(manuscript, output, "--sign", str(tmp_path / "key"), PATH=path)
    assert made.returncode == 1
    assert "error R08: the release is complete, but not signed: minisign says: tired" in made.stderr
    assert (output / "SHA256SUMS").is_file()
    assert not (output / "SHA256SUMS.minisig").exists()


def verify(*options: str | Path) -> subprocess.CompletedProcess[str]:
    """Verify by the command line."""
    command = [sys.executable, "-m", "pamphlet", "verify", *map(str, options)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_signature_of_a_release_is_verified(keys: Path, tmp_path: Path) -> None:
    """“verify --public-key” tells a signed file from a changed one, a strange key, and a release with no signature."""
    output = tmp_path / "build"
    manuscript = ROOT / "tests" / "works" / "plain"
    assert build(manuscript, output, "--sign", str(keys / "open.key")).returncode == 0
    file = next(output.glob("*.txt"))
    against = ("--against", manuscript)
    good = verify(file, *against, "--public-key", keys / "open.pub")
    assert (good.returncode, good.stderr) == (0, "")
    assert "/: signed" in good.stdout
    assert "edition 1, released 2026-11-22" in " ".join(good.stdout.split())
    line = text(keys / "open.pub").splitlines()[1]
    told = json.loads(verify(file, *against, "--public-key", line, "--json").stdout)
    jsonschema.validate(told, json.loads(SCHEMA.read_bytes()))
    assert told["signatures"][0]["holds"]

    other = verify(file, *against, "--public-key", keys / "locked.pub")
    assert other.returncode == 1
    assert "not signed" in other.stdout
    copy = tmp_path / "copy.txt"
    copy.write_bytes(file.read_bytes())
    assert "cannot be read" in verify(copy, *against, "--public-key", line).stdout
    file.write_bytes(file.read_bytes() + b"\n")
    changed = verify(file, *against, "--public-key", line)
    assert changed.returncode == 1
    assert "is not one of the files that were signed" in " ".join(changed.stdout.split())
    told = json.loads(verify(file, *against, "--public-key", line, "--json").stdout)
    assert (told["exit_status"], told["signatures"][0]["not_signed"]) == (1, [str(file)])

    (output / "SHA256SUMS.minisig").unlink()
    assert verify(file, *against, "--public-key", line).returncode == 1
    assert verify(file, *against, "--public-key", "RWnonsense").returncode == 2


def test_a_copy_is_held_to_a_signed_release(keys: Path, release: Path, tmp_path: Path) -> None:
    """A copy need not be signed to be compared with a release that is; that release must be."""
    copied = tmp_path / "build"
    shutil.copytree(release, copied)
    file = copied / "SHA256SUMS"
    sign(file, copied / "SHA256SUMS.minisig", SecretKey(keys / "open.key"), COMMENT)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(next(release.glob("*.txt")).read_bytes() + b"\n")
    options = (copy, "--against", copied, "--public-key", keys / "open.pub")
    good = verify(*options)
    assert good.returncode == 0, good.stdout
    assert COMMENT in good.stdout
    forged = next(copied.glob("*union.html")).read_bytes().replace(b"[was]", b"was")
    (copied / "a.html").write_bytes(forged)
    (copied / "build-report.json").write_text('{"files": [{"name": "a.html", "sha256": "0"}]}')
    beside = verify(*options)
    assert beside.returncode == 0, beside.stdout
    assert "a.html is not one of the files that were signed: it was not used" in beside.stdout
    by_file = verify(copy, "--against", copied / "a.html", *options[-2:])
    assert by_file.returncode == 1
    assert "Nothing was compared" in by_file.stderr
    signed = verify(copy, "--against", next(copied.glob("*union.html")), *options[-2:])
    assert signed.returncode == 0, signed.stdout
    told = json.loads(verify(*options, "--json").stdout)
    jsonschema.validate(told, json.loads(SCHEMA.read_bytes()))
    assert told["signatures"][0]["not_used"] == ["a.html"]

    for path in copied.iterdir():
        if path.suffix in (".html", ".epub", ".pdf") and path.name != "a.html":
            path.unlink()
    nothing = verify(*options)
    assert nothing.returncode == 2
    assert "a.html” is not a file that SHA256SUMS names" in nothing.stderr
    file.write_bytes(file.read_bytes() + b"\n")
    refused = verify(*options)
    assert refused.returncode == 1
    assert "Nothing was compared" in refused.stderr
    assert verify(*options, "--json").stdout.startswith("{")
    assert verify(*options).returncode == 1


def test_a_release_that_cannot_be_signed_is_whole_and_told(keys: Path, tmp_path: Path) -> None:
    """Where no signature can be written, or another build has been there since, that is a problem, and no traceback."""
    work, output = ROOT / "tests" / "works" / "plain", tmp_path / "build"
    assert build(work, output).returncode == 0
    (output / "SHA256SUMS.minisig").mkdir()
    made = build(work, output, "--sign", str(keys / "open.key"))
    assert made.returncode == 1
    assert "error R08: the release is complete, but not signed: the system says:" in made.stderr
    assert sorted(path.name for path in output.iterdir()) == [
        "SHA256SUMS",
        "SHA256SUMS.minisig",
        "build-report.json",
        "on-lending-a-book.txt",
    ]
    with pytest.raises(CannotSign, match="another build"):
        placing.sign(output, {"a.txt": "00"}, SecretKey(keys / "open.key"))
    hashes = read_sums((output / "SHA256SUMS").read_bytes())
    (output / "build-report.json").write_text("{}", "utf-8")
    with pytest.raises(CannotSign, match="does not say what it is"):
        placing.sign(output, hashes, SecretKey(keys / "open.key"))
    with pytest.raises(CannotSign, match="the system says"):
        placing.sign(tmp_path / "nowhere", hashes, SecretKey(keys / "open.key"))
