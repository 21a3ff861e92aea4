"""Tell which colours an author may choose, so that all text can be read, whatever is combined with what.

An ink is dark and a ground is light. Each stands out from white paper and black ink by 4.5 to 1 (WCAG 2.2 §1.4.3), and
the lightest ink from the darkest ground by 3 to 1 (the same, for large text).
"""

from __future__ import annotations

from typing import Any

from tinycss2.color4 import parse_color

DARKEST_GROUND = 0.65  # relative luminance (WCAG 2.2): like #d2d2d2
LIGHTEST_INK = 0.183  # like #767676
SPACES = frozenset(("srgb", "hsl", "hwb"))  # which tinycss2 1.5 turns into red, green and blue


def is_colour(token: Any) -> bool:
    """Tell whether a token is a colour, whichever: of a line, of which no word depends."""
    return parse_color(token) is not None


def is_ink(token: Any) -> bool:
    """Tell whether text may have this colour."""
    luminance = _luminance(token)
    return luminance is not None and luminance <= LIGHTEST_INK


def is_ground(token: Any) -> bool:
    """Tell whether text may stand upon this colour, or upon nothing."""
    if token.type == "ident" and token.lower_value == "transparent":
        return True
    luminance = _luminance(token)
    return luminance is not None and luminance >= DARKEST_GROUND


def _luminance(token: Any) -> float | None:
    """Give the relative luminance of an opaque colour (WCAG 2.2, “relative luminance”)."""
    colour = parse_color(token)
    if colour is None or isinstance(colour, str) or colour.alpha != 1 or colour.space not in SPACES:
        return None
    channels = (min(max(channel, 0.0), 1.0) for channel in colour.to("srgb").coordinates)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)))
