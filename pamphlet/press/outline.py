"""Make the bookmarks and the page labels: what a reader finds beside the pages, and the number it shows for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from pamphlet.pages import Pages

PX_TO_PT = 0.75
HEADINGS = tuple(f"h{level}" for level in range(1, 7))

# A bookmark as WeasyPrint 70 takes it: its label, its place (page, left, bottom), those below it, open or closed.
Bookmark = tuple[str, tuple[int, float, float], list[Any], str]


def bookmarks(pages: Pages, document: Any, root: Any) -> list[Bookmark]:
    """Give a bookmark for each page of the book, and below it those for the headings within it."""
    places: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(document.pages):
        for anchor, (left, top, _, _) in page.anchors.items():
            places.setdefault(anchor, (number, left * PX_TO_PT, (page.height - top) * PX_TO_PT))
    sections = {section.get("id"): section for section in root.iter("section")}
    return [
        (page.title, places[page.anchor], _below(sections[page.anchor], places), "open")
        for page in pages.pages
        if page.anchor in places
    ]


def add_page_labels(pdf: Any) -> None:
    """Label every page with its printed number: arabic, from the front cover on (ISO 32000-1 §12.4.2)."""
    labels = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})
    pdf.catalog["PageLabels"] = labels


def _below(section: Any, places: dict[str, tuple[int, float, float]]) -> list[Bookmark]:
    """Nest the headings of a section; its own, which is its first and highest, is left to the section's bookmark."""
    found = list(_headings(section))
    top = found[0][0] if found else 0
    nested: list[Bookmark] = []
    lists = {top: nested}
    for level, heading in found[1:]:
        text = " ".join("".join(heading.itertext()).split())
        place = places.get(heading.get("id", ""))
        if place is None or not text or level <= top:
            continue
        above = max(known for known in lists if known < level)
        below: list[Bookmark] = []
        lists[above].append((text, place, below, "open"))
        lists = {known: kept for known, kept in lists.items() if known < level} | {level: below}
    return nested


def _headings(section: Any) -> Iterator[tuple[int, Any]]:
    for element in section.iter():
        if element.tag in HEADINGS:
            yield int(element.tag[1]), element
