"""Say what a work offers to readers who listen, enlarge or feel, in the words of the W3C's display guide.

In: the claims of the EPUB, as a release tells them. Out: headings with sentences, as keys of strings (Accessibility
Metadata Display Guide for Digital Publications 2.0, its compact statements), and what stands in no such list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pamphlet.site.told import Told

MODE = "schema:accessMode"
SUFFICIENT = "schema:accessModeSufficient"
FEATURE = "schema:accessibilityFeature"
HAZARD = "schema:accessibilityHazard"
SUMMARY = "schema:accessibilitySummary"
CONFORMS = "dcterms:conformsTo"
CERTIFIED = "a11y:certifiedBy"

_LEVEL = re.compile(r"EPUB Accessibility 1\.\d - WCAG 2\.\d Level (A{1,3})")
NAVIGATION = (
    ("tableOfContents", "a11y-toc"),
    ("structuralNavigation", "a11y-headings"),
    ("pageNavigation", "a11y-page-list"),
)
MORE = (("pageBreakMarkers", "a11y-page-breaks"), ("printPageNumbers", "a11y-page-breaks"))
ARIA = ("ARIA", "a11y-aria")

# A sentence is a key with what stands behind it.
Sentences = list[tuple[str, str]]


def statements(told: Told) -> Iterator[tuple[str, Sentences]]:
    """Give each heading with its sentences, in the order of the guide."""
    features = told.claims(FEATURE)
    yield "a11y-ways", _ways(told, features)
    yield "a11y-conformance", _conformance(told)
    yield "a11y-navigation", _named(features, NAVIGATION) or [("a11y-none", "")]
    hazards = told.claims(HAZARD)
    yield "a11y-hazards", [("a11y-no-hazards" if "none" in hazards else "a11y-none", "")]
    if more := _named(features, (*MORE, ARIA)):
        yield "a11y-more", more


def _ways(told: Told, features: tuple[str, ...]) -> Sentences:
    said: Sentences = []
    if "displayTransformability" in features:
        said.append(("a11y-modifiable", ""))
    readable = "textual" in told.claims(SUFFICIENT)
    if told.accessibility:
        said.append(("a11y-readable" if readable else "a11y-not-fully", ""))
    if "alternativeText" in features:
        said.append(("a11y-alt", ""))
    return said or [("a11y-none", "")]


def _conformance(told: Told) -> Sentences:
    """Tell a claim only if it is one that is known, and who stands for it."""
    for claim in told.claims(CONFORMS):
        if level := _LEVEL.fullmatch(claim):
            certified = [("a11y-certified", name) for name in told.claims(CERTIFIED)]
            return [(f"a11y-level-{level[1].lower()}", ""), *certified, ("a11y-claims", claim)]
    return [("a11y-none", "")]


def _named(features: tuple[str, ...], known: tuple[tuple[str, str], ...]) -> Sentences:
    keys = dict.fromkeys(key for feature, key in known if feature in features)
    return [(key, "") for key in keys]
