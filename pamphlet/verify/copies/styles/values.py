"""Work out the values of CSS: variables put in, and lengths in pixels (CSS Values 4 §6, §10; CSS Variables 1 §3).

The window is a desktop's. What cannot be worked out is None.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Token = Any  # of tinycss2, which has no annotations
Tokens = Sequence[Token]

WIDTH, HEIGHT = 1280.0, 720.0  # pixels of the window
ROOT_SIZE = 16.0  # pixels
DEEPEST = 10  # variables in variables, brackets in brackets
MOST_TOKENS = 2_000  # of a value with its variables put in: they may double at each step

_UNITS = {
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "rem": ROOT_SIZE,
    "rlh": 1.2 * ROOT_SIZE,
    **{f"{kind}v{side}": part / 100 for kind in ("", "s", "l", "d") for side, part in (
        ("w", WIDTH), ("i", WIDTH), ("max", WIDTH), ("h", HEIGHT), ("b", HEIGHT), ("min", HEIGHT))},
}  # fmt: skip
_OF_SIZE = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "cap": 0.7, "lh": 1.2}
_SIGNS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda one, other: one / other if other else math.inf,
}


def significant(tokens: Tokens) -> list[Token]:
    """Give tokens without white space and comments."""
    return [token for token in tokens if token.type not in ("whitespace", "comment")]


def keyword(tokens: Tokens) -> str:
    """Give the word that a value is or begins with, in small letters; empty for another value."""
    first = next(iter(significant(tokens)), None)
    return str(first.lower_value) if first is not None and first.type == "ident" else ""


def keywords(tokens: Tokens) -> frozenset[str]:
    """Give the words in a value."""
    return frozenset(token.lower_value for token in tokens if token.type == "ident")


def functions(tokens: Tokens) -> Iterator[tuple[str, list[Token]]]:
    """Give the functions in a value: their names, and what is between their brackets."""
    for token in tokens:
        if token.type == "function":
            yield token.lower_name, significant(token.arguments)


def arguments(tokens: Tokens) -> list[list[Token]]:
    """Part what is between brackets at its commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token == ",":  # noqa: S105
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def with_variables(tokens: Tokens, variables: Mapping[str, Tokens], deep: int = 0) -> Tokens | None:
    """Put variables into a value; None when one is not defined, or too many are within one another."""
    if not any(token.type == "function" for token in tokens):
        return tokens
    done: list[Token] = []
    for token in tokens:
        if token.type != "function":
            done.append(token)
            continue
        first, *rest = arguments(significant(token.arguments)) or [[]]
        if token.lower_name != "var":
            inner = with_variables(token.arguments, variables, deep + 1)
            if inner is None:
                return None
            done.append(_Function(token.lower_name, inner))
            continue
        named = variables.get(first[0].value) if first and first[0].type == "ident" else None
        if named is None:
            named = [token for part in rest for token in part] if rest else None
        value = None if named is None or deep > DEEPEST else named
        put_in = None if value is None else with_variables(value, variables, deep + 1)
        if put_in is None or len(done) > MOST_TOKENS:
            return None
        done += put_in
    return done if len(done) <= MOST_TOKENS else None


class _Function:
    """A function whose variables were put in, as tinycss2 has one."""

    type = "function"

    def __init__(self, name: str, inner: Tokens) -> None:
        self.lower_name = self.name = name
        self.arguments = inner

    def serialize(self) -> str:
        """Write it as CSS."""
        return f"{self.name}({''.join(token.serialize() for token in self.arguments)})"


def pixels(tokens: Tokens, size: float, whole: float) -> float | None:
    """Give the first length of a value in pixels; `size` is that of the type, `whole` what percentages are of."""
    for token in significant(tokens):
        length = _length(token, size, whole, 0)
        if length is not None:
            return length
    return None


def lengths(tokens: Tokens, size: float, whole: float) -> list[float]:
    """Give all lengths of a value in pixels."""
    every = (_length(token, size, whole, 0) for token in significant(tokens))
    return [length for length in every if length is not None]


def _length(token: Token, size: float, whole: float, deep: int) -> float | None:
    match token.type:
        case "dimension":
            unit = token.lower_unit
            scale = _UNITS.get(unit) or size * _OF_SIZE.get(unit, math.nan)
            return None if math.isnan(scale) else token.value * scale
        case "percentage":
            return float(token.value * whole / 100)
        case "number":
            return float(token.value)
        case "function" if deep < DEEPEST:
            return _calculated(token.lower_name, significant(token.arguments), size, whole, deep)
        case "() block" if deep < DEEPEST:
            return _sum(significant(token.content), size, whole, deep + 1)
    return None


def _calculated(name: str, inner: Tokens, size: float, whole: float, deep: int) -> float | None:
    parts = [_sum(part, size, whole, deep + 1) for part in arguments(inner)]
    values = [part for part in parts if part is not None]
    if not values or len(values) < len(parts):
        return None
    match name:
        case "calc" | "-webkit-calc":
            return values[0]
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "clamp" if len(values) == 3:
            return max(values[0], min(values[1], values[2]))
    return None


def _sum(tokens: Tokens, size: float, whole: float, deep: int) -> float | None:
    """Reckon from left to right, products before sums."""
    sums: list[tuple[str, float]] = []
    sign = "+"
    for token in tokens:
        if token.type == "literal" and token.value in _SIGNS:
            sign = token.value
            continue
        value = _length(token, size, whole, deep)
        if value is None:
            return None
        if sign in "*/" and sums:
            before = sums.pop()
            sums.append((before[0], _SIGNS[sign](before[1], value)))
        else:
            sums.append((sign, value))
        sign = "+"
    total = 0.0
    for sign, value in sums:
        total = _SIGNS[sign](total, value)
    return total if sums else None
