"""Whole works beside the first pamphlet: from right to left, in Cyrillic, one of everything, one of hardly anything.

Each is built once for the session. The validators are asked about all works in a row, while they are running anyway.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pikepdf
import pypdfium2 as pdfium
import pytest
from lxml import etree, html
from pypdfium2 import raw

from pamphlet.formats import FORMATS
from pamphlet.manuscript.markdown.parts import ROLES
from pamphlet.pages.strings import keys
from pamphlet.pipeline import build
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Block, CitationBracket, Inline
from pamphlet.work.walk import blocks_within, runs_within
from pamphlet.work.words import grouped
from tests.validators import (
    ace,
    axe,
    epubcheck,
    evaluate,
    pdffonts,
    pdftotext,
    qpdf_check,
    verapdf,
    vnu,
)

REPOSITORY = Path(__file__).parent.parent
WORKS = REPOSITORY / "tests" / "works"
NAMES = ("arabic", "hebrew", "plain", "rich", "russian")
EVERY = pytest.mark.parametrize("name", NAMES)
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

EDGE_PT = 28  # nothing stands nearer to the edge of the paper


@dataclass(frozen=True, slots=True)
class Built:
    """A work with the folder of its release."""

    pamphlet: Pamphlet
    folder: Path

    def file(self, suffix: str) -> Path:
        """Give the path of a file of the release."""
        return self.folder / f"{self.pamphlet.metadata.slug}{suffix}"

    def inside(self, ending: str) -> dict[str, bytes]:
        """Give the files of the EPUB whose names end so."""
        with zipfile.ZipFile(self.file(".epub")) as book:
            return {each: book.read(each) for each in book.namelist() if each.endswith(ending)}

    def page(self, name: str) -> etree._Element:
        """Give a page of the EPUB as tree."""
        (content,) = self.inside(f"/{name}.xhtml").values()
        return etree.fromstring(content)


Shelf = Callable[[str], Built]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Give a function that builds a work in all formats, each once, by the real command line."""
    folder = tmp_path_factory.mktemp("works")
    said: dict[str, subprocess.CompletedProcess[str]] = {}

    def take(name: str) -> Built:
        if name not in said:
            command = [sys.executable, "-m", "pamphlet", "build", str(WORKS / name)]
            said[name] = subprocess.run(
                [*command, "--output", str(folder / name)],
                capture_output=True,
                check=False,
                cwd=REPOSITORY,
                encoding="utf-8",
            )
        if said[name].returncode or said[name].stderr:
            pytest.fail(f"status {said[name].returncode}\n{said[name].stderr}", pytrace=False)
        pamphlet, _ = build.check(WORKS / name)
        assert pamphlet
        return Built(pamphlet, folder / name)

    return take


# --- the manuscripts --------------------------------------------------------------------------------------------------


@EVERY
def test_it_is_read_without_a_problem(name: str) -> None:
    """A work in any language and with any construct of the format is read, and nothing is found fault with."""
    pamphlet, problems = build.check(WORKS / name)
    assert (bool(pamphlet), problems) == (True, ())


def test_one_work_has_every_construct() -> None:
    """The rich work holds every kind of block and run but citations, and a part of every role."""
    pamphlet, _ = build.check(WORKS / "rich")
    assert pamphlet
    found = {type(each) for each in (*blocks_within(pamphlet.parts), *runs_within(pamphlet.parts))}
    assert found == {*get_args(Block), *get_args(Inline)} - {CitationBracket}
    assert {part.role for part in pamphlet.parts} == set(ROLES)


def test_the_smallest_work_has_nothing_that_can_be_left_out() -> None:
    """One part, a title, a language and a date of release make a work."""
    given = (WORKS / "plain" / "pamphlet.yaml").read_text("utf-8").split("\n")
    assert [line.partition(":")[0] for line in given if line] == [
        "title",
        "language",
        "released",
        "parts",
    ]


@NOT_ENGLISH
def test_a_missing_string_is_a_problem(name: str, tmp_path: Path) -> None:
    """A string that a book in another language lacks is problem M09, which names it; no English takes its place."""
    work = shutil.copytree(WORKS / name, tmp_path / name)
    strings = work / "strings.yaml"
    given = strings.read_text("utf-8")
    strings.write_text(re.sub(r"^contents: .*\n", "", given, flags=re.MULTILINE), "utf-8")
    pamphlet, (problem,) = build.check(work)
    assert (pamphlet, problem.code, problem.severity) == (None, "M09", "error")
    assert "“contents”" in problem.message
    strings.write_text("contents: …\n", "utf-8")
    roles = {each.role for each in build.check(WORKS / name)[0].metadata.contributors}  # type: ignore[union-attr]
    told = "".join(problem.message for problem in build.check(work)[1] if problem.code == "M09")
    assert {key for key in keys(roles) if f"“{key}”" not in told} == {"contents"}


# --- the files --------------------------------------------------------------------------------------------------------


@EVERY
def test_every_file_is_made_and_read_back(name: str, shelf: Shelf) -> None:
    """Every format makes its files; each was read back word for word, and nobody complained."""
    built = shelf(name)
    report = json.loads((built.folder / "build-report.json").read_bytes())
    slug = built.pamphlet.metadata.slug
    assert report["problems"] == []
    assert [made["name"] for made in report["files"]] == [
        f"{slug}{suffix}" for each in FORMATS if not each.on_request for suffix in each.suffixes
    ]
    assert {check["outcome"] for made in report["files"] for check in made["checks"]} == {"passed"}


@EVERY
def test_the_epub_is_valid_and_accessible(name: str, shelf: Shelf) -> None:
    """EPUBCheck has no message of any kind, and Ace finds no violation."""
    book = shelf(name).file(".epub")
    assert (epubcheck(book), ace(book)) == ((), ())


@EVERY
def test_the_pdf_keeps_both_standards(name: str, shelf: Shelf) -> None:
    """To veraPDF it is PDF/UA-1 and PDF/A-3a, to qpdf without fault; all its fonts are embedded."""
    pdf = shelf(name).file(".pdf")
    assert (verapdf(pdf, "ua1", "3a"), qpdf_check(pdf)) == ((), ())
    assert all(font.embedded and font.subset and font.unicode for font in pdffonts(pdf))


@EVERY
def test_the_html_is_valid_and_accessible(name: str, shelf: Shelf) -> None:
    """The Nu checker has no remark, and axe finds nothing, on a wide light screen and on a dark phone."""
    page = shelf(name).file(".html")
    assert (vnu(page), axe(page), axe(page, 360, dark=True)) == ((), (), ())


@EVERY
def test_nothing_sticks_out_of_a_narrow_window(name: str, shelf: Shelf) -> None:
    """In a window of 320 pixels long words, tables, code and pictures leave nothing to scroll sideways."""
    page = shelf(name).file(".html")
    assert evaluate(page, "document.documentElement.scrollWidth", 320, 600) <= 320


@EVERY
def test_nothing_sticks_out_of_the_text_block(name: str, shelf: Shelf) -> None:
    """On paper pictures and rules stand within the width of the text, and the text off the edges of the paper."""
    with pdfium.PdfDocument(shelf(name).file(".pdf")) as document:
        for pages in (list(document)[::2], list(document)[1::2]):
            text = [box for page in pages for box in boxes(page, raw.FPDF_PAGEOBJ_TEXT)]
            left, right = min(box[0] for box in text), max(box[1] for box in text)
            assert (left, pages[0].get_width() - right) > (EDGE_PT, EDGE_PT)
            drawn = [
                box
                for page in pages
                for box in boxes(page, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
            ]
            assert [box for box in drawn if box[0] < left - 1 or box[1] > right + 1] == []


def boxes(page: pdfium.PdfPage, *kinds: int) -> Iterator[tuple[float, float]]:
    """Give the left and right edges of the objects of a page, those within forms too."""
    for item in page.get_objects(filter=list(kinds)):
        left, _, right, _ = item.get_bounds()
        yield left, right


# --- language and direction -------------------------------------------------------------------------------------------


@EVERY
def test_every_page_names_its_language_and_direction(name: str, shelf: Shelf) -> None:
    """Each XHTML page, the NCX, the package, the HTML file and each element of the fragment say them."""
    built = shelf(name)
    metadata = built.pamphlet.metadata
    language, direction = metadata.language, metadata.direction
    pages = [etree.fromstring(content) for content in built.inside(".xhtml").values()]
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
    assert {each.get("lang") for each in fragment} == {language}
    assert {each.get("dir") or "ltr" for each in fragment} == {direction}


@EVERY
def test_pages_turn_to_the_side_of_the_script(name: str, shelf: Shelf) -> None:
    """A book that is read from right to left says so in the spine and in the PDF, and no other does."""
    built = shelf(name)
    to_left = built.pamphlet.metadata.direction == "rtl"
    spine = package(built).find(f"{OPF}spine")
    assert spine is not None
    assert (spine.get("page-progression-direction") == "rtl") == to_left
    with pikepdf.open(built.file(".pdf")) as document:
        assert document.Root.Lang == built.pamphlet.metadata.language
        assert (document.Root.ViewerPreferences.get("/Direction") == "/R2L") == to_left


def test_foreign_words_name_their_language_and_direction(shelf: Shelf) -> None:
    """A span in a language of the other direction carries both, so that a line with both is set right."""
    hebrew, rich = shelf("hebrew").page("interview"), shelf("rich").page("note")
    assert spans(hebrew) == {"λόγος": ("el", "ltr"), "festina lente": ("la", "ltr")}
    assert spans(rich)["ברוכים הבאים"] == ("he", "rtl")
    assert spans(rich)["أهلا وسهلا بالقارئ"] == ("ar", "rtl")
    assert spans(rich)["φίλον βιβλίον"] == ("grc", None)


@RIGHT_TO_LEFT
def test_what_is_read_by_its_letters_is_not_turned_round(name: str, shelf: Shelf) -> None:
    """Fingerprint, command, identifier and addresses run from left to right, and no rule of UAX #9 reorders them."""
    built = shelf(name)
    metadata = built.pamphlet.metadata
    licence, colophon = built.page("licence"), built.page("colophon")
    sought = [(licence, grouped(built.pamphlet.words.fingerprint)), (licence, "pamphlet verify")]
    sought.append((colophon, metadata.identifier))
    sought += [(licence, metadata.licence.url)] if metadata.licence else []
    for page, text in sought:
        holder = [each for each in page.iter(f"{XHTML}*") if text in (each.text or "")]
        assert [each.get("dir") for each in holder] == ["ltr"], text


@EVERY
def test_running_heads_name_book_and_part(name: str, shelf: Shelf) -> None:
    """Even pages bear the title of the book, odd ones that of the part, pages on which a part opens none.

    So it is also where odd pages are the left ones, in a book from right to left.
    """
    built = shelf(name)
    with pdfium.PdfDocument(built.file(".pdf")) as document:
        openings = {
            mark.get_dest().get_index(): mark.get_title()
            for mark in document.get_toc()
            if mark.level == 0
        }
        section = ""
        bare = {0, 1, len(document) - 1}  # the cover, its back, the back cover
        for number, page in enumerate(document):
            section = openings.get(number, section)
            expected = (
                ""
                if number in openings or number in bare
                else built.pamphlet.metadata.title
                if number % 2
                else section
            )
            assert letters(head_of(page)) == letters(expected), number + 1


def head_of(page: pdfium.PdfPage) -> str:
    """Give the text in the upper margin."""
    height = page.get_height()
    return str(page.get_textpage().get_text_bounded(bottom=height * 0.925, top=height))


def letters(text: str) -> list[str]:
    """Give the letters of a text in the order of the alphabet: small capitals and direction make no difference."""
    return sorted(filter(str.isalnum, text.casefold()))


def spans(page: etree._Element) -> dict[str, tuple[str | None, str | None]]:
    """Give the spans with a language: their text with language and direction."""
    return {
        "".join(map(str, each.itertext())): (each.get("lang"), each.get("dir"))
        for each in page.iter(f"{XHTML}span")
        if each.get("lang")
    }


def package(built: Built) -> etree._Element:
    """Give the package document of the EPUB."""
    (content,) = built.inside(".opf").values()
    return etree.fromstring(content)


def ncx(built: Built) -> etree._Element:
    """Give the NCX of the EPUB."""
    (content,) = built.inside(".ncx").values()
    return etree.fromstring(content)


# --- no English in a book of another language -------------------------------------------------------------------------


@NOT_ENGLISH
def test_the_apparatus_speaks_the_language_of_the_book(name: str, shelf: Shelf) -> None:
    """No Latin letter stands but in the work's own words, names of programs and fonts, addresses and hashes."""
    built = shelf(name)
    words = built.pamphlet.words
    allowed = PROGRAMS | FONTS | LICENCES | {*latin(" ".join(words.flat()))}
    allowed |= {*grouped(words.fingerprint).split(), *(file.name for file in built.pamphlet.files)}
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


def said(built: Built) -> Iterator[tuple[str, str]]:
    """Give what people read or hear in each file: text, labels, titles."""
    for place, content in built.inside(".xhtml").items():
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
