"""Say what a book offers to readers who listen, enlarge or feel: computed from its pages, never claimed.

In: the pages and their trees. Out: schema.org properties in the order of EPUB Accessibility 1.1 §2.2. The values are
those of the Schema.org Accessibility Properties for Discoverability Vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pamphlet.formats.xhtml import HEADINGS, XHTML, Element, tag_of, text_of
from pamphlet.pages import Pages


def accessibility(
    pages: Pages, trees: Mapping[str, Element], *, paged: bool = False
) -> Iterator[tuple[str, str]]:
    """Give pairs of a property and its value; `paged`: the pages of the print are marked and listed.

    `textual` alone suffices only if every picture has a description or is an ornament; hazards there are none, as
    pages hold neither sound nor motion.
    """
    pictures = [image for tree in trees.values() for image in tree.iter(f"{XHTML}img")]
    described = all(image.get("alt") is not None for image in pictures)
    yield "schema:accessMode", "textual"
    if pictures:
        yield "schema:accessMode", "visual"
    if described:
        yield "schema:accessModeSufficient", "textual"
    if pictures:
        yield "schema:accessModeSufficient", "textual,visual"
    for feature in _features(pages, trees, pictures, paged=paged):
        yield "schema:accessibilityFeature", feature
    yield "schema:accessibilityHazard", "none"
    yield (
        "schema:accessibilitySummary",
        " ".join(_summary(pages, trees, described=described and bool(pictures), paged=paged)),
    )
    if paged:  # EPUB Accessibility 1.1 §3.4.1.3.1: not the book itself, but what it follows
        yield "pageBreakSource", f"{pages.metadata.slug}.pdf, {pages.metadata.identifier}"


def _summary(
    pages: Pages, trees: Mapping[str, Element], *, described: bool, paged: bool
) -> Iterator[str]:
    """Give the sentences for people: what the book has of links and pictures only if it has any."""
    yield pages.strings["accessibility-summary"]
    roles = {link.get("role") for tree in trees.values() for link in tree.iter(f"{XHTML}a")}
    if roles & {"doc-biblioref", "doc-noteref"}:
        yield pages.strings["accessibility-links"]
    if described:
        yield pages.strings["accessibility-pictures"]
    if paged:
        yield pages.strings["accessibility-pages"]


def _features(
    pages: Pages, trees: Mapping[str, Element], pictures: list[Element], *, paged: bool
) -> Iterator[str]:
    """Give the features in the order of the alphabet, each only if the book has it."""
    elements = [element for tree in trees.values() for element in tree.iter(f"{XHTML}*")]
    if any(element.get("role", "").startswith("doc-") for element in elements):
        yield "ARIA"
    if pictures and all(image.get("alt") for image in pictures):
        yield "alternativeText"
    if not any("style" in element.attrib for element in elements):
        yield "displayTransformability"
    if paged:
        yield "pageNavigation"
        yield "printPageNumbers"
    yield "readingOrder"
    if all(_outlined(trees[page.name]) for page in pages.pages):
        yield "structuralNavigation"
    yield "tableOfContents"
    yield "unlocked"


def claim_holds(trees: Mapping[str, Element]) -> bool:
    """Tell whether what a program can see speaks for a claim of conformance: else no claim is written.

    Every page says its language and title (WCAG 3.1.1, 2.4.2), skips no level of headings (1.3.1), and describes its
    pictures or calls them ornaments (1.1.1).
    """
    return all(
        tree.get("lang")
        and text_of(title).strip()
        and not _skips(tree)
        and all(image.get("alt") is not None for image in tree.iter(f"{XHTML}img"))
        for tree in trees.values()
        for title in tree.iter(f"{XHTML}title")
    )


def _outlined(tree: Element) -> bool:
    """Tell whether a page begins its outline with a heading of the first level, and skips none."""
    return _levels(tree)[:1] == [1] and not _skips(tree)


def _skips(tree: Element) -> bool:
    return any(below > above + 1 for above, below in pairwise([0, *_levels(tree)]))


def _levels(tree: Element) -> list[int]:
    """Give the levels of the headings of a page."""
    return [
        int(tag_of(element)[1]) for element in tree.iter(f"{XHTML}*") if tag_of(element) in HEADINGS
    ]
