"""Make the bookmarks and the page labels: what a reader finds beside the pages, and the number it shows for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from pamphlet.pages import Pages
from pamphlet.press.engine.shapes import Document, PdfFile
from pamphlet.press.layout.lines import text_of
from pamphlet.press.units import PT_A_PX

HEADINGS = tuple(f"h{level}" for level in range(1, 7))
QUESTION = 7  # the level below all headings

Target = tuple[int, float, float]  # page, left, bottom
# A bookmark as WeasyPrint 70 takes it: its label, its place, those below it, open or closed.
Bookmark = tuple[str, Target, list[Any], str]


def bookmarks(pages: Pages, document: Document, root: Element) -> list[Bookmark]:
    """Give a bookmark for each page of the book, and below it those for the headings and the questions within it.

    A question is called what it is called in the contents.
    """
    targets: dict[str, Target] = {}
    for number, page in enumerate(document.pages):
        for anchor, (left, top, _, _) in page.anchors.items():
            targets.setdefault(anchor, (number, left * PT_A_PX, (page.height - top) * PT_A_PX))
    sections = {section.get("id"): section for section in root.iter("section")}
    questions = _questions(root)
    return [
        (
            page.title,
            targets[page.anchor],
            _below(sections[page.anchor], targets, questions),
            "open",
        )
        for page in pages.pages
        if page.anchor in targets
    ]


def add_page_labels(pdf: PdfFile) -> None:
    """Label every page with its printed number: arabic, from the front cover on (ISO 32000-1 §12.4.2)."""
    labels = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})
    pdf.catalog["PageLabels"] = labels


def _questions(root: Element) -> dict[str, str]:
    """Give what the questions of the book are called in its contents, by their IDs."""
    return {
        link.get("href", "").removeprefix("#"): text_of(link)
        for listing in root.iter("ol")
        if listing.get("class") == "questions"
        for link in listing.iter("a")
    }


def _below(
    section: Element, targets: Mapping[str, Target], questions: Mapping[str, str]
) -> list[Bookmark]:
    """Nest the headings of a section; its own, which is its first and highest, is left to the section's bookmark.

    A question stands below the heading that it follows.
    """
    entries = list(_entries(section, questions))
    own = bool(entries) and entries[0][0] < QUESTION
    top = entries[0][0] if own else 0
    nested: list[Bookmark] = []
    open_lists = {top: nested}
    for level, anchor, text in entries[own:]:
        target = targets.get(anchor)
        if target is None or not text or level <= top:
            continue
        above = max(known for known in open_lists if known < level)
        below: list[Bookmark] = []
        open_lists[above].append((text, target, below, "open"))
        open_lists = {known: kept for known, kept in open_lists.items() if known < level}
        open_lists[level] = below
    return nested


def _entries(section: Element, questions: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """Give the headings and the questions of a section: their levels, their IDs and what they are called."""
    for element in section.iter():
        anchor = element.get("id", "")
        if element.tag in HEADINGS:
            yield int(element.tag[1]), anchor, text_of(element)
        elif anchor in questions:
            yield QUESTION, anchor, questions[anchor]
