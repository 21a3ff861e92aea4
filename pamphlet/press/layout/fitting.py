"""Fit the pages to whole sheets: set paragraphs a line shorter or longer, and then lines a little closer or wider.

In: how many pages a layout gives. Out: the gentlest change within 3 % that fills whole sheets, and the stylesheet with
it. What paragraphs may give (`engine.total_fit`) is tried first. The lines of a page stay on one grid, so leading
changes by a whole line a page: with 34 or 36 of them instead of 35 the text block is as high as before. The measure
changes by hundredths, in equal parts at either side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pamphlet.pages.classes import LARGE, READING
from pamphlet.press import Fit
from pamphlet.press.units import PAGES_A_SHEET, PT_A_MM

# The text block of styles/pamphlet.css; a test reads it there.
MEASURE_MM = 110.0
BLOCK_PT = 168 * PT_A_MM
LEADING_PT = 13.6

_CLOSER, _WIDER = (BLOCK_PT / lines / LEADING_PT for lines in (36, 34))
OTHERS = re.compile(rf"\.({LARGE}|{READING})\b")  # the layouts that are not fitted
# From the gentlest to the strongest: first paragraphs are a line shorter or longer, where nobody sees that; then
# measure and leading change. Every figure of these is within 3 %.
TIGHTER = (
    Fit(looseness=-1.0),
    *(Fit(1.0, measure, -1.0) for measure in (1.01, 1.02)),
    *(Fit(_CLOSER, measure, -1.0) for measure in (1.0, 1.01, 1.02, 1.03)),
)
LOOSER = (
    *(Fit(looseness=share) for share in (0.5, 1.0)),
    Fit(1.0, 0.98, 1.0),
    *(Fit(_WIDER, measure, 1.0) for measure in (1.0, 0.99, 0.98, 0.97)),
)


def fit_to_sheets(pages: int, count: Callable[[Fit], int]) -> Fit | None:
    """Give the gentlest change with which the pages fill whole sheets, or None when none within 3 % does.

    `pages` are those of the layout as it is; `count` lays out with a change, six times at the most, and counts. Up to
    two pages too many are saved if that can be done, and else whole sheets are filled.
    """
    over = pages % PAGES_A_SHEET
    if not over:
        return Fit()
    fewer, more = pages - over, pages - over + PAGES_A_SHEET
    ways = [(fewer, TIGHTER), (more, LOOSER)]
    for target, steps in ways if over < PAGES_A_SHEET - 1 else ways[::-1]:
        step = _gentlest(target, pages, steps, count)
        if step is not None:
            return step
    return None


def _gentlest(
    target: int, pages: int, steps: Sequence[Fit], count: Callable[[Fit], int]
) -> Fit | None:
    """Search by halves: every step changes more than the one before it."""
    gentlest = None
    low, high = 0, len(steps) - 1
    while low <= high:
        middle = (low + high) // 2
        counted = count(steps[middle])
        if counted == target:
            gentlest = steps[middle]
        if counted != target and (counted > target) == (pages > target):
            low = middle + 1
        else:
            high = middle - 1
    return gentlest


def fitted(css: str, fit: Fit) -> str:
    """Give the stylesheet with every height of lines and of white that is given in points led anew, and the measure.

    The rules for large print and for the reading copy stay as they are.
    """
    if (fit.leading, fit.measure) == (1.0, 1.0):
        return css
    import tinycss2

    rules = tinycss2.parse_stylesheet(css)
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media":
            for inner in tinycss2.parse_rule_list(rule.content, skip_comments=True):
                if inner.type == "qualified-rule" and not OTHERS.search(
                    tinycss2.serialize(inner.prelude)
                ):
                    _lead(inner.content, fit.leading)
        elif rule.type == "at-rule" and tinycss2.serialize(rule.prelude).strip() in ("", ":left"):
            _widen(rule.content, (fit.measure - 1) * MEASURE_MM / 2)
    return str(tinycss2.serialize(rules))


def _lead(content: list[Any], leading: float) -> None:
    """Multiply the heights in points."""
    for name, tokens in _declared(content):
        if name == "line-height" or name.startswith(("margin-block", "padding-block")):
            for token in tokens:
                if token.type == "dimension" and token.lower_unit == "pt":
                    _set(token, token.value * leading)


def _widen(content: list[Any], each_side_mm: float) -> None:
    """Take from the margins at both sides; of four in one declaration these are the second and the last."""
    for name, tokens in _declared(content):
        lengths = [token for token in tokens if token.type == "dimension"]
        if name == "margin":
            lengths = lengths[1::2]
        elif name not in ("margin-left", "margin-right"):
            continue
        for length in lengths:
            _set(length, length.value - each_side_mm)


def _declared(content: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Give the declarations of a block, by their names; changing their tokens changes the block."""
    import tinycss2

    for part in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration":
            yield part.lower_name, part.value


def _set(token: Any, value: float) -> None:
    token.value = value
    token.representation = f"{value:.4f}"
