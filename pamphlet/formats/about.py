"""Tell what a release is of: the facts of the work by which it is listed, cited and found, without opening its files.

In: `Pages` and the files of the release. Out: plain data, as it stands in the report and in the bag for re-publishers.
People are told twice: as data, and in the words of the book.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from lxml import etree

from pamphlet.formats import FORMATS
from pamphlet.pages import Pages
from pamphlet.pages.apparatus.credits import credit
from pamphlet.pages.strings.phrases import Speech

PACKAGE = "EPUB/content.opf"
OPF = "{http://www.idpf.org/2007/opf}"
LISTED = ("schema:access", "dcterms:conformsTo", "a11y:certifiedBy")  # what their names begin with


def about(pages: Pages, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Give the facts of a work; of its accessibility, what its EPUB claims."""
    metadata = pages.metadata
    speech = Speech(pages.strings, metadata.language)
    return {
        "slug": metadata.slug,
        "title": metadata.title,
        "title_supplied": metadata.title_supplied,
        "subtitle": metadata.subtitle,
        "language": metadata.language,
        "direction": metadata.direction,
        "people": [
            {
                "name": person.name,
                "role": person.role,
                "term": person.term,
                "sort_name": person.sort_name,
                "told": str(credit(person, metadata.language, speech)),
            }
            for person in metadata.contributors
        ],
        "date": metadata.date,
        "publisher": metadata.publisher,
        "imprint": metadata.imprint,
        "contact": metadata.contact,
        "description": " ".join(metadata.description.split()),
        "subjects": list(metadata.subjects),
        "series": asdict(metadata.series) if metadata.series else None,
        "licence": asdict(metadata.licence) if metadata.licence else None,
        "cover_alternative": metadata.cover_alternative,
        "emendations": [
            {"told": told, "reason": " ".join(reason.split())} for told, reason in pages.departures
        ],
        "accessibility": _accessibility(files.get(f"{metadata.slug}.epub")),
    }


def report_for_bag(pages: Pages, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Give what of the report holds wherever and whenever a release is built: the bag has that instead of it."""
    metadata = pages.metadata
    return {
        "pamphlet": metadata.title,
        "identifier": metadata.identifier,
        "edition": metadata.edition,
        "released": metadata.released,
        "fingerprint": pages.words.fingerprint,
        "words": pages.words.count,
        "work": about(pages, files),
        "files": [
            {
                "name": name,
                "format": _format_of(name.removeprefix(metadata.slug)),
                "sha256": sha256(content).hexdigest(),
                "size": len(content),
                "pages": pages_of_paper(content),
            }
            for name, content in files.items()
        ],
    }


def pages_of_paper(content: bytes) -> int:
    """Count the pages of a PDF; of anything else, none."""
    if not content.startswith(b"%PDF-"):
        return 0
    from pikepdf import Pdf

    with Pdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _format_of(suffix: str) -> str:
    return next((each.name for each in FORMATS if suffix in each.suffixes), "")


def _accessibility(book: bytes | None) -> list[list[str]]:
    """Give pairs of a property and its value, as the package document of a book of our own has them."""
    if book is None:
        return []
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        package = etree.fromstring(archive.read(PACKAGE))
    return [
        [name, meta.text or ""]
        for meta in package.iter(f"{OPF}meta")
        if (name := meta.get("property", "")).startswith(LISTED)
    ]
