"""Draw pages: PDFium makes the pictures, and each is known by what is on it.

In: a PDF. Out: PNGs. The name of a picture is a hash of what is drawn, so that a page that has not changed keeps its
name, and a browser need not ask for it again. PDFium draws one page at a time in a process.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from io import BytesIO
from typing import Any

SCALES = {"1": 1.5, "2": 3.0}  # pixels a point: for screens with ordinary and with fine pixels
NAMING_SCALE = 2.0
KEPT = 60  # pictures, of some 60 kB
_ALONE = threading.Lock()


def names_of(pdf: bytes) -> tuple[str, ...]:
    """Give the names of the pictures of all pages."""
    with _ALONE:
        return tuple(_name(bitmap) for bitmap in _drawn_all(pdf))


def sizes_of(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Give the width and height of each page in points."""
    import pypdfium2

    with _ALONE, pypdfium2.PdfDocument(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def _drawn_all(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=NAMING_SCALE)
            page.close()


def _name(bitmap: Any) -> str:
    digest = blake2b(bytes(bitmap.buffer), digest_size=15)
    digest.update(f"{bitmap.width} {bitmap.height}".encode())
    return digest.hexdigest()


@dataclass
class Pictures:
    """The files that are shown, by what they show, and the pictures that were drawn last."""

    _files: dict[str, tuple[bytes, tuple[str, ...]]] = field(default_factory=dict)
    _drawn: OrderedDict[tuple[str, str], bytes] = field(default_factory=OrderedDict)

    def hold(self, shown: str, pdf: bytes, names: Sequence[str]) -> None:
        """Take a file in the place of the one that showed the same; names are those of its pages' pictures."""
        with _ALONE:
            self._files[shown] = pdf, tuple(names)

    def draw(self, name: str, scale: str) -> bytes | None:
        """Give a picture as PNG; None when no file that is held has it."""
        with _ALONE:
            if (name, scale) in self._drawn:
                self._drawn.move_to_end((name, scale))
                return self._drawn[name, scale]
            for pdf, names in self._files.values():
                if name in names:
                    picture = _png(pdf, names.index(name), SCALES[scale])
                    break
            else:
                return None
            self._drawn[name, scale] = picture
            if len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
            return picture


def _png(pdf: bytes, number: int, scale: float) -> bytes:
    import pypdfium2

    out = BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        document[number].render(scale=scale).to_pil().save(out, "PNG", compress_level=1)
    return out.getvalue()
