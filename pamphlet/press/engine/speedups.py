"""Spare WeasyPrint 70 what it does more often than it needs; what it makes is the same, byte for byte.

What stands in for its functions gives what they would give, sooner where the answer is plain, and asks them where it is
not. Measured on the first pamphlet, all of it takes a sixth off the processor's time for a release.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from weasyprint import css
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, page, percent
from weasyprint.text import line_break

from pamphlet.press.engine.alone import replaced
from pamphlet.press.engine.kept_layouts import kept_layouts
from pamphlet.press.engine.kept_values import kept_values

# What a font's description is made of (weasyprint.text.fonts.get_font_description).
DESCRIBED = (
    "font_style", "font_stretch", "font_weight", "font_size", "font_variant_caps",
    "font_variation_settings",
)  # fmt: skip
# Properties that are computed in ways of their own (weasyprint.css.ComputedStyle): “__” begins those of authors.
OWN_WAYS = ("__", "text_decoration_", "page", "position", "float", "display")
PAIRS = 10_000  # of letters between which a line may end or not
IN_FLOW = ("static", "relative")
NOT_NEGATIVE = ("min_width", "min_height")


@contextlib.contextmanager
def thrift() -> Iterator[None]:
    """Do each of these once instead of again and again, and do without the search for cyclic garbage.

    A print makes millions of objects that live as long as it does; looking for dead ones among them takes a tenth of
    the time, and finds none.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        with (
            replaced(
                line_break,
                get_font_description=_remembering(line_break.get_font_description),
                _font_style_cache_key=_kept_with_style(line_break._font_style_cache_key),  # noqa: SLF001 # no other way
            ),
            replaced(css.ComputedStyle, __missing__=_plain_first(css.ComputedStyle.__missing__)),
            replaced(
                percent, resolve_one_percentage=_lengths_first(percent.resolve_one_percentage)
            ),
            replaced(boxes.Box, is_in_normal_flow=_flow_first(boxes.Box.is_in_normal_flow)),
            replaced(
                page, set_page_type_computed_styles=_shared(page.set_page_type_computed_styles)
            ),
            replaced(inline, can_break_text=lru_cache(PAIRS)(inline.can_break_text)),
            kept_layouts(),
            kept_values(),
        ):
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


def _kept_with_style(key_of: Callable[..., str]) -> Callable[..., str]:
    """Give a function that says once for each style by what its fonts are known: no style changes them later."""

    def kept(style: Any, include_size: bool = False) -> str:  # noqa: FBT001, FBT002 # as it is called
        if not include_size:
            return key_of(style)
        try:
            key: str = style.known_by
        except AttributeError:
            key = style.known_by = key_of(style, include_size)
        return key

    return kept


def _plain_first(compute: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Give a function that looks a value up in a style where no rule sets it: it is inherited, or the initial one.

    A rule may set it by another name, too: `margin_left` is the `margin_inline_start` of lines to the right.
    """
    plain = {name for name in INITIAL_VALUES if not name.startswith(OWN_WAYS)}
    logical: dict[tuple[str, str], str] = {}

    def value_of(style: Any, key: str) -> Any:
        cascaded, parent = style.cascaded, style.parent_style
        if key in cascaded or key not in plain or parent is None:
            return compute(style, key)
        if key in PHYSICAL_FUNCTIONS:
            named = key, style["direction"]
            if named not in logical:
                logical[named] = PHYSICAL_FUNCTIONS[key](block="ttb", inline=named[1])
            if logical[named] in cascaded:
                return compute(style, key)
        if key in INHERITED:
            value = parent[key]
            if check_math(value):
                return compute(style, key)
        elif key in INITIAL_NOT_COMPUTED:
            return compute(style, key)
        else:
            value = INITIAL_VALUES[key]
        style[key] = value
        return value

    return value_of


def _lengths_first(resolve: Callable[[Any, str, Any], None]) -> Callable[[Any, str, Any], None]:
    """Give a function that sets the used value of a length, and calls for help where it is none."""

    def set_used(box: Any, name: str, refer_to: Any) -> None:
        value = box.style[name]
        if type(value) is Dimension and value.unit:
            used = refer_to * value.value / 100 if value.unit == "%" else value.value
        elif value == "auto":
            used = 0 if name in NOT_NEGATIVE else value
        else:
            resolve(box, name, refer_to)
            return
        setattr(box, name, used)

    return set_used


def _flow_first(is_in_normal_flow: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Give a function that tells of most boxes at once that they are neither floated nor taken out of the flow."""

    def is_in_flow(box: Any) -> bool:
        style = box.style
        plain = style["float"] == "none" and style["position"] in IN_FLOW
        return plain or is_in_normal_flow(box)

    return is_in_flow


def _shared(compute: Callable[[Any, Any, Any], None]) -> Callable[[Any, Any, Any], None]:
    """Give a function that lets all pages for which the same rules hold have the same style, margins and all.

    The first page has its own: what it is as wide and high as may not be known yet.
    """
    known: WeakKeyDictionary[Any, dict[Any, tuple[Any, tuple[str | None, ...]]]]
    known = WeakKeyDictionary()

    def share(page_type: Any, html: Any, style_for: Any) -> None:
        like = known.setdefault(style_for, {})
        rules = tuple(_rules_of(page_type, style_for))
        if page_type.index == 0 or rules not in like:
            compute(page_type, html, style_for)
            cascaded = style_for.get_cascaded_styles()
            margins = (pseudo for element, pseudo in cascaded if pseudo and element == page_type)
            if page_type.index:
                like[rules] = page_type, (None, *margins)
            return
        styles = style_for.get_computed_styles()
        first, boxes_of_page = like[rules]
        for box in boxes_of_page:
            styles[page_type, box] = styles[first, box]

    return share


def _rules_of(page_type: Any, style_for: Any) -> Iterator[tuple[int, int]]:
    """Give the rules that hold for a page, by the numbers of their sheets and their own."""
    for number, (sheet, _, _) in enumerate(style_for._sheets):  # noqa: SLF001 # there is no other way
        for rule, (_, selectors, _) in enumerate(sheet.page_rules):
            if any(style_for._page_type_match(selector[2], page_type) for selector in selectors):  # noqa: SLF001
                yield number, rule
