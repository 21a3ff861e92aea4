"""Citations that work by touch, in the EPUB: what a tap shows, and the way back.

Kobo shows in a box what a link leads to, if that stands later in the book and holds 9 to 5,000 characters
(github.com/kobolabs/epub-spec, “Footnotes/Endnotes”). Elsewhere the tap goes to the list of sources, and back.
"""

from __future__ import annotations

import pytest
from lxml import etree

from pamphlet.formats.xhtml import EPUB_TYPE, XHTML, Element, parsed, tag_of, text_of
from pamphlet.pages import Pages, Section
from pamphlet.pages.classes import has_class
from tests.formats.made import pages_of

CITING = ("manuscript", "tests/works/hebrew", "tests/works/russian")
EVERY = pytest.mark.parametrize("work", CITING, ids=lambda work: work.rpartition("/")[2])


def page(pages: Pages, name: str) -> Section:
    """Give a page by its name."""
    return next(each for each in pages.sections if each.name == name)


def targets(pages: Pages) -> dict[str, Element]:
    """Give the elements of the list of sources by their IDs."""
    root = parsed(page(pages, "sources"))
    return {name: each for each in root.iter(etree.Element) if (name := each.get("id"))}


def citations(pages: Pages) -> list[tuple[str, str]]:
    """Give the place of each citation of the work, and that to which it leads."""
    return [
        (f"{each.name}.xhtml#{link.get('id')}", link.get("href", ""))
        for each in pages.sections
        if each.matter == "work"
        for link in parsed(each).iter(f"{XHTML}a")
        if link.get("role") == "doc-biblioref"
    ]


@EVERY
def test_a_tap_shows_the_source_and_nothing_else(work: str) -> None:
    """A citation leads to one paragraph, of 40 to 600 characters, that names the source and holds no ways back."""
    pages = pages_of(work)
    known = targets(pages)
    found = citations(pages)
    assert found
    for _, href in found:
        file, _, name = href.partition("#")
        entry = known[name]
        assert (file, tag_of(entry)) == ("sources.xhtml", "p")
        assert 40 <= len(text_of(entry)) <= 600
        assert not [
            each for each in entry.iter(f"{XHTML}a") if "doc-backlink" in each.get("role", "")
        ]
        assert has_class(entry[0], "key")


@EVERY
def test_the_sources_stand_behind_every_citation(work: str) -> None:
    """Only what stands later in the book is shown in a box."""
    order = [each.name for each in pages_of(work).sections]
    cited = {place.partition(".xhtml")[0] for place, _ in citations(pages_of(work))}
    assert max(map(order.index, cited)) < order.index("sources")


@EVERY
def test_links_go_both_ways(work: str) -> None:
    """Each citation has its way back, beside the paragraph it leads to; each way back arrives at such a citation."""
    pages = pages_of(work)
    there = citations(pages)
    back = []
    for name, entry in targets(pages).items():
        if not has_class(entry, "entry"):
            continue
        item = entry.getparent()
        assert item is not None
        assert tag_of(item) == "li"
        for link in item.iter(f"{XHTML}a"):
            if link.get("role") == "doc-backlink":
                assert link.get(EPUB_TYPE) == "backlink"
                back.append((link.get("href", ""), f"sources.xhtml#{name}"))
    assert sorted(back) == sorted(there)


@EVERY
def test_ways_back_are_labelled_and_numbered(work: str) -> None:
    """The ways back from a source are numbered in the order of its citations, and say what they lead to."""
    for item in parsed(page(pages_of(work), "sources")).iter(f"{XHTML}li"):
        links = [each for each in item.iter(f"{XHTML}a") if each.get("role") == "doc-backlink"]
        assert [text_of(each) for each in links] == [str(at + 1) for at in range(len(links))]
        labels = [each.get("aria-label") or "" for each in links]
        key = text_of(next(each for each in item.iter(f"{XHTML}b") if has_class(each, "key")))
        assert all(key in label for label in labels)
        assert len(set(labels)) == len(labels)


@EVERY
def test_a_citation_is_typed_as_what_it_is(work: str) -> None:
    """A reference to a source is no call of a note, and sources are no endnotes: both would be skipped unasked."""
    for each in pages_of(work).sections:
        for link in parsed(each).iter(f"{XHTML}a"):
            if has_class(link, "citation"):
                assert (link.get(EPUB_TYPE), link.get("role")) == ("biblioref", "doc-biblioref")
    text = page(pages_of(work), "sources").xhtml
    assert "endnote" not in text
    assert "footnote" not in text
