"""What of a style could hide words or show others, and what of a sheet may be passed over unread.

A property is followed when some value of it, anywhere in a page, could hide words; then all its values count, as one
may undo another. So of a sheet like ours, which hides little, only a few rules are ever parsed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from pamphlet.work.expressions import expression

# What is worked out may come to anything.
_ANY = r".*?(?:var|calc|min|max|clamp|env)\("
# Sizes that no reader misses; what is not one of them may be too small, or come to be by being within another.
_NOT_FINE = (
    r"(?!(?:(?:clamp|max)\(\s*)?(?:(?:[3-9]|\d{2,})(?:\.\d+)?(?:px|pt)|(?:[1-9]\d*(?:\.\d+)?|0?\.[7-9]\d*)r?em"
    r"|(?:[7-9]\d|\d{3,})(?:\.\d+)?%|(?:x?-?small|medium|x*-?large|smaller|larger|inherit)\b)\s*(?:[,!]|$))"
)
_SMALL = r".*(?<![\w.%#])(?:0|[12]|[012]?\.\d+)(?:px|pt|r?em|%)?(?![\w.%])|.*var\("
_LONG = r"(?:\.\d+)?(?:r?em|r?lh|ch|ex|ic|cap|[sld]?v\w+|%|in|cm|pc)"  # units of ten pixels or more
_FAR = (
    rf".*?-\s*(?:\d{{3,}}|\d{{2,}}{_LONG}|[5-9](?:\.\d+)?in)|.*?\d{{4,}}|.*?\d{{3,}}{_LONG}|.*?\d{{2,}}(?:in|cm)"
    r"|.*?(?:var|calc|min|max|clamp)\("
)
# A box that keeps some distance from the right or from below may be moved the other way by it.
_FAR_FROM = rf".*?(?:\d{{3,}}|\d{{2,}}{_LONG}|[5-9](?:\.\d+)?in)|{_FAR}"
_NOTHING = rf"(?:0(?:\.\d+)?\w*%?|1(?:\.\d+)?(?:px|pt)|\.\d+\w*)\s*(?:!|$)|{_ANY}"

_SIDES = (
    "left right top bottom inset inset-inline inset-block inset-inline-start inset-inline-end inset-block-start"
    " inset-block-end"
)

# For each concern: the properties that may raise it, by which values, and what else must be known then.
CONCERNS: dict[str, tuple[str, str, str]] = {
    "display": ("display content-visibility", r"(?!inline(?:-block)?\s*(?:!|$))", ""),
    "loose": ("position", "absolute|fixed", ""),
    "visibility": ("visibility", rf"hidden|collapse|{_ANY}", ""),
    "opacity": (
        "opacity",
        r"(?!1(?:\.0*)?\s*(?:!|$))",
        "",
    ),  # several within one another come to little
    "filter": ("filter -webkit-filter", r".*(?:opacity|blur|contrast|url|var)\(", ""),
    "size": ("font-size", _NOT_FINE, "font zoom"),
    "sizes": ("font", _SMALL, "font-size zoom"),
    "zoom": ("zoom", "", "font-size font"),
    "colour": (
        "color background background-color -webkit-text-fill-color -webkit-text-security",
        "",
        "background-image background-clip -webkit-background-clip text-shadow color-scheme",
    ),
    "place": (
        _SIDES,
        _FAR_FROM,
        "",
    ),
    "margin": (
        "margin margin-left margin-top margin-inline margin-inline-start margin-block margin-block-start",
        _FAR,
        "",
    ),
    "clip": ("clip clip-path -webkit-clip-path", "(?!none|auto)", ""),
    "room": (
        "width height max-width max-height inline-size block-size max-inline-size max-block-size",
        _NOTHING,
        "overflow overflow-x overflow-y",
    ),
    "indent": ("text-indent", _FAR, ""),
    "transform": ("transform -webkit-transform scale translate rotate", "(?!none)", ""),
    "decoration": ("text-decoration text-decoration-line", r".*(?:line-through|var\()", ""),
    "content": ("content", r".*?(?:\"[^\"\n]*\w|'[^'\n]*\w|attr\(|var\()", ""),
    "direction": ("unicode-bidi", r".*(?:override|var\()", "direction"),
    "quotes": ("quotes", r"(?!)", "content"),  # raised by what is quoted, not by a sheet
    "spacing": ("letter-spacing", r"-(?:[1-9]|0?\.[3-9])|.*(?:var|calc)\(", ""),
}
# Needed beside any: whether an element is a box, and what an animation comes to.
_ALWAYS = (
    "display position float container container-type animation animation-name animation-fill-mode"
    " -webkit-animation -webkit-animation-name -webkit-animation-fill-mode"
)

_RAISED: dict[str, list[tuple[str, re.Pattern[str]]]] = {
    name: [
        (concern, expression(sign, re.IGNORECASE | re.DOTALL))
        for concern, (names, sign, _) in CONCERNS.items()
        if name in names.split()
    ]
    for raising, _, _ in CONCERNS.values()
    for name in raising.split()
}
_DECLARATION = expression(r"([\w-]+)\s*:\s*([^;{}]*)")

# What is no plain sheet: signs written as numbers, and rules that say what comes before what.
_NOT_PLAIN = expression(r"\\|@(?:layer|scope|import)\b")
_QUOTED = expression(
    r"/\*.*?(?:\*/|\Z)|\"[^\"\n]*\"|'[^'\n]*'|url\([^)\"']*\)", re.DOTALL | re.IGNORECASE
)
_COMMENT = expression(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_FOR_PAPER = expression(r"@media\s+print\s*\{(?>(?:[^{}]*\{[^{}]*\})*)[^{}]*\}")
_RULE = expression(r"[^{};]*\{([^{}]*)\}")
_NESTED = expression(r"\{[^{}]*;[^{};]*\{")


@lru_cache(maxsize=16)  # the documents of a book have the same sheets
def plain(sheet: str) -> str:
    """Leave comments and what is for paper out of a sheet, as far as that can be told without parsing it."""
    return _FOR_PAPER.sub(" ", _COMMENT.sub(" ", sheet)) if _is_plain(sheet) else sheet


@lru_cache(maxsize=16)
def _is_plain(sheet: str) -> bool:
    """Tell whether each brace of a sheet is that of a block, and none stands in a string or an address."""
    if _NOT_PLAIN.search(sheet):
        return False
    quoted = [part for part in _QUOTED.findall(sheet) if not part.startswith("/*")]
    if any("{" in part or "}" in part or "/*" in part for part in quoted):
        return False
    bare = _QUOTED.sub("", sheet)
    return '"' not in bare and "'" not in bare


def concerns_of(styles: Iterable[str]) -> frozenset[str]:
    """Give the concerns of a page by its sheets and the styles of its elements."""
    found: set[str] = set()
    for style in styles:
        if "\\" in style:
            return frozenset(CONCERNS)
        declarations = _DECLARATION.findall(_COMMENT.sub(" ", style))
        for name, value in dict.fromkeys(declarations):
            for concern, sign in _RAISED.get(name, ()) or _RAISED.get(name.lower(), ()):
                if concern not in found and sign.match(value):
                    found.add(concern)
    return frozenset(found)


@lru_cache(maxsize=64)
def properties_of(concerns: frozenset[str]) -> frozenset[str]:
    """Give the properties that are needed for concerns."""
    names = " ".join(" ".join(CONCERNS[concern][::2]) for concern in concerns)
    return frozenset(f"{names} {_ALWAYS}".split()) if concerns else frozenset()


def thinned(sheet: str, properties: frozenset[str]) -> str:
    """Leave the rules out of a sheet that declare none of these properties; a sheet that is not plain stays as it is.

    h1 {margin: 0} .x {display: none}     .x {display: none}
    """
    if _NESTED.search(sheet) or not _is_plain(sheet):
        return sheet  # of rules in rules, what stands before the inner one belongs to the outer
    declares = _declares(properties)
    return _RULE.sub(lambda rule: rule[0] if declares.search(rule[1]) else "", sheet)


@lru_cache(maxsize=64)
def _declares(properties: Collection[str]) -> re.Pattern[str]:
    names = "|".join(sorted(properties))
    return expression(rf"(?:^|[;\s])(?:{names}|--[\w-]+)\s*:", re.IGNORECASE)
