"""Make the exemplar that travels in the files of a release: the wording, and what a file may show beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pamphlet.pages.apparatus.bibliography import WORDED, reference
from pamphlet.pages.apparatus.credits import credits_of
from pamphlet.pages.apparatus.licence import (
    WORDS_SHOWN,
    departures,
    part_credits,
    supplied,
)
from pamphlet.pages.strings import fill, keys
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.exemplar import Exemplar
from pamphlet.work.expressions import expression
from pamphlet.work.model import ManuscriptFile, Pamphlet
from pamphlet.work.walk import images_in

# The strings that stand on the pages before and after the work begin so.
AROUND = (
    "source",
    "licence",
    "whole",
    "check",
    "fingerprint",
    "supplied",
    "emendation",
    "colophon",
)
# These are said of sources and departures.
SAID = frozenset(
    (
        *("emendation", "emendation-kept", "supplied-title", "supplied-part", "supplied-sources"),
        *("date-circa", "date-uncertain"),
        *(key for key, _ in WORDED.values()),
    )
)
_PLACE = expression(r"\{[^{}]*\}")


def exemplar_of(pamphlet: Pamphlet, strings: Mapping[str, str]) -> Exemplar:
    """Give the exemplar of a work; `strings` are those of its book."""
    metadata = pamphlet.metadata
    beside = (*_beside(pamphlet, strings), *_like_turns(pamphlet, strings))
    words = replace(
        pamphlet.words,
        beside=_each_once(beside),
        pictures=_each_once(_pictures(pamphlet, strings)),
        speakers=tuple((speaker.key, speaker.name) for speaker in metadata.speakers),
        apparatus=_each_once(_apparatus(pamphlet, strings)),
    )
    return Exemplar(
        metadata.title,
        metadata.language,
        metadata.identifier,
        metadata.edition,
        metadata.released,
        metadata.licence.condition if metadata.licence else "",
        words,
    )


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _beside(pamphlet: Pamphlet, strings: Mapping[str, str]) -> Iterator[str]:
    """Give what a file may show amid the words, each as one text, without the numbers of pages."""
    metadata = pamphlet.metadata
    yield metadata.title
    yield metadata.subtitle
    yield metadata.publisher
    for contributor in metadata.contributors:
        yield contributor.name
    yield from credits_of(metadata, Speech(strings, metadata.language))
    yield from (part.title for part in pamphlet.parts)
    # Heads of pages on which the work begins or ends, too.
    yield from (strings.get(name, "") for name in ("contents", "sources", "licence", "colophon"))
    # As they are counted in other texts: “A5 page 1” says “A5”, for “page 1” is a number like others.
    yield fill(strings.get("paper-page", ""), number="1")
    yield fill(strings.get("paper-pages", ""), numbers="").strip()
    licence = metadata.licence
    quoted = pamphlet.words.part_that_says(licence.condition) if licence else None
    if licence and quoted:
        told = fill(strings.get("licence-condition", ""), part=quoted.title)
        yield f"{told} {licence.condition}"
    speech = Speech(strings, metadata.language)
    for words in pamphlet.words.parts:  # as the licence page quotes them
        said = words.flat()
        first, last = " ".join(said[:WORDS_SHOWN]), " ".join(said[-WORDS_SHOWN:])
        yield fill(strings.get("whole-ends", ""), first=first, last=last)
        if "words-other" in strings:
            count = speech.count("words", len(said)).unescape()
            yield fill(strings.get("whole-part", ""), title=words.title, words=count)
    for part in pamphlet.parts:
        if part.notes and "notes" in strings:
            yield fill(strings["notes"], part=part.title)


def _like_turns(pamphlet: Pamphlet, strings: Mapping[str, str]) -> Iterator[str]:
    """Give what the book says of itself in the manner of a turn: “In all: 9,457 words” where somebody is called All."""
    speakers = pamphlet.metadata.speakers
    labels = {f"{name.split()[-1]}:".lower() for who in speakers for name in (who.key, who.name)}
    is_said = labels and strings.keys() >= set(keys())
    for text in _said_of_the_book(pamphlet, strings) if is_said else ():
        if not labels.isdisjoint(text.lower().split()):
            yield text


def _said_of_the_book(pamphlet: Pamphlet, strings: Mapping[str, str]) -> Iterator[str]:
    metadata, licence = pamphlet.metadata, pamphlet.metadata.licence
    speech = Speech(strings, metadata.language)
    yield from (metadata.title, metadata.description, metadata.imprint, metadata.contact)
    if licence:
        yield from (licence.name, licence.condition)
    facts = {
        "name": licence.name if licence else "",
        "address": licence.url if licence else "",
        "identifier": metadata.identifier,
    }
    if "words-other" in strings:
        facts["words"] = speech.count("words", pamphlet.words.count).unescape()
    for text in strings.values():
        yield fill(text, **facts).partition("{")[0]  # what is filled otherwise stands for itself
    for line in part_credits(pamphlet, speech):
        yield line.striptags()
    for source in pamphlet.sources:
        yield " ".join(entry.striptags() for entry in reference(source, speech))
        yield source.note
    for departure in departures(pamphlet, speech):
        yield f"{departure.sentence}: {departure.reason}"


def _apparatus(pamphlet: Pamphlet, strings: Mapping[str, str]) -> Iterator[str]:
    """Give what stands around the work: its sources, what was changed and supplied, what licence and colophon say."""
    if not strings.keys() >= SAID:
        return
    speech = Speech(strings, pamphlet.metadata.language)
    for source in pamphlet.sources:
        yield " ".join(entry.striptags() for entry in reference(source, speech))
        yield source.note
    for departure in departures(pamphlet, speech):
        yield departure.sentence.striptags()
        yield departure.reason
    yield from (line.striptags() for line in supplied(pamphlet, speech))
    for key, text in strings.items():
        if key.startswith(AROUND):
            yield from (piece.strip() for piece in _PLACE.split(text) if " " in piece.strip())


def _pictures(pamphlet: Pamphlet, strings: Mapping[str, str]) -> Iterator[str]:
    for image in images_in(pamphlet.parts):
        if image.alternative:
            yield image.alternative
            yield fill(strings.get("picture", ""), description=image.alternative)
    for file in pamphlet.files:
        if file.name.lower().endswith(".svg"):
            yield from _drawn(file)


def _drawn(file: ManuscriptFile) -> Iterator[str]:
    """Give the texts in a drawing: print shows them as letters."""
    from lxml import etree

    try:
        root = etree.fromstring(file.content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return  # no picture of the book: those have been looked at
    for text in root.iter("{*}text"):
        yield " ".join(" ".join(text.itertext()).split())
