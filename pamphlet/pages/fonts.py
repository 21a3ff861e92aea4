"""Choose the fonts that a text needs, and find the characters that none of them has.

In: text. Out: `FontFile`s from the font packages, never a font of the machine. The text face and the sans beside it are
always there; another face comes in only for characters that these two lack.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pamphlet.pages import FontFile
from pamphlet.pages.extra_faces import EXTRA_FACES, Typeface
from pamphlet.work.expressions import expression

TEXT_FACES = (
    Typeface(
        "Source Serif 4",
        "fontpkg_source_serif_4",
        (
            ("SourceSerif4[opsz,wght].ttf", "normal", "200 900"),
            ("SourceSerif4-Italic[opsz,wght].ttf", "italic", "200 900"),
        ),
    ),
    Typeface(
        "Source Sans 3",
        "fontpkg_source_sans_3",
        (
            ("SourceSans3[wght].ttf", "normal", "200 900"),
            ("SourceSans3-Italic[wght].ttf", "italic", "200 900"),
        ),
    ),
)
# In large print before all others: letters that are not taken for one another.
LARGE_FACE = Typeface(
    "Atkinson Hyperlegible",
    "fontpkg_atkinson_hyperlegible",
    (
        ("AtkinsonHyperlegible-Regular.ttf", "normal", "400"),
        ("AtkinsonHyperlegible-Bold.ttf", "normal", "700"),
    ),
)
# In the order of the stylesheet's `font-family`: the first that has a character gives it.
OTHER_FACES = (
    Typeface(
        "Noto Serif",
        "fontpkg_noto_serif",
        (
            ("NotoSerif[wdth,wght].ttf", "normal", "100 900"),
            ("NotoSerif-Italic[wdth,wght].ttf", "italic", "100 900"),
        ),
    ),
    Typeface(
        "Frank Ruhl Libre",
        "fontpkg_frank_ruhl_libre",
        (("FrankRuhlLibre[wght].ttf", "normal", "300 900"),),
    ),
    Typeface(
        "Amiri",
        "fontpkg_amiri",
        (
            ("Amiri-Regular.ttf", "normal", "400"),
            ("Amiri-Italic.ttf", "italic", "400"),
            ("Amiri-Bold.ttf", "normal", "700"),
            ("Amiri-BoldItalic.ttf", "italic", "700"),
        ),
    ),
)

# White space, and characters that print nothing (DerivedCoreProperties, Default_Ignorable_Code_Point).
UNPRINTED = r"\t\n\r\u00ad\u034f\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff"
# What every file of the text faces has. A test opens the fonts and proves this line and those below; only a character
# outside of them all costs the opening of a font.
COVERED = (
    r" -~\u00a0-\u012b\u0134-\u0165\u0168-\u017f\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u1ea0-\u1ef9"
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2116\u2122"
)
COVERED_ELSEWHERE = {
    "Noto Serif": r"\u0300-\u036f\u0460-\u052f\u1f00-\u1f15\u1f20-\u1f45\u1f50-\u1f57\u1f5f-\u1f7d\u1f80-\u1fb4"
    r"\u1fb6-\u1fc4\u1fc6-\u1fd3",
    "Frank Ruhl Libre": r"\u05b0-\u05c3\u05d0-\u05ea\ufb2a-\ufb36",
    "Amiri": r"\u060c\u061b\u061f\u0621-\u065f\u0660-\u066d\u0670-\u06d3",
}

_BEYOND = expression(f"[^{COVERED}{UNPRINTED}]")
_ELSEWHERE = {family: expression(f"[{covered}]") for family, covered in COVERED_ELSEWHERE.items()}


def fonts_for(text: str) -> tuple[FontFile, ...]:
    """Give the font files that a text is set in: the text faces, and the others that it cannot do without."""
    needed = {_family_of(character) for character in _beyond(text)}
    faces = (*TEXT_FACES, *(face for face in _others() if face.family in needed))
    return tuple(file for face in faces for file in files_of(face))


def missing_characters(text: str) -> tuple[str, ...]:
    """Give the characters of a text that no font has, each once, in order."""
    return tuple(sorted(character for character in _beyond(text) if not _family_of(character)))


def package_for(character: str) -> str:
    """Give what to write behind “pip install” to have a character; nothing where that is not known."""
    return next(
        (face.by for face in EXTRA_FACES if not _is_there(face) and _is_for(face, character)), ""
    )


def _beyond(text: str) -> Iterable[str]:
    return set(_BEYOND.findall(text))


@cache
def _family_of(character: str) -> str:
    """Name the face that gives a character beyond the ordinary; none is an empty name."""
    for face in OTHER_FACES:
        if _ELSEWHERE[face.family].match(character):
            return face.family
    return next(
        (
            face.family
            for face in (*TEXT_FACES[:1], *_others())
            if _is_for(face, character) and ord(character) in characters_of(face)
        ),
        "",
    )


@cache
def _others() -> tuple[Typeface, ...]:
    """Give the faces beside the text faces, those that few texts need last."""
    return (*OTHER_FACES, *filter(_is_there, EXTRA_FACES))


@cache
def _is_there(face: Typeface) -> bool:
    return find_spec(face.package) is not None


def _is_for(face: Typeface, character: str) -> bool:
    return not face.ranges or re.match(f"[{face.ranges}]", character) is not None


@cache
def characters_of(face: Typeface) -> frozenset[int]:
    """Open the upright fonts of a face, and give the code points that it has glyphs for."""
    from fontTools.ttLib import TTFont

    path = _folder(face) / face.folder / face.files[0][0]
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def widths_of(face: Typeface) -> dict[int, float]:
    """Give how wide each character of a face is, in em, in the face as its file has it: upright, of the text's size."""
    from fontTools.ttLib import TTFont

    path = _folder(face) / face.folder / face.files[0][0]
    with TTFont(path, lazy=True) as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"]
        return {code: advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}


@cache
def files_of(face: Typeface) -> tuple[FontFile, ...]:
    """Find the files of a face in its package, and read there its version and licence (an SPDX identifier)."""
    folder = _folder(face)
    about = {"license": face.licence, "version": ""}
    if face.licence:
        from importlib.metadata import version

        about["version"] = version(face.project)
    else:
        about = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    return tuple(
        FontFile(
            face.family,
            style,
            weights,
            folder / face.folder / name,
            about["license"],
            about["version"],
        )
        for name, style, weights in face.files
    )


def _folder(face: Typeface) -> Path:
    """Find a font package without importing it. Raises ModuleNotFoundError when it is not installed."""
    spec = find_spec(face.package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            f"the font package {face.package} is not installed", name=face.package
        )
    return Path(spec.origin).parent
