"""Parse a style sheet into its rules: what they select, what they declare, and what comes before what (CSS Cascade 5).

Rules for paper, for another screen, or for what this program does not follow are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from pamphlet.verify.copies.styles.media import holds
from pamphlet.verify.copies.styles.values import Token, Tokens, keyword, significant
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen

DEEPEST = 20  # rules within rules
LONGEST_SELECTOR = 20_000  # characters: those of nested rules are put into one another
NO_LAYER = 1_000_000  # stands before all layers

_CONTAINER = expression(r"container(?:-type)?\s*:", re.IGNORECASE)

Declared = dict[str, tuple[Tokens, bool]]  # by property: the value, and whether it is important

# A property that sets several, and those of them that are followed.
SHORTHANDS: dict[str, tuple[str, ...]] = {
    "background": ("background-color", "background-image", "background-clip"),
    "-webkit-background-clip": ("background-clip",),
    "-webkit-clip-path": ("clip-path",),
    "-webkit-transform": ("transform",),
    "-webkit-animation": ("animation",),
    "-webkit-animation-name": ("animation",),
    "-webkit-animation-fill-mode": ("animation-fill-mode",),
    "animation-name": ("animation",),
    "font": ("font-size",),
    "text-decoration": ("text-decoration-line",),
    "overflow-x": ("overflow",),
    "overflow-y": ("overflow",),
    "inset-inline-start": ("left",),
    "inset-inline-end": ("right",),
    "inset-block-start": ("top",),
    "inset-block-end": ("bottom",),
    "margin-inline-start": ("margin-left",),
    "margin-block-start": ("margin-top",),
    "inline-size": ("width",),
    "block-size": ("height",),
    "max-inline-size": ("max-width",),
    "max-block-size": ("max-height",),
}
# Those of which each side may have a value of its own.
SIDES: dict[str, tuple[str, ...]] = {
    "inset": ("top", "right", "bottom", "left"),
    "inset-inline": ("left", "right"),
    "inset-block": ("top", "bottom"),
    "margin": ("margin-top", "", "", "margin-left"),
    "margin-inline": ("margin-left", ""),
    "margin-block": ("margin-top", ""),
}


@frozen
class Rule:
    """A rule of a sheet: `selector` as it is written, `layer` by number."""

    selector: str
    declared: Declared
    layer: int


@dataclass(slots=True)
class Sheets:
    """What the sheets of a page say so far: their rules in order, the ends of their animations, and their layers."""

    properties: Collection[str]
    rules: list[Rule] = field(default_factory=list)
    ends: dict[str, Declared] = field(default_factory=dict)
    layers: list[str] = field(default_factory=list)
    has_containers: bool = False

    def layer(self, name: str) -> int:
        """Give the number of a layer: the later it is named first, the more it counts."""
        if name not in self.layers:
            self.layers.append(name)
        return self.layers.index(name)

    def add(self, sheet: str) -> None:
        """Add the rules of a sheet."""
        from tinycss2 import parse_stylesheet

        self.has_containers = self.has_containers or _CONTAINER.search(sheet) is not None
        self._take(parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), "", "", 0)

    def _take(self, rules: Collection[Token], within: str, layer: str, deep: int) -> None:
        from tinycss2 import parse_blocks_contents, serialize

        if deep > DEEPEST:
            return
        for rule in rules:
            if rule.type == "qualified-rule":
                selector = _nested(serialize(rule.prelude).strip(), within)
                if len(selector) <= LONGEST_SELECTOR:
                    inner = parse_blocks_contents(
                        rule.content, skip_comments=True, skip_whitespace=True
                    )
                    self._add(selector, inner, layer)
                    self._take(
                        [part for part in inner if part.type != "declaration"],
                        selector,
                        layer,
                        deep + 1,
                    )
            elif rule.type == "at-rule":
                self._take_at_rule(rule, within, layer, deep)

    def _take_at_rule(self, rule: Token, within: str, layer: str, deep: int) -> None:
        from tinycss2 import parse_blocks_contents, serialize

        name = rule.lower_at_keyword
        query = significant(rule.prelude)
        if rule.content is None:
            if name == "layer":
                for named in serialize(rule.prelude).split(","):
                    self.layer(f"{layer}.{named.strip()}")
            return
        inner = parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        match name:
            case "keyframes" | "-webkit-keyframes":
                self._add_end(keyword(query) or serialize(query).strip("\"'"), inner)
                return
            case "media" if not holds(query):
                return
            case "supports" if keyword(query) == "not":
                return
            case "container" if not (
                self.has_containers and holds([part for part in query if part.type == "() block"])
            ):
                return
            case "layer":
                layer = f"{layer}.{serialize(rule.prelude).strip() or len(self.layers)}"
                self.layer(layer)
            case "scope":
                start = next((part.content for part in query if part.type == "() block"), None)
                within = _nested(serialize(start).strip(), within) if start else within
            case "media" | "supports" | "container":
                pass
            case _:
                return
        declarations = [part for part in inner if part.type == "declaration"]
        if declarations and within:
            self._add(within, declarations, layer)
        self._take([part for part in inner if part.type != "declaration"], within, layer, deep + 1)

    def _add(self, selector: str, inner: Collection[Token], layer: str) -> None:
        declared = declared_in(inner, self.properties)
        if declared:
            self.rules.append(Rule(selector, declared, self.layer(layer) if layer else NO_LAYER))

    def _add_end(self, name: str, frames: Collection[Token]) -> None:
        """Keep what an animation comes to: of `from {…} 50% {…} to {…}` the last."""
        from tinycss2 import parse_blocks_contents, serialize

        for frame in frames:
            if frame.type == "qualified-rule" and {"to", "100%"} & set(
                serialize(frame.prelude).replace(",", " ").lower().split()
            ):
                inner = parse_blocks_contents(
                    frame.content, skip_comments=True, skip_whitespace=True
                )
                self.ends[name] = declared_in(inner, self.properties)


def _nested(selector: str, within: str) -> str:
    """Put the selector of an outer rule into that of an inner one (CSS Nesting 1 §3)."""
    if not within:
        return selector
    if "&" in selector:
        return selector.replace("&", f":is({within})")
    return (
        ", ".join(f":is({within}) {part.strip()}" for part in selector.split(","))
        if "(" not in selector
        else (f":is({within}) {selector}")
    )


def declared_in(inner: Collection[Token], properties: Collection[str]) -> Declared:
    """Give what declarations say of these properties and of variables; of two for one, the later."""
    declared: Declared = {}
    for part in inner:
        if part.type != "declaration":
            continue
        name = part.name if part.name.startswith("--") else part.lower_name
        if name not in properties and not name.startswith("--"):
            continue
        for followed, value in _each(name, part.value):
            if part.important or not declared.get(followed, ((), False))[1]:
                declared[followed] = (value, part.important)
    return declared


def _each(name: str, value: Tokens) -> Iterator[tuple[str, Tokens]]:
    """Give the properties that a declaration sets, and what to."""
    if name in SIDES:
        values = significant(value)
        count = len(SIDES[name])
        for at, side in enumerate(SIDES[name]):
            if side and values:
                # One value is for all sides; of two or three the left has that of the right, the bottom of the top.
                index = at if at < len(values) else at - 2 if 0 <= at - 2 < len(values) else 0
                yield side, [values[index if count == 4 or len(values) > 1 else 0]]
    elif name in SHORTHANDS:
        for followed in SHORTHANDS[name]:
            yield followed, value
    else:
        yield name, value
