"""Accessibility, in the words of the W3C's display guide: what is not known is not promised."""

from __future__ import annotations

from pamphlet.site.accessible import statements
from tests.site.made import WORK, told

CLAIMED = [
    *WORK["accessibility"],
    ["dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"],
    ["a11y:certifiedBy", "Ada Wren"],
]


def test_each_claim_is_said_in_its_place() -> None:
    """Appearance, nonvisual reading, navigation and hazards."""
    said = dict(statements(told()))
    assert said["a11y-ways"] == [("a11y-modifiable", ""), ("a11y-readable", "")]
    assert said["a11y-navigation"] == [("a11y-toc", ""), ("a11y-page-list", "")]
    assert said["a11y-hazards"] == [("a11y-no-hazards", "")]
    assert said["a11y-conformance"] == [("a11y-none", "")]
    assert "a11y-more" not in said


def test_a_claim_of_conformance_is_said_with_who_stands_for_it() -> None:
    """Only one that is known counts."""
    said = dict(statements(told(accessibility=CLAIMED)))
    assert said["a11y-conformance"] == [
        ("a11y-level-aa", ""),
        ("a11y-certified", "Ada Wren"),
        ("a11y-claims", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
    ]
    strange = [["dcterms:conformsTo", "the best there is"]]
    assert dict(statements(told(accessibility=strange)))["a11y-conformance"] == [("a11y-none", "")]


def test_where_nothing_is_told_nothing_is_promised() -> None:
    """Every heading says that no information is available."""
    said = dict(statements(told(accessibility=[])))
    assert set(map(tuple, said.values())) == {(("a11y-none", ""),)}
