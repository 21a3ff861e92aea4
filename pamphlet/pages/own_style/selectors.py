"""Tell which selectors a manuscript's own stylesheet may have: those that are known, and found in bearable time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cssselect2 import SelectorError, compile_selector_list

BESIDE = frozenset(("before", "after"))
PSEUDO_ELEMENTS = BESIDE | {None, "first-line", "first-letter"}
FUNCTIONS = frozenset(("not", "is", "where", "lang")) | {
    f"nth-{which}" for which in ("child", "last-child", "of-type", "last-of-type")
}
TOKENS_MOST = 200
STEPS_MOST = 6  # from an element to one around or before it: each multiplies the time by the depth of the page


def selector_flaw(prelude: list[Any]) -> str:
    """Say what is wrong with selectors, as the end of a sentence; nothing when they will do."""
    tokens = list(_flat(prelude))
    if len(tokens) > TOKENS_MOST or any(steps > STEPS_MOST for steps in _steps(prelude)):
        return "is a selector that is too long"
    for token in tokens:
        if token.type == "function" and token.lower_name not in FUNCTIONS:
            return f"is a selector with :{token.lower_name}(), which is not taken from a style.css"
    if any(token.type == "literal" and token.value == "*" for token in tokens):
        return "is a selector of everything; name what is meant"
    try:
        selectors = compile_selector_list(prelude)
    except SelectorError:
        return "is no selector that is known"
    strange = [
        each.pseudo_element for each in selectors if each.pseudo_element not in PSEUDO_ELEMENTS
    ]
    return f"has ::{strange[0]}, which is not taken from a style.css" if strange else ""


def pseudo_elements(prelude: list[Any]) -> frozenset[str | None]:
    """Give the pseudo-elements that selectors stand for; None for an element itself, nothing for no selectors."""
    try:
        return frozenset(each.pseudo_element for each in compile_selector_list(prelude))
    except SelectorError:
        return frozenset()


def _flat(tokens: Iterable[Any]) -> Iterable[Any]:
    """Give tokens with those in them; how deep they go is bounded."""
    for token in tokens:
        yield token
        for held in ("content", "arguments"):
            yield from _flat(getattr(token, held, None) or ())


def _steps(tokens: Iterable[Any]) -> list[int]:
    """Count, for each selector of a list, the steps by which it is found."""
    counts = [0]
    for token in _flat(tokens):
        if token.type == "literal" and token.value == ",":
            counts.append(0)
        elif token.type == "whitespace" or (token.type == "literal" and token.value in "+>~"):
            counts[-1] += 1
    return counts
