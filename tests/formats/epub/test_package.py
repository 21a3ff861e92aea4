"""What an EPUB tells catalogues beyond the required: series, claims, and the codes of booksellers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.accessibility import claim_holds
from pamphlet.formats.epub import book as epub
from pamphlet.formats.epub.checks.onix import onix_196
from pamphlet.formats.epub.checks.opened import opened
from pamphlet.formats.xhtml import XHTML_NS, Element, parsed
from pamphlet.pages import Asset, Pages
from pamphlet.pipeline.proofreading import CLAIM, Proofread, claim_check
from pamphlet.release.report import Check
from pamphlet.work.model import AccessibilityClaim, Series
from tests.formats.made import METADATA, PIXEL, made, pages_of
from tests.press.prints import printed
from tests.validators import epubcheck

AA = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
CLAIMING = replace(METADATA, claim=AccessibilityClaim(AA, "The Friends of the Reading Room"))
NUMBERED = replace(METADATA, series=Series("Small Works", "3"))
SKIPPING = "<h1>One</h1><h3>Two</h3><p>So.</p>"


def written(pages: Pages, ready: Ready | None = None) -> bytes:
    """Write the EPUB of a work."""
    (book,) = epub.write(pages, ready or Ready()).values()
    return book


def codes(pages: Pages, ready: Ready | None = None) -> dict[str, str]:
    """Give the codes that the EPUB of a work has in ONIX."""
    return onix_196(opened(written(pages, ready)))


def metas(pages: Pages) -> list[Element]:
    """Give the properties in the package document of a work."""
    return [meta for _, meta in opened(written(pages)).select("//opf:meta")]


def told(pages: Pages, name: str) -> list[tuple[str | None, str | None]]:
    """Give the values of a property, each with what it refines."""
    return [
        (each.text, each.get("refines")) for each in metas(pages) if each.get("property") == name
    ]


def test_a_series_is_a_collection_with_a_place_in_it() -> None:
    """The series is named as a collection of its kind, with the number of the work."""
    pages = made("<h1>One</h1><p>So.</p>", metadata=NUMBERED)
    assert told(pages, "belongs-to-collection") == [("Small Works", None)]
    assert told(pages, "collection-type") == [("series", "#series")]
    assert told(pages, "group-position") == [("3", "#series")]
    bare = made("<p>So.</p>", metadata=replace(METADATA, series=Series("Small Works")))
    assert told(bare, "group-position") == []
    assert told(made("<p>So.</p>"), "belongs-to-collection") == []


def test_a_claim_of_conformance_stands_with_who_made_it() -> None:
    """The statement is written exactly, and refined by the name of who looked into it (§3.5.2, §3.5.3.1)."""
    pages = made("<h1>One</h1><p>So.</p>", metadata=CLAIMING)
    assert told(pages, "dcterms:conformsTo") == [(AA, None)]
    assert told(pages, "a11y:certifiedBy") == [("The Friends of the Reading Room", "#conformance")]


@pytest.mark.parametrize(
    "part", [SKIPPING, "<h2>Two</h2>", '<h1>One</h1><p><img src="images/a.png"/></p>']
)
def test_a_claim_that_the_book_does_not_bear_out_is_left_out(part: str) -> None:
    """Where a page skips a level of headings or leaves a picture undescribed, nothing is claimed, and that is told."""
    pages = made(part, metadata=CLAIMING, assets=[Asset("images/a.png", "image/png", PIXEL)])
    assert not claim_holds({section.name: parsed(section) for section in pages.sections})
    assert told(pages, "dcterms:conformsTo") == told(pages, "a11y:certifiedBy") == []
    claimed = claim_check(pages, "sheets.epub", codes(pages))
    (check,), (problem,) = claimed.checks, claimed.problems
    assert (check.check, check.outcome) == (CLAIM, "failed")
    assert (problem.code, problem.severity) == ("R06", "warning")


@pytest.mark.parametrize("lack", [' lang="en"', "<title>One</title>"])
def test_a_page_without_its_language_or_title_bears_out_no_claim(lack: str) -> None:
    """A claim stands only where each page says its language and its title."""
    page = f'<html xmlns="{XHTML_NS}" lang="en"><title>One</title><h1>One</h1></html>'
    assert claim_holds({"one": etree.fromstring(page)})
    assert not claim_holds({"one": etree.fromstring(page.replace(lack, ""))})


def test_a_claim_is_among_the_checks_only_where_one_is_made() -> None:
    """A claim that stands is a check that passed; without one there is nothing to check."""
    pages = made("<h1>One</h1><p>So.</p>", metadata=CLAIMING)
    claimed = claim_check(pages, "sheets.epub", codes(pages))
    assert claimed == Proofread(checks=(Check(CLAIM, "passed"),))
    assert claim_check(made("<p>So.</p>"), "sheets.epub", codes(pages)) == Proofread()


def test_nothing_is_claimed_unasked(pages: Pages) -> None:
    """No work of the repository claims anything, so no book does."""
    assert told(pages, "dcterms:conformsTo") == told(pages, "a11y:certifiedBy") == []


def test_codes_of_onix_follow_from_the_book() -> None:
    """The codes of list 196 are those of what the package document says; print brings its page numbers."""
    plain = codes(pages_of("manuscript"))
    assert list(plain) == ["11", "13", "30", "36", "52"]
    paged = codes(pages_of("manuscript"), Ready({"a5": printed("manuscript")}))
    assert set(paged) - set(plain) == {"19", "41"}
    assert paged["19"] == "Print-equivalent page numbering"
    assert paged["41"] == "Page list navigation"
    headed = codes(made("<h1>One</h1><p>So.</p>"))
    assert set(headed) - set(plain) == {"29"}, (
        "the interview of the first has no heading of its own"
    )
    claiming = codes(made("<h1>One</h1><p>So.</p>", metadata=CLAIMING))
    assert {"04", "82", "85", "90"} <= set(claiming)
    assert claiming["90"].endswith("The Friends of the Reading Room")
    pictured = made(
        '<h1>One</h1><p><img src="images/a.png" alt="a point"/></p>',
        assets=[Asset("images/a.png", "image/png", PIXEL)],
    )
    assert "14" in codes(pictured)


def test_the_report_tells_the_codes(release: Path) -> None:
    """The report of the release has the codes of its EPUB, for whoever fills in a bookseller's form."""
    report = json.loads((release / "build-report.json").read_bytes())
    (book,) = release.glob("*[!b].epub")
    assert report["onix_196"] == onix_196(opened(book.read_bytes()))
    assert {"19", "41"} <= set(report["onix_196"])


def test_epubcheck_knows_it_all(tmp_path: Path) -> None:
    """EPUBCheck has no message on a book with a series and a claim."""
    book = tmp_path / "sheets.epub"
    both = replace(NUMBERED, claim=CLAIMING.claim)
    book.write_bytes(written(made("<h1>One</h1><p>So.</p>", metadata=both)))
    assert epubcheck(book) == ()
    assert etree.fromstring(opened(book.read_bytes()).files["EPUB/content.opf"]) is not None
