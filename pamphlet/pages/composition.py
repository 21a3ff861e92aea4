"""Compose the book: every page as final XHTML, with the one stylesheet, the fonts and the pictures.

In: a `Pamphlet`. Out: `Pages`. A template says what stands on a page and in which order; here is
what it is given. The text of the work is written by `markup`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pamphlet import __version__
from pamphlet.pages import FontFile, Page, Pages
from pamphlet.pages.addresses import homes_of, pictures_of
from pamphlet.pages.apparatus.bibliography import entries_of
from pamphlet.pages.apparatus.covers import back_facts, front_facts, title_size
from pamphlet.pages.apparatus.licence import (
    condition_as_told,
    condition_intro,
    departures,
    pairs_of_brackets,
    part_lines,
    supplied,
)
from pamphlet.pages.apparatus.questions import questions_of
from pamphlet.pages.block_list import block_list
from pamphlet.pages.fonts import LARGE_FACE, files_of, fonts_for
from pamphlet.pages.markup import Book, block_markup, blocks_markup, note_markup
from pamphlet.pages.strings import complete, primary
from pamphlet.pages.strings.phrases import Speech, by_letter, link
from pamphlet.pages.stylesheet import whole_stylesheet
from pamphlet.work.model import Contributor, Pamphlet, Part
from pamphlet.work.words import grouped

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first tags of a page say; `heading` is the ID of what names the section, or empty."""

    name: str
    anchor: str
    kind: str  # the classes of the section
    heading: str
    epub_type: str
    role: str
    matter: Literal["front", "work", "back"]


# The pages that a book has beside the work. An ID with an underscore is never one of the work's.
# DPUB-ARIA has no role for a licence page, nor for a title page; the contents bear theirs on nav.
COVER = Opening("cover", "cover", "cover", "", "cover", "", "front")
BACK_COVER = Opening("back-cover", "back_cover", "back-cover", "", "", "", "back")
TITLE = Opening("title", "title-page", "title-page", "title", "titlepage", "", "front")
CONTENTS = Opening("contents", "contents", "contents", "contents_heading", "", "", "front")
SOURCES = Opening(
    "sources", "sources", "sources", "sources_heading", "bibliography", "doc-bibliography", "back"
)
LICENCE = Opening("licence", "licence", "licence", "licence_heading", "copyright-page", "", "back")
COLOPHON = Opening(
    "colophon", "colophon", "colophon", "colophon_heading", "colophon", "doc-colophon", "back"
)

# epub:type and role of a part by its role in the work (EPUB SSV 1.1, DPUB-ARIA 1.1).
SEMANTICS = {
    "introduction": ("introduction", "doc-introduction"),
    "note": ("preface", "doc-preface"),
    "interview": ("qna", "doc-qna"),
    "chapter": ("chapter", "doc-chapter"),
    "appendix": ("appendix", "doc-appendix"),
    "afterword": ("afterword", "doc-afterword"),
    "dedication": ("dedication", "doc-dedication"),
    "acknowledgements": ("acknowledgments", "doc-acknowledgments"),
}
BODY = ("interview", "chapter")  # a note behind the first of these is no preface to anything


@dataclass(frozen=True, slots=True)
class Composition:
    """What the pages of one book are made from."""

    pamphlet: Pamphlet
    book: Book
    speech: Speech
    templates: Environment


def compose(pamphlet: Pamphlet, templates: Path = TEMPLATES) -> Pages:
    """Make the pages: title page, contents, the parts, list of sources, licence page, colophon.

    Raises KeyError when the language of the book lacks a string; `strings.complete` tells which.
    """
    metadata = pamphlet.metadata
    strings, _ = complete(metadata.language, pamphlet.strings)
    images, assets = pictures_of(pamphlet)
    book = Book(
        direction=metadata.direction,
        strings=strings,
        speakers={speaker.key: n for n, speaker in enumerate(metadata.speakers, start=1)},
        sources={source.key: source.anchor for source in pamphlet.sources},
        homes=homes_of(pamphlet.parts),
        images=images,
    )
    composition = Composition(pamphlet, book, Speech(strings), environment(templates))
    pages = _pages_before_colophon(composition)
    covers = (front_cover(composition), back_cover(composition))
    text = "".join(page.xhtml for page in (*covers, *pages))
    fonts = fonts_for(text + _text_of_colophon(pamphlet, strings))
    return Pages(
        metadata=metadata,
        strings=strings,
        pages=(*pages, colophon(composition, fonts)),
        stylesheet=whole_stylesheet(pamphlet.style),
        fonts=fonts,
        assets=assets,
        words=pamphlet.words,
        block_list=block_list(metadata, pamphlet.words),
        files=pamphlet.files,
        covers=covers,
        condition=condition_as_told(pamphlet, book, composition.speech),
    )


@cache
def environment(templates: Path) -> Environment:
    """Set up Jinja: all is escaped, and a name that stands for nothing is an error."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def front_cover(c: Composition) -> Page:
    """Make the front cover."""
    facts = front_facts(c.pamphlet.metadata)
    return _page(c, COVER, c.speech.say("cover"), contributors=_credits(c), **facts)


def back_cover(c: Composition) -> Page:
    """Make the back cover."""
    facts = back_facts(c.pamphlet.metadata, c.speech)
    return _page(c, BACK_COVER, c.speech.say("back-cover"), **facts)


def title_page(c: Composition) -> Page:
    """Make the title page."""
    title = c.pamphlet.metadata.title
    return _page(c, TITLE, title, contributors=_credits(c), size=title_size(title))


def _credits(c: Composition) -> tuple[str, ...]:
    metadata = c.pamphlet.metadata
    return tuple(credit(each, metadata.language, c.speech) for each in metadata.contributors)


def contents_page(c: Composition) -> Page:
    """Make the contents: one link a line, to each part with its questions, and to what follows the work."""
    behind = (SOURCES, LICENCE, COLOPHON) if c.pamphlet.sources else (LICENCE, COLOPHON)
    return _page(
        c,
        CONTENTS,
        c.speech.say("contents"),
        parts=c.pamphlet.parts,
        questions=questions_of(c.pamphlet, c.book),
        behind=behind,
    )


def part_page(c: Composition, part: Part) -> Page:
    """Make the page of a part: its heading, its blocks, its footnotes."""
    epub_type, role = SEMANTICS.get(part.role, ("", ""))
    if part.role == "note" and _is_behind_body(part, c.pamphlet.parts):
        epub_type, role = "", ""
    heading = part.heading.anchor if part.heading else ""
    kind = f"part {part.role}"
    opening = Opening(part.name, part.anchor, kind, heading, epub_type, role, "work")
    notes = "\n".join(note_markup(note, c.book) for note in part.notes)
    return _page(
        c,
        opening,
        part.title,
        "part",
        head=_written(block_markup(part.heading, c.book)) if part.heading else "",
        blocks=_written(blocks_markup(part.blocks, c.book)),
        notes=_written(notes),
    )


def sources_page(c: Composition) -> Page:
    """Make the list of sources."""
    entries = entries_of(c.pamphlet, c.book, c.speech)
    return _page(c, SOURCES, c.speech.say("sources"), sources=entries)


def licence_page(c: Composition) -> Page:
    """Make the licence page: the condition, what the whole is, how a copy of it is checked."""
    words = c.pamphlet.words
    return _page(
        c,
        LICENCE,
        c.speech.say("licence"),
        condition_intro=condition_intro(c.pamphlet, c.book, c.speech),
        parts=tuple(part_lines(words, c.book)),
        words=words.count,
        brackets=pairs_of_brackets(words),
        fingerprint=grouped(words.fingerprint),
        emendations=departures(c.pamphlet, c.speech),
        supplied=supplied(c.pamphlet, c.speech),
    )


def colophon(c: Composition, fonts: tuple[FontFile, ...]) -> Page:
    """Make the colophon, and with it the marked end of the book."""
    families = {font.family: font for font in fonts}
    return _page(
        c,
        COLOPHON,
        c.speech.say("colophon"),
        version=__version__,
        fonts=tuple(families.values()),
        large=files_of(LARGE_FACE)[0],
        emendations=departures(c.pamphlet, c.speech),
        supplied=supplied(c.pamphlet, c.speech),
    )


def credit(contributor: Contributor, language: str, speech: Speech) -> str:
    """Name a contributor in the words for the role; in English, MARC's term serves where none are."""
    key = f"role-{contributor.role}"
    if key in speech.strings:
        return speech.say(key, name=contributor.name)
    return (
        f"{contributor.name}, {contributor.term}" if primary(language) == "en" else contributor.name
    )


def _pages_before_colophon(c: Composition) -> tuple[Page, ...]:
    sources = (sources_page(c),) if c.pamphlet.sources else ()
    parts = (part_page(c, part) for part in c.pamphlet.parts)
    return (title_page(c), contents_page(c), *parts, *sources, licence_page(c))


def _page(
    c: Composition, opening: Opening, title: str, template: str = "", **facts: object
) -> Page:
    text = c.templates.get_template(f"{template or opening.name}.xhtml").render(
        page=opening,
        page_title=title,
        metadata=c.pamphlet.metadata,
        say=c.speech.say,
        date=c.speech.date,
        link=link,
        by_letter=by_letter,
        **facts,
    )
    return Page(
        name=opening.name,
        title=title.unescape() if isinstance(title, Markup) else title,
        epub_type=opening.epub_type,
        role=opening.role,
        xhtml=text,
        matter=opening.matter,
        anchor=opening.anchor,
    )


def _written(text: str) -> Markup:
    """Take what `markup` wrote as it is: the text of the work is escaped there."""
    return Markup(text)  # noqa: S704 # see above


def _is_behind_body(part: Part, parts: tuple[Part, ...]) -> bool:
    return any(each.role in BODY for each in parts[: parts.index(part)])


def _text_of_colophon(pamphlet: Pamphlet, strings: dict[str, str]) -> str:
    """Give what the colophon may say beyond the other pages; it names the fonts, so it comes last."""
    return "".join((*strings.values(), *(each.reason for each in pamphlet.emendations)))
