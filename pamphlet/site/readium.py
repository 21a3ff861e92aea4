"""Describe a publication as Readium does: as a web publication manifest, and as an entry of an OPDS 2.0 catalogue.

In: a listed volume, and the way to its files. Out: plain data (readium.org/webpub-manifest; specs.opds.io, OPDS 2.0).
"""

from __future__ import annotations

import json
import re
from typing import Any

from pamphlet.site.accessible import (
    CERTIFIED,
    CONFORMS,
    FEATURE,
    HAZARD,
    MODE,
    SUFFICIENT,
    SUMMARY,
)
from pamphlet.site.listing import Listed
from pamphlet.site.media import media_type
from pamphlet.site.metadata import pages
from pamphlet.site.people import CSL
from pamphlet.site.pictures import COVER_WIDTH
from pamphlet.site.press import Press
from pamphlet.site.shelf import COVER
from pamphlet.site.told import Person, Told

CONTEXT = "https://readium.org/webpub-manifest/context.jsonld"
BOOK = "http://schema.org/Book"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
ACQUIRED = (".epub", ".kepub.epub", ".pdf", "-large-print.pdf", "-large-print-a4.pdf")
NAMED = frozenset(("author", "translator", "editor", "illustrator"))
# What the specification calls the conformance of a book by its sentence (EPUB Accessibility 1.1 §4.1).
PROFILE = "https://www.w3.org/TR/epub-a11y-11#wcag-{version}-{level}"

_CLAIM = re.compile(r"EPUB Accessibility 1\.1 - WCAG (2\.\d) Level (A{1,3})")


def manifest(listed: Listed, press: Press) -> bytes:
    """Give the manifest of a publication that is read as one page."""
    told = listed.told
    web = told.file(".html")
    address = press.reach(listed.volume, "manifest.json")
    document = {
        "@context": CONTEXT,
        "metadata": metadata(told),
        "links": [
            {"rel": "self", "href": address, "type": "application/webpub+json"},
            *acquisitions(told, "", rel="alternate"),
        ],
        "readingOrder": [{"href": web.name, "type": "text/html", "title": told.title}]
        if web
        else [],
        "resources": [{"rel": "cover", **image} for image in images(listed, "")],
    }
    known = {name: value for name, value in document.items() if value}
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def publication(listed: Listed, way: str) -> dict[str, Any]:
    """Give an entry of a catalogue, from which `way` leads to the files."""
    told = listed.told
    page = {"rel": "alternate", "href": f"{way}index.html", "type": "text/html"}
    about = {"rel": "self", "href": f"{way}manifest.json", "type": "application/webpub+json"}
    described = {
        "metadata": metadata(told),
        "links": [*acquisitions(told, way, rel=OPEN_ACCESS), page, about],
        "images": images(listed, way),
    }
    return {name: value for name, value in described.items() if value}


def acquisitions(told: Told, way: str, *, rel: str) -> list[dict[str, Any]]:
    """Give links to the files that a reading app can open."""
    files = filter(None, map(told.file, ACQUIRED))
    return [
        {"rel": rel, "href": f"{way}{file.name}", "type": media_type(file.name), "size": file.size}
        for file in files
    ]


def images(listed: Listed, way: str) -> list[dict[str, Any]]:
    """Give the picture of the cover."""
    if not listed.cover_height:
        return []
    size = {"width": COVER_WIDTH, "height": listed.cover_height}
    return [{"href": f"{way}{COVER}", "type": "image/png", **size}]


def metadata(told: Told) -> dict[str, Any]:
    """Give what is known of a publication, its accessibility too."""
    people: dict[str, list[dict[str, Any]]] = {}
    for person in told.people:
        name = CSL.get(person.role, "")
        people.setdefault(name if name in NAMED else "contributor", []).append(_person(person))
    known = {
        "@type": BOOK,
        "identifier": told.identifier,
        "title": told.title,
        "subtitle": told.subtitle,
        **people,
        "language": told.language,
        "publisher": told.publisher,
        "imprint": told.imprint,
        "published": told.released,
        "modified": f"{told.released}T00:00:00Z",
        "description": told.description,
        "subject": list(told.subjects),
        "readingProgression": told.direction,
        "numberOfPages": pages(told),
        "belongsTo": _series(told),
        "accessibility": accessibility(told),
    }
    return {name: value for name, value in known.items() if value}


def accessibility(told: Told) -> dict[str, Any]:
    """Give what a publication offers, as the Accessibility Object has it."""
    claims = filter(None, map(_CLAIM.fullmatch, told.claims(CONFORMS)))
    known: dict[str, Any] = {
        "conformsTo": [
            PROFILE.format(version=c[1].replace(".", ""), level=c[2].lower()) for c in claims
        ],
        "certification": {"certifiedBy": name}
        if (name := "; ".join(told.claims(CERTIFIED)))
        else {},
        "accessMode": list(told.claims(MODE)),
        "accessModeSufficient": [
            modes.split(",") if "," in modes else modes for modes in told.claims(SUFFICIENT)
        ],
        "feature": list(told.claims(FEATURE)),
        "hazard": list(told.claims(HAZARD)),
        "summary": " ".join(told.claims(SUMMARY)),
    }
    return {name: value for name, value in known.items() if value}


def _person(person: Person) -> dict[str, Any]:
    known = {"name": person.name, "sortAs": person.sort_name, "role": person.role}
    return {name: value for name, value in known.items() if value}


def _series(told: Told) -> dict[str, Any]:
    if not told.series:
        return {}
    number = told.series_number
    position = (
        {"position": int(number)}
        if number.isascii() and number.isdecimal() and len(number) < 10
        else {}
    )
    return {"series": {"name": told.series, **position}}
