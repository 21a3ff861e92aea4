"""Tell whether a media query holds for one who reads on a desktop's screen (Media Queries 4)."""

from __future__ import annotations

from pamphlet.verify.copies.styles.values import (
    HEIGHT,
    ROOT_SIZE,
    WIDTH,
    Token,
    Tokens,
    arguments,
    pixels,
    significant,
)

TYPES = ("all", "screen")
# What a reader's screen is when nobody has set anything.
FEATURES: dict[str, float | str] = {
    "width": WIDTH,
    "height": HEIGHT,
    "device-width": WIDTH,
    "device-height": HEIGHT,
    "inline-size": WIDTH,
    "block-size": HEIGHT,
    "resolution": 1.0,
    "color": 8.0,
    "grid": 0.0,
    "monochrome": 0.0,
    "orientation": "landscape",
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "prefers-reduced-data": "no-preference",
    "forced-colors": "none",
    "inverted-colors": "none",
    "display-mode": "browser",
    "scripting": "enabled",
    "update": "fast",
    "scan": "progressive",
    "color-gamut": "srgb",
    "dynamic-range": "standard",
    "overflow-block": "scroll",
    "overflow-inline": "scroll",
}
DEEPEST = 10
_FALSE = (0.0, "none", "no-preference")


def query_of(text: str) -> list[Token]:
    """Parse a query that stands in an attribute."""
    from tinycss2 import parse_component_value_list

    return list(parse_component_value_list(text, skip_comments=True))


def holds(query: Tokens) -> bool:
    """Tell whether one of the queries in a list holds; an empty list does."""
    tokens = significant(query)
    return not tokens or any(_one(part) for part in arguments(tokens) if part)


def _one(tokens: list[Token]) -> bool:
    """Take `screen and (width > 600px)` or a condition alone."""
    is_negated = False
    first = _word(tokens[0])
    if first == "only" or (first == "not" and len(tokens) > 1 and _word(tokens[1])):
        is_negated = first == "not"
        tokens = tokens[1:]
    kind = _word(tokens[0])
    if kind not in ("", "not"):
        rest = tokens[2:] if len(tokens) > 1 else []
        return (kind in TYPES and (not rest or _condition(rest, 0))) != is_negated
    return _condition(tokens, 0)


def _condition(tokens: list[Token], deep: int) -> bool:
    """Take features joined by “and”, “or” and “not”."""
    result: bool | None = None
    joined, is_negated = "and", False
    for token in tokens:
        if word := _word(token):
            is_negated = word == "not"
            joined = word if word in ("and", "or") else joined
            continue
        holds_here = _in_brackets(token, deep) != is_negated
        is_negated = False
        joins = any if joined == "or" else all
        result = holds_here if result is None else joins((result, holds_here))
    return bool(result)


def _in_brackets(token: Token, deep: int) -> bool:
    if token.type != "() block" or deep > DEEPEST:
        return False
    inner = significant(token.content)
    if not inner:
        return False
    if any(part.type == "() block" for part in inner):
        return _condition(inner, deep + 1)
    return _feature(inner)


def _feature(tokens: list[Token]) -> bool:
    """Take `hover`, `min-width: 600px`, `width >= 600px` or `400px <= width <= 700px`."""
    name = next((_word(token) for token in tokens if _word(token)), "")
    colon = next((at for at, token in enumerate(tokens) if token == ":"), None)  # noqa: S105
    bare = name.removeprefix("-webkit-").removeprefix("min-").removeprefix("max-")
    actual = FEATURES.get(bare)
    if actual is None:
        return False
    if colon is not None:
        return _compared(name, actual, tokens[colon + 1 :])
    if len(tokens) == 1:
        return actual not in _FALSE
    if isinstance(actual, str):
        return False
    return _in_range(actual, tokens)


def _compared(name: str, actual: float | str, wanted: list[Token]) -> bool:
    if isinstance(actual, str):
        return bool(wanted) and _word(wanted[0]) == actual
    value = _number(wanted)
    if value is None:
        return False
    if "min-" in name:
        return actual >= value
    return actual <= value if "max-" in name else actual == value


def _in_range(actual: float, tokens: list[Token]) -> bool:
    """Compare with each bound; what stands before the name is turned round."""
    at = next(index for index, token in enumerate(tokens) if _word(token))
    bounds = []
    for part, is_before in ((tokens[:at], True), (tokens[at + 1 :], False)):
        signs = "".join(
            token.value for token in part if token.type == "literal" and token.value in "<>="
        )
        value = _number([token for token in part if token.type != "literal"])
        if signs and value is not None:
            less = ("<" in signs) != is_before
            is_equal = "=" in signs and actual == value
            only_equal = signs == "="
            bounds.append(
                is_equal or (not only_equal and (actual < value if less else actual > value))
            )
    return bool(bounds) and all(bounds)


def _number(tokens: list[Token]) -> float | None:
    if (
        tokens
        and tokens[0].type == "dimension"
        and tokens[0].lower_unit in ("dppx", "x", "dpi", "dpcm")
    ):
        return float(tokens[0].value / {"dpi": 96, "dpcm": 37.8}.get(tokens[0].lower_unit, 1))
    return pixels(tokens, ROOT_SIZE, WIDTH)


def _word(token: Token) -> str:
    return str(token.lower_value) if token.type == "ident" else ""
