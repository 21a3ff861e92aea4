"""Sign a release and check its signature, in the format of minisign: Ed25519 over the BLAKE2b hash of the file.

In: the text of key and signature files, and the content that is signed. Out: a signature file, or the comment that was
signed with the content. Keys are made by `minisign -G`; the cryptography is the `cryptography` library's.

    key id          8 bytes, the same in the secret key, the public key and every signature
    signature       of the content's hash; the algorithm is “ED” (of the content itself: “Ed”, which is only read)
    second one      of the first and the trusted comment, so that nobody can change that
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass

HASHED, PLAIN = b"ED", b"Ed"
ENCRYPTED, OPEN = b"Sc", b"\0\0"
UNTRUSTED, TRUSTED = "untrusted comment: ", "trusted comment: "
# The lengths of what stands in a secret key, in their order: algorithms of signature, key and checksum; salt, the two
# limits of scrypt, and what the password hides: key id, secret key, public key, checksum.
SECRET_LENGTHS = (2, 2, 2, 32, 8, 8, 8, 32, 32, 32)
MOST_MEMORY = 2**30  # bytes that scrypt may take: what minisign asks for


class BadKey(Exception):
    """A key that cannot be used; the message is a sentence for a person."""


class BadSignature(Exception):
    """A signature that does not hold; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A key to sign with: its id, and the seed of Ed25519."""

    identity: bytes
    seed: bytes


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key to check with: its id, and the point of Ed25519."""

    identity: bytes
    point: bytes


def is_encrypted(text: str) -> bool:
    """Tell whether a secret key asks for a password. Raises BadKey when it is none."""
    return _secret_fields(text)[1] == ENCRYPTED


def secret_key(text: str, password: str = "") -> SecretKey:
    """Read a secret key. Raises BadKey when it is none, or the password is wrong."""
    algorithm, derivation, checksum, salt, operations, memory, *hidden = _secret_fields(text)
    if derivation == ENCRYPTED:
        stream = _stream(
            password, salt, *(int.from_bytes(n, "little") for n in (operations, memory))
        )
        plain = bytes(a ^ b for a, b in zip(b"".join(hidden), stream, strict=True))
        hidden = _cut(plain, SECRET_LENGTHS[6:])
    elif derivation != OPEN:
        raise BadKey("the secret key is protected in a way that is not known here")
    identity, seed, point, proof = hidden
    told = hashlib.blake2b(algorithm + identity + seed + point, digest_size=32).digest()
    if derivation == ENCRYPTED and (checksum != b"B2" or not hmac.compare_digest(proof, told)):
        raise BadKey("the password is wrong")
    if _point(seed) != point:  # minisign gives a key without password no checksum
        raise BadKey("the secret key is damaged")
    return SecretKey(identity, seed)


def _point(seed: bytes) -> bytes:
    """Give the public half of a secret key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def public_key(text: str) -> PublicKey:
    """Read a public key: the text of its file, or the one line of it that begins with RW. Raises BadKey."""
    line = _lines(text)[-1] if text.strip() else ""
    content = _decoded(line, "this is no public key of minisign")
    if len(content) != 42 or content[:2] != PLAIN:
        raise BadKey("this is no public key of minisign")
    return PublicKey(content[2:10], content[10:])


def sign(content: bytes, key: SecretKey, comment: str) -> bytes:
    """Write a signature file; the comment is one line, and signed too."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = Ed25519PrivateKey.from_private_bytes(key.seed)
    signature = secret.sign(hashlib.blake2b(content).digest())
    second = secret.sign(signature + comment.encode())
    lines = (
        f"{UNTRUSTED}signature from pamphlet",
        _encoded(HASHED + key.identity + signature),
        f"{TRUSTED}{comment}",
        _encoded(second),
    )
    return "".join(f"{line}\n" for line in lines).encode()


def check(content: bytes, signature: bytes, key: PublicKey) -> str:
    """Give the trusted comment of a signature that holds. Raises BadSignature when it does not."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    algorithm, identity, first, comment, second = _signature_fields(signature)
    if identity != key.identity:
        raise BadSignature("it was made with another key")
    signed = hashlib.blake2b(content).digest() if algorithm == HASHED else content
    try:
        public = Ed25519PublicKey.from_public_bytes(key.point)
        public.verify(first, signed)
        public.verify(second, first + comment.encode())
    except InvalidSignature:
        raise BadSignature("it does not belong to this content") from None
    return comment


def _signature_fields(signature: bytes) -> tuple[bytes, bytes, bytes, str, bytes]:
    """Take a signature file apart: algorithm, key id, signature, trusted comment, second signature."""
    broken = BadSignature("it is no signature of minisign")
    try:
        lines = _lines(signature.decode())
        first, second = (_decoded(lines[at], "") for at in (1, 3))
    except (BadKey, UnicodeDecodeError, IndexError):
        raise broken from None
    if len(first) != 74 or len(second) != 64 or not lines[2].startswith(TRUSTED):
        raise broken
    if first[:2] not in (HASHED, PLAIN):
        raise broken
    return first[:2], first[2:10], first[10:], lines[2].removeprefix(TRUSTED), second


def _secret_fields(text: str) -> list[bytes]:
    lines = _lines(text)
    content = _decoded(lines[-1] if lines else "", "this is no secret key of minisign")
    if len(content) != sum(SECRET_LENGTHS) or content[:2] != PLAIN:
        raise BadKey("this is no secret key of minisign")
    return _cut(content, SECRET_LENGTHS)


def _stream(password: str, salt: bytes, operations: int, memory: int) -> bytes:
    """Derive what hides the key from its password, as libsodium turns its two limits into scrypt's N, r and p."""
    operations = max(operations, 32768)
    most = operations // 32 if operations < memory // 32 else memory // 1024
    exponent = max(1, (most // 2).bit_length())
    parallel = 1 if operations < memory // 32 else max(1, (operations // 4 >> exponent) // 8)
    if 1024 << exponent > MOST_MEMORY or parallel > 64:
        raise BadKey("the secret key asks for more memory than this program gives it")
    return hashlib.scrypt(
        password.encode(),
        salt=salt,
        n=1 << exponent,
        r=8,
        p=parallel,
        maxmem=MOST_MEMORY + 2**26,
        dklen=104,
    )


def _cut(content: bytes, lengths: tuple[int, ...]) -> list[bytes]:
    """Cut bytes into pieces of these lengths."""
    pieces, at = [], 0
    for length in lengths:
        pieces.append(content[at : at + length])
        at += length
    return pieces


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _decoded(line: str, fault: str) -> bytes:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise BadKey(fault) from None
