"""The EPUB, in the order of EPUB 3.3; accessibility after EPUB Accessibility 1.1."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.accessibility import accessibility
from pamphlet.formats.epub import book as epub
from pamphlet.formats.xhtml import Element, parsed, tag_of
from pamphlet.pages import Asset, Pages
from pamphlet.work.model import Contributor, Licence
from tests.formats.made import METADATA, PIXEL, REPOSITORY, ids, made, pages_of
from tests.share import by_run, share
from tests.validators import ace, epubcheck

pytestmark = share(4)

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
}


def written(pages: Pages) -> bytes:
    """Write the EPUB of a work."""
    return epub.write(pages, Ready())[f"{pages.metadata.slug}.epub"]


def opened(pages: Pages) -> zipfile.ZipFile:
    """Open the EPUB of a work."""
    return zipfile.ZipFile(io.BytesIO(written(pages)))


def package(pages: Pages) -> Element:
    """Give the package document of a work."""
    return etree.fromstring(opened(pages).read("EPUB/content.opf"))


def select(root: Element, path: str) -> list[Element]:
    """Find elements by XPath."""
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, etree._Element)]


def texts(root: Element, path: str) -> list[str]:
    """Find texts of elements by XPath."""
    return [each.text or "" for each in select(root, path)]


def property_of(root: Element, name: str) -> list[str]:
    """Give the values of a property that refines nothing."""
    return texts(root, f"//opf:meta[@property='{name}'][not(@refines)]")


def links(root: Element) -> Iterator[str]:
    """Give the addresses of all links of a page."""
    return (each.get("href", "") for each in select(root, "//h:a[@href]"))


# --- 3 publication resources ----------------------------------------------------------------------


def test_3_2_only_core_media_types(pages: Pages) -> None:
    """Every resource is of a core media type, so none needs a fallback."""
    kinds = {each.get("media-type") for each in select(package(pages), "//opf:item")}
    assert kinds <= {
        "application/xhtml+xml",
        "application/x-dtbncx+xml",
        "text/css",
        "image/png",
        "image/jpeg",
        "image/svg+xml",
    }


def test_3_6_nothing_lies_outside(pages: Pages) -> None:
    """No page shows or styles itself with anything outside of the book."""
    book = opened(pages)
    for name in book.namelist():
        if name.endswith(".xhtml"):
            root = etree.fromstring(book.read(name))
            for shown in select(root, "//h:img | //h:link"):
                assert f"EPUB/{shown.get('src') or shown.get('href')}" in book.namelist()
    assert b"url(" not in book.read("EPUB/pamphlet.css")


def test_3_9_pages_are_plain_xml(pages: Pages) -> None:
    """No page holds a comment, an entity of its own, a soft hyphen, or a character that old engines show as a box."""
    book = opened(pages)
    for name in book.namelist():
        if name.endswith(".xhtml"):
            text = book.read(name).decode()
            assert not re.search("<!--|<!ENTITY|&(?!amp;|lt;|gt;|quot;|#)", text)
            assert not set("\u00ad\u2011\u2060") & set(text)


# --- 4 open container format ----------------------------------------------------------------------


def test_4_2_3_file_names_are_plain(pages: Pages) -> None:
    """Names are of small letters, digits, hyphens and dots, so that no system or shop stumbles."""
    names = opened(pages).namelist()
    assert all(re.fullmatch(r"(META-INF/|EPUB/(images/)?)?[a-z0-9.-]+", each) for each in names)
    assert len({each.lower() for each in names}) == len(names)


def test_4_2_6_the_wording_travels_inside(pages: Pages) -> None:
    """META-INF holds the wording, byte for byte."""
    carried = opened(pages).read("META-INF/pamphlet-wording.json")
    assert pages.exemplar
    assert carried == pages.exemplar.as_json()
    assert json.loads(carried)["words"] == pages.words.count


def test_4_2_6_3_1_the_container_names_the_package(pages: Pages) -> None:
    """The container file leads to the package document."""
    container = etree.fromstring(opened(pages).read("META-INF/container.xml"))
    (root,) = select(container, "//c:rootfile")
    assert root.get("full-path") == "EPUB/content.opf"


def test_4_3_2_every_entry_is_as_if_made_anywhere(pages: Pages) -> None:
    """Times, modes and the system of origin are fixed, and nothing is packed in an odd way."""
    for entry in opened(pages).infolist():
        assert entry.date_time == (*map(int, pages.metadata.released.split("-")), 0, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o100644)
        assert (entry.extra, entry.comment) == (b"", b"")
        assert entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def test_4_3_3_the_media_type_comes_first(pages: Pages) -> None:
    """The file `mimetype` is the first, not compressed, and exact."""
    assert written(pages)[30:58] == b"mimetypeapplication/epub+zip"


def test_4_3_bytes_depend_on_nothing_outside(first: Pages) -> None:
    """Another time zone, locale and hash seed give the same bytes."""
    code = (
        "import hashlib; from tests.formats.epub.test_book import written; from tests.formats.made import pages_of;"
        "print(hashlib.sha256(written(pages_of('manuscript'))).hexdigest())"
    )
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **strange, "PYTHONPATH": str(REPOSITORY)},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == hashlib.sha256(written(first)).hexdigest()


def test_a_book_that_was_not_written_is_no_book(
    first: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where EbookLib only warns and says False, the build fails."""
    monkeypatch.setattr("ebooklib.epub.write_epub", lambda *_: False)
    with pytest.raises(OSError, match="could not write"):
        written(first)


def test_a_day_before_zip_is_no_obstacle(first: Pages) -> None:
    """A release dated before 1980 gets the earliest day that a ZIP knows, and keeps its date inside."""
    early = replace(first, metadata=replace(first.metadata, released="1971-05-01"))
    assert opened(early).infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
    assert property_of(package(early), "dcterms:modified") == ["1971-05-01T00:00:00Z"]


# --- 5 package document ---------------------------------------------------------------------------


def test_5_4_the_package_says_its_language(pages: Pages) -> None:
    """Version, identifier, language and direction stand on the package element."""
    root = package(pages)
    metadata = pages.metadata
    assert (root.get("version"), root.get("dir")) == ("3.0", metadata.direction)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == metadata.language
    identifier = root.get("unique-identifier")
    assert texts(root, f"//dc:identifier[@id='{identifier}']") == [metadata.identifier]


def test_5_5_3_required_elements(pages: Pages) -> None:
    """Identifier, title and language are those of the work; a subtitle is a title of its own kind."""
    root = package(pages)
    assert texts(root, "//dc:title") == [
        each for each in (pages.metadata.title, pages.metadata.subtitle) if each
    ]
    assert (
        texts(root, "//opf:meta[@property='title-type']")
        == ["main", "subtitle"][: len(texts(root, "//dc:title"))]
    )
    assert texts(root, "//dc:language") == [pages.metadata.language]


def test_5_5_4_people_have_their_roles() -> None:
    """Who made the content is a creator, who helped a contributor, each with MARC role and sort name if given."""
    people = (
        Contributor("Ada Wren", "aut", "author", "Wren, Ada"),
        Contributor("The Friends", "edt", "editor"),
    )
    root = package(made("<p>So.</p>", metadata=replace(METADATA, contributors=people)))
    assert texts(root, "//dc:creator") == ["Ada Wren"]
    assert texts(root, "//dc:contributor") == ["The Friends"]
    assert texts(root, "//opf:meta[@refines='#person-1'][@property='file-as']") == ["Wren, Ada"]
    assert texts(root, "//opf:meta[@scheme='marc:relators'][@property='role']") == ["aut", "edt"]
    assert not select(root, "//opf:meta[@refines='#person-2'][@property='file-as']")


def test_5_5_4_what_is_not_given_is_not_said() -> None:
    """A bare work has no publisher, no description, no subject, no source, no people."""
    names = {tag_of(each) for each in select(package(made("<p>So.</p>")), "//dc:*")}
    assert names == {"identifier", "title", "language", "date", "rights"}


def test_5_5_4_the_first_pamphlet_says_all_of_its_own(first: Pages) -> None:
    """Rights are the condition word for word, the source is the copy text by its hash, the date is the release's."""
    root = package(first)
    assert first.metadata.licence
    assert texts(root, "//dc:rights") == [first.metadata.licence.condition]
    assert texts(root, "//dc:date") == ["2026-11-22"]
    assert property_of(root, "dcterms:created") == ["2011-08"]
    assert texts(root, "//dc:subject") == list(first.metadata.subjects)
    (source,) = texts(root, "//dc:source")
    assert "2db783a08ee2b0049fed3b672ed28b8d8e00a62a70d64cdaf0b09302fb3e3230" in source
    assert texts(root, "//dc:contributor") == ["Leon Trotsky"]
    assert not select(root, "//dc:creator | //dc:publisher")


def test_5_5_6_the_clock_is_the_release(pages: Pages) -> None:
    """The one modification date is that of the release, in UTC; no program is named with its version."""
    root = package(pages)
    assert property_of(root, "dcterms:modified") == [f"{pages.metadata.released}T00:00:00Z"]
    assert not select(root, "//opf:meta[@name]")


def test_5_5_7_the_licence_is_linked() -> None:
    """An address of the licence is linked under a declared prefix; without one there is neither."""
    licence = Licence("Copy it whole", "Copy it, but whole.", "https://example.org/licence")
    root = package(made("<p>So.</p>", metadata=replace(METADATA, licence=licence)))
    (link,) = select(root, "//opf:link")
    assert (link.get("rel"), link.get("href")) == ("cc:license", licence.url)
    assert root.get("prefix") == "cc: http://creativecommons.org/ns#"
    bare = package(made("<p>So.</p>"))
    assert bare.get("prefix") is None
    assert not select(bare, "//opf:link")


def test_5_6_the_manifest_is_the_book(pages: Pages) -> None:
    """Every file of the book stands in the manifest once, and no other."""
    listed = [f"EPUB/{each.get('href')}" for each in select(package(pages), "//opf:item")]
    held = [each for each in opened(pages).namelist() if each.startswith("EPUB/")]
    assert sorted([*listed, "EPUB/content.opf"]) == sorted(held)


def test_5_7_the_spine_is_the_reading_order(pages: Pages) -> None:
    """All pages stand in the spine in reading order, and turn the way the language runs."""
    root = package(pages)
    hrefs = {each.get("id"): each.get("href") for each in select(root, "//opf:item")}
    order = [hrefs[each.get("idref")] for each in select(root, "//opf:itemref")]
    assert order == [f"{section.name}.xhtml" for section in pages.sections]
    (spine,) = select(root, "//opf:spine")
    assert spine.get("page-progression-direction") == pages.metadata.direction
    assert not select(root, "//opf:itemref[@linear]")


def test_5_9_5_the_ncx_agrees_with_the_contents(pages: Pages) -> None:
    """Old reading systems get the same entries, numbered in order, and are told how deep they go."""
    root = etree.fromstring(opened(pages).read("EPUB/toc.ncx"))
    contents = parsed(next(section for section in pages.sections if section.name == "contents"))
    assert [each.get("src") for each in select(root, "//ncx:content")] == list(links(contents))
    points = select(root, "//ncx:navPoint")
    assert [each.get("playOrder") for each in points] == [str(n + 1) for n in range(len(points))]
    depth = max(len(select(each, "ancestor-or-self::ncx:navPoint")) for each in points)
    (told,) = select(root, "//ncx:meta[@name='dtb:depth']")
    assert (told.get("content"), depth <= 2) == (str(depth), True)
    (identifier,) = select(root, "//ncx:meta[@name='dtb:uid']")
    assert identifier.get("content") == pages.metadata.identifier


# --- 6 content documents --------------------------------------------------------------------------


def test_6_1_pages_are_packed_untouched(pages: Pages) -> None:
    """Every page but the contents is in the book byte for byte as it was composed."""
    book = opened(pages)
    for section in pages.sections:
        if section.name != "contents":
            assert book.read(f"EPUB/{section.name}.xhtml") == section.xhtml.encode()


def test_6_1_pictures_are_packed_untouched() -> None:
    """Pictures are in the book byte for byte, under the names that the pages use."""
    picture = Asset("images/picture-1.png", "image/png", PIXEL)
    pages = made('<p><img src="images/picture-1.png" alt="a point"/></p>', assets=[picture])
    assert opened(pages).read("EPUB/images/picture-1.png") == PIXEL


def test_6_1_every_link_arrives(pages: Pages) -> None:
    """Every link within the book leads to an ID of the page that it names, and no ID stands twice in the book."""
    book = opened(pages)
    held = {
        name.removeprefix("EPUB/"): ids(book.read(name).decode())
        for name in book.namelist()
        if name.endswith(".xhtml")
    }
    everywhere = [each for page in held.values() for each in page]
    assert len(everywhere) == len(set(everywhere))
    for name in held:
        for href in links(etree.fromstring(book.read(f"EPUB/{name}"))):
            target, _, anchor = href.partition("#")
            assert ":" in target or anchor in held[target], href


# --- 7 navigation document ------------------------------------------------------------------------


def test_7_2_the_contents_are_the_navigation(pages: Pages) -> None:
    """The contents page is the navigation document: one `toc nav` with the same lines, each in one list item."""
    root = package(pages)
    (item,) = select(root, "//opf:item[@properties='nav']")
    assert item.get("href") == "contents.xhtml"
    nav = etree.fromstring(opened(pages).read("EPUB/contents.xhtml"))
    composed = parsed(next(section for section in pages.sections if section.name == "contents"))
    lines = select(nav, "//h:nav[@epub:type='toc']/h:ol//h:li/h:a")
    assert [(each.text, each.get("href")) for each in lines] == [
        (each.text, each.get("href")) for each in select(composed, "//h:li/h:a")
    ]


def test_7_4_4_landmarks_are_few_and_arrive(pages: Pages) -> None:
    """The hidden landmarks name the contents, the beginning of the text and the sources, if there are any."""
    nav = etree.fromstring(opened(pages).read("EPUB/contents.xhtml"))
    marks = select(nav, "//h:nav[@epub:type='landmarks'][@hidden]//h:a")
    kinds = [each.get(f"{{{NAMES['epub']}}}type") for each in marks]
    wanted = ["toc", "bodymatter", "bibliography"]
    has_sources = any(section.name == "sources" for section in pages.sections)
    assert kinds == wanted[: 3 if has_sources else 2]
    starts = {f"{section.name}.xhtml#{section.anchor}" for section in pages.sections}
    assert all(each.get("href") in starts and each.text for each in marks)


# --- EPUB Accessibility 1.1 -----------------------------------------------------------------------


def claims(pages: Pages) -> dict[str, list[str]]:
    """Give the accessibility properties of a work."""
    found: dict[str, list[str]] = {}
    for name, value in accessibility(
        pages, {section.name: parsed(section) for section in pages.sections}
    ):
        found.setdefault(name.removeprefix("schema:"), []).append(value)
    return found


def test_a11y_2_2_a_work_of_words_claims_no_pictures(first: Pages) -> None:
    """A work of words is read as text; it claims neither pictures nor descriptions of them."""
    told = claims(first)
    assert told["accessMode"] == told["accessModeSufficient"] == ["textual"]
    assert "alternativeText" not in told["accessibilityFeature"]
    assert told["accessibilityHazard"] == ["none"]
    said = [first.strings[f"accessibility-{each}"] for each in ("summary", "links")]
    assert told["accessibilitySummary"] == [" ".join(said)]


def test_a11y_2_2_headings_are_claimed_when_every_page_has_one(first: Pages) -> None:
    """The interview bears no heading, so the first pamphlet does not claim that headings tell its whole structure."""
    assert "structuralNavigation" not in claims(first)["accessibilityFeature"]
    whole = made("<h1>One</h1><p>So.</p><h2>Two</h2><p>So.</p>")
    assert "structuralNavigation" in claims(whole)["accessibilityFeature"]
    skipping = made("<h1>One</h1><p>So.</p><h3>Two</h3><p>So.</p>")
    assert "structuralNavigation" not in claims(skipping)["accessibilityFeature"]


@pytest.mark.parametrize(
    ("picture", "claimed", "sufficient"),
    [
        ('<img src="a.png" alt="a point"/>', ["alternativeText"], ["textual", "textual,visual"]),
        ('<img src="a.png" alt=""/>', [], ["textual", "textual,visual"]),
        ('<img src="a.png"/>', [], ["textual,visual"]),
    ],
)
def test_a11y_2_2_pictures_are_claimed_as_they_are(
    picture: str, claimed: list[str], sufficient: list[str]
) -> None:
    """Text alone suffices if every picture is described or an ornament; descriptions are claimed if all have one."""
    told = claims(made(f"<p>{picture}</p>"))
    assert told["accessMode"] == ["textual", "visual"]
    assert told["accessModeSufficient"] == sufficient
    assert [each for each in told["accessibilityFeature"] if "Text" in each] == claimed
    (summary,) = told["accessibilitySummary"]
    assert ("Every picture has" in summary) is ("textual" in sufficient)
    assert "citations" not in summary


def test_a11y_3_5_nothing_is_certified_that_was_not_claimed(pages: Pages) -> None:
    """No conformance and no page numbers are claimed as long as nobody did."""
    root = package(pages)
    text = etree.tostring(root, encoding="unicode")
    assert not re.search("conformsTo|certifiedBy|pageBreak|printPageNumbers", text)


# --- the programs of the trade --------------------------------------------------------------------


@pytest.mark.parametrize(
    "work", by_run(short=["tests/works/rich"], whole=["manuscript", "tests/works/rich"])
)
def test_without_a_print_it_is_valid_and_accessible(work: str, tmp_path: Path) -> None:
    """EPUBCheck has no message of any kind, and Ace finds no violation; those with a print are judged as released."""
    book = tmp_path / "book.epub"
    book.write_bytes(written(pages_of(work)))
    assert (epubcheck(book), ace(book)) == ((), ())


def test_it_is_small(first: Pages) -> None:
    """The first pamphlet is under 120 kB."""
    assert len(written(first)) < 120_000
