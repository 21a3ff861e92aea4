"""Find where rules of a manuscript's own stylesheet add up, one element within another, until words cannot be read.

A size in em is a part of the size around it, and a margin stands within a margin. In: the sheet, and the composed pages
as trees. Out: the declarations that make type too small or too large, or leave no room for a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cssselect2 import ElementWrapper, Matcher, compile_selector_list
from tinycss2 import parse_blocks_contents, parse_rule_list, parse_stylesheet

from pamphlet.pages.own_style.values import EM
from pamphlet.pages.styles import BARE
from pamphlet.work.frozen import frozen
from pamphlet.work.problems import Place, Problem, error

if TYPE_CHECKING:
    from lxml.etree import _Element

SMALLEST, LARGEST = 0.5, 8.0  # of the size of the text: 5 and 80 points on A5
WIDEST_EM = 20.0  # that a line is set in from both sides; on A5 it is 31 em long
LINE_EM = 31.0
APART_EM = 0.1  # white that is not taken for a space between words, of 0.25 em
INLINE = frozenset(
    ["a", "abbr", "b", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup"]
)
RELATIVE = frozenset(("em", "ex", "ch"))
SIDES = tuple(
    f"{kind}{side}"
    for kind in ("margin", "padding")
    for side in ("", "-left", "-right", "-inline", "-inline-start", "-inline-end")
)
BORDERS = tuple(side.replace("margin", "border") for side in SIDES if side.startswith("margin"))
MEDIUM_EM = 0.23  # how wide a line is of which only the kind is told


@frozen
class _Effect:
    """What a declaration does: a size, as a part of the one around it or of the text's; or a width in em."""

    declaration: Any
    factor: float = 0
    size: float = 0
    width: float = 0


def nesting_problems(css: str, pages: Iterable[_Element], place: Place) -> tuple[Problem, ...]:
    """Give the declarations that add up to too much on these pages, each once."""
    matcher = Matcher()
    for selectors, effect in _effects(parse_stylesheet(css, **BARE)):
        for selector in selectors:
            matcher.add_selector(selector, effect)
    found: dict[Any, Problem] = {}
    for page in pages:
        for declaration, message in _too_much(ElementWrapper.from_xml_root(page), matcher):
            here = Place(place.path, declaration.source_line, declaration.source_column)
            hint = "name the innermost element only, or set it in rem"
            found.setdefault(here, error("S02", message, here, hint))
    return tuple(found.values())


def _effects(rules: Iterable[Any]) -> Iterator[tuple[Any, _Effect]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media":
            yield from _effects(parse_rule_list(rule.content or (), **BARE))
        elif rule.type == "qualified-rule":
            selectors = compile_selector_list(rule.prelude)
            for declaration in parse_blocks_contents(rule.content, **BARE):
                effect = _effect(declaration)
                if effect:
                    yield selectors, effect


def _effect(declaration: Any) -> _Effect | None:
    """Give what a declaration does to sizes and widths, if it does."""
    name = declaration.lower_name
    if name in SIDES:
        lengths = [_ems(token) for token in declaration.value if token.type in _MEASURES]
        # Of four lengths the second and the last are at the sides; what one says holds for both.
        widths = lengths[1::2] if len(lengths) > 1 and name in {"margin", "padding"} else lengths
        both = name in {"margin", "padding", "margin-inline", "padding-inline"}
        width = max(widths, default=0) * (2 if both else 1)
        return _Effect(declaration, width=width) if width else None
    if name.removesuffix("-style").removesuffix("-width") in BORDERS:
        lengths = [_ems(token) for token in declaration.value if token.type == "dimension"]
        return _Effect(declaration, width=max(lengths, default=MEDIUM_EM))
    if name == "font-size":
        for token in declaration.value:
            if token.type == "percentage":
                return _Effect(declaration, factor=token.value / 100)
            if token.type == "dimension" and token.lower_unit in RELATIVE:
                return _Effect(declaration, factor=token.value * EM[token.lower_unit])
            if token.type == "dimension":
                return _Effect(declaration, size=token.value * EM[token.lower_unit])
    return None


_MEASURES = frozenset(("dimension", "percentage", "number"))


def _ems(token: Any) -> float:
    if token.type == "percentage":
        return float(token.value / 100 * LINE_EM)
    return float(token.value * EM.get(getattr(token, "lower_unit", ""), 0))


def _too_much(root: ElementWrapper, matcher: Matcher) -> Iterator[tuple[Any, str]]:
    """Go down a page with the smallest and the largest size that type may have, and the room that is taken."""
    waiting = [(root, 1.0, 1.0, 0.0)]
    while waiting:
        element, small, large, width = waiting.pop()
        effects = [effect for *_, pseudo, effect in matcher.match(element) if pseudo is None]
        sizes = [
            (small * effect.factor + effect.size, effect) for effect in effects if not effect.width
        ]
        for size, effect in sizes:
            if size < SMALLEST:
                yield effect.declaration, f"type gets as small as {size:.2f} of the text's here"
        larger = [(large * effect.factor + effect.size, effect) for _, effect in sizes]
        for size, effect in larger:
            if size > LARGEST:
                yield effect.declaration, f"type gets {size:.1f} times as large as the text's here"
        apart = element.local_name in INLINE and _is_joined(element.etree_element)
        for effect in effects:
            if apart and effect.width > APART_EM:
                yield effect.declaration, "a word would be torn here: white would stand within it"
            width += effect.width
            if effect.width and width > WIDEST_EM:
                yield effect.declaration, "so much white leaves no room for words here"
        small = min((size for size, _ in sizes), default=small)
        large = max((size for size, _ in larger), default=large)
        waiting += [(inner, small, large, width) for inner in element.iter_children()]


def _is_joined(element: _Element) -> bool:
    """Tell whether an element stands close to what is before it or behind it, as a part of a word."""
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return bool(
        (before and not before[-1].isspace()) or (element.tail and not element.tail[0].isspace())
    )
