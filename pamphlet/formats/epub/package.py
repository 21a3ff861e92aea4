"""Mend the package document that EbookLib writes: its metadata is ours, computed from the work and from nothing else.

In: the package document, the pages and their trees. Out: the package document. EbookLib 0.20 gives no language to the
package, names itself with its version, drops metadata that it cannot write with a line in the log, and knows no `link`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pamphlet.formats.accessibility import accessibility, claim_holds
from pamphlet.formats.epub.cover import COVER_IMAGE, COVER_PAGE_PREFIX
from pamphlet.formats.xhtml import XML_LANG, Element
from pamphlet.pages import Pages
from pamphlet.work.model import Metadata
from pamphlet.work.roles import CREATORS

OPF_NS = "http://www.idpf.org/2007/opf"
DC_NS = "http://purl.org/dc/elements/1.1/"
OPF = f"{{{OPF_NS}}}"
IDENTIFIER_ID = "id"  # EbookLib's name for it

# EPUB 3.3 §D.1.5 reserves dcterms, schema and marc; cc is declared (ccREL: cc:license).
PREFIX = "cc: http://creativecommons.org/ns#"


@dataclass(frozen=True, slots=True)
class Term:
    """A Dublin Core element with an ID, and what refines it: pairs of a property and its value."""

    name: str
    text: str
    id: str = ""
    refinements: tuple[tuple[str, str], ...] = ()


def mended_package(
    package: bytes, pages: Pages, trees: Mapping[str, Element], *, paged: bool
) -> bytes:
    """Give the package a language, our metadata in place of EbookLib's, and no trace of a program or a clock.

    `paged`: the pages of the print are marked in the book.
    """
    root = etree.fromstring(package)
    written = root.find(f"{OPF}metadata")
    assert written is not None
    metadata, licence = pages.metadata, pages.metadata.licence
    root.set(XML_LANG, metadata.language)
    root.set("dir", metadata.direction)
    root.attrib.pop("prefix")  # EbookLib declares rendition, which is reserved
    covered = any(item.get("id") == COVER_IMAGE for item in root.iter(f"{OPF}item"))
    used = {PREFIX: licence and licence.url, COVER_PAGE_PREFIX: covered}
    if any(used.values()):
        root.set("prefix", " ".join(prefix for prefix in used if used[prefix]))
    section = metadata_element(pages, trees, paged=paged)
    if covered:
        # Kindle looks for the cover here, as books before EPUB 3 named it (EPUB 3.3 §5.9.3).
        _meta(section, name="cover", content=COVER_IMAGE)
    root.replace(written, section)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def metadata_element(pages: Pages, trees: Mapping[str, Element], *, paged: bool) -> Element:
    """Give the metadata section (EPUB 3.3 §5.5)."""
    metadata, licence = pages.metadata, pages.metadata.licence
    section = etree.Element(f"{OPF}metadata", nsmap={None: OPF_NS, "dc": DC_NS})
    terms = list(_terms(pages))
    for term in terms:
        element = etree.SubElement(section, f"{{{DC_NS}}}{term.name}")
        element.text = term.text
        if term.id:
            element.set("id", term.id)
    for term in terms:
        for name, value in term.refinements:
            scheme = {"scheme": "marc:relators"} if name == "role" else {}
            _meta(section, value, refines=f"#{term.id}", property=name, **scheme)
    for name, value in (*_dates(metadata), *accessibility(pages, trees, paged=paged)):
        _meta(section, value, property=name)
    _series(section, metadata)
    if metadata.claim and claim_holds(trees):
        claim = metadata.claim
        _meta(section, claim.conforms_to, property="dcterms:conformsTo", id="conformance")
        _meta(section, claim.certified_by, refines="#conformance", property="a11y:certifiedBy")
    if licence and licence.url:
        etree.SubElement(section, f"{OPF}link", rel="cc:license", href=licence.url)
    return section


def _terms(pages: Pages) -> Iterator[Term]:
    metadata = pages.metadata
    yield Term("identifier", metadata.identifier, IDENTIFIER_ID)
    yield Term("title", metadata.title, "title", (("title-type", "main"),))
    if metadata.subtitle:
        yield Term("title", metadata.subtitle, "subtitle", (("title-type", "subtitle"),))
    yield Term("language", metadata.language)
    yield from _people(metadata)
    yield Term("date", metadata.released)
    if metadata.publisher:
        yield Term("publisher", metadata.publisher)
    if metadata.description:
        yield Term("description", metadata.description)
    for subject in metadata.subjects:
        yield Term("subject", subject)
    if metadata.licence:
        yield Term("rights", metadata.licence.condition or metadata.licence.name)
    yield from _copy_text(pages)


def _people(metadata: Metadata) -> Iterator[Term]:
    for number, person in enumerate(metadata.contributors, start=1):
        name = "creator" if person.role in CREATORS else "contributor"
        sort_name = (("file-as", person.sort_name),) if person.sort_name else ()
        yield Term(name, person.name, f"person-{number}", (("role", person.role), *sort_name))


def _copy_text(pages: Pages) -> Iterator[Term]:
    """Name the copy text by its hash: it is what this book was made from."""
    for file in pages.files:
        if file.name == pages.metadata.copy_text:
            yield Term("source", f"{file.name}, SHA-256 {hashlib.sha256(file.content).hexdigest()}")


def _dates(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Give the dates that are not the publication's (EPUB 3.3 §5.5.4.4, §5.5.6), and the edition."""
    yield "dcterms:modified", f"{metadata.released}T00:00:00Z"
    if metadata.date:
        yield "dcterms:created", metadata.date
    if metadata.edition:
        yield "schema:bookEdition", metadata.edition


def _series(section: Element, metadata: Metadata) -> None:
    """Name the series (EPUB 3.3, “belongs-to-collection”), and the place of the work in it."""
    if metadata.series:
        name, number = metadata.series.name, metadata.series.number
        _meta(section, name, property="belongs-to-collection", id="series")
        _meta(section, "series", refines="#series", property="collection-type")
        if number:
            _meta(section, number, refines="#series", property="group-position")


def _meta(section: Element, text: str | None = None, **attributes: str) -> None:
    etree.SubElement(section, f"{OPF}meta", attributes).text = text
