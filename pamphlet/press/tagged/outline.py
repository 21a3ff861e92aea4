"""Make the bookmarks and the page labels: what a reader finds beside the pages, and the number it shows for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from pamphlet.pages import Pages
from pamphlet.pages.classes import QUESTIONS, has_class

PX_TO_PT = 0.75
HEADINGS = tuple(f"h{level}" for level in range(1, 7))
QUESTION = 7  # the level below all headings

# A bookmark as WeasyPrint 70 takes it: its label, its place (page, left, bottom), those below it, open or closed.
Bookmark = tuple[str, tuple[int, float, float], list[Any], str]


def bookmarks(pages: Pages, document: Any, root: Any) -> list[Bookmark]:
    """Give a bookmark for each page of the book, and below it those for the headings and the questions within it.

    A question is called what it is called in the contents.
    """
    places: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(document.pages):
        for anchor, (left, top, _, _) in page.anchors.items():
            places.setdefault(anchor, (number, left * PX_TO_PT, (page.height - top) * PX_TO_PT))
    sections = {section.get("id"): section for section in root.iter("section")}
    questions = _questions(root)
    return [
        (page.title, places[page.anchor], _below(sections[page.anchor], places, questions), "open")
        for page in pages.pages
        if page.anchor in places
    ]


def add_page_labels(pdf: Any) -> None:
    """Label every page with its printed number: arabic, from the front cover on (ISO 32000-1 §12.4.2)."""
    labels = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})
    pdf.catalog["PageLabels"] = labels


def _questions(root: Any) -> dict[str, str]:
    """Give what the questions of the book are called in its contents, by their IDs."""
    return {
        link.get("href").removeprefix("#"): _text(link)
        for listing in root.iter("ol")
        if has_class(listing, QUESTIONS)
        for link in listing.iter("a")
    }


def _below(
    section: Any, places: dict[str, tuple[int, float, float]], questions: dict[str, str]
) -> list[Bookmark]:
    """Nest the headings of a section; its own, which is its first and highest, is left to the section's bookmark.

    A question stands below the heading that it follows.
    """
    found = list(_entries(section, questions))
    own = bool(found) and found[0][0] < QUESTION
    top = found[0][0] if own else 0
    nested: list[Bookmark] = []
    lists = {top: nested}
    for level, anchor, text in found[own:]:
        place = places.get(anchor)
        if place is None or not text or level <= top:
            continue
        above = max(known for known in lists if known < level)
        below: list[Bookmark] = []
        lists[above].append((text, place, below, "open"))
        lists = {known: kept for known, kept in lists.items() if known < level} | {level: below}
    return nested


def _entries(section: Any, questions: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """Give the headings and the questions of a section: their levels, their IDs and what they are called."""
    for element in section.iter():
        anchor = element.get("id", "")
        if element.tag in HEADINGS:
            yield int(element.tag[1]), anchor, _text(element)
        elif anchor in questions:
            yield QUESTION, anchor, questions[anchor]


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
