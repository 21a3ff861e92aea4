"""Tell of what is new: an Atom feed and a JSON feed, with the e-book and the PDF of each pamphlet as enclosures.

In: listed volumes. Out: files by their names (RFC 4287; jsonfeed.org, version 1.1). A JSON feed needs whole addresses,
so there is none where that of the site is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pamphlet.site.listing import Listed
from pamphlet.site.markup import document, element, text
from pamphlet.site.media import media_type
from pamphlet.site.opds import newest_first, urn
from pamphlet.site.people import contributors, creators
from pamphlet.site.press import Press
from pamphlet.site.shelf import CARD
from pamphlet.site.told import File
from pamphlet.site.words import speech_for

MOST = 50  # entries
ENCLOSED = (".epub", ".pdf")


def feed_files(listed: Sequence[Listed], press: Press) -> dict[str, bytes]:
    """Give the feeds."""
    newest = newest_first(listed)[:MOST]
    title = press.title or speech_for(press.language).strings["all"]
    files = {"feed.atom": _atom(newest, title, press)}
    return {**files, "feed.json": _json(newest, title, press)} if press.url else files


def _atom(newest: Sequence[Listed], title: str, press: Press) -> bytes:
    return document(
        element(
            "feed",
            text("id", urn(press.url, press.title, "feed.atom")),
            text("title", title),
            text("updated", f"{newest[0].told.released}T00:00:00Z"),
            element("author", text("name", title)),
            element("link", rel="self", href=f"{press.url}feed.atom", type_="application/atom+xml"),
            element("link", rel="alternate", href=f"{press.url}index.html", type_="text/html"),
            *(_entry(each, press) for each in newest),
            xmlns="http://www.w3.org/2005/Atom",
            xml_lang=speech_for(press.language).language,
        )
    )


def _entry(each: Listed, press: Press) -> str:
    told, way = each.told, f"{press.url}{each.folder}/"
    day = f"{told.released}T00:00:00Z"
    return element(
        "entry",
        text("title", told.title),
        text("id", told.identifier),
        text("updated", day),
        text("published", day),
        *(element("author", text("name", person.name)) for person in creators(told)),
        *(element("contributor", text("name", person.name)) for person in contributors(told)),
        *(element("category", term=subject) for subject in told.subjects),
        text("rights", told.condition or told.licence),
        text("summary", told.description or told.title),
        element("link", rel="alternate", href=f"{way}index.html", type_="text/html"),
        element("link", rel="license", href=told.licence_url) if told.licence_url else "",
        *(
            element(
                "link",
                rel="enclosure",
                href=f"{way}{file.name}",
                type_=media_type(file.name),
                length=str(file.size),
            )
            for file in _enclosed(each)
        ),
        xml_lang=told.language,
    )


def _json(newest: Sequence[Listed], title: str, press: Press) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": press.url,
        "feed_url": f"{press.url}feed.json",
        "language": speech_for(press.language).language,
        "items": [_item(each, press) for each in newest],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(each: Listed, press: Press) -> dict[str, Any]:
    told, way = each.told, f"{press.url}{each.folder}/"
    item = {
        "id": told.identifier,
        "url": way,
        "title": told.title,
        "content_text": told.description or told.title,
        "image": f"{way}{CARD}" if each.cover_height else "",
        "date_published": f"{told.released}T00:00:00Z",
        "authors": [{"name": person.name} for person in creators(told)],
        "tags": list(told.subjects),
        "language": told.language,
        "attachments": [
            {
                "url": f"{way}{file.name}",
                "mime_type": media_type(file.name),
                "title": file.name,
                "size_in_bytes": file.size,
            }
            for file in _enclosed(each)
        ],
    }
    return {name: value for name, value in item.items() if value}


def _enclosed(each: Listed) -> Iterator[File]:
    return (file for file in map(each.told.file, ENCLOSED) if file)
