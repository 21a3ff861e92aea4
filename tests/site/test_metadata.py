"""What the head of a page tells machines: by the rules by which Zotero, Google Scholar and Signposting read it."""

from __future__ import annotations

import json

from lxml import html

from pamphlet.site.page import page_of
from tests.site.made import BARE_PRESS, PRESS, WORK, listed


def head(language: str = "en") -> html.HtmlElement:
    """Give the head of a page."""
    page = html.document_fromstring(page_of(listed(language=language), PRESS))
    return page.find("head")


def metas(name: str) -> list[str]:
    """Give the contents of the metas of a name."""
    return [str(content) for content in head().xpath("meta[@name=$name]/@content", name=name)]


def test_zotero_finds_title_people_day_and_pdf() -> None:
    """By the tags that its translator “Embedded Metadata” takes before others."""
    assert metas("citation_title") == ["Four Doors: of One Street"]
    assert metas("citation_author") == ["Wren, Ada"]
    assert metas("citation_translator") == ["Ilse Marder"]
    assert metas("citation_publication_date") == ["2026/11/22"]
    assert metas("citation_pdf_url") == ["https://example.org/p/four-doors/four-doors.pdf"]
    assert metas("DC.creator") == ["Ada Wren"]
    assert metas("DC.contributor") == ["Ilse Marder"]


def test_a_link_to_the_page_has_a_picture() -> None:
    """Open Graph names it with its size, at a whole address."""
    told = {meta.get("property"): meta.get("content") for meta in head().xpath("meta[@property]")}
    assert told["og:image"] == "https://example.org/p/four-doors/card.png"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:url"] == head().xpath("string(link[@rel='canonical']/@href)")


def test_signposts_lead_to_the_files_the_licence_and_the_descriptions() -> None:
    """Of level 1: `item`, `license`, `describedby`, `type`, each with its media type."""
    links = [(link.get("rel"), link.get("href"), link.get("type")) for link in head().iter("link")]
    assert ("item", "four-doors.epub", "application/epub+zip") in links
    assert ("describedby", "cite.ris", "application/x-research-info-systems") in links
    assert ("license", "#republish", None) in links
    assert ("type", "https://schema.org/Book", None) in links


def test_the_work_and_each_file_are_described() -> None:
    """As a Book of schema.org, its accessibility with it."""
    (script,) = head().xpath("script[@type='application/ld+json']")
    book = json.loads(script.text)
    assert (book["@type"], book["name"], book["numberOfPages"]) == ("Book", "Four Doors", 42)
    assert book["author"] == [{"name": "Ada Wren"}]
    assert book["accessibilityHazard"] == ["none"]
    assert book["accessModeSufficient"] == [{"@type": "ItemList", "itemListElement": ["textual"]}]
    first = book["encoding"][0]
    assert first["contentUrl"] == "https://example.org/p/four-doors/four-doors.epub"
    assert (first["contentSize"], first["sha256"]) == ("90387", "a1" * 32)
    assert book["conditionsOfAccess"] == WORK["licence"]["condition"]


def test_without_an_address_nothing_is_told_that_needs_one() -> None:
    """And what is told leads from the page itself."""
    page = html.document_fromstring(page_of(listed(), BARE_PRESS))
    assert not page.xpath("//meta[@property] | //link[@rel='canonical']")
    assert not page.xpath("//meta[contains(@name, '_url')]")
    book = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert book["encoding"][0]["contentUrl"] == "four-doors.epub"
    assert "url" not in book
