"""Find the elements of a page that rules select, and what they declare for each (Selectors 4, CSS Cascade 5 §6).

Only elements that a selector can end in are tried: those with its class, its ID or its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from cssselect2 import ElementWrapper, compile_selector_list

from pamphlet.verify.copies.styles.rules import NO_LAYER, Declared, Rule
from pamphlet.verify.copies.styles.values import Tokens
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_TESTS = 2_000_000  # of an element by a selector: of one to two microseconds each

# What counts more than all before it: attributes of old, rules, styles of elements; then what is important.
HINT, RULE, STYLE, IMPORTANT_RULE, IMPORTANT_STYLE = range(5)

PSEUDO_ELEMENTS = ("before", "after")
# What a reader brings about, and what is so named for a browser's own parts: neither hides a word of the page.
_OF_THE_READER = (
    ":dir( :open :defined :modal :popover-open :fullscreen :autofill :user- :picture-in-picture :-moz"
    " :-webkit :-ms :-o- ::selection ::placeholder ::backdrop ::cue ::part ::file ::details ::marker"
    " ::slotted ::highlight :host :placeholder-shown :default :in-range :out-of-range :valid :invalid"
    " :required :optional :indeterminate :read- :blank ::view- ::scroll ::target-text ::spelling ::grammar"
    " :state( :active-view :playing :paused :current :past :future :has-slotted"
)

_Weight = tuple[int, int, tuple[int, int, int], int]
Values = dict[str, Tokens]


_BARE = expression(
    r"\s*\.?[A-Za-z][A-Za-z0-9_-]*\s*"
)  # a name or a class: whatever has it is selected


class TooMuch(Exception):
    """A page with so many rules and elements that they are not matched."""


class Wrapped(ElementWrapper):  # type: ignore[misc]  # cssselect2 has no annotations
    """An element as cssselect2 takes it, whose neighbours are only wrapped when a selector asks for them."""

    def __init__(self, page: Page, element: _Element) -> None:
        self._page = page
        self.etree_element = element
        self.in_html_document = True
        self.transport_content_language = None
        self._ancestors = None
        self._previous_siblings = None

    def __getattr__(self, name: str) -> Any:
        """Give what of the neighbours a selector asks for, and keep it."""
        element = self.etree_element
        found: Any
        if name == "parent":
            around = element.getparent()
            found = None if around is None else self._page.wrapped(around)
        elif name == "previous":
            before = next(element.itersiblings("*", preceding=True), None)
            found = None if before is None else self._page.wrapped(before)
        elif name == "etree_siblings":
            found = [element] if self.parent is None else self.parent.etree_children
        elif name == "index":
            found = self._page.index(self)
        else:
            raise AttributeError(name)
        self.__dict__[name] = found
        return found

    def iter_children(self) -> Iterator[Wrapped]:
        """Give the elements in this one."""
        return (self._page.wrapped(child) for child in self.etree_children)


class Page:
    """A page, and what is declared for its elements."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._wrapped: dict[_Element, Wrapped] = {}
        self._places: dict[_Element, dict[_Element, int]] = {}
        self._tests = 0
        self._order = 0
        self._declared: dict[_Element, list[tuple[_Weight, int, Declared]]] = defaultdict(list)
        self._pseudo: dict[tuple[_Element, str], list[tuple[_Weight, int, Declared]]] = defaultdict(
            list
        )
        self._merged: dict[tuple[int, ...], Values] = {}
        self.not_known: list[str] = []

    def wrapped(self, element: _Element) -> Wrapped:
        """Give an element as cssselect2 takes it, the same each time."""
        wrapped = self._wrapped.get(element)
        if wrapped is None:
            wrapped = self._wrapped[element] = Wrapped(self, element)
        return wrapped

    def index(self, wrapped: Wrapped) -> int:
        """Give the place of an element among its siblings."""
        if wrapped.parent is None:
            return 0
        parent = wrapped.parent.etree_element
        if parent not in self._places:
            self._places[parent] = {
                child: at for at, child in enumerate(wrapped.parent.etree_children)
            }
        return self._places[parent][wrapped.etree_element]

    def apply(self, rules: Iterable[Rule]) -> None:
        """Find the elements that rules select. Raises TooMuch."""
        for rule in rules:
            try:
                selectors = _compiled(rule.selector)
            except Exception:  # noqa: BLE001 - SelectorError, or what Python raises for too deep an expression
                if not any(part in rule.selector.lower() for part in _OF_THE_READER.split()):
                    self.not_known.append(rule.selector)
                continue
            self._order += 1
            for selector in selectors:
                if selector.pseudo_element not in (None, *PSEUDO_ELEMENTS):
                    if selector.pseudo_element in ("first-letter", "first-line"):
                        self.not_known.append(rule.selector)
                elif not selector.never_matches:
                    self._match(selector, rule, is_bare=_BARE.fullmatch(rule.selector) is not None)

    def _match(self, selector: Any, rule: Rule, *, is_bare: bool) -> None:
        test, pseudo = selector.test, selector.pseudo_element
        entry = (
            (RULE, rule.layer, selector.specificity, self._order),
            id(rule.declared),
            rule.declared,
        )
        candidates = (self._root,) if rule.selector == ":root" else self._candidates(selector)
        for element in candidates:
            self._tests += 1
            if self._tests > MOST_TESTS:
                raise TooMuch
            if is_bare or test(self.wrapped(element)):
                (self._pseudo[element, pseudo] if pseudo else self._declared[element]).append(entry)

    def _candidates(self, selector: Any) -> Iterable[_Element]:
        if selector.id is not None:
            return self._by_id.get(selector.id, ())
        if selector.class_name is not None:
            return self._by_class.get(selector.class_name, ())
        if selector.local_name is not None:
            return self._root.iter(
                f"{{*}}{selector.local_name}", f"{{*}}{selector.lower_local_name}"
            )
        return self._root.iter("*")

    @cached_property
    def _by_id(self) -> dict[str, list[_Element]]:
        found: dict[str, list[_Element]] = defaultdict(list)
        for element in self._root.xpath("descendant-or-self::*[@id]"):
            found[element.get("id")].append(element)
        return found

    @cached_property
    def _by_class(self) -> dict[str, list[_Element]]:
        found: dict[str, list[_Element]] = defaultdict(list)
        names: dict[str, frozenset[str]] = {}
        for element in self._root.xpath("descendant-or-self::*[@class]"):
            said = element.get("class")
            if said not in names:
                names[said] = frozenset(said.split())
            for name in names[said]:
                found[name].append(element)
        return found

    def declare(self, element: _Element, level: int, declared: Declared) -> None:
        """Add what an attribute of an element declares; the same declarations must be one object."""
        self._declared[element].append(
            ((level, NO_LAYER, (0, 0, 0), self._order), id(declared), declared)
        )

    def declared(self) -> dict[_Element, tuple[tuple[int, ...], Values]]:
        """Give what is declared for each element, with a key that is the same for the same declarations."""
        return {element: self._cascaded(every) for element, every in self._declared.items()}

    def declared_pseudo(self) -> dict[tuple[_Element, str], Values]:
        """Give what is declared for what stands before and after elements."""
        return {place: self._cascaded(every)[1] for place, every in self._pseudo.items()}

    def _cascaded(
        self, every: list[tuple[_Weight, int, Declared]]
    ) -> tuple[tuple[int, ...], Values]:
        every.sort(key=lambda entry: entry[0])
        key = tuple(identity for _, identity, _ in every)
        if key not in self._merged:
            self._merged[key] = _merged(every)
        return key, self._merged[key]


@lru_cache(maxsize=2_000)
def _compiled(selector: str) -> list[Any]:
    return list(compile_selector_list(selector))


def _merged(every: list[tuple[_Weight, int, Declared]]) -> Values:
    """Let each declaration count that no other of more weight undoes; of the important, earlier layers count more."""
    counting: dict[str, tuple[tuple[object, ...], Tokens]] = {}
    for (level, layer, specificity, order), _, declared in every:
        for name, (value, is_important) in declared.items():
            if is_important:
                important = IMPORTANT_STYLE if level == STYLE else IMPORTANT_RULE
                weight: tuple[object, ...] = (important, -layer, specificity, order)
            else:
                weight = (level, layer, specificity, order)
            if name not in counting or weight >= counting[name][0]:
                counting[name] = (weight, value)
    return {name: value for name, (_, value) in counting.items()}
