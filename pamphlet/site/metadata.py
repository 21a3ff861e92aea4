"""Tell machines of a work, in the head of its page: JSON-LD, Highwire and Dublin Core, Open Graph, Signposting.

In: a volume and the press. Out: data that the template writes. Where the address of the site is not known, what must be
absolute is left out: canonical, Open Graph, `citation_pdf_url`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pamphlet.site.accessible import FEATURE, HAZARD, MODE, SUFFICIENT, SUMMARY
from pamphlet.site.citing import whole_title
from pamphlet.site.media import media_type
from pamphlet.site.people import in_role
from pamphlet.site.pictures import CARD_SIZE
from pamphlet.site.press import Press
from pamphlet.site.shelf import CARD, COVER, Volume
from pamphlet.site.told import File, Told
from pamphlet.work.embedding import for_script
from pamphlet.work.roles import schema_role
from pamphlet.work.web_metadata import Catalogued, citation_metas

CITATIONS = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}


def json_ld(volume: Volume, press: Press, *, covered: bool) -> str:
    """Describe the work in the terms of schema.org, each of its files with it; fit to stand in a script."""
    told = volume.told
    known: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Book",
        "@id": press.address(f"{volume.folder}/"),
        "url": press.address(f"{volume.folder}/"),
        "name": told.title,
        "alternativeHeadline": told.subtitle,
        "inLanguage": told.language,
        "dateCreated": told.date,
        "datePublished": told.released,
        "bookEdition": told.edition,
        "identifier": told.identifier,
        "description": told.description,
        "keywords": list(told.subjects),
        "publisher": {"@type": "Organization", "name": told.publisher} if told.publisher else "",
        "license": _licence(told),
        "conditionsOfAccess": told.condition,
        "isAccessibleForFree": True,
        "wordCount": told.words,
        "numberOfPages": pages(told),
        "image": press.reach(volume, COVER) if covered else "",
        "isPartOf": {"@type": "BookSeries", "name": told.series} if told.series else "",
        "position": told.series_number,
        **_accessible(told),
        "encoding": [_encoding(file, volume, press) for file in told.files],
    }
    for person in told.people:
        name, someone = schema_role(person.name, person.role, person.term)
        known.setdefault(name, []).append(someone)
    described = {name: value for name, value in known.items() if value}
    return for_script(json.dumps(described, ensure_ascii=False, separators=(",", ":")))


def pages(told: Told) -> int:
    """Give the pages of the A5 edition."""
    plain = told.file(".pdf")
    return plain.pages if plain else 0


def _licence(told: Told) -> Any:
    if told.licence_url:
        return told.licence_url
    return {"@type": "CreativeWork", "name": told.licence} if told.licence else ""


def _accessible(told: Told) -> dict[str, Any]:
    return {
        "accessMode": list(told.claims(MODE)),
        "accessModeSufficient": [
            {"@type": "ItemList", "itemListElement": modes.split(",")}
            for modes in told.claims(SUFFICIENT)
        ],
        "accessibilityFeature": list(told.claims(FEATURE)),
        "accessibilityHazard": list(told.claims(HAZARD)),
        "accessibilitySummary": " ".join(told.claims(SUMMARY)),
    }


def _encoding(file: File, volume: Volume, press: Press) -> dict[str, Any]:
    told = {
        "@type": "MediaObject",
        "name": file.name,
        "contentUrl": press.reach(volume, file.name),
        "encodingFormat": media_type(file.name),
        "contentSize": str(file.size),
        "sha256": file.sha256,
        "license": volume.told.licence_url,
    }
    return {name: value for name, value in told.items() if value}


def metas(volume: Volume, press: Press, *, covered: bool) -> Iterator[tuple[str, str, str]]:
    """Give the metas that have something to tell: the attribute that names each, its name, its content."""
    told = volume.told
    for name, content in (*citation_metas(_catalogued(told)), *_addresses(volume, press)):
        if content:
            yield "name", name, content
    if press.url:
        for name, content in _open_graph(volume, press, covered=covered):
            if content:
                yield "property", name, content
        yield "name", "twitter:card", "summary_large_image" if covered else "summary"


def _addresses(volume: Volume, press: Press) -> Iterator[tuple[str, str]]:
    """Give the Highwire tags of the page and its files, which are whole addresses."""
    yield "citation_public_url", press.address(f"{volume.folder}/")
    for suffix, name in ((".pdf", "citation_pdf_url"), (".html", "citation_fulltext_html_url")):
        if file := volume.told.file(suffix):
            yield name, press.address(f"{volume.folder}/{file.name}")


def _catalogued(told: Told) -> Catalogued:
    return Catalogued(
        whole_title(told),
        told.people,
        told.released,
        told.language,
        told.identifier,
        told.imprint or told.publisher,
        told.description,
        told.subjects,
        told.condition or told.licence,
    )


def _open_graph(volume: Volume, press: Press, *, covered: bool) -> Iterator[tuple[str, str]]:
    told = volume.told
    yield "og:type", "book"
    yield "og:title", told.title
    yield "og:description", told.description
    yield "og:url", press.address(f"{volume.folder}/")
    yield "og:site_name", press.title
    yield "og:locale", told.language.replace("-", "_")
    yield "book:release_date", told.released
    for person in in_role(told, "author"):
        yield "book:author", person.name
    if covered:
        yield "og:image", press.address(f"{volume.folder}/{CARD}")
        yield "og:image:type", "image/png"
        yield "og:image:width", str(CARD_SIZE[0])
        yield "og:image:height", str(CARD_SIZE[1])
        yield "og:image:alt", told.title


def links(volume: Volume, press: Press) -> Iterator[dict[str, str]]:
    """Give the links of the head: the licence, and those of Signposting (signposting.org/FAIR, level 1)."""
    told = volume.told
    if press.url:
        yield {"rel": "canonical", "href": press.address(f"{volume.folder}/")}
    yield {"rel": "license", "href": told.licence_url or "#republish"}
    yield {"rel": "type", "href": "https://schema.org/Book"}
    yield {"rel": "type", "href": "https://schema.org/AboutPage"}
    if told.identifier.lower().startswith(("https://doi.org/", "https://hdl.handle.net/")):
        yield {"rel": "cite-as", "href": told.identifier}
    for suffix, kind in CITATIONS.items():
        yield {"rel": "describedby", "href": f"cite.{suffix}", "type": kind}
    yield {"rel": "describedby", "href": "onix.xml", "type": "application/xml"}
    yield {"rel": "alternate", "href": "manifest.json", "type": "application/webpub+json"}
    for file in told.files:
        yield {"rel": "item", "href": file.name, "type": media_type(file.name)}
