"""Dress the pages of a site: the tokens of the one stylesheet, and the rules of these pages.

Out: CSS text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tinycss2 import parse_blocks_contents, parse_rule_list, parse_stylesheet, serialize

from pamphlet.pages.styles import BARE, shared_styles

RULES = Path(__file__).parent / "templates" / "page.css"


@cache
def page_style() -> str:
    """Give the tokens and the rules, without comments and with little white space."""
    return f"{_tokens()}{_small(RULES.read_text('utf-8'))}"


def _tokens() -> str:
    """Give the colours and letters of the one stylesheet as variables: light, dark, and on paper."""
    return "".join(_tokens_in(parse_stylesheet(shared_styles(), **BARE)))


def _tokens_in(rules: Iterable[Any]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            inner = "".join(_tokens_in(parse_rule_list(rule.content, **BARE)))
            if inner:
                yield f"@media {serialize(rule.prelude).strip()}{{{inner}}}"
        elif rule.type == "qualified-rule":
            selector = serialize(rule.prelude).strip()
            if selector == ":root":
                yield f":root{{{_declared(rule, r'--.*|color-scheme')}}}"
            elif selector in _LETTERS:
                stack = _declared(rule, "font-family").removeprefix("font-family:")
                if stack:
                    yield f":root{{--{_LETTERS[selector]}:{stack}}}"


# The rules of the one stylesheet that choose letters, and what these are called here.
_LETTERS = {"html": "serif", ".turn.question": "sans"}


def _declared(rule: Any, names: str) -> str:
    return ";".join(
        f"{each.name}:{' '.join(serialize(each.value).split())}"
        for each in parse_blocks_contents(rule.content, **BARE)
        if each.type == "declaration" and re.fullmatch(names, each.lower_name)
    )


def _small(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", " ".join(css.split())).replace(";}", "}")
