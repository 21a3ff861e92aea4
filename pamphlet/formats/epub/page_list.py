"""Mark where the printed pages begin, to the word, so that “page 12” is one place on paper and on a screen.

In: the trees of the book's pages, and the starts that the print gave. Out: the trees with empty markers in them, and
the list of what they mark. A marker has no text, so neither selection nor search meets it, and its label is the bare
number (DPUB-ARIA 1.1, doc-pagebreak).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from pamphlet.formats.xhtml import BLOCKS, EPUB_TYPE, HEADINGS, XHTML, Element, tag_of
from pamphlet.pages.classes import NOTE_NUMBER, has_class, is_apparatus
from pamphlet.press import PageStart

CELLS = frozenset({"td", "th"})

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a printed page begins in the book: its number, and the address of the marker."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in a tree: so many characters into an element's text, or into what follows the element."""

    element: Element
    part: Literal["text", "tail"]
    offset: int

    @property
    def parent(self) -> Element:
        """The element that the place stands in."""
        parent = self.element if self.part == "text" else self.element.getparent()
        assert parent is not None
        return parent

    def within(self, tag: str) -> Element | None:
        """Give the innermost element of this name that the place stands in."""
        around = (self.parent, *self.parent.iterancestors())
        return next((element for element in around if tag_of(element) == tag), None)


def mark_pages(trees: Mapping[str, Element], starts: Iterable[PageStart]) -> tuple[PageBreak, ...]:
    """Put a marker before the first word of each printed page; give them in the order of the print.

    Pages that the book does not have are left out: the covers. An empty page begins where the next one does.
    """
    homes = {
        anchor: (name, element)
        for name, tree in trees.items()
        for element in tree.iter(etree.Element)
        if (anchor := element.get("id"))
    }
    return tuple(
        PageBreak(start.label, f"{name}.xhtml#{_mark(element, start)}")
        for start in starts
        if start.anchor in homes
        for name, element in [homes[start.anchor]]
    )


def _mark(element: Element, start: PageStart) -> str:
    """Put the marker of a page into the tree, and give its ID.

    In navigation a list item holds a link and nothing before it (EPUB 3.3 §7.3): there the marker stands in the link,
    which keeps its own words for its name.
    """
    name = f"page_{start.label}"
    spot = _spot_of_word(element, start.word) or _Spot(element, "text", 0)
    line = spot.within("li")
    link = line.find(f"{XHTML}a") if line is not None and spot.within("nav") is not None else None
    if link is not None:
        link.set("aria-label", " ".join("".join(link.itertext()).split()))
        spot = _Spot(link, "text", 0)
    else:
        spot = _before_inline(spot, element)
    marker = etree.Element(f"{XHTML}{_tag_at(spot)}", id=name)
    marker.set(EPUB_TYPE, "pagebreak")
    marker.set("role", "doc-pagebreak")
    marker.set("aria-label", start.label)
    _put(marker, spot)
    return name


def _spot_of_word(element: Element, index: int) -> _Spot | None:
    """Give the place of a word's first character, counted as the print counts: apparatus has no words."""
    inside = False  # a word, which may go on in the next element
    for text, spot in _texts(element):
        if spot is None:  # a picture or the end of a line parts words
            inside = False
            continue
        for word in _WORD.finditer(text):
            if not (inside and word.start() == 0):
                if index == 0:
                    return _Spot(spot.element, spot.part, word.start())
                index -= 1
        inside = not text[-1].isspace() if text else inside
    return None


def _texts(element: Element) -> Iterator[tuple[str, _Spot | None]]:
    """Give the texts below an element that count, each with its place."""
    if tag_of(element) in ("br", "img"):
        yield "", None
    if element.text:
        yield element.text, _Spot(element, "text", 0)
    for child in element:
        if not is_apparatus(child):
            yield from _texts(child)
        if child.tail:
            yield child.tail, _Spot(child, "tail", 0)


def _before_inline(spot: _Spot, top: Element) -> _Spot:
    """Move a place out of a link, whose name a marker would become part of, and out of what begins with it.

    A heading has a name too; so its marker stands before it.
    """
    link = spot.within("a")
    if link is not None:
        spot = _before(link)
    while spot.part == "text" and not (spot.element.text or "")[: spot.offset].strip():
        tag = tag_of(spot.element)
        if tag in HEADINGS:
            return _before(spot.element)
        if spot.element is top or tag in BLOCKS or tag in CELLS:
            number = spot.element.getprevious()
            if number is not None and has_class(number, NOTE_NUMBER):
                return _Spot(number, "text", 0)  # it is printed before the first word of its note
            break
        spot = _before(spot.element)
    return spot


def _before(element: Element) -> _Spot:
    """Give the place directly before an element."""
    former = element.getprevious()
    if former is not None:
        return _Spot(former, "tail", len(former.tail or ""))
    parent = element.getparent()
    assert parent is not None
    return _Spot(parent, "text", len(parent.text or ""))


def _tag_at(spot: _Spot) -> str:
    """Give a block among the blocks of a section, and a span among the words of a block."""
    return "div" if tag_of(spot.parent) in ("section", "div", "body") else "span"


def _put(marker: Element, spot: _Spot) -> None:
    """Put a marker into the tree at a place, and the text behind it behind the marker."""
    if spot.part == "text":
        text = spot.element.text or ""
        spot.element.text, marker.tail = text[: spot.offset], text[spot.offset :]
        spot.element.insert(0, marker)
    else:
        text = spot.element.tail or ""
        spot.element.tail, marker.tail = text[: spot.offset], text[spot.offset :]
        spot.parent.insert(spot.parent.index(spot.element) + 1, marker)
