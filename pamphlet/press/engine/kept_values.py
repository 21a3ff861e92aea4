"""Reckon once for each style what WeasyPrint 70 reckons for each box of it: lengths, corners, the height of its lines.

Most lengths of a book are so many pixels, or left open, whatever a box stands in; and no style changes once boxes are
laid out, but for those of flexible boxes and grids, which are asked anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.css import computed_values, units
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, block, inline, page, table
from weasyprint.text import line_break

from pamphlet.press.engine.alone import replaced

SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in SIDES),
    *(f"{least_or_most}{size}" for least_or_most in ("", "min_", "max_") for size in ("width", "height")),
)  # fmt: skip
USED = (*LENGTHS, *(f"border_{side}_width" for side in SIDES))
RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
SQUARE = dict.fromkeys(RADII, (0, 0))


@contextlib.contextmanager
def kept_values() -> Iterator[None]:
    """Let these be known by the style, for the time being."""
    strut = _kept_strut(line_break.strut)
    resolve = _kept_lengths(block.resolve_percentages)
    with contextlib.ExitStack() as stack:
        for module in (computed_values, inline, line_break, units):
            stack.enter_context(replaced(module, strut=strut))
        for module in (block, inline, page, table):
            stack.enter_context(replaced(module, resolve_percentages=resolve))
        corners = _square_first(background.resolve_radii_percentages)
        stack.enter_context(replaced(background, resolve_radii_percentages=corners))
        yield


def _kept_strut(strut: Callable[[Any], tuple[float, float]]) -> Callable[[Any], Any]:
    """Give a function that measures the lines of a style once: how high they are, and where their baselines are."""

    def kept(style: Any) -> tuple[float, float]:
        try:
            known: tuple[float, float] = style.known_strut
        except AttributeError:
            known = style.known_strut = strut(style)
        return known

    return kept


def _kept_lengths(resolve: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Give a function that sets all lengths of a box at once where none depends on what the box stands in."""

    def set_used(box: Any, containing_block: Any) -> None:
        used = getattr(box.style, "known_lengths", ())
        if used and isinstance(box, boxes.Box) and not (box.is_flex_item or box.is_grid_item):
            vars(box).update(used)
            return
        resolve(box, containing_block)
        if used == () and isinstance(box, boxes.Box):
            values = vars(box)
            known = {name: values[name] for name in USED} if _is_fixed(box.style) else None
            box.style.known_lengths = known

    return set_used


def _is_fixed(style: Any) -> bool:
    """Tell whether all lengths of a style are so many pixels, or left open; borders of tables may be those of cells."""
    lengths = (style[name] for name in LENGTHS)
    fixed = all(
        length == "auto" or (type(length) is Dimension and length.unit == "px")
        for length in lengths
    )
    return fixed and style["border_collapse"] != "collapse"


def _square_first(resolve: Callable[[Any], None]) -> Callable[[Any], None]:
    """Give a function that finds out once for each style whether its boxes have corners, as all but a few have."""

    def set_corners(box: Any) -> None:
        style = box.style
        try:
            square = style.is_square
        except AttributeError:
            square = style.is_square = all((0, "px") in style[radius] for radius in RADII)
        if square and isinstance(box, boxes.Box):
            vars(box).update(SQUARE)
        else:
            resolve(box)

    return set_corners
