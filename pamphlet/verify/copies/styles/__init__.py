"""Apply the style sheets of a page to it, so that its words are those that a reader sees.

What is hidden, too small, of the colour of its paper, off the page, clipped, squeezed or struck out is not seen; what a
sheet puts before and after elements is. `concerns` leaves out of the sheets what can do none of that, `rules` parses
the rest, `matching` finds the elements, and `look` tells what a reader sees of each. No scripts are run and nothing is
fetched; `Styles.remarks` tells of what was not checked for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.verify.copies.archive import shown
from pamphlet.verify.copies.direction import forced
from pamphlet.verify.copies.elements import INLINE, STRUCK
from pamphlet.verify.copies.styles.concerns import concerns_of, plain, properties_of, thinned
from pamphlet.verify.copies.styles.sheets import (
    Fetch,
    Gathering,
    TooLarge,
    has_frames,
    has_scripts,
    is_outside,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pamphlet.verify.copies.styles.look import Look
    from pamphlet.verify.copies.styles.matching import Page, Values
    from pamphlet.verify.copies.styles.rules import Sheets

LARGEST_THINNED = 2**20  # characters that are parsed, of all sheets of a page: some two seconds
NAMED = 3  # of what a remark is about

SCRIPTS = "It has scripts; what they do to its words was not checked."
OUTSIDE = "It takes styles from files that did not come with it ({}); what they hide or show was not checked."
FRAMES = "It shows other pages in itself, or leads on to one; what they say was not checked."
TOO_LARGE = "Its style sheets are larger than this program applies; what they hide or show was not checked."
NOT_KNOWN = "It has rules of style that this program does not know ({}); what they hide or show was not checked."

_LEGACY = {"color": "color", "text": "color", "bgcolor": "background-color", "background": "background-image"}
_HINTED = "descendant-or-self::*[@color or @bgcolor or @text or @background]"


def none_came_along(base: str, address: str) -> None:  # noqa: ARG001 - a `Fetch`
    """Give no file: the page came alone."""


class Styles:
    """The styles of a file of one or many pages, and what is to be told of them."""

    def __init__(self, fetch: Fetch = none_came_along) -> None:
        self.fetch = fetch
        self._said: set[str] = set()
        self._outside: dict[str, None] = {}
        self._not_known: dict[str, None] = {}
        self._known: dict[tuple[tuple[str, ...], frozenset[str]], Sheets] = {}
        self._concerns: dict[tuple[str, ...], frozenset[str]] = {}

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences on what of the pages could act on their words, and was not applied."""
        told = [sentence for sentence in (SCRIPTS, FRAMES, TOO_LARGE) if sentence in self._said]
        for sentence, names in ((OUTSIDE, self._outside), (NOT_KNOWN, self._not_known)):
            if names:
                some = [shown(name) for name in names][:NAMED]
                told.append(sentence.format(", ".join([*some, "…"][: NAMED + (len(names) > NAMED)])))
        return tuple(told)

    def dress(self, root: _Element, address: str = "") -> Dressed | None:
        """Apply to a page its styles; None when it has none that hide or show a word."""
        if has_scripts(root):
            self._said.add(SCRIPTS)
        if has_frames(root):
            self._said.add(FRAMES)
        gathering = Gathering(self.fetch)
        try:
            sheets = gathering.gather(root, address)
        except TooLarge:
            sheets = []
            self._said.add(TOO_LARGE)
        self._outside |= gathering.outside
        sheets = [plain(sheet) for sheet in sheets]
        styled = {element: element.get("style", "") for element in root.xpath("descendant-or-self::*[@style]")}
        hinted = root.xpath(_HINTED)
        concerns = self._concerns_of((*sheets, "\n;".join(dict.fromkeys(styled.values()))))
        if hinted:
            concerns |= {"colour"}
        if next(root.iter("{*}bdo"), None) is not None:
            concerns |= {"direction"}
        if not concerns:
            return None
        properties = properties_of(concerns)
        thin = [thinned(sheet, properties) for sheet in sheets]
        if sum(map(len, thin)) > LARGEST_THINNED:
            self._said.add(TOO_LARGE)
            thin = []
        return self._dressed(root, thin, styled, hinted, properties)

    def _concerns_of(self, styles: tuple[str, ...]) -> frozenset[str]:
        if styles not in self._concerns:
            self._concerns[styles] = concerns_of(styles)
        return self._concerns[styles]

    def _parsed(self, sheets: tuple[str, ...], properties: frozenset[str]) -> Sheets:
        """Parse the sheets of a page, once for all pages that have the same."""
        from pamphlet.verify.copies.styles.rules import Sheets

        if (sheets, properties) not in self._known:
            parsed = self._known[sheets, properties] = Sheets(properties)
            for sheet in sheets:
                if sheet.strip():
                    parsed.add(sheet)
        return self._known[sheets, properties]

    def _dressed(
        self,
        root: _Element,
        sheets: list[str],
        styled: dict[_Element, str],
        hinted: list[_Element],
        properties: frozenset[str],
    ) -> Dressed:
        from pamphlet.verify.copies.styles.matching import Page, TooMuch

        parsed = self._parsed(tuple(sheets), properties)
        page = Page(root)
        try:
            page.apply(parsed.rules)
        except TooMuch:
            self._said.add(TOO_LARGE)
        self._not_known |= dict.fromkeys(page.not_known)
        _declare_attributes(page, styled, hinted, properties)
        return Dressed(page, parsed.ends, is_whole=not self._outside)


def _declare_attributes(
    page: Page, styled: dict[_Element, str], hinted: list[_Element], properties: frozenset[str]
) -> None:
    """Add what attributes say: `style`, and those that set colours before there were styles (HTML Standard §15.3)."""
    from tinycss2 import parse_blocks_contents

    from pamphlet.verify.copies.styles.matching import HINT, STYLE
    from pamphlet.verify.copies.styles.rules import declared_in

    once = {}
    for style in set(styled.values()):
        once[style] = declared_in(parse_blocks_contents(style, True, True), properties)  # noqa: FBT003
    for element, style in styled.items():
        if once[style]:
            page.declare(element, STYLE, once[style])
    hints: dict[tuple[tuple[str, str], ...], dict[str, tuple[object, bool]]] = {}
    for element in hinted:
        key = tuple((name, element.get(name)) for name in _LEGACY if element.get(name))
        if key not in hints:
            said = "; ".join(f"{_LEGACY[name]}: {_legacy(name, value)}" for name, value in key)
            hints[key] = declared_in(parse_blocks_contents(said, True, True), properties)  # noqa: FBT003
        page.declare(element, HINT, hints[key])


def _legacy(name: str, value: str) -> str:
    if name == "background":
        return "url(x)"
    value = value.strip()
    return f"#{value}" if value.isalnum() and not value.isalpha() else value.replace(";", " ")


class Dressed:
    """A page with its styles, to be walked through element by element.

    `looks` are those of the elements that are open: who leaves one takes the last away. `puts_in`: some element has
    words before or after it.
    """

    def __init__(self, page: Page, ends: dict[str, dict[str, tuple[object, bool]]], *, is_whole: bool) -> None:
        from pamphlet.verify.copies.styles.look import Look

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
        if found is None and not (parent.parts or parent.is_apart or name in _OWN or "dir" in attributes or "hidden" in attributes):
            self.looks.append(parent)
            return parent
        identity, values = found or ((), None)
        own = (name, attributes.get("dir"), *(mark in attributes for mark in _MARKS)) if name in _OWN or "dir" in attributes or "hidden" in attributes else None
        key = (id(parent), identity, own, name in INLINE)
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._look(parent, values, element, name)
        self.looks.append(look)
        return look

    def reveal(self) -> Look:
        """Take the element that was entered last for shown, whatever is declared for it."""
        from pamphlet.verify.copies.styles.look import child_of

        self.looks[-1] = child_of(self.looks[-2])
        return self.looks[-1]

    def _look(self, parent: Look, values: Values | None, element: _Element, name: str) -> Look:
        from pamphlet.verify.copies.styles.look import child_of, looked

        own = _own(element, name)
        if values is None and not own:
            return child_of(parent)
        declared = {**own, **(values or {})}
        return looked(parent, self._animated(declared), is_block=name not in INLINE)

    def _animated(self, values: Values) -> Values:
        """Let an animation come to its end, if it stays there (CSS Animations 1 §3.8)."""
        from pamphlet.verify.copies.styles.values import keywords

        words = keywords(values.get("animation", ()))
        ends = [self._ends[word] for word in words if word in self._ends]
        if not ends or not {"forwards", "both"} & words:
            return values
        return values | {name: value for end in ends for name, (value, _) in end.items()}

    def put_in(self, element: _Element, place: str) -> str:
        """Give the words that a sheet puts before or after what an element holds; `place` is “before” or “after”."""
        from pamphlet.verify.copies.styles.look import looked

        values = self._pseudo.get((element, place))
        if not values:
            return ""
        look = looked(self.looks[-1], values, is_block=False)
        text = "".join(_content(element, values["content"], look))
        if not (look.is_shown and look.is_seen and any(letter.isalnum() for letter in text)):
            return ""
        return f"\n{text}\n" if look.is_apart else text


def _content(element: _Element, tokens: object, look: Look) -> Iterator[str]:
    """Give the strings of `content`, and the attributes that it names (CSS Content 3 §2)."""
    from pamphlet.verify.copies.styles.values import significant, with_variables

    for token in with_variables(tokens, look.variables) or ():  # type: ignore[arg-type]
        if token.type == "string":
            yield token.value
        elif token == "/":  # what follows is for those who listen
            return
        elif token.type == "function" and token.lower_name == "attr":
            name = next((part.value for part in significant(token.arguments) if part.type == "ident"), "")
            yield element.get(name, "")


_OWN = frozenset((*STRUCK, "a", "bdo", "mark", "dialog"))
_MARKS = ("href", "hidden", "open")


def _own(element: _Element, name: str) -> Values:
    """Give what browsers declare of their own for an element, as far as it counts here (HTML Standard §15.3)."""
    from tinycss2 import parse_component_value_list as parsed

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


def said_as_seen(text: str, look: Look) -> str:
    """Give a text that stands directly in an element as its look has it."""
    if not look.is_seen:
        return ""
    return forced(text, look.override) if look.override else text
