"""The properties that a manuscript's own stylesheet may set, and what to: whatever is not in the table is refused.

What is missing hides, covers, moves or changes words, or puts some in: `display: none`, `position`, `overflow`,
`float`, `opacity`, `transform`, `clip-path`, `outline`, `text-transform`, `list-style-type`, `direction`, variables,
and all that measures a box in which text would no longer find room.
"""

from __future__ import annotations

from pamphlet.pages.own_style.values import (
    Check,
    border,
    colours,
    content,
    counter,
    decoration,
    family,
    ground,
    ink,
    lengths,
    numbers,
    words,
)

_SPACE = lengths(0, 12, "auto", percent=(0, 50))
_WIDTH = lengths(
    1, 60, "auto", "none", "min-content", "max-content", "fit-content", percent=(10, 100)
)
_BREAK = words(
    "auto", "avoid", "always", "page", "avoid-page", "left", "right", "recto", "verso", "column"
)
_LINE_WIDTH = lengths(0, 1, "thin", "medium", "thick")
_LINE_KIND = words(
    *["none", "solid", "dotted", "dashed", "double", "groove", "ridge", "inset", "outset"]
)
# fmt: off
_VARIANTS = words(
    "normal", "none", "small-caps",
    "lining-nums", "oldstyle-nums", "proportional-nums", "tabular-nums", "diagonal-fractions", "stacked-fractions",
    "ordinal", "slashed-zero", "common-ligatures", "no-common-ligatures", "discretionary-ligatures",
    "no-discretionary-ligatures", "historical-ligatures", "no-historical-ligatures", "contextual", "no-contextual",
)
# fmt: on
_SIDES = ("", *(f"-{side}" for side in ("top", "right", "bottom", "left")))
_LOGICAL = ("-block", "-inline", "-block-start", "-block-end", "-inline-start", "-inline-end")
_EDGES = (*_SIDES, *_LOGICAL)

PROPERTIES: dict[str, Check] = {
    # type
    "font-family": family,
    "font-size": lengths(
        0.6, 6, "small", "medium", "large", "x-large", "xx-large", percent=(60, 600)
    ),
    "font-style": words("normal", "italic", "oblique"),
    "font-weight": numbers(100, 900, "normal", "bold"),
    "font-stretch": words("normal", "condensed", "semi-condensed", "expanded", "semi-expanded"),
    "font-kerning": words("auto", "normal", "none"),
    "font-variant": _VARIANTS,
    **{f"font-variant-{kind}": _VARIANTS for kind in ("caps", "ligatures", "numeric")},
    "line-height": numbers(1, 4, "normal"),
    "letter-spacing": lengths(-0.06, 0.1, "normal"),
    "word-spacing": lengths(-0.1, 2, "normal"),
    "vertical-align": words(
        *["baseline", "sub", "super", "top", "middle", "bottom", "text-top", "text-bottom"]
    ),
    # lines of text
    "text-align": words("start", "end", "left", "right", "center", "justify"),
    "text-align-last": words("auto", "start", "end", "left", "right", "center", "justify"),
    "text-indent": lengths(-12, 12),
    "text-wrap": words("wrap", "balance", "pretty"),
    "text-decoration": decoration,
    "text-decoration-line": decoration,
    "text-decoration-style": decoration,
    "text-decoration-color": colours,
    "hyphens": words("none", "manual", "auto"),
    "hyphenate-limit-chars": numbers(1, 100, "auto"),
    "overflow-wrap": words("normal", "break-word", "anywhere"),
    "word-break": words("normal", "keep-all"),
    "white-space": words("normal", "pre-wrap"),
    "tab-size": numbers(0, 8),
    # colour
    "color": ink,
    "background": ground,
    "background-color": ground,
    # borders
    **{f"border{edge}": border for edge in _EDGES},
    **{f"border{edge}-width": _LINE_WIDTH for edge in _EDGES},
    **{f"border{edge}-style": _LINE_KIND for edge in _EDGES},
    **{f"border{edge}-color": colours for edge in _EDGES},
    "border-radius": lengths(0, 3),
    "border-collapse": words("collapse", "separate"),
    "border-spacing": lengths(0, 3),
    # white, and the places of boxes among their neighbours
    **{f"margin{edge}": _SPACE for edge in _EDGES},
    **{f"padding{edge}": _SPACE for edge in _EDGES},
    "width": _WIDTH,
    "max-width": _WIDTH,
    "box-sizing": words("content-box", "border-box"),
    "display": words("block"),
    "caption-side": words("top", "bottom"),
    "table-layout": words("auto", "fixed"),
    "list-style-position": words("inside", "outside"),
    # breaks between pages
    **{f"{page}break-{edge}": _BREAK for page in ("", "page-") for edge in ("before", "after")},
    **{f"{page}break-inside": words("auto", "avoid", "avoid-page") for page in ("", "page-")},
    "orphans": numbers(1, 10),
    "widows": numbers(1, 10),
    # what counts
    "content": content,
    "counter-reset": counter,
    "counter-increment": counter,
    "counter-set": counter,
}
