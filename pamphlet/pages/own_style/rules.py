"""Go through a manuscript's own stylesheet: what is wrong with it, with places, and the rules that are taken over.

In: CSS text. Out: problems; and CSS text that is written anew, of nothing but what was understood. Colours are taken
over where the paper is white: in print, and on a screen that is light.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from tinycss2 import parse_blocks_contents, parse_rule_list, parse_stylesheet, serialize

from pamphlet.pages.own_style.properties import PROPERTIES
from pamphlet.pages.own_style.selectors import BESIDE, pseudo_elements, selector_flaw
from pamphlet.pages.own_style.values import EM, Tokens
from pamphlet.pages.styles import BARE, CHARACTERS_MOST
from pamphlet.work.frozen import frozen
from pamphlet.work.problems import Place, Problem, error

RULES_MOST = 1_000
DEPTH_MOST = (
    16  # brackets within brackets: a rule in @media, a function in :not(), and some to spare
)
TOLD_MOST = 100  # problems
NEAR = 0.85  # how like a property a misspelt one is: “colour”, but not “text-transform” for “text-wrap”
SHOWN_MOST = 40  # characters of what is wrong

FETCHING = ("url", "src", "image", "image-set")
COLOURS = frozenset(("color", "background", "background-color"))
ON_SCREEN = frozenset(
    ("text-wrap", "word-break")
)  # which WeasyPrint 70 does not know, or not all of it
INDENTS = ("padding", "padding-inline", "padding-inline-start", "padding-left", "padding-right")
LIGHT = "(prefers-color-scheme: light)"
MEDIA = ("all", "print", "screen")
WIDTHS = ("min-width", "max-width")

ALLOWED = "it may set type, colours, borders and white; nothing that puts words in, hides, covers or moves them"
PLAIN = "write it plainer, or leave it out"
FETCHES = {
    "import": "write the rules here; the fonts are those of the release",
    "font-face": "the fonts are those of the release",
    "": "a picture belongs in a part: ![description](picture.png)",
}


def style_problems(css: str, place: Place) -> tuple[Problem, ...]:
    """Give what is wrong with a stylesheet, as far as there is room to tell it; `place` is that of its file."""
    return tuple(
        error(
            fault.code,
            fault.message,
            Place(place.path, fault.line, fault.column),
            fault.hint,
        )
        for fault in _read(css).faults
    )


def own_rules(css: str) -> str:
    """Give the rules that are taken over; none where there is a problem."""
    read = _read(css)
    return "" if read.faults else "".join(read.lines)


@frozen
class _Fault:
    code: str
    message: str
    line: int
    column: int
    hint: str


@lru_cache(maxsize=4)
def _read(css: str) -> _Reading:
    reading = _Reading()
    if len(css) > CHARACTERS_MOST:
        message = f"this stylesheet has more than {CHARACTERS_MOST:,} characters"
        reading.faults.append(_Fault("S03", message, 0, 0, "leave in it what this work needs"))
        return reading
    rules = parse_stylesheet(css, **BARE)
    deep = _too_deep(rules)
    if deep is not None:
        reading.note(
            "S03", deep, f"brackets stand within more than {DEPTH_MOST} others here", PLAIN
        )
    else:
        reading.read_rules(rules, ())
    return reading


def _too_deep(tokens: Iterable[Any]) -> Any:
    """Give a token that stands within too many brackets, if there is one; nothing here calls itself."""
    level = list(tokens)
    for _ in range(DEPTH_MOST):
        level = [inner for token in level for inner in _held(token)]
    return level[0] if level else None


def _held(token: Any) -> Iterable[Any]:
    """Give what a rule, a function or a block holds."""
    for name in ("prelude", "content", "arguments"):
        yield from getattr(token, name, None) or ()


@dataclass
class _Reading:
    """What was found so far: faults, and lines of CSS to take over."""

    faults: list[_Fault] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    rules: int = 0

    def note(self, code: str, token: Any, message: str, hint: str = ALLOWED) -> None:
        """Note what is wrong at a token."""
        if len(self.faults) < TOLD_MOST:
            self.faults.append(_Fault(code, message, token.source_line, token.source_column, hint))

    def read_rules(self, rules: Iterable[Any], media: tuple[str, ...]) -> None:
        """Read rules that hold for some media, as the preludes of @media tell them from the outermost on."""
        for rule in rules:
            self.rules += 1
            if self.rules > RULES_MOST:
                self.note("S03", rule, f"this stylesheet has more than {RULES_MOST:,} rules", PLAIN)
                return
            if rule.type == "error":
                self.note("S01", rule, f"this is no CSS: {rule.message}", "mend it or take it out")
            elif rule.type == "at-rule":
                self.read_at_rule(rule, media)
            else:
                self.read_rule(rule, media)

    def read_at_rule(self, rule: Any, media: tuple[str, ...]) -> None:
        """Read a rule that begins with @: only @media may do so."""
        name = rule.lower_at_keyword
        if name in FETCHES:
            self.note("S01", rule, f"@{name} would fetch something", FETCHES[name])
        elif name == "charset" and rule.content is None:
            return  # it says how the file was saved, which is known
        elif name != "media":
            self.note("S02", rule, f"@{name} is not taken from a style.css")
        elif (further := _media_of(_bare(rule.prelude))) is None:
            message = f"“@media {_shown(rule.prelude)}” is not taken from a style.css"
            hint = "print, screen, and screen with a min-width or a max-width are known"
            self.note("S02", rule, message, hint)
        else:
            self.read_rules(parse_rule_list(rule.content or (), **BARE), (*media, *further))

    def read_rule(self, rule: Any, media: tuple[str, ...]) -> None:
        """Read a selector with its declarations."""
        if flaw := selector_flaw(rule.prelude):
            self.note("S02", rule, f"“{_shown(rule.prelude)}” {flaw}", PLAIN)
        pseudo = pseudo_elements(rule.prelude)
        declarations = []
        for part in parse_blocks_contents(rule.content, **BARE):
            if part.type == "declaration":
                declarations.append(part)
                self.read_declaration(part, pseudo)
            elif part.type == "error":
                self.note("S01", part, f"this is no CSS: {part.message}", "mend it or take it out")
            else:
                self.note("S02", part, "a rule within a rule is not taken from a style.css", PLAIN)
        self.read_indents(declarations)
        selector = serialize(rule.prelude).strip()
        rest = [d for d in declarations if d.lower_name not in COLOURS | ON_SCREEN]
        self.write(selector, rest, media)
        on_screen = [d for d in declarations if d.lower_name in ON_SCREEN]
        coloured = [d for d in declarations if d.lower_name in COLOURS]
        if "screen" not in media:
            self.write(selector, coloured, media or ("print",))
        if "print" not in media:
            self.write(selector, on_screen, media or ("screen",))
            self.write(selector, coloured, (*(media or ("screen",)), LIGHT))

    def read_declaration(self, declaration: Any, pseudo: frozenset[str | None]) -> None:
        """Hold a declaration to the table, and to the pseudo-elements that it is for: beside words one may count."""
        name, value = declaration.lower_name, _bare(declaration.value)
        for token in _fetched(value):
            self.note("S01", token, f"“{_shown([token])}” would fetch something", FETCHES[""])
            return
        check = PROPERTIES.get(name)
        if check is None:
            near = get_close_matches(name, PROPERTIES, 1, NEAR)
            hint = f"did you mean “{near[0]}”?" if near else ALLOWED
            self.note("S02", declaration, f"“{name}” is not taken from a style.css", hint)
        elif name == "content" and not pseudo <= BESIDE:
            message = "“content” is taken only for ::before and ::after"
            self.note("S02", declaration, message)
        elif serialize(value).lower() != "inherit" and (flaw := check(value)):
            told = f"“{name}: {_shown(declaration.value)}” is not taken: it {flaw}"
            self.note("S02", declaration, told)

    def read_indents(self, declarations: Sequence[Any]) -> None:
        """See that a line that begins farther out has so much room at its side."""
        room = max(_ems(declarations, INDENTS), default=0)
        for declaration in declarations:
            if any(-indent > room for indent in _ems([declaration], ("text-indent",))):
                message = "a line would begin outside of its paragraph"
                hint = "give the same rule a padding-inline-start that is as wide"
                self.note("S02", declaration, message, hint)

    def write(self, selector: str, declarations: Sequence[Any], media: Sequence[str]) -> None:
        """Write a rule that holds for some media, one within the other: WeasyPrint 70 knows no features."""
        body = "".join(
            f" {d.lower_name}: {serialize(d.value).strip()}{' !important' if d.important else ''};"
            for d in declarations
        )
        if body:
            opened = "".join(f"@media {query} {{ " for query in media)
            self.lines.append(f"{opened}{selector} {{{body} }}{' }' * len(media)}\n")


def _bare(tokens: Iterable[Any]) -> Tokens:
    return [token for token in tokens if token.type not in {"whitespace", "comment"}]


def _shown(tokens: Iterable[Any]) -> str:
    """Give tokens as they are shown in a sentence: on one line, and not too long."""
    text = " ".join(serialize(tokens).split())
    return text if len(text) <= SHOWN_MOST else f"{text[: SHOWN_MOST - 1]}…"


def _media_of(prelude: Tokens) -> tuple[str, ...] | None:
    """Give the media that a rule holds for, as preludes one within the other; None where they are not known.

    “screen and (min-width: 40em)” is “screen”, “(min-width: 40em)”; “all” is nothing.
    """
    words = [token.lower_value if token.type == "ident" else token for token in prelude]
    if (
        words
        and all(word in MEDIA for word in words[::2])
        and all(word == "," for word in words[1::2])
    ):
        named = set(words[::2])
        return () if "all" in named or len(named) > 1 else (str(words[0]),)
    if len(words) == 3 and words[:2] == ["screen", "and"] and prelude[2].type == "() block":
        feature = _bare(prelude[2].content)
        if (
            [token.type for token in feature] == ["ident", "literal", "dimension"]
            and feature[0].lower_value in WIDTHS
            and feature[1] == ":"
            and feature[2].lower_unit in EM
        ):
            return "screen", f"({serialize(feature)})"
    return None


def _ems(declarations: Iterable[Any], names: Sequence[str]) -> Iterator[float]:
    """Give the lengths that some properties are set to, in em."""
    for declaration in declarations:
        if declaration.lower_name in names:
            for token in declaration.value:
                if token.type == "dimension":
                    yield token.value * EM.get(token.lower_unit, 0)


def _fetched(tokens: Iterable[Any]) -> Iterator[Any]:
    """Give the tokens that name something to fetch; a function or a block may hold one."""
    for token in tokens:
        if token.type == "url" or (token.type == "function" and token.lower_name in FETCHING):
            yield token
        else:
            yield from _fetched(_held(token))
