"""A page with its styles, walked through element by element: what a reader sees of each, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tinycss2 import parse_component_value_list as parsed

from pamphlet.verify.copies.direction import forced
from pamphlet.verify.copies.elements import INLINE, STRUCK
from pamphlet.verify.copies.styles.look import Look, child_of, looked
from pamphlet.verify.copies.styles.values import Tokens, keywords, significant, with_variables

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pamphlet.verify.copies.styles.matching import Page, Values
    from pamphlet.verify.copies.styles.rules import Declared


class Dressed:
    """A page with its styles, to be walked through element by element.

    `looks` are those of the elements that are open: who leaves one takes the last away. `puts_in`: some element has
    words before or after it.
    """

    def __init__(self, page: Page, ends: Mapping[str, Declared], *, is_whole: bool) -> None:
        self._declared = page.declared()
        every = page.declared_pseudo().items()
        self._pseudo = {place: values for place, values in every if "content" in values}
        self._ends = ends
        self.puts_in = bool(self._pseudo)
        # A sheet that did not come along may have given the page another paper.
        self.looks = [Look() if is_whole else Look(paper=None)]
        self._known: dict[tuple[object, ...], Look] = {}

    def enter(self, element: _Element, name: str) -> Look:
        """Give the look of an element, and take it for what the next ones are in."""
        parent = self.looks[-1]
        attributes = element.attrib
        found = self._declared.get(element)
        is_own = name in _OWN or "dir" in attributes or "hidden" in attributes
        if found is None and not (is_own or parent.parts or parent.is_apart):
            self.looks.append(parent)
            return parent
        identity, values = found or ((), None)
        own: tuple[object, ...] = ()
        if is_own:
            own = (name, attributes.get("dir"), *(mark in attributes for mark in _MARKS))
        key = (id(parent), identity, own, name in INLINE)
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._look(parent, values, element, name)
        self.looks.append(look)
        return look

    def reveal(self) -> Look:
        """Take the element that was entered last for shown, whatever is declared for it."""
        parent = self.looks[-2]
        self.looks[-1] = self._known.setdefault((id(parent), "revealed"), child_of(parent))
        return self.looks[-1]

    def _look(self, parent: Look, values: Values | None, element: _Element, name: str) -> Look:
        own = _own(element, name)
        if values is None and not own:
            return child_of(parent)
        declared = {**own, **(values or {})}
        return looked(parent, self._animated(declared), is_block=name not in INLINE)

    def _animated(self, values: Values) -> Values:
        """Let an animation come to its end, if it stays there (CSS Animations 1 §3.8)."""
        words = keywords(values.get("animation", ()))
        ends = [self._ends[word] for word in words if word in self._ends]
        stays = words | keywords(values.get("animation-fill-mode", ()))
        if not ends or not {"forwards", "both"} & stays:
            return values
        return values | {name: value for end in ends for name, (value, _) in end.items()}

    def put_in(self, element: _Element, place: str) -> str:
        """Give the words that a sheet puts before or after what an element holds; `place` is “before” or “after”."""
        values = self._pseudo.get((element, place))
        if not values or not self.looks[-1].is_shown:
            return ""
        look = looked(self.looks[-1], values, is_block=False)
        text = "".join(_content(element, values["content"], look))
        if not (look.is_shown and look.is_seen and any(letter.isalnum() for letter in text)):
            return ""
        return f"\n{text}\n" if look.is_apart else text

    def is_quoted(self, element: _Element, place: str) -> bool:
        """Tell whether a quotation mark is seen before or after an element that quotes (CSS Content 3 §3)."""
        look = self.looks[-1]
        values = self._pseudo.get((element, place))
        if not (look.is_quoted and look.is_shown and look.is_seen):
            return False
        return values is None or bool(_QUOTES & keywords(values["content"]))

    def said(self, text: str) -> str:
        """Give a text that stands directly in the element that is open, as it is seen."""
        look = self.looks[-1]
        if not look.is_seen:
            return ""
        return forced(text, look.override) if look.override else text


def _content(element: _Element, tokens: Tokens, look: Look) -> Iterator[str]:
    """Give the strings of `content`, and the attributes that it names (CSS Content 3 §2)."""
    for token in with_variables(tokens, look.variables) or ():
        if token.type == "string":
            yield token.value
        elif token == "/":  # noqa: S105 - what follows is for those who listen
            return
        elif token.type == "function" and token.lower_name == "attr":
            name = next(
                (part.value for part in significant(token.arguments) if part.type == "ident"), ""
            )
            yield element.get(name, "")


_QUOTES = frozenset(("open-quote", "close-quote"))
_OWN = frozenset((*STRUCK, "a", "bdo", "mark", "dialog"))
_MARKS = ("href", "hidden", "open")


def _own(element: _Element, name: str) -> Values:
    """Give what browsers declare of their own for an element, as far as it counts here (HTML Standard §15.3)."""
    own: Values = {}
    if name in STRUCK:
        own["text-decoration-line"] = parsed("line-through")
    elif name == "a" and "href" in element.attrib:
        own["color"] = parsed("#00e")
    elif name == "mark":
        own |= {"color": parsed("black"), "background-color": parsed("yellow")}
    elif name == "bdo":
        own["unicode-bidi"] = parsed("bidi-override")
    if element.get("dir", "").lower() in ("ltr", "rtl"):
        own["direction"] = parsed(element.get("dir", "").lower())
    if "hidden" in element.attrib or (name == "dialog" and "open" not in element.attrib):
        own["display"] = parsed("none")
    return own
