"""Give each kind of format its share of the one stylesheet.

In: CSS text. Out: CSS text: for books (the rules for all, reduced to what old reading systems take), for the web (no
paper but the browser's own), for print (with the fonts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from pamphlet.pages import FontFile
from pamphlet.pages.classes import LARGE
from pamphlet.work.languages import Direction
from pamphlet.work.problems import Place, Problem, error

# In a book the reader's own settings win: these are left out.
READERS_OWN = re.compile(
    r"color|background.*|font-family|font|line-height|direction|unicode-bidi|.*-color|position|writing-mode|--.*"
)
ABSOLUTE = frozenset(("px", "pt", "pc", "cm", "mm", "in", "q"))
# Properties that only the typesetter knows; a validator of web pages would call them errors.
TYPESETTERS_OWN = re.compile(r"string-set|bookmark-.*|footnote-.*|-weasy-.*|hyphenate-limit-zone")
TYPESETTERS_VALUES = frozenset(("target-counter", "leader", "string"))
FETCHING = ("import", "font-face")
GROUPING = ("media", "supports")
PAPER_ONLY = "--typeset"  # marks a rule that makes sense only where pages are numbered
# Old engines do not know the logical properties: start and end are left and right, or right and left.
SIDES = {
    "ltr": {"inline-start": "left", "inline-end": "right"},
    "rtl": {"inline-start": "right", "inline-end": "left"},
}
BLOCK_SIDES = {"block-start": "top", "block-end": "bottom"}

# What dresses the work, and what goes along with its booklets.
STYLES = ("pamphlet.css", "guide.css")


def styles_folder() -> Path:
    """Give the folder of the shared stylesheets: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "styles"
    return inside if inside.is_dir() else package.parent / "styles"


@cache
def shared_styles(name: str = "pamphlet.css") -> str:
    """Read the stylesheet that dresses every format, or another."""
    return (styles_folder() / name).read_text(encoding="utf-8")


def whole_stylesheet(own: str) -> str:
    """Give the shared stylesheet, and behind it the manuscript's own."""
    return f"{shared_styles()}\n{own}" if own.strip() else shared_styles()


def for_book(css: str, direction: Direction = "ltr") -> str:
    """Give the rules for all, without what a reading system may refuse or its reader has chosen otherwise.

    No rules but plain ones, for old engines drop a whole sheet over one that they don't know; and EPUBCheck 5.3.0
    refuses the boxes in the margins of a page, and `direction` (CSS-008, CSS-001).
    """
    import tinycss2

    rules = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        body = "".join(f"\n  {line};" for line in _book_declarations(rule.content, direction))
        if body:
            rules.append(f"{tinycss2.serialize(rule.prelude).strip()} {{{body}\n}}\n")
    return "".join(rules)


def for_web(css: str) -> str:
    """Give what browsers know: without the pages of paper, its fonts and the typesetter's own properties."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_web_rules(rules))


def for_print(css: str, fonts: Iterable[FontFile]) -> str:
    """Give all of it, after the fonts as files.

    A variable font is named without its weights: WeasyPrint 70.0 takes them from the file, and no range from here.
    """
    return "".join(map(_font_face, fonts)) + css


def stylesheet_problems(css: str, place: Place) -> tuple[Problem, ...]:
    """Find what a manuscript's own stylesheet must not hold: faults of grammar, and whatever would be fetched."""
    if not css.strip():
        return ()
    import tinycss2

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(_faults(rules, place))


def _book_declarations(content: list[Any], direction: Direction) -> Iterator[str]:
    import tinycss2

    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type != "declaration" or READERS_OWN.fullmatch(each.lower_name):
            continue
        value = tinycss2.serialize(each.value).strip()
        if "var(" in value or _is_absolute(each.value):
            continue
        if each.lower_name == "text-align":
            if value == "justify":
                continue
            value = SIDES[direction].get(f"inline-{value}", value)
        if each.lower_name == "float":
            value = SIDES[direction].get(value, value)
        important = " !important" if each.important else ""
        yield f"{_physical(each.lower_name, direction)}: {value}{important}"


def _physical(name: str, direction: Direction) -> str:
    for logical, side in {**SIDES[direction], **BLOCK_SIDES}.items():
        name = name.replace(logical, side)
    return name


def _is_absolute(tokens: Iterable[Any]) -> bool:
    return any(
        (token.type == "dimension" and token.lower_unit in ABSOLUTE and token.value != 0)
        or (token.type == "function" and _is_absolute(token.arguments))
        for token in tokens
    )


def _web_rules(rules: Iterable[Any]) -> Iterator[str]:
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule":
            if PAPER_ONLY in tinycss2.serialize(rule.content) or _is_for_large_print(rule):
                continue
            yield f"{tinycss2.serialize(rule.prelude).strip()}{{{_web_declarations(rule.content)}}}\n"
        elif (
            rule.type == "at-rule"
            and rule.lower_at_keyword in ("media", "supports")
            and rule.content
        ):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            condition = tinycss2.serialize(rule.prelude).strip()
            yield f"@{rule.lower_at_keyword} {condition}{{\n{''.join(_web_rules(inner))}}}\n"


def _is_for_large_print(rule: Any) -> bool:
    return any(token.type == "ident" and token.value == LARGE for token in rule.prelude)


def _web_declarations(content: list[Any]) -> str:
    import tinycss2

    kept = []
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type != "declaration" or TYPESETTERS_OWN.fullmatch(each.lower_name):
            continue
        if any(t.type == "function" and t.lower_name in TYPESETTERS_VALUES for t in each.value):
            continue
        important = "!important" if each.important else ""
        kept.append(f"{each.name}:{tinycss2.serialize(each.value).strip()}{important}")
    return ";".join(kept)


def _font_face(font: FontFile) -> str:
    weight = "" if " " in font.weights else f" font-weight: {font.weights};"
    return (
        f'@font-face {{ font-family: "{font.family}"; font-style: {font.style};{weight}'
        f' src: url("{font.path.as_uri()}"); }}\n'
    )


def _faults(rules: Iterable[Any], place: Place) -> Iterator[Problem]:
    import tinycss2

    for rule in rules:
        here = Place(place.path, rule.source_line, rule.source_column)
        if rule.type == "error":
            yield error("S01", f"this is no CSS: {rule.message}", here, "mend it or take it out")
        elif rule.type == "at-rule" and rule.lower_at_keyword in FETCHING:
            message = f"@{rule.lower_at_keyword} would fetch something"
            hint = "write the rules here; the fonts are those of the release"
            yield error("S01", message, here, hint)
        elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPING:
            inner = tinycss2.parse_rule_list(
                rule.content or (), skip_comments=True, skip_whitespace=True
            )
            yield from _faults(inner, place)
        elif rule.type == "declaration":
            yield from map(partial(_would_fetch, place), _fetched(rule.value))
        else:
            inside = tinycss2.parse_blocks_contents(
                rule.content or (), skip_comments=True, skip_whitespace=True
            )
            yield from _faults(inside, place)


def _would_fetch(place: Place, token: Any) -> Problem:
    import tinycss2

    message = f"“{tinycss2.serialize([token])}” would fetch something"
    where = Place(place.path, token.source_line, token.source_column)
    return error("S01", message, where, "a picture belongs in a part: ![description](picture.png)")


def _fetched(tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        if token.type == "url" or (
            token.type == "function" and token.lower_name in ("url", "src", "image-set")
        ):
            yield token
        else:
            yield from _fetched(
                getattr(token, "content", None) or getattr(token, "arguments", None) or ()
            )
