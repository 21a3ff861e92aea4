"""What of a style could hide words or show others, and what of a sheet may be passed over unread.

A property is followed when some value of it, anywhere in a page, could hide words; then all its values count, as one
may undo another. So of a sheet like ours, which hides little, only a few rules are ever parsed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

# A number that is worked out, so that it may be any.
_WORKED_OUT = r"[^;{}]*?(?:var|calc|min|max|clamp|env)\("
# Sizes that no reader misses; what is not one of them may be too small, or come to be by being within another.
_FINE_SIZE = (
    r"(?:(?:clamp|max)\(\s*)?(?:(?:[3-9]|\d{2,})(?:\.\d+)?(?:px|pt)|(?:[1-9]\d*(?:\.\d+)?|0?\.[7-9]\d*)r?em"
    r"|(?:[7-9]\d|\d{3,})(?:\.\d+)?%|(?:x?-?small|medium|x*-?large|smaller|larger|inherit)\b)\s*(?:[,;}!]|$)"
)
_FAR = r"[^;{}]*?(?:-\s*(?:\d{3,}|\d{2,}(?:\.\d+)?(?:r?em|v\w+|%|in|cm))|\d{4,}|\d{3,}(?:vw|vh|em|rem|%)|(?:var|calc|min|max|clamp)\()"

# For each concern the properties that it needs, and what of a style sheet could hide words by them.
CONCERNS: dict[str, tuple[str, str]] = {
    "display": ("display content-visibility", r"(?:display|content-visibility)\s*:"),
    "visibility": ("visibility", rf"visibility\s*:(?:\s*(?:hidden|collapse)|{_WORKED_OUT})"),
    "opacity": ("opacity", rf"opacity\s*:(?:\s*[-+]?(?:0(?!\.[1-9])|\.0|0?\.0)|{_WORKED_OUT}|[^;{{}}]*%)"),
    "filter": ("filter", r"filter\s*:\s*[^;{}]*(?:opacity|blur|contrast|url|var)\("),
    "size": (
        "font-size font zoom",
        rf"font-size\s*:\s*(?!{_FINE_SIZE})|font\s*:[^;{{}}]*(?:(?<![\w.%#])(?:0|[12]|[012]?\.\d+)(?:px|pt|r?em|%)?(?![\w.%])|var\()"
        r"|zoom\s*:",
    ),
    "colour": (
        "color background background-color background-image background-clip -webkit-background-clip text-shadow"
        " -webkit-text-fill-color -webkit-text-security color-scheme",
        r"(?:color|fill|background|security)\s*:",
    ),
    "place": (
        "position left right top bottom inset inset-inline inset-block inset-inline-start inset-inline-end"
        " inset-block-start inset-block-end",
        rf"(?:left|right|top|bottom|inset[\w-]*)\s*:{_FAR}",
    ),
    "margin": (
        "margin margin-left margin-top margin-inline margin-inline-start margin-block margin-block-start",
        rf"margin[\w-]*\s*:{_FAR}",
    ),
    "clip": ("clip clip-path -webkit-clip-path", r"clip[\w-]*\s*:"),
    "room": (
        "overflow overflow-x overflow-y width height max-width max-height inline-size block-size max-inline-size"
        " max-block-size",
        rf"(?:width|height|size)\s*:(?:\s*(?:[01](?:\.\d+)?(?:px|pt|r?em|%|v\w+)?|\.\d\w*)\s*(?:[;}}!]|$)|{_WORKED_OUT})",
    ),
    "indent": ("text-indent", rf"text-indent\s*:{_FAR}"),
    "transform": (
        "transform -webkit-transform scale translate rotate",
        r"(?<![\w-])(?:-webkit-)?(?:transform|scale|translate|rotate)\s*:",
    ),
    "decoration": (
        "text-decoration text-decoration-line",
        r"text-decoration[\w-]*\s*:[^;{}]*(?:line-through|var\()",
    ),
    "content": ("content", r"content\s*:[^;{}]*?(?:[\"'][^\"']*\w|attr\(|var\()"),
    "direction": ("direction unicode-bidi", r"unicode-bidi\s*:[^;{}]*(?:override|var\()"),
    "spacing": ("letter-spacing", r"letter-spacing\s*:(?:\s*-(?:[1-9]|0?\.[3-9])|[^;{}]*(?:var|calc)\()"),
}
# Beside one of these the others are needed: whether an element is a box, and what an animation comes to.
_ALWAYS = "position float animation animation-name -webkit-animation -webkit-animation-name"
_POSITIONED = ("place", "clip", "room", "transform")

_SIGNS = {concern: re.compile(sign, re.IGNORECASE) for concern, (_, sign) in CONCERNS.items()}
# No plain sheet: signs written as numbers, or signs of blocks within strings and addresses.
_NOT_PLAIN = re.compile(
    r"\\|\"[^\"\n]*(?:[{}]|/\*)[^\"\n]*\"|'[^'\n]*(?:[{}]|/\*)[^'\n]*'|url\([^)\"']*(?:[{}]|/\*)|@(?:layer|scope|import)\b"
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"[^{};]*\{([^{}]*)\}")
_NESTED = re.compile(r"\{[^{}]*;[^{};]*\{")


def concerns_of(styles: Iterable[str]) -> frozenset[str]:
    """Give the concerns of a page by its sheets and the styles of its elements."""
    found: set[str] = set()
    for style in styles:
        if "\\" in style:
            return frozenset(CONCERNS)
        found.update(concern for concern in CONCERNS if concern not in found and _SIGNS[concern].search(style))
    return frozenset(found)


@lru_cache(maxsize=64)
def properties_of(concerns: frozenset[str]) -> frozenset[str]:
    """Give the properties that are needed for concerns."""
    names = frozenset(" ".join(CONCERNS[concern][0] for concern in concerns).split())
    return names | frozenset(_ALWAYS.split()) if concerns else names


def thinned(sheet: str, properties: Collection[str]) -> str:
    """Leave the rules out of a sheet that declare none of these properties; a sheet that is not plain stays as it is.

        h1 {margin: 0} .x {display: none}     .x {display: none}
    """
    if _NOT_PLAIN.search(sheet):
        return sheet
    plain = _COMMENT.sub(" ", sheet)
    if _NESTED.search(plain):
        return sheet  # rules in rules: what stands before the inner one belongs to the outer
    declares = _declares(frozenset(properties))
    return _RULE.sub(lambda rule: rule[0] if declares.search(rule[1]) else "", plain)


@lru_cache(maxsize=64)
def _declares(properties: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(sorted(properties))
    return re.compile(rf"(?:^|[;\s])(?:{names}|--[\w-]+)\s*:", re.IGNORECASE)
