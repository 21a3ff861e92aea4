"""Colours as a reader sees them: letters that have the colour of their paper, or almost, are not seen."""

from __future__ import annotations

from collections.abc import Iterable

from tinycss2.color4 import D50, D65
from tinycss2.color5 import parse_color

from pamphlet.verify.copies.styles.values import Token, Tokens
from pamphlet.work.frozen import frozen

# Of 255 steps of a channel; letters of #e6e6e6 on white, which differ by 25, can be made out by one who looks for them.
ALIKE = 24 / 255
FAINTEST = 0.1  # of 1: what is less opaque has on white the look of ALIKE

Channels = tuple[float, float, float]
WHITE: Channels = (1.0, 1.0, 1.0)
BLACK: Channels = (0.0, 0.0, 0.0)

# Of CSS Color 4 §6.2, as browsers have them on white; the others are of buttons and fields.
_OF_THE_SYSTEM = {"canvas": WHITE, "canvastext": BLACK, "linktext": (0.0, 0.0, 0.93)}
# From XYZ with the white of D65 to the light of the three channels (CSS Color 4 §18).
_WIDE = ("display-p3", "a98-rgb", "prophoto-rgb", "rec2020")
_TO_LIGHT = (
    (3.2409699, -1.5373832, -0.4986108),
    (-0.9692436, 1.8759675, 0.0415551),
    (0.0556301, -0.2039770, 1.0569715),
)


@frozen
class Colour:
    """The channels from 0 to 1, and how opaque it is."""

    channels: Channels
    alpha: float = 1.0


INK = Colour(BLACK)


def colour_in(tokens: Tokens) -> Colour | str | None:
    """Give the colour in a value: “currentcolor” as that word, None where there is none that is understood."""
    for token in tokens:
        if token.type not in ("ident", "hash", "function"):
            continue
        if token.type == "ident" and token.lower_value in _OF_THE_SYSTEM:
            return Colour(_OF_THE_SYSTEM[token.lower_value])
        try:
            found = parse_color(token)
        except (ValueError, TypeError, AttributeError, IndexError, NotImplementedError):
            continue
        if found is not None:
            return "currentcolor" if str(found).lower() == "currentcolor" else _seen(found)
    return None


def _seen(found: Token) -> Colour:
    """Convert a colour of tinycss2; those of wide gamuts are taken for what they are on an ordinary screen."""
    if found.space in ("srgb", "hsl", "hwb"):
        return Colour(_bounded(found.to("srgb").coordinates), found.alpha)
    if found.space in _WIDE:
        return Colour(_bounded(found.coordinates), found.alpha)
    if found.space == "srgb-linear":
        return Colour(_bounded(map(_shade, found.to("srgb-linear").coordinates)), found.alpha)
    is_d50 = found.space in ("lab", "lch", "xyz-d50")
    xyz = found.to("xyz-d50" if is_d50 else "xyz-d65").coordinates
    if is_d50:
        xyz = [value * there / here for value, here, there in zip(xyz, D50, D65, strict=True)]
    light = (sum(part * value for part, value in zip(row, xyz, strict=True)) for row in _TO_LIGHT)
    return Colour(_bounded(map(_shade, light)), found.alpha)


def _shade(light: float) -> float:
    """Give the channel of an amount of light (CSS Color 4 §18)."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _bounded(parts: Iterable[float | None]) -> Channels:
    red, green, blue = (min(1.0, max(0.0, part or 0.0)) for part in parts)
    return red, green, blue


def over(colour: Colour, paper: Channels) -> Channels:
    """Give what is seen of a colour that lies on paper."""
    red, green, blue = (
        colour.alpha * part + (1 - colour.alpha) * below
        for part, below in zip(colour.channels, paper, strict=True)
    )
    return red, green, blue


def can_be_read(ink: Colour, paper: Channels | None) -> bool:
    """Tell whether letters can be told from their paper; None: it is a picture, or not known."""
    if ink.alpha < FAINTEST:
        return False
    if paper is None:
        return True
    seen = over(ink, paper)
    return max(abs(one - other) for one, other in zip(seen, paper, strict=True)) > ALIKE
