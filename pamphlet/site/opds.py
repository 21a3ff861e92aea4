"""Make catalogues for e-readers: OPDS 1.2, which is Atom, and OPDS 2.0, which is JSON, of the same contents.

    opds.xml, opds.json                where a reader begins: the lists that there are
    opds-newest.xml, opds-newest-2.xml …   a hundred publications each, the newest first
    opds-titles.xml …                  by their titles
    opds-language-he.xml …             those in one language, where there are several

In: listed volumes. Out: files by their names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pamphlet.site.listing import Listed
from pamphlet.site.markup import document, element, text
from pamphlet.site.media import OPDS_1, OPDS_2, media_type
from pamphlet.site.people import contributors, creators
from pamphlet.site.press import Press
from pamphlet.site.readium import ACQUIRED, OPEN_ACCESS, publication
from pamphlet.site.shelf import COVER
from pamphlet.site.words import language_name, speech_for

A_PAGE = 100
NAVIGATION = f"{OPDS_1};kind=navigation"
ACQUISITION = f"{OPDS_1};kind=acquisition"
NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns_dc": "http://purl.org/dc/terms/",
    "xmlns_opds": "http://opds-spec.org/2010/catalog",
}
FRONT = "http://opds-spec.org/sort/new"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of publications: its name in the names of files, its title, and the relation of what leads to it."""

    name: str
    title: str
    rel: str
    listed: tuple[Listed, ...]

    @property
    def pages(self) -> int:
        """How many files it takes."""
        return max(1, -(-len(self.listed) // A_PAGE))

    def file(self, number: int, kind: str) -> str:
        """Name the file of one of its pages, which count from 1."""
        return f"opds-{self.name}{f'-{number}' if number > 1 else ''}.{kind}"


def opds_files(listed: Sequence[Listed], press: Press) -> dict[str, bytes]:
    """Give both catalogues."""
    shelves = tuple(_shelves(listed, press))
    title = press.title or speech_for(press.language).strings["all"]
    updated = max(each.told.released for each in listed)
    files = {
        "opds.xml": _front_1(shelves, title, updated, press),
        "opds.json": _front_2(shelves, title, press),
    }
    entries = {each.folder: _entry(each, press) for each in listed}
    publications = {each.folder: publication(each, _way(each, press)) for each in listed}
    for shelf in shelves:
        for number in range(1, shelf.pages + 1):
            part = shelf.listed[(number - 1) * A_PAGE : number * A_PAGE]
            own = [entries[each.folder] for each in part]
            files[shelf.file(number, "xml")] = _list_1(shelf, number, own, updated, press)
            data = [publications[each.folder] for each in part]
            files[shelf.file(number, "json")] = _list_2(shelf, number, data, press)
    return files


def newest_first(listed: Sequence[Listed]) -> tuple[Listed, ...]:
    """Give volumes with the newest first; those of one day by their titles, as they come."""
    return tuple(sorted(listed, key=lambda each: each.told.released, reverse=True))


def urn(*names: str) -> str:
    """Give an identifier for what has none, the same every time."""
    return uuid5(NAMESPACE_URL, "\n".join(names)).urn


def _shelves(listed: Sequence[Listed], press: Press) -> Iterator[Shelf]:
    speech = speech_for(press.language)
    yield Shelf("newest", speech.strings["newest"], FRONT, newest_first(listed))
    yield Shelf("titles", speech.strings["titles"], "subsection", tuple(listed))
    languages = sorted({each.told.language for each in listed})
    for tag in languages if len(languages) > 1 else ():
        own = tuple(each for each in listed if each.told.language == tag)
        name = language_name(tag, speech.language)
        yield Shelf(f"language-{tag.lower()}", name, "subsection", own)


def _way(each: Listed, press: Press) -> str:
    return f"{press.url}{each.folder}/"


# OPDS 1.2


def _front_1(shelves: tuple[Shelf, ...], title: str, updated: str, press: Press) -> bytes:
    entries = (
        element(
            "entry",
            text("title", shelf.title),
            text("id", urn(press.url, press.title, "opds", shelf.name)),
            text("updated", f"{updated}T00:00:00Z"),
            element(
                "link", rel=shelf.rel, href=f"{press.url}{shelf.file(1, 'xml')}", type_=ACQUISITION
            ),
            text("content", shelf.title, type_="text"),
        )
        for shelf in shelves
    )
    return _feed("opds.xml", NAVIGATION, (press, title, updated), *entries)


def _list_1(shelf: Shelf, number: int, entries: list[str], updated: str, press: Press) -> bytes:
    steps = (("first", 1), ("previous", number - 1), ("next", number + 1), ("last", shelf.pages))
    links = (
        element("link", rel=rel, href=f"{press.url}{shelf.file(page, 'xml')}", type_=ACQUISITION)
        for rel, page in steps
        if shelf.pages > 1 and 1 <= page <= shelf.pages
    )
    name = shelf.file(number, "xml")
    return _feed(name, ACQUISITION, (press, shelf.title, updated), *links, *entries)


def _feed(name: str, kind: str, about: tuple[Press, str, str], *content: str) -> bytes:
    press, title, updated = about
    return document(
        element(
            "feed",
            text("id", urn(press.url, press.title, name)),
            text("title", title),
            text("updated", f"{updated}T00:00:00Z"),
            element("author", text("name", press.title or title)),
            element("link", rel="self", href=f"{press.url}{name}", type_=kind),
            element("link", rel="start", href=f"{press.url}opds.xml", type_=NAVIGATION),
            element("link", rel="alternate", href=f"{press.url}index.html", type_="text/html"),
            *content,
            **NAMESPACES,
        )
    )


def _entry(each: Listed, press: Press) -> str:
    """Give an entry with its files, as OPDS 1.2 has it (§5)."""
    told, way = each.told, _way(each, press)
    day = f"{told.released}T00:00:00Z"
    pictures = ("http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail")
    return element(
        "entry",
        text("title", told.title),
        text("id", told.identifier),
        *(element("author", text("name", person.name)) for person in creators(told)),
        *(element("contributor", text("name", person.name)) for person in contributors(told)),
        text("updated", day),
        text("published", day),
        text("dc:language", told.language),
        text("dc:issued", told.released),
        text("dc:identifier", told.identifier),
        text("dc:publisher", told.imprint or told.publisher),
        *(element("category", term=subject, label=subject) for subject in told.subjects),
        text("rights", told.condition or told.licence),
        text("summary", told.description),
        *(
            element("link", rel=rel, href=f"{way}{COVER}", type_="image/png")
            for rel in pictures
            if each.cover_height
        ),
        element("link", rel="alternate", href=f"{way}index.html", type_="text/html"),
        *(
            element(
                "link",
                rel=OPEN_ACCESS,
                href=f"{way}{file.name}",
                type_=media_type(file.name),
                length=str(file.size),
            )
            for file in map(told.file, ACQUIRED)
            if file
        ),
    )


# OPDS 2.0


def _front_2(shelves: tuple[Shelf, ...], title: str, press: Press) -> bytes:
    newest = shelves[0].listed[:20]
    return _json(
        {
            "metadata": {"title": title},
            "links": _links("opds.json", press),
            "navigation": [
                {
                    "href": f"{press.url}{shelf.file(1, 'json')}",
                    "title": shelf.title,
                    "type": OPDS_2,
                    "rel": shelf.rel,
                    "properties": {"numberOfItems": len(shelf.listed)},
                }
                for shelf in shelves
            ],
            "groups": [
                {
                    "metadata": {"title": shelves[0].title},
                    "publications": [publication(each, _way(each, press)) for each in newest],
                }
            ],
        }
    )


def _list_2(shelf: Shelf, number: int, own: list[dict[str, Any]], press: Press) -> bytes:
    steps = (("first", 1), ("previous", number - 1), ("next", number + 1), ("last", shelf.pages))
    links = [
        {"rel": rel, "href": f"{press.url}{shelf.file(page, 'json')}", "type": OPDS_2}
        for rel, page in steps
        if shelf.pages > 1 and 1 <= page <= shelf.pages
    ]
    counts = {"numberOfItems": len(shelf.listed), "itemsPerPage": A_PAGE, "currentPage": number}
    return _json(
        {
            "metadata": {"title": shelf.title, **counts},
            "links": [*_links(shelf.file(number, "json"), press), *links],
            "publications": own,
        }
    )


def _links(name: str, press: Press) -> list[dict[str, str]]:
    return [
        {"rel": "self", "href": f"{press.url}{name}", "type": OPDS_2},
        {"rel": "start", "href": f"{press.url}opds.json", "type": OPDS_2},
        {"rel": "alternate", "href": f"{press.url}index.html", "type": "text/html"},
    ]


def _json(told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
