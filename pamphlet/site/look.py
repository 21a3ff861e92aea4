"""Dress the pages of a site: the tokens of the one stylesheet, the rules of these pages, and what a press adds.

In: `site.css` beside the releases, which is held to what a manuscript's own stylesheet may set. Out: CSS text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tinycss2 import parse_blocks_contents, parse_rule_list, parse_stylesheet, serialize

from pamphlet.pages.own_style.rules import CHARACTERS_MOST, own_rules, style_problems
from pamphlet.pages.styles import BARE, shared_styles
from pamphlet.release.plain_file import read_plain
from pamphlet.work.problems import Place, Problem, error

OWN = "site.css"
RULES = Path(__file__).parent / "templates" / "page.css"
LARGEST = 4 * CHARACTERS_MOST  # bytes


@cache
def page_style() -> str:
    """Give the tokens and the rules, without comments and with little white space."""
    return f"{_tokens()}{_small(RULES.read_text('utf-8'))}"


def own_style(paths: Iterable[Path]) -> tuple[str, tuple[Problem, ...]]:
    """Give what the `site.css` beside releases adds, and what is wrong in it."""
    css, problems = [], []
    for folder in dict.fromkeys(path.absolute().parent for path in paths):
        file = folder / OWN
        place = Place(file.as_posix())
        try:
            text = read_plain(file, LARGEST).decode("utf-8-sig")
        except FileNotFoundError:
            continue
        except UnicodeDecodeError:
            problems.append(error("F03", "this file is not UTF-8", place, "save it as UTF-8"))
            continue
        except OSError as failure:
            told = f"this file cannot be read: {failure.strerror or failure}"
            problems.append(error("F07", told, place, "mend that, or take the file away"))
            continue
        problems += style_problems(text, place)
        css.append(own_rules(text))
    return "".join(css).replace("<", "\\3c "), tuple(problems)


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
