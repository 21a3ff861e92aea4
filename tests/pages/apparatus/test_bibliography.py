"""The list of sources: only what the manuscript gives, and a way back to every place where a source is cited."""

import re
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from markupsafe import Markup

from pamphlet.pages import Pages
from pamphlet.pages.apparatus.bibliography import reference
from pamphlet.pages.composition import compose
from pamphlet.pages.strings import load
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.model import Pamphlet, Source
from pamphlet.work.problems import Place
from pamphlet.work.walk import citations_in
from tests.laid_out import printed
from tests.pages.trees import EPUB_TYPE, XHTML, by_class, root_of, text


def source(*entry: tuple[str, str]) -> Source:
    """Make a source with these fields."""
    return Source("key", "named", entry, "", "source-key", Place("sources.yaml"))


@pytest.mark.parametrize(
    ("entry", "printed"),
    [
        ([], ""),
        (
            [("author", "Trotsky, Leon"), ("title", "A & B")],
            "Trotsky, Leon. <cite>A &amp; B</cite>.",
        ),
        ([("title", "Not a State?"), ("issued", "1937")], "<cite>Not a State?</cite> 1937."),
        (
            [
                ("title", "An Article"),
                ("container-title", "A Journal"),
                ("volume", "2"),
                ("page", "3-4"),
            ],
            "An Article. <cite>A Journal</cite>. Volume 2. Pages 3-4.",
        ),
        (
            [("title", "T"), ("editor", "E. E."), ("issued", "1937-11")],
            "<cite>T</cite>. Edited by E. E. November 1937.",
        ),
        (
            [("title", "T"), ("DOI", "10/2")],
            '<cite>T</cite>. <a href="https://doi.org/10/2" dir="ltr">https://doi.org/10/2</a>',
        ),
        (
            [("title", "T"), ("URL", "https://a.b/?c&d")],
            '<cite>T</cite>. <a href="https://a.b/?c&amp;d" dir="ltr">https://a.b/?c&amp;d</a>',
        ),
        ([("title", "T"), ("URL", "javascript:alert(1)")], "<cite>T</cite>. javascript:alert(1)"),
    ],
)
def test_an_entry_prints_what_is_given(entry: list[tuple[str, str]], printed: str) -> None:
    """A sentence a field, in the order given; a title within another work is not set as a title."""
    assert Markup(" ").join(reference(source(*entry), Speech(load("en") or {}, "en"))) == printed


def test_each_source_leads_back_to_each_of_its_citations(pamphlet: Pamphlet) -> None:
    """An entry has a labelled, numbered link to every place where it is cited, in order, and to no other."""
    if not pamphlet.sources:
        assert "sources" not in [section.name for section in compose(pamphlet).sections]
        return
    pages = compose(pamphlet)
    root = root_of(next(section for section in pages.sections if section.name == "sources"))
    entries = {
        each.get("id"): item for item in root.iter(f"{XHTML}li") for each in by_class(item, "entry")
    }
    unknown = [
        each
        for each in pamphlet.sources
        if not each.entry and not each.note and each.status == "unidentified"
    ]
    known = [each for each in pamphlet.sources if each not in unknown]
    assert list(entries) == [each.anchor for each in (*known, *unknown)]
    for one in pamphlet.sources:
        (places,) = by_class(entries[one.anchor], "places")
        links = list(places.iter(f"{XHTML}a"))
        cited = [each.anchor for each in citations_in(pamphlet.parts) if each.key == one.key]
        assert [link.get("href", "").partition("#")[2] for link in links] == cited != []
        assert [text(link) for link in links] == [str(n) for n in range(1, len(links) + 1)]
        assert {link.get("role") for link in links} == {"doc-backlink"}
        for number, link in enumerate(links, start=1):
            assert {one.key, str(number)} <= set(link.get("aria-label", "").split())


def test_what_was_identified_bears_a_sign(first: Pamphlet, first_pages: Pages) -> None:
    """One sign, explained once, tells which entries the publisher identified; what is noted stands beside them."""
    root = root_of(next(section for section in first_pages.sections if section.name == "sources"))
    strings = load("en") or {}
    entries = {
        each.get("id"): item for item in root.iter(f"{XHTML}li") for each in by_class(item, "entry")
    }
    for one in first.sources:
        said = text(entries[one.anchor])
        assert ("*" in said) == (one.status == "identified")
        assert one.note in said
        assert said.split()[0] == one.key
    assert text(root).count(strings["source-identified"]) == 1
    (signs,) = by_class(root, "identified-intro")
    assert text(signs).split()[0] == "*"


def test_no_sign_is_explained_that_no_entry_bears(first: Pamphlet) -> None:
    """Where the text names all its sources nothing is said of signs, nor of keys that nobody knows."""
    named = tuple(
        replace(each, status="named", entry=(("title", "A Title"),)) for each in first.sources
    )
    section = next(
        each for each in compose(replace(first, sources=named)).sections if each.name == "sources"
    )
    assert not list(by_class(root_of(section), "identified-intro"))
    assert not list(by_class(root_of(section), "unknown"))
    assert "*" not in text(root_of(section))


def test_an_unknown_source_says_nothing_but_that(first: Pamphlet) -> None:
    """Of a source that is not identified, only the key and the places are printed."""
    pages = compose(first)
    root = root_of(next(section for section in pages.sections if section.name == "sources"))
    (entry,) = [
        item
        for item in root.iter(f"{XHTML}li")
        if any(each.get("id") == "source-1905" for each in item)
    ]
    assert (
        " ".join(text(entry).split())
        == "1905 Not identified: only the key is known, and where it is cited. Cited: 1"
    )


def test_an_entry_fits_a_window_that_pops_up(pages: Pages) -> None:
    """An entry is neither too short nor too long for the readers that show it over the page (9 to 5,000 characters)."""
    for section in pages.sections:
        if section.name == "sources":
            lengths = [
                len(" ".join(text(each).split())) for each in root_of(section).iter(f"{XHTML}li")
            ]
            assert min(lengths) >= 40
            assert max(lengths) <= 600


def test_a_citation_leads_to_its_source(pages: Pages) -> None:
    """Each citation is a link of the right kind, and of several in a bracket each is one of its own."""
    for section in pages.sections:
        for citation in by_class(root_of(section), "citation"):
            assert citation.get("href", "").startswith("sources.xhtml#source-")
            assert citation.get(EPUB_TYPE) == "biblioref"
            assert citation.get("role") == "doc-biblioref"


def test_markup_in_a_note_is_shown_as_typed(first: Pamphlet) -> None:
    """What the manuscript's file says is text, whatever it looks like."""
    noted = replace(first.sources[1], note="<b>&amp;</b>")
    pages = compose(replace(first, sources=(first.sources[0], noted, *first.sources[2:])))
    root = root_of(next(section for section in pages.sections if section.name == "sources"))
    assert "<b>&amp;</b>" in text(root)


def test_each_page_is_said_once_on_paper() -> None:
    """However often a source is cited on a page, the list says its number once; in order, and with commas between."""
    text = " ".join(
        page.get_textpage().get_text_bounded()
        for page in pdfium.PdfDocument(printed("manuscript").pdf)
    )
    lists = re.findall(r"Cited on page: (\d+(?:, \d+)*)", " ".join(text.split()))
    assert len(lists) > 8
    for listed in lists:
        numbers = [int(number) for number in listed.split(", ")]
        assert numbers == sorted(set(numbers))
    assert any(", " in listed for listed in lists)
    assert text.count("only the key is known") == 1


def test_a_date_that_ends_in_a_full_stop_gets_no_other() -> None:
    """A Russian date ends in that of an abbreviation."""
    (date,) = reference(source(("issued", "1998-04-12")), Speech(load("ru") or {}, "ru"))
    assert date.endswith("г.")
    assert date.startswith("12 апреля 1998")
