"""Sign a release with minisign, and check signatures as it does: Ed25519 over the BLAKE2b hash of the file.

Only the program itself reads secret keys, and signs. Checking is done here, so that nobody needs it for that; the
cryptography is the `cryptography` library's. In: the text of a public key, a signature file, and the content that is
signed. Out: the comment that was signed with the content.

    key id          8 bytes, the same in the secret key, the public key and every signature
    signature       of the content's hash; the algorithm is “ED” (of the content itself, formerly: “Ed”)
    second one      of the first and the trusted comment, so that nobody can change that
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from pamphlet.release.workspace import workspace
from pamphlet.work.frozen import frozen

PROGRAM = "minisign"
HASHED, PLAIN = b"ED", b"Ed"
TRUSTED = "trusted comment: "
SECRET_BYTES = 158  # of a secret key, when its text is decoded
LARGEST_KEY = 10_000  # bytes; minisign's own have a hundred and some
PROMPT = "Password:"  # stands last in what minisign 0.11 says when it is given no password


class CannotSign(Exception):
    """A secret key that cannot be used, or a signature that was not made; the message is a sentence for a person."""


class BadKey(Exception):
    """A public key that cannot be used; the message is a sentence for a person."""


class BadSignature(Exception):
    """A signature that does not hold; the message is a sentence for a person."""


@frozen
class SecretKey:
    """A key to sign with: its file, and the password that the program asks for, None if it has none."""

    path: Path
    password: str | None = field(default=None, repr=False)


@frozen
class PublicKey:
    """A key to check with: its id, and the point of Ed25519."""

    identity: bytes
    point: bytes


def secret_key(path: Path, ask: Callable[[], str]) -> SecretKey:
    """Give a secret key that has signed on trial; `ask` gives its password when it has one.

    Raises CannotSign; OSError when nothing can be tried.
    """
    if path.exists() and not path.is_file():
        raise CannotSign("it is no file")  # minisign would wait for a pipe
    with workspace() as folder:
        file, signature = Path(folder, "trial"), Path(folder, "trial.minisig")
        file.touch()
        key = SecretKey(path)
        said = _refusal(key, file, signature, "a trial")
        if PROMPT in said:
            key = SecretKey(path, ask())
            said = _refusal(key, file, signature, "a trial")
    if said:
        raise CannotSign(said)
    return key


def sign(file: Path, signature: Path, key: SecretKey, comment: str) -> None:
    """Sign a file; the comment is one line, and signed too. Raises CannotSign, and then there is no signature."""
    beside = signature.with_name(f".{signature.name}.new")
    try:
        if said := _refusal(key, file, beside, comment):
            raise CannotSign(said)
        beside.replace(signature)
    finally:
        beside.unlink(missing_ok=True)


def _refusal(key: SecretKey, file: Path, signature: Path, comment: str) -> str:
    """Have a file signed; give what the program says when it refuses, else nothing."""
    program = shutil.which(PROGRAM)
    if program is None:
        return f"{PROGRAM} is not installed; “pamphlet doctor” says how to get it"
    paths = ("-s", key.path.absolute(), "-m", file.absolute(), "-x", signature.absolute())
    done = subprocess.run(
        [program, "-S", *paths, "-t", comment],
        input="" if key.password is None else f"{key.password}\n",
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return ""
    last = done.stderr.rstrip().rpartition("\n")[2]
    return f"{PROGRAM} says: {last}"


def public_key(text: str) -> PublicKey:
    """Read a public key: the text of its file, or the one line of it that begins with RW. Raises BadKey."""
    line = _lines(text)[-1] if text.strip() else ""
    content = _decoded(line, "this is no public key of minisign")
    if len(content) == SECRET_BYTES and content[:2] == PLAIN:
        raise BadKey("this is a secret key, to be kept; the public one is asked for")
    if len(content) != 42 or content[:2] != PLAIN:
        raise BadKey("this is no public key of minisign")
    return PublicKey(content[2:10], content[10:])


def check(content: bytes, signature: bytes, key: PublicKey) -> str:
    """Give the trusted comment of a signature that holds. Raises BadSignature when it does not.

    The comment is bytes, whatever it was written in; what of them is not UTF-8 is shown as a sign.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    algorithm, identity, first, comment, second = _signature_fields(signature)
    if identity != key.identity:
        raise BadSignature("it was made with another key")
    signed = hashlib.blake2b(content).digest() if algorithm == HASHED else content
    try:
        public = Ed25519PublicKey.from_public_bytes(key.point)
        public.verify(first, signed)
        public.verify(second, first + comment)
    except InvalidSignature:
        raise BadSignature("it does not belong to this content") from None
    return comment.decode("utf-8", "replace")


def _signature_fields(signature: bytes) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    """Take a signature file apart: algorithm, key id, signature, trusted comment, second signature."""
    broken = BadSignature("it is no signature of minisign")
    try:
        lines = _lines(signature.decode("utf-8", "surrogateescape"))
        first, second = (_decoded(lines[at], "") for at in (1, 3))
    except (BadKey, IndexError):
        raise broken from None
    if len(first) != 74 or len(second) != 64 or not lines[2].startswith(TRUSTED):
        raise broken
    if first[:2] not in (HASHED, PLAIN):
        raise broken
    comment = lines[2].removeprefix(TRUSTED).encode("utf-8", "surrogateescape")
    return first[:2], first[2:10], first[10:], comment, second


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def _decoded(line: str, fault: str) -> bytes:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise BadKey(fault) from None
