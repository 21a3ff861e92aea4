"""The faces for scripts and signs that few texts need: nothing of them is in a release whose text does without.

Most come with the program; what is too large for that, or may not be asked of everybody, may be installed beside it.
`ranges` are the characters for which a face is opened: before all others where two have them, so that the letters of a
script, and the signs of a kind, are of one hand.
"""

from __future__ import annotations

from typing import Literal

from pamphlet.work.frozen import frozen


@frozen
class Typeface:
    """A family in a font package: its files, each with its style and weights (one, or the ends of a range).

    `folder` is where they lie in the package. A face that few texts need has a `project`, the name on the Python
    Package Index; if the package does not tell it, a licence (SPDX); and `by`, what stands behind “pip install” where
    it does not come with the program.
    """

    family: str
    package: str
    files: tuple[tuple[str, Literal["normal", "italic"], str], ...]
    project: str = ""
    ranges: str = ""
    folder: str = "files"
    licence: str = ""
    by: str = ""


def _noto(name: str, ranges: str, family: str = "Noto Sans") -> Typeface:
    """Give a face of Noto; they lie in one package."""
    return Typeface(
        f"{family} {name}",
        "manimgx_fonts",
        ((f"{family.replace(' ', '')}{name}[wght].ttf", "normal", "100 900"),),
        "manimgx-fonts",
        ranges,
        folder="",
        licence="OFL-1.1",
    )


def _signs(family: str, file: str, ranges: str) -> Typeface:
    """Give a face of the fontpkg series that is there for some signs."""
    small = family.lower()
    return Typeface(
        family,
        f"fontpkg_{small.replace(' ', '_')}",
        ((file, "normal", "400 900"),),
        f"fontpkg-{small.replace(' ', '-')}",
        ranges,
    )


SIGNS = r"\u2000-\u2bff\u2e00-\u2e7f\U0001d400-\U0001d7ff\U0001f000-\U0001faff"

EXTRA_FACES = (
    _noto("Armenian", r"\u0530-\u058f\ufb13-\ufb17"),
    _noto("Devanagari", r"\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff"),
    _noto("Bengali", r"\u0980-\u09ff"),
    _noto("Gurmukhi", r"\u0a00-\u0a7f"),
    _noto("Gujarati", r"\u0a80-\u0aff"),
    _noto("Oriya", r"\u0b00-\u0b7f"),
    _noto("Tamil", r"\u0b80-\u0bff"),
    _noto("Telugu", r"\u0c00-\u0c7f"),
    _noto("Kannada", r"\u0c80-\u0cff"),
    _noto("Malayalam", r"\u0d00-\u0d7f"),
    _noto("Sinhala", r"\u0d80-\u0dff"),
    _noto("Thai", r"\u0e00-\u0e7f"),
    _noto("Lao", r"\u0e80-\u0eff"),
    _noto("Myanmar", r"\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"),
    _noto("Georgian", r"\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"),
    _noto("Ethiopic", r"\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f"),
    _noto("Khmer", r"\u1780-\u17ff\u19e0-\u19ff"),
    Typeface(
        "Noto Sans CJK JP",  # all of Chinese and Korean, too
        "noto_cjk_sans_jp_regular",
        (("NotoSansCJKjp-Regular.otf", "normal", "400"),),
        "noto-cjk-sans-jp-regular",
        r"\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
        r"\U00020000-\U0003ffff",
        folder="",
        licence="OFL-1.1",
        by='"pamphlet-press[cjk]"',
    ),
    # Signs: numerals in circles, crosses, planets; arrows and mathematics; lines, squares, triangles; stars; fists and
    # leaves; pictures.
    _noto("Symbols", SIGNS),
    _signs("Vollkorn", "Vollkorn[wght].ttf", SIGNS),
    _signs("Fira Code", "FiraCode[wght].ttf", SIGNS),
    _signs("Inter", "Inter[opsz,wght].ttf", SIGNS),
    _signs("EB Garamond", "EBGaramond[wght].ttf", SIGNS),
    _noto("Emoji", SIGNS, "Noto"),
    Typeface(
        "Symbola",
        "rinoh_typeface_symbola",
        (("Symbola.ttf", "normal", "400"),),
        "rinoh-typeface-symbola",
        rf"\u02b0-\u036f\u1d00-\u1dff\ua700-\ua7ff{SIGNS}",
        folder="",
        licence="LicenseRef-Symbola",  # in the font itself: “free for any use”
        by="--no-deps rinoh-typeface-symbola",  # without the typesetter that it was packed for
    ),
)
