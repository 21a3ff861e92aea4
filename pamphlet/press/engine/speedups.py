"""Spare WeasyPrint 70 what it does more often than it needs; what it makes is the same, byte for byte."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from weasyprint.text import line_break

from pamphlet.press.engine.alone import replaced

# What a font's description is made of (weasyprint.text.fonts.get_font_description).
DESCRIBED = (
    "font_style", "font_stretch", "font_weight", "font_size", "font_variant_caps",
    "font_variation_settings",
)  # fmt: skip


@contextlib.contextmanager
def thrift() -> Iterator[None]:
    """Describe each font once instead of for each line, and do without the search for cyclic garbage.

    A print makes millions of objects that live as long as it does; looking for dead ones among them takes a tenth of
    the time, and finds none.
    """
    collecting = gc.isenabled()
    gc.disable()
    remembering = _remembering(line_break.get_font_description)
    try:
        with replaced(line_break, get_font_description=remembering):
            yield
    finally:
        if collecting:
            gc.enable()


def _remembering(
    describe: Callable[[Mapping[str, Any]], object],
) -> Callable[[Mapping[str, Any]], object]:
    """Give a function that describes the font of a style only when it has not yet described the same."""
    described: dict[tuple[object, ...], object] = {}

    def remember(style: Mapping[str, Any]) -> object:
        key = (*style["font_family"], *(style[name] for name in DESCRIBED))
        if key not in described:
            described[key] = describe(style)
        return described[key]

    return remember
