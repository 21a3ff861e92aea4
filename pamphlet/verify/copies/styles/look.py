"""What an element looks like to a reader, as far as that decides whether its words are seen.

In: the look of the element around it, and what is declared for it. Out: its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from pamphlet.verify.copies.styles.boxes import FAINTEST, Values, is_out_of_sight
from pamphlet.verify.copies.styles.colours import (
    INK,
    WHITE,
    Channels,
    Colour,
    can_be_read,
    colour_in,
    over,
)
from pamphlet.verify.copies.styles.values import (
    ROOT_SIZE,
    WIDTH,
    Tokens,
    functions,
    keyword,
    keywords,
    lengths,
    pixels,
    significant,
    with_variables,
)
from pamphlet.work.frozen import frozen

SMALLEST = 2.0  # pixels: what is smaller is no letter any more
CLOSEST = -0.3  # of the size: letters that are set closer lie upon one another

_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}
_GLOBAL = ("inherit", "initial", "unset", "revert", "revert-layer")
_WITHIN_LINE = frozenset(
    (
        "",
        "inline",
        "inline-block",
        "inline-flex",
        "inline-grid",
        "inline-table",
        "contents",
        "none",
        "math",
        *_GLOBAL,
    )
)
_SIDE_BY_SIDE = frozenset(
    ("flex", "grid", "inline-flex", "inline-grid", "-webkit-box", "table-row", "table")
)


@frozen
class Look:
    """What holds for an element and what is in it.

    `is_shown`: it is there at all. `is_seen`: so are words that stand directly in it. `is_apart`: it is no part of the
    line around it; `parts`: nor is any element in it. `override`: the direction that its letters are forced into.
    `is_quoted`: what is quoted stands between quotation marks.
    """

    is_shown: bool = True
    is_seen: bool = True
    is_apart: bool = False
    parts: bool = False
    override: str = ""
    is_quoted: bool = True
    is_gone: bool = False
    is_visible: bool = True
    is_held: bool = False
    is_struck: bool = False
    is_indented: bool = False
    is_crowded: bool = False
    is_masked: bool = False
    is_clear: bool = False
    direction: str = "ltr"
    size: float = ROOT_SIZE
    opacity: float = 1.0
    ink: Colour | None = INK
    fill: Colour | None = None
    paper: Channels | None = WHITE
    shadow: tuple[Colour, ...] = ()
    variables: Mapping[str, Tokens] = field(default_factory=dict)


def child_of(parent: Look) -> Look:
    """Give the look of an element for which nothing is declared."""
    if parent.parts == parent.is_apart and not parent.parts:
        return parent
    return replace(parent, is_apart=parent.parts, parts=False)


def looked(parent: Look, declared: Values, *, is_block: bool) -> Look:
    """Give the look of an element by what is declared for it; `is_block` tells what it is where nothing is."""
    own = {name: value for name, value in declared.items() if name.startswith("--")}
    variables = {**parent.variables, **own} if own else parent.variables
    values: dict[str, Tokens] = {}
    for name, value in declared.items():
        put_in = None if name.startswith("--") else with_variables(value, variables)
        if put_in is not None:
            values[name] = put_in
    display = keyword(values.get("display", ()))
    if display in ("", *_GLOBAL):
        values["display"] = _BLOCK if is_block else ()
    look = replace(
        child_of(parent),
        is_shown=display != "none",
        is_apart=parent.parts or _is_out_of_line(values),
        parts=display in _SIDE_BY_SIDE,
        variables=variables,
        size=_size(values, parent.size),
    )
    look = _coloured(look, values)
    look = _written(look, values)
    opacity = parent.opacity * _share(values.get("opacity", ()))
    is_held = parent.is_held or keyword(values.get("position", ())) not in ("", "static", *_GLOBAL)
    look = replace(
        look,
        opacity=opacity,
        is_held=is_held,
        is_gone=parent.is_gone
        or opacity < FAINTEST
        or is_out_of_sight(values, look.size, is_held=parent.is_held),
    )
    return replace(look, is_seen=_is_seen(look))


def _is_out_of_line(values: Values) -> bool:
    """Tell whether an element is no part of a line; one that floats may be the first letter of a word."""
    return keyword(values.get("display", ())) not in _WITHIN_LINE or keyword(
        values.get("position", ())
    ) in ("absolute", "fixed")


class _Word:
    """A word as tinycss2 has it."""

    type = "ident"

    def __init__(self, value: str) -> None:
        self.value = self.lower_value = value


_BLOCK = (_Word("block"),)


def _is_seen(look: Look) -> bool:
    if look.is_gone or not look.is_visible or look.size * 1.0 < SMALLEST:
        return False
    if look.is_struck or look.is_indented or look.is_crowded or look.is_masked:
        return False
    ink = look.fill or look.ink
    if ink is None or look.is_clear or can_be_read(ink, look.paper):
        return True
    return any(can_be_read(shadow, look.paper) for shadow in look.shadow)


def _size(values: Values, size: float) -> float:
    tokens = values.get("font-size", ())
    word = keyword(tokens)
    if word in _SIZES:
        now: float | None = _SIZES[word]
    elif word == "initial":
        now = ROOT_SIZE
    else:
        # In the shorthand a number is a weight, unless it is nothing; what follows the size is the height of the lines.
        sized = [
            token
            for token in significant(tokens)
            if token.type in ("dimension", "percentage", "function")
            or (token.type == "number" and not token.value)
        ]
        now = pixels(sized, size, size)
    zoom = pixels(values.get("zoom", ()), size, 1.0)
    return max(0.0, size if now is None else now) * (zoom or 1.0)


def _share(tokens: Tokens) -> float:
    share = pixels(tokens, 1.0, 1.0)
    return 1.0 if share is None else min(1.0, max(0.0, share))


def _coloured(look: Look, values: Values) -> Look:
    ink = _colour(values.get("color", ()), look.ink, look.ink, INK)
    fill = look.fill
    if "-webkit-text-fill-color" in values:
        fill = _colour(values["-webkit-text-fill-color"], ink, look.fill, None)
    paper, is_clear = look.paper, look.is_clear
    if "background-color" in values or "background-image" in values:
        is_clear = False
        below = colour_in(values.get("background-color", ()))
        if isinstance(below, Colour) and (below.alpha == 1 or paper is not None):
            paper = over(below, paper or WHITE)
        picture = values.get("background-image", ())
        if any(token.type == "url" for token in picture) or any(
            name == "url" or name.endswith(("gradient", "image-set"))
            for name, _ in functions(picture)
        ):
            paper = None
    if "text" in keywords(values.get("background-clip", ())):
        is_clear = True  # the letters are cut out of the picture behind them
    shadow = look.shadow
    if "text-shadow" in values:
        found = (colour_in([token]) for token in significant(values["text-shadow"]))
        shadow = tuple(colour for colour in found if isinstance(colour, Colour))
    if (
        keywords(values.get("color-scheme", ())) == {"dark"}
        and look.paper == WHITE
        and look.ink == INK
    ):
        ink, paper = (Colour(WHITE) if "color" not in values else ink), (0.07, 0.07, 0.07)
    return replace(look, ink=ink, fill=fill, paper=paper, is_clear=is_clear, shadow=shadow)


def _colour(
    tokens: Tokens, current: Colour | None, inherited: Colour | None, initial: Colour | None
) -> Colour | None:
    """Give a colour as it is set: with no word of one what is inherited, with one that is not understood None."""
    word = keyword(tokens)
    if not significant(tokens) or word in ("inherit", "unset", "revert", "revert-layer"):
        return inherited
    if word == "initial":
        return initial
    found = colour_in(tokens)
    return current if isinstance(found, str) else found


def _written(look: Look, values: Values) -> Look:
    """Look at how the letters are set: struck out, out of their line, upon one another, in another direction."""
    visibility = keyword(values.get("visibility", ()))
    lines = keywords(values.get("text-decoration-line", ()))
    indent = pixels(values.get("text-indent", ()), look.size, WIDTH)
    spacing = lengths(values.get("letter-spacing", ()), look.size, look.size)
    masked = keyword(values.get("-webkit-text-security", ()))
    quotes = keyword(values.get("quotes", ()))
    direction = keyword(values.get("direction", ()))
    direction = direction if direction in ("ltr", "rtl") else look.direction
    override = look.override
    if bidi := keyword(values.get("unicode-bidi", ())):
        override = direction if bidi in ("bidi-override", "isolate-override") else ""
    return replace(
        look,
        is_quoted=quotes != "none" if quotes not in ("", "inherit", "unset") else look.is_quoted,
        is_visible=visibility not in ("hidden", "collapse")
        if visibility not in ("", *_GLOBAL)
        else (look.is_visible or visibility == "initial"),
        is_struck=look.is_struck or "line-through" in lines,
        is_indented=look.is_indented if indent is None else not -500 < indent < WIDTH,
        is_crowded=spacing[0] <= CLOSEST * look.size if spacing else look.is_crowded,
        is_masked=masked in ("disc", "circle", "square") if masked else look.is_masked,
        direction=direction,
        override=override,
    )
