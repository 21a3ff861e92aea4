"""Draw numbers on sheets as outlines of glyphs, so that they are ink, and no words among those of the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pamphlet.press.sheets.imposition import Sheet
from pamphlet.press.sheets.printing import Paper
from pamphlet.press.units import PT_A_MM

# At the foot of the outer side of a sheet: farther from edge and fold than any printer needs, below the page number.
FROM_FOLD_MM = 17.5  # as far as the text of A5
FROM_EDGE_MM = 7.2
SIZE_PT = 6.5


def signature_marks(
    sheets: Sequence[Sheet], paper: Paper, direction: str, font: Path
) -> Mapping[Sheet, str]:
    """Give what draws on each sheet the number of its signature, then its own; nothing when there is one signature."""
    if len({sheet.signature for sheet in sheets}) < 2:
        return {}
    middle, bottom = paper.size_pt[0] / 2, FROM_EDGE_MM * PT_A_MM
    past = (FROM_FOLD_MM - paper.past_fold_mm) * PT_A_MM
    marks = {}
    for sheet in sheets:
        outlines, width = outlined(f"{sheet.signature}·{sheet.number}", font)
        left = middle + past if direction == "ltr" else middle - past - width
        marks[sheet] = f"q 1 0 0 1 {left:.4f} {bottom:.4f} cm 0 g {outlines} f Q"
    return marks


@cache
def outlined(text: str, font: Path) -> tuple[str, float]:
    """Give the path of a text in the operators of PDF (ISO 32000-2 §8.5.2), and its width, in points."""
    from fontTools.pens.basePen import BasePen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    operators: list[str] = []

    class Outline(BasePen):  # type: ignore[misc] # fontTools is annotated in part
        """Write what a glyph is drawn with; quadratic curves become cubic ones before they come here."""

        def _moveTo(self, to: Any) -> None:  # noqa: N802 # as fontTools calls it
            operators.append(_points([to]) + " m")

        def _lineTo(self, to: Any) -> None:  # noqa: N802
            operators.append(_points([to]) + " l")

        def _curveToOne(self, *points: Any) -> None:  # noqa: N802
            operators.append(_points(points) + " c")

        def _closePath(self) -> None:  # noqa: N802
            operators.append("h")

    with TTFont(font, lazy=True) as opened:
        names, scale = opened.getBestCmap(), SIZE_PT / opened["head"].unitsPerEm
        glyphs = opened.getGlyphSet(location={"wght": 400})
        left = 0.0
        for character in text:
            glyph = glyphs[names[ord(character)]]
            glyph.draw(TransformPen(Outline(glyphs), (scale, 0, 0, scale, left, 0)))
            left += glyph.width * scale
    return " ".join(operators), left


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.3f} {y:.3f}" for x, y in points)
