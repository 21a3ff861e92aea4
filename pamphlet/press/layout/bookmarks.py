"""Mark what becomes a bookmark: the pages of the book, and below each the headings and the questions within it.

A bookmark is what CSS makes one (CSS Generated Content for Paged Media, `bookmark-level` and `bookmark-label`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from pamphlet.pages import Pages
from pamphlet.pages.classes import QUESTIONS, has_class
from pamphlet.press.layout.lines import text_of

HEADINGS = tuple(f"h{level}" for level in range(1, 7))
OWN = 2  # the level of the heading of a page itself, which is left to the page's bookmark
QUESTION = 7  # the level below all headings
STYLE = (
    f"{', '.join(HEADINGS)} {{ bookmark-level: none }}"
    " [data-bookmark] { bookmark-label: attr(data-bookmark) }\n"
)


def mark_bookmarks(root: Element, pages: Pages) -> None:
    """Mark the elements below a root; `STYLE` does the rest.

    A question is called what it is called in the contents, and stands below the heading that it follows.
    """
    titles = {section.anchor: section.title for section in pages.sections}
    questions = {
        link.get("href", "").removeprefix("#"): text_of(link)
        for listing in root.iter("ol")
        if has_class(listing, QUESTIONS)
        for link in listing.iter("a")
    }
    for section in root.iter("section"):
        if title := titles.get(section.get("id", "")):
            _mark(section, 0, title)
            for element, level, text in _entries(section, questions):
                if element.get("id") and text and level > OWN:
                    _mark(element, level, text)


def _mark(element: Element, level: int, text: str) -> None:
    element.set("style", f"bookmark-level: {level + 1}")
    element.set("data-bookmark", text)


def _entries(section: Element, questions: Mapping[str, str]) -> Iterator[tuple[Element, int, str]]:
    """Give the headings and the questions of a section: their levels, and what they are called."""
    for element in section.iter():
        if element.tag in HEADINGS:
            yield element, HEADINGS.index(element.tag) + 1, text_of(element)
        elif called := questions.get(element.get("id", "")):
            yield element, QUESTION, called
