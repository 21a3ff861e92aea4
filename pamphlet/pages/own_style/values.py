"""Say what lengths, words and counters a property may be set to: checks of a value, which give why it will not do.

In: the tokens of a value, without white space and comments. Out: nothing, or the end of the sentence “this …”.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from pamphlet.pages.own_style.colours import is_colour, is_ground, is_ink
from pamphlet.work.expressions import expression

Tokens: TypeAlias = Sequence[Any]
Check: TypeAlias = Callable[[Tokens], str]

# How many em a unit is at the size of the text, 10 points; no other unit is the same on paper and on every screen.
EM = {
    "em": 1.0, "rem": 1.0, "ex": 0.5, "ch": 0.5,
    "pt": 0.1, "px": 0.075, "pc": 1.2, "mm": 0.283, "cm": 2.83, "in": 7.2, "q": 0.071,
}  # fmt: skip
LINES = frozenset(
    ["none", "solid", "dotted", "dashed", "double", "groove", "ridge", "inset", "outset"]
)
WIDTHS = frozenset(("thin", "medium", "thick"))

# Counters that number what the work has by itself, or the pages.
OURS = frozenset(("page", "pages", "list-item", "footnote"))
STYLES = frozenset(("decimal", "decimal-leading-zero"))  # letters would make words
BESIDE_NUMBERS = expression(r"[\s.:)(–-]*")  # what may stand around a counter


def words(*known: str) -> Check:
    """Take words of a list."""

    def check(tokens: Tokens) -> str:
        strange = [
            token for token in tokens if not (token.type == "ident" and token.lower_value in known)
        ]
        return f"may be {_list(known)}" if strange or not tokens else ""

    return check


def numbers(least: float, most: float, *known: str) -> Check:
    """Take plain numbers between bounds, or words of a list."""

    def check(tokens: Tokens) -> str:
        told = f"may be a number between {least:g} and {most:g}"
        for token in tokens:
            if token.type == "number" and least <= token.value <= most:
                continue
            if not (token.type == "ident" and token.lower_value in known):
                return told + ("".join(f", or {word}" for word in known))
        return "" if tokens else told

    return check


def lengths(least: float, most: float, *known: str, percent: tuple[float, float] = (0, 0)) -> Check:
    """Take lengths between bounds in em, shares between bounds in per cent, or words of a list."""

    def check(tokens: Tokens) -> str:
        for token in tokens:
            if not (is_length(token, least, most, percent) or _is_word(token, known)):
                told = f"may be a length between {least:g} and {most:g} em"
                shares = f", or between {percent[0]:g} and {percent[1]:g} %" if percent[1] else ""
                return told + shares + "".join(f", or {word}" for word in known)
        return "" if tokens else "may be a length"

    return check


def is_length(token: Any, least: float, most: float, percent: tuple[float, float] = (0, 0)) -> bool:
    """Tell whether a token is a length between bounds."""
    if token.type == "dimension" and token.lower_unit in EM:
        return bool(least <= token.value * EM[token.lower_unit] <= most)
    if token.type == "percentage":
        return bool(percent[1] and percent[0] <= token.value <= percent[1])
    return bool(token.type == "number" and token.value == 0 and least <= 0)


def _is_word(token: Any, known: Sequence[str]) -> bool:
    return token.type == "ident" and token.lower_value in known


def family(tokens: Tokens) -> str:
    """Take names of fonts."""
    named = all(
        token.type in {"ident", "string"} or (token.type == "literal" and token.value == ",")
        for token in tokens
    )
    return "" if named and tokens else "may be names of fonts"


def border(tokens: Tokens) -> str:
    """Take the width, the kind and the colour of a line."""
    for token in tokens:
        word = token.lower_value if token.type == "ident" else ""
        if not (word in LINES | WIDTHS or is_length(token, 0, 1) or is_colour(token)):
            return "may be the width of a line, up to 1 em, its kind and its colour"
    return "" if tokens else "may be a line"


def colours(tokens: Tokens) -> str:
    """Take colours of lines."""
    return "" if tokens and all(map(is_colour, tokens)) else "may be a colour"


def ink(tokens: Tokens) -> str:
    """Take a colour in which words can be read."""
    if len(tokens) == 1 and is_ink(tokens[0]):
        return ""
    return "may be a dark colour, that stands out from white by 4.5 to 1"


def ground(tokens: Tokens) -> str:
    """Take a colour upon which words can be read."""
    if len(tokens) == 1 and (is_ground(tokens[0]) or _is_word(tokens[0], ("none",))):
        return ""
    return "may be one light colour, from which black and dark colours stand out"


def decoration(tokens: Tokens) -> str:
    """Take lines below and above words, but none through them."""
    known = ("none", "underline", "overline", "solid", "double", "dotted", "dashed", "wavy")
    lines = all(_is_word(token, known) or is_colour(token) for token in tokens)
    return "" if lines and tokens else "may be a line below or above the words, not through them"


def content(tokens: Tokens) -> str:
    """Take nothing, white space, and counters with the points between them: never words."""
    if len(tokens) == 1 and _is_word(tokens[0], ("none", "normal")):
        return ""
    counts = any(token.type == "function" for token in tokens)
    for token in tokens:
        if token.type == "function" and token.lower_name in ("counter", "counters"):
            if not _counts(token):
                return "may count, in decimal figures"
        elif token.type != "string" or not _is_bare(token.value, counts=counts):
            return "may put no words in: only counters, or nothing"
    return "" if tokens else "may put no words in: only counters, or nothing"


def _is_bare(text: str, *, counts: bool) -> bool:
    return bool(BESIDE_NUMBERS.fullmatch(text)) if counts else not text.strip()


def _counts(function: Any) -> bool:
    """Tell whether a counter gives nothing but figures, with points between them."""
    held = [token for token in function.arguments if token.type not in ("whitespace", "comment")]
    fields = [token for token in held if not (token.type == "literal" and token.value == ",")]
    if not fields or fields[0].type != "ident" or len(held) != 2 * len(fields) - 1:
        return False
    after = fields[1:]
    if function.lower_name == "counters":
        if not after or after[0].type != "string" or not _is_bare(after[0].value, counts=True):
            return False
        after = after[1:]
    return not after or (len(after) == 1 and _is_word(after[0], tuple(STYLES)))


def counter(tokens: Tokens) -> str:
    """Take names of counters, but of those that number pages and lists, and whole numbers."""
    for token in tokens:
        if token.type == "number" and token.is_integer:
            continue
        if token.type != "ident" or token.lower_value in OURS:
            return f"may name a counter of your own, which is not {_list(sorted(OURS))}"
    return "" if tokens else "may name a counter"


def _list(known: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(known[:-1]), known[-1])))
