"""What leads to the pamphlets: lists, feeds, and catalogues of OPDS and Readium, read as their readers do."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from lxml import etree, html

from pamphlet.site.catalogue import ORDERS, catalogue_of
from pamphlet.site.listing import Listed
from pamphlet.site.opds import A_PAGE
from pamphlet.site.press import Press
from pamphlet.site.readium import manifest
from pamphlet.site.words import folded
from tests.site.made import BARE_PRESS, PRESS, listed

ATOM = "{http://www.w3.org/2005/Atom}"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"


def many(number: int, languages: tuple[str, ...] = ("en",)) -> list[Listed]:
    """Give volumes, each a day younger than the one before."""
    return [
        listed(
            slug=f"work-{at}",
            title=f"Work {at:03}",
            language=languages[at % len(languages)],
            date=("1931-03", "-0398", "")[at % 3],
            top={"identifier": f"urn:x:{at}", "released": f"20{at // 28:02}-01-{at % 28 + 1:02}"},
        )
        for at in range(number)
    ]


def files(volumes: list[Listed], press: Press = PRESS) -> dict[str, bytes]:
    """Give the files of a catalogue."""
    return catalogue_of(volumes, press)


@pytest.mark.parametrize("press", [PRESS, BARE_PRESS])
def test_feed_readers_find_the_new_ones_with_their_files(press: Press) -> None:
    """The newest first, with EPUB and PDF as enclosures, by feedparser."""
    made = files(many(60), press)
    headers = {"content-location": "https://a.b/c/", "content-type": "application/atom+xml"}
    feed = feedparser.parse(made["feed.atom"], response_headers=headers)
    assert not feed.bozo
    assert len(feed.entries) == 50
    first = feed.entries[0]
    assert (first.title, first.id, first.published) == (
        "Work 059",
        "urn:x:59",
        "2002-01-04T00:00:00Z",
    )
    base = press.url or "https://a.b/c/"
    enclosed = [(link.href, link.type, link.length) for link in first.enclosures]
    assert enclosed == [
        (f"{base}work-59/work-59.epub", "application/epub+zip", "90387"),
        (f"{base}work-59/work-59.pdf", "application/pdf", "90387"),
    ]
    assert first.author == "Ada Wren"


def test_the_json_feed_has_whole_addresses() -> None:
    """And what version 1.1 asks for: id, and content of each item."""
    feed = json.loads(files(many(3))["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/p/feed.json"
    for item in feed["items"]:
        assert item["url"].startswith("https://example.org/p/work-")
        assert item["id"]
        assert item["content_text"]
        assert [file["mime_type"] for file in item["attachments"]] == [
            "application/epub+zip",
            "application/pdf",
        ]


@pytest.mark.parametrize("press", [PRESS, BARE_PRESS])
def test_feeds_hold_to_their_schema(press: Press) -> None:
    """All that is Atom: whatever is known of a work, and however little."""
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("opds.rng")))
    bare = listed(
        slug="bare",
        people=[],
        description="",
        subjects=[],
        licence={"name": "CC", "url": "https://example.org/?a=1&b=2"},
        top={"identifier": "urn:x:bare"},
    )
    made = files([*many(A_PAGE + 1, ("en", "he")), replace(bare, cover_height=0)], press)
    feeds = [name for name in made if name.endswith(".atom") or re.fullmatch(r"opds.*\.xml", name)]
    assert len(feeds) == 8
    for name in feeds:
        schema.assertValid(etree.fromstring(made[name]))
    broken = (
        made["opds-newest.xml"]
        .replace(b"<updated>", b"<dated>")
        .replace(b"</updated>", b"</dated>")
    )
    assert not schema.validate(etree.fromstring(broken))


def walked(made: dict[str, bytes], first: str, step: str) -> list[str]:
    """Follow `next` from one list to the last, as a reader does; give the titles on the way."""
    titles, name = [], first
    while name:
        feed = etree.fromstring(made[name])
        assert feed.findtext(f"{ATOM}id")
        assert feed.findtext(f"{ATOM}updated")
        titles += [entry.findtext(f"{ATOM}title", "") for entry in feed.iter(f"{ATOM}entry")]
        links = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
        assert urljoin(step, links["self"]).endswith(name)
        assert links["start"].endswith("opds.xml")
        name = links.get("next", "").rpartition("/")[2]
    return titles


def test_e_readers_walk_through_all_of_it() -> None:
    """OPDS 1.2: from the start through lists of a hundred to the last pamphlet, each once."""
    made = files(many(A_PAGE + 20, ("en", "de")))
    start = etree.fromstring(made["opds.xml"])
    lists = [entry.find(f"{ATOM}link") for entry in start.iter(f"{ATOM}entry")]
    hrefs = [link.get("href", "").rpartition("/")[2] for link in lists if link is not None]
    assert hrefs == [
        *["opds-newest.xml", "opds-titles.xml", "opds-language-de.xml", "opds-language-en.xml"]
    ]
    titles = walked(made, "opds-titles.xml", PRESS.url)
    assert titles == [f"Work {at:03}" for at in range(A_PAGE + 20)]
    assert walked(made, "opds-newest.xml", PRESS.url) == titles[::-1]


def test_each_entry_can_be_acquired() -> None:
    """OPDS 1.2 §5: a title, an id, a day, and links with types; people by what they did; a picture."""
    entry = next(etree.fromstring(files(many(1))["opds-titles.xml"]).iter(f"{ATOM}entry"))
    links = [(link.get("rel"), link.get("type")) for link in entry.findall(f"{ATOM}link")]
    assert (OPEN_ACCESS, "application/epub+zip") in links
    assert (OPEN_ACCESS, "application/pdf") in links
    assert ("http://opds-spec.org/image", "image/png") in links
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ada Wren"
    assert entry.findtext(f"{ATOM}contributor/{ATOM}name") == "Ilse Marder"
    assert entry.findtext("{http://purl.org/dc/terms/}language") == "en"
    assert entry.findtext(f"{ATOM}summary") == "Four people <speak> of one street."


def publications(made: dict[str, bytes]) -> list[dict[str, Any]]:
    """Give the publications of an OPDS 2.0 list."""
    return list(json.loads(made["opds-titles.json"])["publications"])


def test_opds_2_is_the_same_with_accessibility() -> None:
    """Each feed has a title and a link to itself; each publication an acquisition, and its accessibility."""
    made = files(many(3, ("en", "he")))
    for name, content in made.items():
        if re.fullmatch(r"opds.*\.json", name):
            feed = json.loads(content)
            assert feed["metadata"]["title"]
            assert [link["href"] for link in feed["links"] if link["rel"] == "self"] == [
                f"{PRESS.url}{name}"
            ]
            assert {"navigation", "publications"} & set(feed)
    first, second, _ = publications(made)
    assert first["metadata"]["accessibility"] == {
        "accessMode": ["textual"],
        "accessModeSufficient": ["textual"],
        "feature": ["displayTransformability", "pageNavigation", "tableOfContents"],
        "hazard": ["none"],
        "summary": "All of it can be listened to.",
    }
    assert first["links"][0] == {
        "rel": OPEN_ACCESS,
        "href": "https://example.org/p/work-0/work-0.epub",
        "type": "application/epub+zip",
        "size": 90_387,
    }
    assert first["images"][0]["height"] == 720
    assert second["metadata"]["readingProgression"] == "rtl"


def test_a_claim_of_conformance_has_its_address() -> None:
    """As EPUB Accessibility 1.1 gives it."""
    claims = [
        ["dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"],
        ["a11y:certifiedBy", "Ada Wren"],
    ]
    told = json.loads(manifest(listed(accessibility=claims), PRESS))["metadata"]["accessibility"]
    assert told == {
        "conformsTo": ["https://www.w3.org/TR/epub-a11y-11#wcag-22-aa"],
        "certification": {"certifiedBy": "Ada Wren"},
    }


def test_a_manifest_leads_to_what_is_read() -> None:
    """One page in the reading order, its cover, and the other formats."""
    told = json.loads(manifest(listed(), PRESS))
    assert told["readingOrder"] == [
        {"href": "four-doors.html", "type": "text/html", "title": "Four Doors"}
    ]
    assert told["resources"][0]["rel"] == "cover"
    assert told["links"][0]["rel"] == "self"
    assert told["metadata"]["author"] == [
        {"name": "Ada Wren", "sortAs": "Wren, Ada", "role": "aut"}
    ]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.key)
def test_each_list_has_them_all(order: Any) -> None:
    """By title, person, date, language and subject; nobody is lost between headings."""
    page = html.document_fromstring(files(many(12, ("en", "he")))[order.file])
    assert {str(href) for href in page.xpath("//a[@class='title']/@href")} == {
        f"work-{at}/index.html" for at in range(12)
    }
    (here,) = page.xpath("//a[@aria-current='page']/@href")
    assert here == order.file


def test_years_stand_in_their_order() -> None:
    """Before Christ, after, and then what has no date."""
    page = html.document_fromstring(files(many(3))["dates.html"])
    assert [heading.text_content() for heading in page.iter("h2")] == [
        "399 BC",
        "1931",
        "Without a date",
    ]


def test_a_subject_that_is_named_twice_lists_a_work_once() -> None:
    """Whoever wrote the report."""
    page = html.document_fromstring(files([listed(subjects=["Doors", "Doors"])])["subjects.html"])
    assert len(page.xpath("//a[@class='title']")) == 1


def test_many_headings_are_listed_first() -> None:
    """Each leads to its own."""
    volumes = [listed(slug=f"s-{at}", subjects=[f"Street {at}"]) for at in range(6)]
    page = html.document_fromstring(files(volumes)["subjects.html"])
    links = page.xpath("//main/nav/a/@href")
    assert links == [f"#subjects-{number}" for number in range(1, 7)]
    assert [page.get_element_by_id(link[1:]).tag for link in links] == ["h2"] * 6
    assert not html.document_fromstring(files(volumes[:2])["subjects.html"]).xpath("//main/nav")


def test_a_search_finds_without_accents_and_capitals() -> None:
    """Each line holds what it is found by, folded as the script folds what is typed."""
    volumes = [listed(slug=f"s-{at}", title=f"Émile {at}", subjects=["Ünter"]) for at in range(9)]
    page = html.document_fromstring(files(volumes)["index.html"])
    sought = page.xpath("//li/@data-sought")
    assert len(sought) == 9
    assert all("emile" in text and "unter" in text and "ada wren" in text for text in sought)
    assert folded("Ἐν ÅRHUS") == "εν arhus"
    assert not html.document_fromstring(files(volumes[:3])["index.html"]).xpath("//script")


def test_of_a_work_the_newest_edition_is_listed() -> None:
    """The others are found on its page."""
    one = listed()
    former = replace(one, volume=replace(one.volume, folder="four-doors/edition-1"))
    made = files([one, former])
    page = html.document_fromstring(made["index.html"])
    assert page.xpath("//a[@class='title']/@href") == ["four-doors/index.html"]
    assert len(feedparser.parse(made["feed.atom"]).entries) == 1


def test_servers_are_told_what_e_readers_need() -> None:
    """Media types for Apache, Netlify and Cloudflare; a sitemap, and where it stands."""
    made = files(many(2))
    assert b'AddType "application/epub+zip" .epub' in made[".htaccess"]
    assert b"/*.epub\n  Content-Type: application/epub+zip\n" in made["_headers"]
    assert b"/opds*.json\n  Content-Type: application/opds+json\n" in made["_headers"]
    urls = etree.fromstring(made["sitemap.xml"]).iter("{*}loc")
    assert [url.text for url in urls] == [
        *(f"{PRESS.url}{page}" for page in ("", "people.html", "dates.html")),
        *(f"{PRESS.url}{page}" for page in ("languages.html", "subjects.html")),
        *(f"{PRESS.url}work-{at}/" for at in range(2)),
    ]
    assert "robots.txt" not in made
    root = Press("", "https://example.org/", "", "en")
    assert b"Sitemap: https://example.org/sitemap.xml" in files(many(1), root)["robots.txt"]
    assert not {"sitemap.xml", "feed.json", "robots.txt"} & set(files(many(1), BARE_PRESS))


def test_the_rules_for_apache_name_our_files() -> None:
    """Every pattern in them matches a file that there is."""
    made = files(many(2, ("en", "he")))
    names = [*made, "manifest.json", "cite.json"]
    patterns = re.findall(r'<FilesMatch "(\^.+)">', made[".htaccess"].decode())
    assert len(patterns) == 5
    for pattern in patterns:
        assert any(re.search(pattern, name) for name in names), pattern
