"""Write the HTML file: the whole work in one file that fetches nothing and runs nothing.

In: `Pages`. Out: one file, with its styles and pictures inside, a link for every turn, and what machines want to know
about the work: its licence, its metadata as JSON-LD, and its wording.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.accessibility import accessibility
from pamphlet.formats.embedded import deflated
from pamphlet.formats.xhtml import Element
from pamphlet.pages import Pages
from pamphlet.pages.classes import SKIP, TO_CONTENTS, TURN, TURN_LINK, has_class
from pamphlet.pages.joined import join, markup_of
from pamphlet.pages.strings import fill
from pamphlet.pages.stylesheet import for_web
from pamphlet.work.embedding import for_script, hash_source
from pamphlet.work.exemplar import IN_HTML
from pamphlet.work.model import Metadata
from pamphlet.work.roles import schema_role
from pamphlet.work.web_metadata import Catalogued, citation_metas

VOID_END = re.compile(r"(<(?:br|hr|img)\b[^>]*?)\s*/>")  # lxml writes no bare > in an attribute
# A region's name must be its own, and the only part of a work may bear its title: the header's title page is none.
OF_REGION = ("role", "aria-label", "aria-labelledby", "data-title")
# Nothing runs, whatever came to stand in the page (CSP 3; HTML §4.2.5.3). What is let in by its hash is data, of which
# browsers run nothing. Pictures are left out, for Nu 26 takes those that stand in the page for blocked.
POLICY = (
    "script-src {}; style-src 'unsafe-inline'; font-src data:; connect-src 'none'; frame-src 'none'; media-src 'none';"
    " object-src 'none'; worker-src 'none'; base-uri 'none'; form-action 'none'"
)
# Printed from a browser each page has its number at the foot (CSS Paged Media 3 §5); old ones have their own. Browsers
# fill one line after the other, which spoils lines of full width, and have other faces, which are to be of one size.
PRINTED = """\
@page{margin:20mm 18mm 22mm;@bottom-center{content:counter(page);font-family:serif;font-size:9pt}}
@media print{
html{font-size-adjust:.475}
body{text-align:start}
p{text-wrap:pretty}
.turn.question,code,pre{font-size-adjust:.478}
}
"""
MAIN = "the_text"  # no part has an underscore in its ID


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the HTML file under its name."""
    del ready
    metadata = pages.metadata
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{escape(metadata.language)}" dir="{metadata.direction}">',
        "<head>",
        *_head(pages),
        "</head>",
        "<body>",
        *_body(pages),
        "</body>",
        "</html>",
        "",
    )
    return {f"{metadata.slug}.html": "\n".join(lines).encode()}


def _head(pages: Pages) -> Iterator[str]:
    metadata = pages.metadata
    licence = metadata.licence.url if metadata.licence else ""
    about = for_script(json.dumps(described(pages), ensure_ascii=False))
    wording = deflated(pages.exemplar) if pages.exemplar else ""
    policy = POLICY.format(" ".join(map(hash_source, filter(None, (about, wording)))))
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(metadata.title, quote=False)}</title>"
    if metadata.description:
        yield f'<meta name="description" content="{escape(metadata.description)}">'
    for name, content in citation_metas(_catalogued(metadata)):
        yield f'<meta name="{name}" content="{escape(content)}">'
    if metadata.identifier.startswith(("https://", "http://")):
        yield f'<link rel="canonical" href="{escape(metadata.identifier)}">'
    yield f'<link rel="license" href="{escape(licence or "#licence")}">'
    yield f"<style>\n{_for_style(for_web(pages.stylesheet))}{PRINTED}</style>"
    yield f'<script type="application/ld+json">{about}</script>'
    if wording:
        yield f'<script type="application/zlib" id="{IN_HTML}">{wording}</script>'


def _catalogued(metadata: Metadata) -> Catalogued:
    licence = metadata.licence
    return Catalogued(
        ": ".join(filter(None, (metadata.title, metadata.subtitle))),
        metadata.contributors,
        metadata.released,
        metadata.language,
        metadata.identifier,
        metadata.imprint or metadata.publisher,
        " ".join(metadata.description.split()),
        metadata.subjects,
        (" ".join(licence.condition.split()) or licence.name) if licence else "",
    )


def _body(pages: Pages) -> Iterator[str]:
    """Give the pages: title page and contents, the main text up to the licence, and the colophon as the foot."""
    title, contents, *text, colophon = join(pages)
    for name in OF_REGION:
        title.attrib.pop(name, None)
    pictures = {asset.name: asset.data_address for asset in pages.assets}
    for section in text:
        for image in section.iter("img"):
            image.set("src", pictures[image.get("src", "")])
        for turn in section.iter("div"):
            if has_class(turn, TURN):
                turn.insert(0, _turn_link(turn, pages))
    for section in (*text, colophon):
        section.append(_way_back(contents, pages))
    yield f'<a class="{SKIP}" href="#{MAIN}">{escape(pages.strings["skip-to-text"], quote=False)}</a>'
    yield f"<header>\n{_html([title])}\n</header>"
    yield _html([contents])
    yield f'<main id="{MAIN}">\n{_html(text)}\n</main>'
    yield f"<footer>\n{_html([colophon])}\n</footer>"


def _html(sections: Iterable[Element]) -> str:
    return VOID_END.sub(r"\1>", markup_of(sections))


def _turn_link(turn: Element, pages: Pages) -> Element:
    """Give a way to link to a turn: without text, so that no copy of the words holds it; the stylesheet shows it."""
    anchor = turn.get("id", "")
    label = fill(pages.strings["turn-link"], number=anchor.removeprefix("turn-"))
    link = etree.Element("a", {"class": TURN_LINK, "href": f"#{anchor}", "aria-label": label})
    link.text, link.tail, turn.text = "", turn.text, ""
    return link


def _way_back(contents: Element, pages: Pages) -> Element:
    """Give a way back to the contents, likewise without text."""
    address = f"#{contents.get('id', '')}"
    link = etree.Element(
        "a", {"class": TO_CONTENTS, "href": address, "aria-label": pages.strings["contents"]}
    )
    link.text, link.tail = "", "\n"
    return link


def described(pages: Pages) -> dict[str, Any]:
    """Describe the work in the terms of schema.org: only what the manuscript says, or what was counted."""
    metadata = pages.metadata
    licence = metadata.licence
    known: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": metadata.title,
        "alternativeHeadline": metadata.subtitle,
        "inLanguage": metadata.language,
        "dateCreated": metadata.date,
        "datePublished": metadata.released,
        "bookEdition": metadata.edition,
        "identifier": metadata.identifier,
        "description": metadata.description,
        "keywords": list(metadata.subjects),
        "publisher": {"name": metadata.publisher} if metadata.publisher else "",
        "license": (licence.url or {"@type": "CreativeWork", "name": licence.name})
        if licence
        else "",
        "conditionsOfAccess": licence.condition if licence else "",
        "isAccessibleForFree": True,
        "wordCount": pages.words.count,
        **_accessible(pages),
    }
    for maker in metadata.contributors:
        name, person = schema_role(maker.name, maker.role, maker.term)
        known.setdefault(name, []).append(person)
    return {name: value for name, value in known.items() if value}


def _accessible(pages: Pages) -> dict[str, Any]:
    """Give what the pages offer to readers who listen, enlarge or feel: lists for schema.org, and a summary."""
    found: dict[str, Any] = {}
    for name, value in accessibility(
        pages, {section.name: section.tree for section in pages.sections}
    ):
        if name.startswith("schema:"):
            found.setdefault(name.removeprefix("schema:"), []).append(value)
    return {**found, "accessibilitySummary": " ".join(found["accessibilitySummary"])}


def _for_style(css: str) -> str:
    """Keep CSS from ending the element that holds it (HTML §13.2.5.2): a less-than sign is written as an escape."""
    return css.replace("<", "\\3c ")
