"""Apply the style sheets of a page to it, so that its words are those that a reader sees.

What is hidden, too small, of the colour of its paper, off the page, clipped, squeezed or struck out is not seen; what a
sheet puts before and after elements is. `concerns` leaves out of the sheets what can do none of that, `rules` parses
the rest, `matching` finds the elements, and `look` tells what a reader sees of each. No scripts are run and nothing is
fetched; `Styles.remarks` tells of what was not checked for that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pamphlet.verify.copies.archive import shown
from pamphlet.verify.copies.styles.concerns import concerns_of, plain, properties_of, thinned
from pamphlet.verify.copies.styles.sheets import (
    Fetch,
    Gathering,
    TooLarge,
    has_frames,
    has_scripts,
)
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pamphlet.verify.copies.styles.dressed import Dressed
    from pamphlet.verify.copies.styles.matching import Page
    from pamphlet.verify.copies.styles.rules import Declared, Sheets

LARGEST_THINNED = 2**20  # characters that are parsed, of all sheets of a page: some two seconds
NAMED = 3  # of what a remark is about

SCRIPTS = "It has scripts; what they do to its words was not checked."
OUTSIDE = "It takes styles from files that did not come with it ({}); what they hide or show was not checked."
FRAMES = "It shows other pages in itself, or leads on to one; what they say was not checked."
TOO_LARGE = (
    "Its style sheets are larger than this program applies; what they hide or show was not checked."
)
NOT_KNOWN = "It has rules of style that this program does not know ({}); what they hide or show was not checked."

_LEGACY = {
    "color": "color",
    "text": "color",
    "bgcolor": "background-color",
    "background": "background-image",
}
_QUOTES = expression(r"\b(?:quotes|content)\s*:", re.IGNORECASE)
_TELLING = f"descendant-or-self::*[@style or @hidden or @{' or @'.join(_LEGACY)}]"


def none_came_along(base: str, address: str) -> None:
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
                some = ", ".join(shown(name) for name in [*names][:NAMED])
                told.append(sentence.format(f"{some}, …" if len(names) > NAMED else some))
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
        telling = root.xpath(_TELLING)
        styled = {
            element: element.get("style", "") for element in telling if "style" in element.attrib
        }
        hinted = [element for element in telling if not _LEGACY.keys().isdisjoint(element.attrib)]
        concerns = self._concerns_of((*sheets, "\n;".join(dict.fromkeys(styled.values()))))
        if hinted:
            concerns |= {"colour"}
        if next(root.iter("{*}bdo"), None) is not None:
            concerns |= {"direction"}
        if sheets or styled:  # else what is hidden or struck out stays so
            if any("hidden" in element.attrib for element in telling):
                concerns |= {"display"}
            if next(root.iter("{*}del", "{*}s", "{*}strike"), None) is not None:
                concerns |= {"decoration"}
            if next(root.iter("{*}q"), None) is not None and any(
                map(_QUOTES.search, (*sheets, *styled.values()))
            ):
                concerns |= {"quotes"}
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
            for sheet in filter(str.strip, sheets):
                try:
                    parsed.add(sheet)
                except RecursionError:  # of tinycss2, for brackets in brackets
                    self._said.add(TOO_LARGE)
        return self._known[sheets, properties]

    def _dressed(
        self,
        root: _Element,
        sheets: list[str],
        styled: dict[_Element, str],
        hinted: list[_Element],
        properties: frozenset[str],
    ) -> Dressed:
        from pamphlet.verify.copies.styles.dressed import Dressed
        from pamphlet.verify.copies.styles.matching import Page, TooMuch

        parsed = self._parsed(tuple(sheets), properties)
        page = Page(root)
        try:
            page.apply(parsed.rules)
        except TooMuch:
            self._said.add(TOO_LARGE)
            page = Page(root)
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
        once[style] = declared_in(parse_blocks_contents(style, True, True), properties)
    for element, style in styled.items():
        if once[style]:
            page.declare(element, STYLE, once[style])
    hints: dict[tuple[tuple[str, str], ...], Declared] = {}
    for element in hinted:
        key = tuple((name, element.get(name, "")) for name in _LEGACY if element.get(name))
        if key not in hints:
            said = "; ".join(f"{_LEGACY[name]}: {_legacy(name, value)}" for name, value in key)
            hints[key] = declared_in(parse_blocks_contents(said, True, True), properties)
        page.declare(element, HINT, hints[key])


def _legacy(name: str, value: str) -> str:
    if name == "background":
        return "url(x)"
    value = value.strip()
    return f"#{value}" if value.isalnum() and not value.isalpha() else value.replace(";", " ")
