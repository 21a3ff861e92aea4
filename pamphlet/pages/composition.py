"""Compose the book: every page as final XHTML, with the one stylesheet, the fonts and the pictures.

In: a `Pamphlet`. Out: `Pages`. A template says what stands on a page and in which order; here is
what it is given. The text of the work is written by `markup`.
"""

from __future__ import annotations

from dataclasses import replace

from pamphlet import __version__
from pamphlet.pages import FontFile, Pages, Section
from pamphlet.pages.addresses import Lookup, assets_of, lookup_of, places_of
from pamphlet.pages.apparatus.bibliography import sources_of
from pamphlet.pages.apparatus.covers import (
    back_facts,
    front_facts,
    is_crowded,
    title_size,
)
from pamphlet.pages.apparatus.credits import credits_of
from pamphlet.pages.apparatus.licence import (
    condition_as_told,
    condition_intro,
    departures,
    pairs_of_brackets,
    part_credits,
    part_lines,
    supplied,
)
from pamphlet.pages.apparatus.shape import BODY, beats_of
from pamphlet.pages.apparatus.ways_in import ways_in
from pamphlet.pages.compositor import Compositor, Opening
from pamphlet.pages.ends import mark_end
from pamphlet.pages.exemplars import exemplar_of
from pamphlet.pages.fonts import LARGE_FACE, files_of, fonts_for
from pamphlet.pages.markup import block_markup, blocks_markup, notes_markup
from pamphlet.pages.measures import measured_rules
from pamphlet.pages.own_style.rules import own_rules
from pamphlet.pages.pictures import words_drawn
from pamphlet.pages.spellings import patterns_for
from pamphlet.pages.strings import complete
from pamphlet.pages.strings.phrases import Speech
from pamphlet.pages.styles import whole_stylesheet
from pamphlet.work.frozen import frozen
from pamphlet.work.languages import direction_of
from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.nodes import Turn
from pamphlet.work.roles import INTERVIEWING
from pamphlet.work.walk import images_in
from pamphlet.work.words import grouped

# The pages that a book has beside the work. An ID with an underscore is never one of the work's.
# DPUB-ARIA has no role for a licence page, nor for a title page; the contents bear theirs on nav.
COVER = Opening("cover", "front", "cover", "cover", epub_type="cover")
BACK_COVER = Opening("back-cover", "back", "back_cover", "back-cover")
TITLE = Opening("title", "front", "title-page", "title-page", "title", epub_type="titlepage")
CONTENTS = Opening("contents", "front", "contents", "contents", "contents_heading")
SOURCES = Opening(
    "sources", "back", "sources", "sources", "sources_heading", "bibliography", "doc-bibliography"
)
LICENCE = Opening("licence", "back", "licence", "licence", "licence_heading", "copyright-page")
COLOPHON = Opening(
    "colophon", "back", "colophon", "colophon", "colophon_heading", "colophon", "doc-colophon"
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


@frozen
class _Composition:
    """What the sections of one book are made from."""

    pamphlet: Pamphlet
    lookup: Lookup
    compositor: Compositor


def compose(pamphlet: Pamphlet) -> Pages:
    """Make the pages: title page, contents, the parts, list of sources, licence page, colophon.

    Raises KeyError when the language of the book lacks a string; `strings.complete` tells which.
    """
    metadata = pamphlet.metadata
    strings, _ = complete(metadata.language, pamphlet.strings)
    speech = Speech(strings, metadata.language)
    lookup = lookup_of(pamphlet, speech)
    c = _Composition(pamphlet, lookup, Compositor(metadata, speech, alike=1 in lookup.alike))
    last = pamphlet.words.blocks[-1].anchor
    sections = (
        _title_page(c),
        _contents_page(c),
        *(mark_end(_part_page(c, part), last) for part in pamphlet.parts),
        *((_sources_page(c),) if pamphlet.sources else ()),
        _licence_page(c),
    )
    covers = (_front_cover(c), _back_cover(c))
    assets = assets_of(pamphlet, lookup.images)
    cover_picture = None
    if metadata.cover and not any(
        image.path == metadata.cover for image in images_in(pamphlet.parts)
    ):
        assets, cover_picture = assets[:-1], assets[-1]
    # The colophon names the fonts, so it comes last: what it may say beyond the other pages stands for it here.
    text = (section.xhtml for section in (*covers, *sections))
    reasons = (emendation.reason for emendation in pamphlet.emendations)
    drawn = (words_drawn(asset.content) for asset in (*assets, cover_picture) if asset)
    fonts = fonts_for("".join((*text, *strings.values(), *reasons, *drawn)))
    exemplar = exemplar_of(pamphlet, strings)
    return Pages(
        metadata=metadata,
        strings=strings,
        sections=(*sections, _colophon(c, fonts)),
        stylesheet=whole_stylesheet(measured_rules(pamphlet), own_rules(pamphlet.style)),
        fonts=fonts,
        assets=assets,
        places=places_of(pamphlet, lookup.images),
        cover_picture=cover_picture,
        words=exemplar.words,
        exemplar=exemplar,
        files=pamphlet.files,
        covers=covers,
        condition=condition_as_told(pamphlet, lookup),
        departures=tuple(
            (change.sentence.unescape(), change.reason) for change in departures(pamphlet, speech)
        ),
        hyphenation=patterns_for(
            (word for block in pamphlet.words.blocks for word in block.words),
            metadata.language,
            metadata.hyphenation,
        ),
        own_style=bool(pamphlet.style),
    )


def _front_cover(c: _Composition) -> Section:
    metadata = c.pamphlet.metadata
    picture = c.lookup.images.get(metadata.cover, "")
    opening = replace(COVER, kind="cover pictured") if picture else COVER
    speech, beats = c.lookup.speech, beats_of(c.pamphlet)
    interviews = sum(_is_interview(part, c.pamphlet) for part in c.pamphlet.parts)
    kind = speech.say("kind-interview" if interviews == 1 else "kind-interviews")
    facts = front_facts(metadata, speech, picture, beats, kind if interviews else "")
    return c.compositor.page(opening, **facts)


def _is_interview(part: Part, pamphlet: Pamphlet) -> bool:
    """Tell whether somebody asks in a part, or made it by asking: scenes of a play and dialogues are in turns, too."""
    asked = any(isinstance(block, Turn) and block.is_question for block in part.blocks)
    people = (*pamphlet.metadata.contributors, *part.contributors)
    made = not INTERVIEWING.isdisjoint(person.role for person in people)
    return part.role == "interview" and (asked or made)


def _back_cover(c: _Composition) -> Section:
    return c.compositor.page(BACK_COVER, **back_facts(c.pamphlet.metadata, c.lookup.speech))


def _title_page(c: _Composition) -> Section:
    metadata = c.pamphlet.metadata
    names = credits_of(metadata, c.lookup.speech)
    size = title_size(metadata.title)
    crowded = is_crowded(metadata, c.lookup.speech)
    opening = replace(TITLE, kind="title-page crowded") if crowded else TITLE
    return c.compositor.page(
        opening, metadata.title, contributors=names, size=size, crowded=crowded
    )


def _contents_page(c: _Composition) -> Section:
    """Make the contents: a link a line, to each part with its headings and questions, and to what follows the work."""
    return c.compositor.page(
        CONTENTS,
        parts=c.pamphlet.parts,
        ways_in=ways_in(c.pamphlet),
        behind=(SOURCES, LICENCE, COLOPHON) if c.pamphlet.sources else (LICENCE, COLOPHON),
    )


def _part_page(c: _Composition, part: Part) -> Section:
    """Make the page of a part: its heading, its blocks, its footnotes."""
    epub_type, role = _semantics(part, c.pamphlet.parts)
    heading = part.heading.anchor if part.heading else ""
    kind = f"part {part.role}"
    lookup = c.lookup.running(direction_of(part.language)) if part.language else c.lookup
    return c.compositor.page(
        Opening(part.name, "work", part.anchor, kind, heading, epub_type, role, part.language),
        part.title,
        "part",
        head=block_markup(part.heading, lookup) if part.heading else "",
        blocks=blocks_markup(part.blocks, lookup),
        notes=notes_markup(part.notes, lookup),
    )


def _semantics(part: Part, parts: tuple[Part, ...]) -> tuple[str, str]:
    """Give epub:type and role of a part; a note behind the body is no preface to anything."""
    before = parts[: parts.index(part)]
    if part.role == "note" and any(former.role in BODY for former in before):
        return "", ""
    return SEMANTICS.get(part.role, ("", ""))


def _sources_page(c: _Composition) -> Section:
    return c.compositor.page(SOURCES, sources=sources_of(c.pamphlet, c.lookup))


def _licence_page(c: _Composition) -> Section:
    """Make the licence page: the condition, what the whole is, how a copy of it is checked."""
    words = c.pamphlet.words
    return c.compositor.page(
        LICENCE,
        condition_intro=condition_intro(c.pamphlet, c.lookup),
        parts=tuple(part_lines(words, c.lookup)),
        words=words.count,
        brackets=pairs_of_brackets(words),
        fingerprint=grouped(words.fingerprint),
        emendations=departures(c.pamphlet, c.lookup.speech),
        supplied=supplied(c.pamphlet, c.lookup.speech),
    )


def _colophon(c: _Composition, fonts: tuple[FontFile, ...]) -> Section:
    """Make the colophon, and with it the marked end of the book."""
    families = {font.family: font for font in fonts}
    return c.compositor.page(
        COLOPHON,
        version=__version__,
        credits=part_credits(c.pamphlet, c.lookup.speech),
        fonts=tuple(families.values()),
        large=files_of(LARGE_FACE)[0],
        emendations=departures(c.pamphlet, c.lookup.speech),
        supplied=supplied(c.pamphlet, c.lookup.speech),
    )
