"""What stands beside the pages: outline, metadata, links, attachments, fonts; and the two standards."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from pamphlet.pages.extra_faces import EXTRA_FACES
from pamphlet.pages.fonts import OTHER_FACES, TEXT_FACES
from pamphlet.press.properties import pdf_date, xmp_date
from pamphlet.press.tagged.xmp import packet as xmp_packet
from pamphlet.press.variants import READ
from pamphlet.work.model import Licence
from tests.press.prints import (
    WORKS,
    dressed,
    open_print,
    opened,
    pages_of,
    printed,
    structure,
    words_by_pdfium,
    write_print,
)
from tests.releases import EVERY_WORK
from tests.share import share
from tests.validators import pdffonts

pytestmark = share(4)

FIRST = "manuscript"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"


@EVERY_WORK
def test_only_fonts_of_the_book_occur(work: str, tmp_path: Path) -> None:
    """All fonts are embedded, reduced to what is used, and come with the book; none is the machine's."""
    fonts = pdffonts(write_print(work, tmp_path))
    assert fonts
    assert all(font.embedded and font.subset and font.unicode for font in fonts)
    families = [face.family for face in (*TEXT_FACES, *OTHER_FACES, *EXTRA_FACES)]
    for font in fonts:
        name = font.name.partition("+")[2]
        assert any(name.startswith(family.replace(" ", "-")) for family in families), name


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, int]]:
    """Give the bookmarks of a file: their depth, their label and the index of the page that they lead to."""
    numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}

    def below(first: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        while first is not None:
            yield depth, str(first.Title), numbers[first.Dest[0].objgen]
            yield from below(first.get("/First"), depth + 1)
            first = first.get("/Next")

    yield from below(pdf.Root.Outlines.First, 0)


@EVERY_WORK
def test_the_outline_names_every_page_of_the_book(work: str) -> None:
    """Each page of the book has a bookmark with its title, in order, which leads to where it begins."""
    read = words_by_pdfium(printed(work).pdf)
    starts = {
        start.anchor: at
        for at, start in reversed(list(enumerate(printed(work).page_starts)))
        if read[at]  # a blank page begins like the next
    }
    marks = [(title, at) for depth, title, at in bookmarks(opened(work)) if depth == 0]
    pages = pages_of(work).sections
    assert [title for title, _ in marks] == [page.title for page in pages]
    for page, (_, at) in zip(pages, marks, strict=True):
        assert starts.get(page.anchor, at) == at


def test_headings_are_bookmarks_below_their_part() -> None:
    """Headings within a part are bookmarks below it, one below the other as their levels are."""
    part = (
        '<h1 id="a">Part</h1><h2 id="b">First</h2><p id="text-1">Text</p><h3 id="c">Detail</h3>'
        '<h2 id="d">Second</h2><h4 id="e">Deep</h4>'
    )
    found = [(depth, title) for depth, title, _ in bookmarks(open_print(dressed(part)))]
    at = found.index((0, "Text"))
    assert found[at + 1 : at + 5] == [(1, "First"), (2, "Detail"), (1, "Second"), (2, "Deep")]


def packet(pdf: pikepdf.Pdf) -> ET.Element:
    """Give the one RDF of the XMP packet."""
    root = ET.fromstring(pdf.Root.Metadata.read_bytes().decode())
    (rdf,) = root.findall(f"{RDF}RDF")
    return rdf


def listed(rdf: ET.Element, name: str) -> list[str | None]:
    """Give the values of a property that is an array."""
    return [entry.text for entry in rdf.findall(f"{RDF}Description/{name}/*/{RDF}li")]


@EVERY_WORK
def test_the_metadata_are_those_of_the_work(work: str) -> None:
    """Title, people, language, rights and dates stand in the packet and the dictionary alike."""
    metadata = pages_of(work).metadata
    pdf = opened(work)
    rdf = packet(pdf)
    names = [person.name for person in metadata.contributors]
    assert listed(rdf, f"{DC}title") == [metadata.title] == [str(pdf.docinfo["/Title"])]
    assert listed(rdf, f"{DC}creator") == names
    assert str(pdf.docinfo.get("/Author", "")) == "; ".join(names)
    assert listed(rdf, f"{DC}language") == [metadata.language] == [str(pdf.Root.Lang)]
    assert str(pdf.docinfo["/CreationDate"]) == pdf_date(metadata.released)
    assert str(pdf.docinfo["/ModDate"]) == pdf_date(metadata.released)
    assert rdf.findtext(f"{RDF}Description/{DC}identifier") == metadata.identifier
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    if metadata.licence:
        condition = [metadata.licence.condition]
        assert listed(rdf, f"{DC}rights") == condition == listed(rdf, f"{RIGHTS}UsageTerms")


def test_the_address_of_a_licence_is_told() -> None:
    """A licence with an address has it in the packet."""
    work = replace(pages_of(FIRST).metadata, licence=Licence("L", "C & D", "https://example.org/l"))
    text = xmp_packet(work, READ).decode()
    assert "<xmpRights:WebStatement>https://example.org/l</xmpRights:WebStatement>" in text
    assert "C &amp; D" in text


@pytest.mark.parametrize(
    ("date", "told"),
    [("1603", True), ("0399-02", True), ("1603-05-04", True)]
    + [(date, False) for date in ("1603~", "1603?", "-0398", "0000", "1886-05/1887-08", "")],
)
def test_only_a_date_that_xmp_knows_is_told(date: str, told: bool) -> None:  # noqa: FBT001 -- a column
    """Circa, years before Christ and spans of time stand on the pages, and not in the packet."""
    text = xmp_packet(replace(pages_of(FIRST).metadata, date=date), READ).decode()
    assert ("<dc:date>" in text) == told


@pytest.mark.parametrize(
    ("date", "in_pdf", "in_xmp"),
    [
        ("2026-11-22", "D:20261122000000Z", "2026-11-22T00:00:00Z"),
        ("2026-11", "D:20261101000000Z", "2026-11-01T00:00:00Z"),
        ("2026", "D:20260101000000Z", "2026-01-01T00:00:00Z"),
    ],
)
def test_a_date_is_the_same_in_both(date: str, in_pdf: str, in_xmp: str) -> None:
    """A day, a month or a year becomes the same moment in both ways of writing it."""
    assert (pdf_date(date), xmp_date(date)) == (in_pdf, in_xmp)


def test_citation_and_source_lead_to_each_other() -> None:
    """Every citation leads to its source, and from there a way leads back to each page with one, by its first there."""
    pdf = opened(FIRST)
    names = pdf.Root.Names.Dests.Names
    places = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    to_sources: list[tuple[str, pikepdf.Page]] = []
    back: list[tuple[str, pikepdf.Page]] = []
    for page in pdf.pages:
        for area in page.get("/Annots", []):
            target = str(area.get("/Dest", ""))
            if target:
                assert target in places
                (to_sources if target.startswith("source-") else back).append((target, page))
    citations = [each for each, _ in back if each.startswith("citation-") or "cite" in each]
    assert len({target for target, _ in to_sources}) == 18
    assert len([name for name in places if name.startswith("cite-")]) == 55
    assert 40 < len(set(citations)) == len(citations) < 55
    cited_on = {(source, page.obj.objgen) for source, page in to_sources}
    led_to = Counter((places[name][0].objgen) for name in citations)
    assert set(led_to) == {page for _, page in cited_on}
    assert sum(led_to.values()) == len(cited_on), "each source and page once"


def test_names_of_places_are_sorted() -> None:
    """Names are looked up by halves, so they stand sorted as the bytes that they are written as."""
    odd = '<p id="text-1">One</p><p id="a\u00e9">Two</p><p id="zz">Three</p><p id="\u0436">Four</p>'
    for pdf in (*map(opened, WORKS), open_print(dressed(odd))):
        names = pdf.Root.Names
        for tree in (names.Dests, names.EmbeddedFiles):
            written = [bytes(tree.Names[at]) for at in range(0, len(tree.Names), 2)]
            assert written == sorted(written)


def test_the_manuscript_is_attached() -> None:
    """Every file of the manuscript is attached byte for byte as the source, and the wording as data."""
    pages, pdf = pages_of(FIRST), opened(FIRST)
    assert pages.exemplar
    names = pdf.Root.Names.EmbeddedFiles.Names
    attached = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    wanted = {f"manuscript/{file.name}": file.content for file in pages.files}
    assert {name: file.EF.F.read_bytes() for name, file in attached.items()} == {
        **wanted,
        "wording.json": pages.exemplar.as_json(),
    }
    assert "manuscript/copy-text.txt" in attached
    for name, file in attached.items():
        assert file.AFRelationship == ("/Data" if name == "wording.json" else "/Source")
        assert str(file.EF.F.Subtype) not in ("", "/application/octet-stream")
        moment = pdf_date(pages.metadata.released)
        assert (str(file.EF.F.Params.ModDate), int(file.EF.F.Params.Size)) == (
            moment,
            len(file.EF.F.read_bytes()),
        )
        checksum = hashlib.md5(file.EF.F.read_bytes(), usedforsecurity=False).digest()
        assert bytes(file.EF.F.Params.CheckSum) == checksum
    listed_by_document = [file.objgen for file in pdf.Root.AF]
    assert sorted(listed_by_document) == sorted(file.objgen for file in attached.values())


def test_the_first_heading_is_the_title() -> None:
    """The structure begins with the title of the work, which is what a window shows, too."""
    title = pages_of(FIRST).metadata.title
    (heading,) = structure(opened(FIRST)).all("H1")
    assert " ".join(heading.text.split()) == title
