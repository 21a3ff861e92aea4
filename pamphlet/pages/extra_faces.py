"""The faces for scripts and signs that a release comes without: those of packages that may be installed beside it.

Nothing of them is in a release whose text does not need them. `ranges` are the characters for which a face is proposed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family in a font package: its files, each with its style and weights (one, or the ends of a range).

    `folder` is where they lie in the package. A face that is no part of the release has a `project`, the name on the
    Python Package Index, and if the package does not tell it a licence (SPDX).
    """

    family: str
    package: str
    files: tuple[tuple[str, Literal["normal", "italic"], str], ...]
    project: str = ""
    ranges: str = ""
    folder: str = "files"
    licence: str = ""


def _noto(script: str, ranges: str) -> Typeface:
    small = script.lower()
    return Typeface(
        f"Noto Sans {script}",
        f"fontpkg_noto_sans_{small}",
        ((f"NotoSans{script}[wdth,wght].ttf", "normal", "100 900"),),
        f"fontpkg-noto-sans-{small}",
        ranges,
    )


EXTRA_FACES = (
    _noto("Devanagari", r"\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff"),
    _noto("Tamil", r"\u0b80-\u0bff"),
    _noto("Telugu", r"\u0c00-\u0c7f"),
    _noto("Thai", r"\u0e00-\u0e7f"),
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
    ),
    Typeface(
        "Symbola",
        "rinoh_typeface_symbola",
        (("Symbola.ttf", "normal", "400"),),
        "rinoh-typeface-symbola",
        r"\u02b0-\u036f\u1d00-\u1dff\u2000-\u2bff\u2e00-\u2e7f\ua700-\ua7ff\U0001d400-\U0001d7ff\U0001f000-\U0001faff",
        folder="",
        licence="LicenseRef-Symbola",
    ),
)
