"""The page of a pamphlet: all in its order, whole without its script, with nothing of a stranger's but text."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html

from pamphlet.pages.strings import load
from pamphlet.site.listing import Listed
from pamphlet.site.page import credit, fragment_page, page_of
from pamphlet.site.volume_files import files_of
from pamphlet.site.words import STRINGS
from tests.site.made import BARE_PRESS, PRESS, listed, told

LANGUAGES = sorted(path.stem for path in STRINGS.glob("*.yaml"))
SECTIONS = [
    *["read", "device", "print", "republish", "check", "cite", "accessibility", "files", "history"]
]
MARKUP = "<script>alert(1)</script>\"&'<!--"


def tree(made: Listed) -> html.HtmlElement:
    """Make and parse a page."""
    return html.document_fromstring(page_of(made, PRESS))


def text(element: html.HtmlElement | None) -> str:
    """Give the text of an element, which must be there, on one line."""
    assert element is not None
    return " ".join(element.text_content().split())


def test_what_a_reader_looks_for_stands_in_its_order() -> None:
    """Title, by-line and description first, then a section for each wish."""
    page = tree(listed())
    assert page.xpath("//main/section/@id") == SECTIONS
    header = text(page.find(".//main/header"))
    assert header == (
        "Four Doors of One Street Ada Wren Translated by I. M. Four people <speak> of one street."
    )
    assert page.xpath("//img/@alt") == ["Four Doors. of One Street. Ada Wren. Translated by I. M."]


def test_each_device_has_one_link_with_kind_size_and_a_sentence() -> None:
    """Phone, Kobo, Kindle, large print."""
    page = tree(listed())
    offers = page.xpath("//section[@id='device']//li")
    assert [offer.xpath("a/@href") for offer in offers] == [
        ["four-doors.epub"],
        ["four-doors.kepub.epub"],
        ["four-doors.epub"],
        ["four-doors-large-print.pdf"],
    ]
    assert text(offers[0]) == (
        "Phone, tablet or e-reader EPUB, 90 kB The e-book for every app and device that reads EPUB."
    )
    assert offers[2].xpath(".//a/@href")[1] == "https://www.amazon.com/sendtokindle"


def test_booklets_are_chosen_by_paper_and_printer() -> None:
    """With their sheets, the guide and the test sheet."""
    said = text(tree(listed()).get_element_by_id("print"))
    assert "11 sheets of paper" in said
    assert "On A4 paper The printer prints both sides, and can flip on the short edge" in said
    assert "Letter" not in said
    assert "fronts, backs" in said
    assert "Test sheet, A4" in said


def test_the_condition_stands_word_for_word() -> None:
    """And so does it in the line that tells where the work comes from."""
    page = tree(listed())
    assert text(page.find(".//blockquote")) == "Print one, print all."
    assert credit(told(), "https://example.org/") == (
        "Four Doors: of One Street. Ada Wren. Translated by I. M. Edition 1, released 22 November 2026."
        " Print one, print all. Source: https://example.org/"
    )
    assert "22 November 2026. Print one" in credit(told(top={"edition": ""}), "")


def test_a_copy_is_checked_in_the_browser_where_the_release_has_the_page_for_it() -> None:
    """Where it has not, the command is told, as everywhere."""
    made = listed()
    checker = replace(made.told.files[0], name="four-doors-check.html")
    volume = made.volume
    about = replace(made.told, files=(*made.told.files, checker))
    release = replace(volume.release, told=about)
    with_page = replace(made, volume=replace(volume, release=release))
    command = "pamphlet verify COPY --against four-doors-complete.zip"
    for one, links in ((made, []), (with_page, ["four-doors-check.html"])):
        section = tree(one).get_element_by_id("check")
        assert section.xpath(".//a/@href") == links
        assert text(section.find(".//p[@class='command']")) == command


def test_all_files_stand_with_their_hashes() -> None:
    """Size and SHA-256 of each."""
    lines = tree(listed()).xpath("//section[@id='files']//li")
    assert [text(line.find("a")) for line in lines] == [file.name for file in told().files]
    assert all(text(line).endswith(f"90 kB SHA-256 {'a1' * 32}") for line in lines)


def test_nothing_of_a_stranger_is_markup() -> None:
    """Whatever a report tells, no element and no attribute comes of it."""
    made = listed(
        title=MARKUP,
        subtitle=MARKUP,
        description=MARKUP,
        subjects=[MARKUP],
        people=[{"name": MARKUP, "role": "aut", "term": MARKUP, "told": MARKUP}],
        licence={"name": MARKUP, "condition": MARKUP, "url": "https://example.org/"},
        emendations=[{"told": MARKUP, "reason": MARKUP}],
        accessibility=[["schema:accessibilitySummary", MARKUP]],
        publisher=MARKUP,
        series={"name": MARKUP, "number": MARKUP},
    )
    content = page_of(made, replace(PRESS, title=MARKUP))
    assert b"<script>alert" not in content
    page = html.document_fromstring(content)
    scripts = page.xpath("//script")
    assert [script.get("type") for script in scripts] == ["application/ld+json", None]
    assert json.loads(scripts[0].text)["name"] == MARKUP
    assert not page.xpath("//@onclick | //@onerror")
    fragment = html.document_fromstring(fragment_page(made.volume, PRESS, f"</textarea>{MARKUP}"))
    assert (fragment.get_element_by_id("text").text or "").strip() == f"</textarea>{MARKUP}"
    assert len(fragment.xpath("//script")) == 1


def test_the_policy_lets_only_the_page_itself_run() -> None:
    """Each script and the style are known by their hash; nothing comes from, or goes to, anywhere else."""
    page = tree(listed())
    (policy,) = page.xpath("//meta[@http-equiv]/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name, element in (("script-src", "script"), ("style-src", "style")):
        digests = [sha256((each.text or "").encode()).digest() for each in page.iter(element)]
        sources = [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]
        assert rules[name] == " ".join(sources)
    sources = page.xpath("//@src | //link[@rel='icon' or @rel='stylesheet']/@href")
    assert not [source for source in sources if ":" in source or source.startswith("//")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_of_the_work(language: str) -> None:
    """In each of those that ship; the page is not too large for any connection."""
    content = page_of(listed(language=language), PRESS)
    page = html.document_fromstring(content)
    strings = load(language, STRINGS)
    assert strings
    assert page.get("lang") == language
    assert page.get("dir") == ("rtl" if language in {"ar", "he"} else "ltr")
    assert text(page.get_element_by_id("h-republish")) == strings["republish"]
    assert not re.search(r"\{[a-z-]+\}", text(page.find("body")))
    assert len(content) < 60_000


def test_a_work_in_another_language_is_told_in_english() -> None:
    """What is the work's own keeps its language and direction."""
    page = tree(listed(language="yi"))
    assert page.get("lang") == "en"
    (title,) = page.xpath("//h1")
    assert (title.get("lang"), title.get("dir")) == ("yi", "rtl")


def test_a_long_work_has_no_long_page() -> None:
    """Of many emendations the first are shown, and it is said where all of them stand."""
    many = [{"told": f"“{number}” is printed", "reason": "a slip"} for number in range(3_000)]
    content = page_of(listed(emendations=many), PRESS)
    assert len(content) < 60_000
    page = html.document_fromstring(content)
    assert page.xpath("//section[@id='history']//p/a/@href") == ["four-doors.html#licence"]


def test_a_page_of_little_is_whole_too() -> None:
    """No people, no licence, no cover, no address."""
    bare = listed(people=[], licence=None, description="", subtitle="", emendations=[], date="")
    made = replace(bare, cover_height=0)
    page = html.document_fromstring(page_of(made, BARE_PRESS))
    assert page.xpath("//main/section/@id") == SECTIONS
    assert "This work states no licence." in text(page.get_element_by_id("republish"))
    assert not page.xpath("//img")
    (described,) = page.xpath("//meta[@name='description']/@content")
    assert described == "Four Doors. 42 pages · about 40 minutes · 9,457 words"


def test_a_text_too_large_to_be_copied_is_not_offered_for_that() -> None:
    """It stands among all files."""
    made = listed()
    files = tuple(replace(file, size=10**9) for file in made.told.files)
    release = replace(made.volume.release, told=replace(made.told, files=files))
    page = tree(replace(made, volume=replace(made.volume, release=release)))
    assert not page.xpath("//a[@href='fragment.html']")
    assert page.xpath("//section[@id='files']//a[@href='four-doors-fragment.html']")


def test_the_folder_of_a_volume_has_all_of_it() -> None:
    """Pages, citations, and what machines ask for."""
    assert [name for name, _ in files_of(listed(), PRESS, "text")] == [
        *["index.html", "fragment.html", "cite.bib", "cite.ris", "cite.json"],
        *["manifest.json", "onix.xml"],
    ]
