"""The language and direction of every work, in all of its files: no English stands in a book of another language."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html

from pamphlet.work.languages import direction_of
from pamphlet.work.nodes import CodeBlock
from pamphlet.work.walk import blocks_within
from pamphlet.work.words import grouped
from tests.releases import Release, Shelf
from tests.share import share
from tests.validators import pdftotext

pytestmark = share(4)

WORKS = "tests/works"
NOT_ENGLISH = pytest.mark.parametrize("name", ["arabic", "hebrew", "russian"])
RIGHT_TO_LEFT = pytest.mark.parametrize("name", ["arabic", "hebrew"])

XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# All that a book in another script may print in Latin letters of itself.
PROGRAMS = {"pamphlet", "pamphlet-press", "verify", "EPUB", "PDF", "HTML", "Markdown", "SHA-256"}
FONTS = {
    "Source",
    "Serif",
    "Sans",
    "Noto",
    "Frank",
    "Ruhl",
    "Libre",
    "Amiri",
    "Atkinson",
    "Hyperlegible",
}
LICENCES = {"OFL-1.1"}
ADDRESS_OR_HASH = re.compile(r"https://.+|urn:uuid:.+|[0-9a-f]{64}")
LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9.:/#-]*")
# The attributes that readers see or hear.
SAID = ("aria-label", "alt", "title", "data-title", "data-paper", "placeholder")


def inside(release: Release, ending: str) -> dict[str, bytes]:
    """Give the files of the EPUB whose names end so."""
    with zipfile.ZipFile(release.file(".epub")) as book:
        return {name: book.read(name) for name in book.namelist() if name.endswith(ending)}


def page_of(release: Release, name: str) -> etree._Element:
    """Give a page of the EPUB as tree."""
    (content,) = inside(release, f"/{name}.xhtml").values()
    return etree.fromstring(content)


# --- language and direction -------------------------------------------------------------------------------------------


def test_every_page_names_its_language_and_direction(built: Release) -> None:
    """Each XHTML page, the NCX, the package, the HTML file and each element of the fragment say them."""
    metadata = built.pamphlet.metadata
    language, direction = metadata.language, metadata.direction
    pages = [etree.fromstring(content) for content in inside(built, ".xhtml").values()]
    assert len(pages) > 4
    for page in pages:
        assert (page.get("lang"), page.get(XML_LANG), page.get("dir")) == (
            language,
            language,
            direction,
        )
    for root in (package(built), ncx(built)):
        assert (root.get(XML_LANG), root.get("dir") or "ltr") == (language, direction)
    root = html.parse(built.file(".html")).getroot()
    assert (root.get("lang"), root.get("dir")) == (language, direction)
    fragment = html.fragment_fromstring(built.file("-fragment.html").read_text("utf-8"), "div")
    parts = built.pamphlet.parts
    blocks = (block for block in blocks_within(parts) if not isinstance(block, CodeBlock))
    spoken = {getattr(each, "language", "") for each in (*parts, *blocks)}
    languages = {each.get("lang", "") for each in fragment}
    assert {language} <= languages <= {language, *spoken} - {""}
    assert all(
        (each.get("dir") or "ltr") == direction_of(each.get("lang", "")) for each in fragment
    )


def test_pages_turn_to_the_side_of_the_script(built: Release) -> None:
    """A book that is read from right to left says so in the spine and in the PDF, and no other does."""
    to_left = built.pamphlet.metadata.direction == "rtl"
    spine = package(built).find(f"{OPF}spine")
    assert spine is not None
    assert (spine.get("page-progression-direction") == "rtl") == to_left
    with pikepdf.open(built.file(".pdf")) as document:
        assert document.Root.Lang == built.pamphlet.metadata.language
        assert (document.Root.ViewerPreferences.get("/Direction") == "/R2L") == to_left


def test_foreign_words_name_their_language_and_direction(shelf: Shelf) -> None:
    """A span in a language of the other direction carries both, so that a line with both is set right."""
    hebrew, rich = (
        page_of(shelf(f"{WORKS}/{name}"), page)
        for name, page in (("hebrew", "interview"), ("rich", "note"))
    )
    assert spans(hebrew) == {"λόγος": ("el", "ltr"), "festina lente": ("la", "ltr")}
    assert spans(rich)["ברוכים הבאים"] == ("he", "rtl")
    assert spans(rich)["أهلا وسهلا بالقارئ"] == ("ar", "rtl")
    assert spans(rich)["φίλον βιβλίον"] == ("grc", None)


@RIGHT_TO_LEFT
def test_what_is_read_by_its_letters_is_not_turned_round(name: str, shelf: Shelf) -> None:
    """Fingerprint, command, identifier and addresses run from left to right, and no rule of UAX #9 reorders them."""
    built = shelf(f"{WORKS}/{name}")
    metadata = built.pamphlet.metadata
    licence, colophon = page_of(built, "licence"), page_of(built, "colophon")
    sought = [(licence, grouped(built.pamphlet.words.fingerprint)), (licence, "pamphlet verify")]
    sought.append((colophon, metadata.identifier))
    sought += [(licence, metadata.licence.url)] if metadata.licence else []
    for page, text in sought:
        holder = [each for each in page.iter(f"{XHTML}*") if text in (each.text or "")]
        assert [each.get("dir") for each in holder] == ["ltr"], text


def spans(page: etree._Element) -> dict[str, tuple[str | None, str | None]]:
    """Give the spans with a language: their text with language and direction."""
    return {
        "".join(map(str, each.itertext())): (each.get("lang"), each.get("dir"))
        for each in page.iter(f"{XHTML}span")
        if each.get("lang")
    }


def package(built: Release) -> etree._Element:
    """Give the package document of the EPUB."""
    (content,) = inside(built, ".opf").values()
    return etree.fromstring(content)


def ncx(built: Release) -> etree._Element:
    """Give the NCX of the EPUB."""
    (content,) = inside(built, ".ncx").values()
    return etree.fromstring(content)


# --- no English in a book of another language -------------------------------------------------------------------------


@NOT_ENGLISH
def test_the_apparatus_speaks_the_language_of_the_book(name: str, shelf: Shelf) -> None:
    """No Latin letter stands but in the work's own words, names of programs and fonts, addresses and hashes."""
    built = shelf(f"{WORKS}/{name}")
    words = built.pamphlet.words
    allowed = PROGRAMS | FONTS | LICENCES | {*latin(" ".join(words.flat()))}
    allowed |= {*grouped(words.fingerprint).split(), *(file.name for file in built.pamphlet.files)}
    slug = built.pamphlet.metadata.slug
    allowed |= {"against", f"{slug}-complete.zip", f"{slug}-check.html"}  # ways to check a copy
    for place, text in said(built):
        strange = [
            word
            for word in latin(text)
            if word not in allowed and not ADDRESS_OR_HASH.fullmatch(word)
        ]
        assert not strange, (place, strange)


def latin(text: str) -> list[str]:
    """Give the words of a text in which there is a Latin letter."""
    return [word.rstrip(".:") for word in LATIN.findall(text) if re.search(r"[A-Za-zÀ-ɏ]", word)]


def said(built: Release) -> Iterator[tuple[str, str]]:
    """Give what people read or hear in each file: text, labels, titles."""
    for place, content in inside(built, ".xhtml").items():
        yield place, markup_text(etree.fromstring(content))
    yield "toc.ncx", " ".join(each.text or "" for each in ncx(built).iter(f"{NCX}text"))
    told = [
        each
        for each in package(built).iter(f"{DC}*")
        if each.tag not in {f"{DC}identifier", f"{DC}language"}
    ]
    summary = [
        each for each in package(built).iter(f"{OPF}meta") if "Summary" in str(each.get("property"))
    ]
    assert told
    assert summary
    yield "content.opf", "\n".join(each.text or "" for each in (*told, *summary))
    for suffix in (".html", "-fragment.html"):
        yield suffix, markup_text(html.fromstring(built.file(suffix).read_bytes()))
    yield ".txt", built.file(".txt").read_text("utf-8")
    markdown = built.file(".md").read_text("utf-8")
    _, _, below = markdown.removeprefix("---\n").partition(
        "\n---\n"
    )  # its front matter is for programs
    yield ".md", re.sub(r"\]\([^)]*\)|\]\{[^}]*\}|\[\^\w+\]|<[^>]*>", " ", below)
    yield ".pdf", "\n".join(pdf_texts(built.file(".pdf")))


def markup_text(root: etree._Element) -> str:
    """Give the text of a page with the labels that are said, without styles and scripts."""
    etree.strip_elements(
        root, "style", "script", f"{XHTML}style", f"{XHTML}script", with_tail=False
    )
    labels = [each.get(label) or "" for each in root.iter(etree.Element) for label in SAID]
    described = [
        each.get("content") or "" for each in root.iter("meta") if each.get("name") == "description"
    ]
    return "\n".join((*map(str, root.itertext()), *labels, *described))


def pdf_texts(pdf: Path) -> Iterator[str]:
    """Give the text of a PDF, its bookmarks, what it says of itself, and what it says of its links."""
    yield pdftotext(pdf)
    with pikepdf.open(io.BytesIO(pdf.read_bytes())) as document, document.open_outline() as outline:
        waiting = list(outline.root)
        for mark in waiting:
            yield mark.title
            waiting += mark.children
        for field in ("/Title", "/Subject", "/Keywords", "/Author"):
            yield str(document.docinfo.get(field, ""))
        for page in document.pages:
            yield from (str(link.get("/Contents", "")) for link in page.get("/Annots", ()))
