"""Give each kind of format its share of the one stylesheet.

In: CSS text. Out: CSS text: for books (the rules for all, reduced to what old reading systems take), for the web (no
paper but the browser's own), for print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from tinycss2 import parse_blocks_contents, parse_rule_list, parse_stylesheet, serialize

from pamphlet.pages import FontFile, Pages
from pamphlet.pages.classes import LARGE, READING
from pamphlet.pages.extra_faces import EXTRA_FACES
from pamphlet.pages.styles import BARE
from pamphlet.work.expressions import expression
from pamphlet.work.languages import Direction

# In a book the reader's own settings win: these are left out.
READERS_OWN = expression(
    r"color|background.*|font-family|font|line-height|direction|unicode-bidi|.*-color|position|writing-mode|--.*"
)
ABSOLUTE = frozenset(("px", "pt", "pc", "cm", "mm", "in", "q"))
# Properties that only the typesetter knows; a validator of web pages would call them errors.
TYPESETTERS_OWN = expression(r"string-set|bookmark-.*|footnote-.*|-weasy-.*|hyphenate-limit-zone")
TYPESETTERS_VALUES = frozenset(("target-counter", "leader", "string"))
GROUPING = ("media", "supports")
EXTRA_FAMILIES = frozenset(face.family for face in EXTRA_FACES)
LAST_FAMILY = '"Amiri"'  # in the stacks of fonts of the stylesheet
PAPER_ONLY = "--typeset"  # marks a rule that makes sense only where pages are numbered
# Old engines do not know the logical properties: start and end are left and right, or right and left.
SIDES = {
    "ltr": {"inline-start": "left", "inline-end": "right"},
    "rtl": {"inline-start": "right", "inline-end": "left"},
}
OTHER: dict[Direction, Direction] = {"ltr": "rtl", "rtl": "ltr"}
BLOCK_SIDES = {"block-start": "top", "block-end": "bottom"}
SHEETS_KEPT = 4  # works that are built in turn have one sheet, unless they have rules of their own
_COMBINATORS = expression(r"(\s*[>+~]\s*|\s+)")


@lru_cache(SHEETS_KEPT)
def for_book(css: str, direction: Direction = "ltr", *, mixed: bool = False) -> str:
    """Give the rules for all, without what a reading system may refuse or its reader has chosen otherwise.

    No rules but plain ones, for old engines drop a whole sheet over one that they don't know; and EPUBCheck 5.3.0
    refuses the boxes in the margins of a page, and `direction` (CSS-008, CSS-001). `mixed`: there are blocks of the
    other direction, which have their start and end on the other sides.
    """
    rules = []
    for rule in parse_stylesheet(css, **BARE):
        if rule.type == "qualified-rule":
            lines = list(_book_lines(rule.content, direction))
            rules.append(_rule(_text(rule.prelude), lines))
            rules += _turned(rule, lines, direction) if mixed else ()
    return "".join(rules)


def has_both_directions(pages: Pages) -> bool:
    """Tell whether something in the work runs in the other direction than the book."""
    other = f'dir="{OTHER[pages.metadata.direction]}"'
    return any(other in section.xhtml for section in pages.sections if section.matter == "work")


def _rule(selectors: str, lines: Sequence[str]) -> str:
    body = "".join(f"\n  {line};" for line in lines)
    return f"{selectors} {{{body}\n}}\n" if body else ""


def _turned(rule: Any, lines: Sequence[str], direction: Direction) -> Iterator[str]:
    """Give a rule for blocks of the other direction, and for those in them that have that of the book."""
    other = OTHER[direction]
    turned = list(_book_lines(rule.content, other))
    here = [line for line in lines if line not in turned]
    there = [line for line in turned if line not in lines]
    selectors = [selector.strip() for selector in _text(rule.prelude).split(",")]
    for within, own, sides, undone in (
        (f'[dir="{other}"]', other, there, here),
        (f'[dir="{other}"] [dir="{direction}"]', direction, here, there),
    ):
        meant = (
            having
            for selector in selectors
            for having in (f"{within} {selector}", *_having(selector, own))
        )
        yield _rule(",\n".join(meant), [*_undone(undone, sides), *sides])


def _having(selector: str, direction: Direction) -> Iterator[str]:
    """Give selectors for what has a direction itself, or stands in what has: `a[dir] > b` and `a > b[dir]`."""
    pieces = _COMBINATORS.split(selector)
    for at in range(0, len(pieces), 2):
        element, mark, pseudo = pieces[at].partition("::")
        having = f'{element}[dir="{direction}"]{mark}{pseudo}'
        yield "".join((*pieces[:at], having, *pieces[at + 1 :]))


def _undone(lines: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Take back what is declared for a side, where nothing is declared for it among others."""
    declared = {line.partition(":")[0] for line in others}
    names = (line.partition(":")[0] for line in lines)
    yield from (f"{name}: 0" for name in names if name not in declared)


@lru_cache(SHEETS_KEPT)
def for_web(css: str) -> str:
    """Give what browsers know: without the pages of paper, its fonts and the typesetter's own properties."""
    return "".join(_web_rules(parse_stylesheet(css, **BARE)))


def for_print(css: str, fonts: Iterable[FontFile]) -> str:
    """Give all of it; those of the fonts that are no part of every release stand last in each stack."""
    extra = dict.fromkeys(f'"{font.family}"' for font in fonts if font.family in EXTRA_FAMILIES)
    return css.replace(LAST_FAMILY, ", ".join((LAST_FAMILY, *extra)))


def _text(tokens: Iterable[Any]) -> str:
    return str(serialize(tokens)).strip()


def _declarations(content: list[Any]) -> Iterator[Any]:
    parsed = parse_blocks_contents(content, **BARE)
    return (declaration for declaration in parsed if declaration.type == "declaration")


def _book_lines(content: list[Any], direction: Direction) -> Iterator[str]:
    for declaration in _declarations(content):
        name, value = declaration.lower_name, _text(declaration.value)
        if READERS_OWN.fullmatch(name) or "var(" in value or _is_absolute(declaration.value):
            continue
        if name == "text-align":
            if value == "justify":
                continue
            value = SIDES[direction].get(f"inline-{value}", value)
        if name == "float":
            value = SIDES[direction].get(value, value)
        important = " !important" if declaration.important else ""
        yield f"{_physical(name, direction)}: {value}{important}"


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
    for rule in rules:
        if rule.type == "qualified-rule":
            if PAPER_ONLY not in _text(rule.content) and not _is_for_other_paper(rule):
                yield f"{_text(rule.prelude)}{{{_web_declarations(rule.content)}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPING and rule.content:
            inner = "".join(_web_rules(parse_rule_list(rule.content, **BARE)))
            yield f"@{rule.lower_at_keyword} {_text(rule.prelude)}{{\n{inner}}}\n"


def _is_for_other_paper(rule: Any) -> bool:
    return any(token.type == "ident" and token.value in (LARGE, READING) for token in rule.prelude)


def _web_declarations(content: list[Any]) -> str:
    return ";".join(
        f"{declaration.name}:{_text(declaration.value)}{'!important' if declaration.important else ''}"
        for declaration in _declarations(content)
        if not TYPESETTERS_OWN.fullmatch(declaration.lower_name)
        and not any(
            token.type == "function" and token.lower_name in TYPESETTERS_VALUES
            for token in declaration.value
        )
    )
