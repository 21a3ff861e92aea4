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
    elements = [element for tree in trees.values() for element in tree.iter(f"{XHTML}*")]
    pictures = [element for element in elements if tag_of(element) == "img"]
    roles = {element.get("role", "") for element in elements}
    described = all(image.get("alt") is not None for image in pictures)
    features = {  # in the order of the alphabet
        "ARIA": any(role.startswith("doc-") for role in roles),
        "alternativeText": bool(pictures) and all(image.get("alt") for image in pictures),
        "displayTransformability": not any("style" in element.attrib for element in elements),
        "pageBreakMarkers": paged,
        "pageNavigation": paged,
        "printPageNumbers": paged,
        "readingOrder": True,
        "structuralNavigation": all(_levels(tree) and not _skips(tree) for tree in trees.values()),
        "tableOfContents": True,
        "unlocked": True,
    }
    summary = {  # sentences for people: of links and pictures only if the book has any
        "accessibility-summary": True,
        "accessibility-links": bool(roles & {"doc-biblioref", "doc-noteref"}),
        "accessibility-pictures": bool(pictures) and described,
        "accessibility-pages": paged,
    }
    yield "schema:accessMode", "textual"
    if pictures:
        yield "schema:accessMode", "visual"
    if described:
        yield "schema:accessModeSufficient", "textual"
    if pictures:
        yield "schema:accessModeSufficient", "textual,visual"
    for feature, holds in features.items():
        if holds:
            yield "schema:accessibilityFeature", feature
    yield "schema:accessibilityHazard", "none"
    told = " ".join(pages.strings[key] for key, holds in summary.items() if holds)
    yield "schema:accessibilitySummary", told
    if paged:  # EPUB Accessibility 1.1 §3.4.1.3.1: not the book itself, but what it follows
        yield "pageBreakSource", f"{pages.metadata.slug}.pdf, {pages.metadata.identifier}"


def claim_holds(trees: Mapping[str, Element]) -> bool:
    """Tell whether what a program can see speaks for a claim of conformance: else no claim is written.

    Every page says its language and title (WCAG 3.1.1, 2.4.2), skips no level of headings (1.3.1), and describes its
    pictures or calls them ornaments (1.1.1).
    """
    return all(
        tree.get("lang")
        and any(map(text_of, tree.iter(f"{XHTML}title")))
        and not _skips(tree)
        and all(image.get("alt") is not None for image in tree.iter(f"{XHTML}img"))
        for tree in trees.values()
    )


def _skips(tree: Element) -> bool:
    """Tell whether a level is left out above a heading, the first level above the first one."""
    return any(below > above + 1 for above, below in pairwise([0, *_levels(tree)]))


def _levels(tree: Element) -> list[int]:
    """Give the levels of the headings of a page."""
    return [
        int(tag_of(element)[1]) for element in tree.iter(f"{XHTML}*") if tag_of(element) in HEADINGS
    ]
