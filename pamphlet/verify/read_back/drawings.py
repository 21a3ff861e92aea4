"""Tell whether two PDFs draw the same pages: then what was read of the one need not be read of the other.

In: two files. Out: yes, when the pages of both have the same size, the same content, byte for byte, and the same fonts,
pictures and states to draw it with. Tags, links, names and properties may be others: nothing of them is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

DEEPEST = 60  # objects within objects; the resources of our pages have seven


def draw_alike(one: bytes, other: bytes) -> bool:
    """Tell whether two files draw the same pages in the same order; not when their objects go round in circles."""
    import pikepdf

    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(other)) as second:
        if len(first.pages) != len(second.pages):
            return False
        try:
            pairs = zip(_drawings(first), _drawings(second), strict=True)
            return all(left == right for left, right in pairs)
        except RecursionError:
            return False


def _drawings(pdf: Pdf) -> Iterator[bytes]:
    """Give for each page a hash of all that is drawn of it."""
    known: dict[tuple[int, int], bytes] = {}
    for page in pdf.pages:
        drawn = sha256(_numbers(page.mediabox) + _numbers(page.cropbox))
        drawn.update(b"%d" % page.obj.get("/Rotate", 0))
        page.contents_coalesce()
        drawn.update(sha256(page.obj.Contents.read_bytes()).digest())
        drawn.update(_hash(page.obj.get("/Resources"), known, 0))
        yield drawn.digest()


def _numbers(box: Any) -> bytes:
    return ",".join(f"{float(edge):.3f}" for edge in box).encode() + b";"


def _hash(thing: Any, known: dict[tuple[int, int], bytes], depth: int) -> bytes:
    """Hash an object with all that it refers to, each indirect object once. Raises RecursionError."""
    import pikepdf

    if depth > DEEPEST:
        raise RecursionError
    if not isinstance(thing, pikepdf.Object):
        return sha256(repr(thing).encode()).digest()
    if thing.is_indirect and thing.objgen in known:
        return known[thing.objgen]
    hashed = sha256()
    if isinstance(thing, pikepdf.Array):
        hashed.update(b"[%d" % len(thing))
        for inner in thing:
            hashed.update(_hash(inner, known, depth + 1))
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        hashed.update(b"<%d" % len(thing.keys()))
        for name in sorted(thing.keys()):
            hashed.update(name.encode() + _hash(thing[name], known, depth + 1))
        if isinstance(thing, pikepdf.Stream):
            hashed.update(sha256(thing.read_raw_bytes()).digest())
    else:
        hashed.update(thing.unparse())
    digest = hashed.digest()
    if thing.is_indirect:
        known[thing.objgen] = digest
    return digest
