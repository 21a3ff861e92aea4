"""Name fonts in a stylesheet, as anybody would for WeasyPrint, and read those that are embedded in a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from pamphlet.pages import FontFile

Outlines = dict[str, tuple[int, tuple[tuple[int, int, int], ...]]]


def font_faces(fonts: Iterable[FontFile]) -> str:
    """Give the rules that name the files of fonts.

    A variable font is named without its weights: WeasyPrint 70.0 takes them from the file, and no range from here.
    """
    return "".join(map(_font_face, fonts))


def _font_face(font: FontFile) -> str:
    weight = "" if " " in font.weights else f" font-weight: {font.weights};"
    return (
        f'@font-face {{ font-family: "{font.family}"; font-style: {font.style};{weight}'
        f' src: url("{font.path.as_uri()}"); }}\n'
    )


def embedded(pdf: bytes) -> dict[str, Outlines]:
    """Give for each font by its name the width and the points of each glyph; a point has its flags as third."""
    with pikepdf.open(BytesIO(pdf)) as document:
        descriptors: list[Any] = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        return {str(each.FontName): _outlines(each.FontFile2.read_bytes()) for each in descriptors}


def _outlines(content: bytes) -> Outlines:
    font = TTFont(BytesIO(content))
    widths = font["hmtx"].metrics
    return {name: (widths[name][0], _points(font["glyf"][name])) for name in font.getGlyphOrder()}


def _points(glyph: Any) -> tuple[tuple[int, int, int], ...]:
    if glyph.numberOfContours <= 0:
        return ()
    return tuple((x, y, flag) for (x, y), flag in zip(glyph.coordinates, glyph.flags, strict=True))
