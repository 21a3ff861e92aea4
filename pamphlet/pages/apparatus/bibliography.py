"""Prepare the list of sources: each entry as sentences, its status in words, and the ways back to where it is cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from pamphlet.pages.addresses import Lookup
from pamphlet.pages.strings.phrases import Speech, link
from pamphlet.work.model import Pamphlet, Source
from pamphlet.work.walk import citations_in

# CSL variables that take words of the book's language around them, with the place that each fills.
WORDED = {
    "editor": ("source-editor", "names"),
    "translator": ("source-translator", "names"),
    "volume": ("source-volume", "number"),
    "issue": ("source-issue", "number"),
    "page": ("source-pages", "numbers"),
}
SENTENCE_ENDS = (".", "?", "!", "…", "。", "؟")


@dataclass(frozen=True, slots=True)
class PlaceCited:
    """A way back to a citation; `label` is what a screen reader says."""

    href: str
    label: Markup


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in the list: the text beside its key, then what is known of it, then where it is cited.

    The status of a source of which nothing else is known is its text.
    """

    key: str
    anchor: str
    text: Markup
    known: Markup
    places: tuple[PlaceCited, ...]


def entries_of(pamphlet: Pamphlet, lookup: Lookup) -> tuple[SourceEntry, ...]:
    """Give the entries in the order of the manuscript's file, each with the places where it is cited."""
    cited: dict[str, list[str]] = defaultdict(list)
    for citation in citations_in(pamphlet.parts):
        cited[citation.key].append(lookup.address(citation.anchor))
    return tuple(_entry(source, cited[source.key], lookup.speech) for source in pamphlet.sources)


def _entry(source: Source, hrefs: Iterable[str], speech: Speech) -> SourceEntry:
    text = Markup(" ").join(reference(source, speech))
    status = speech.say(f"source-{source.status}")
    known = Markup(" ").join((status, escape(source.note))) if source.note else status
    places = tuple(
        PlaceCited(href, speech.say("source-back", number=number, key=source.key))
        for number, href in enumerate(hrefs, start=1)
    )
    return SourceEntry(
        source.key, source.anchor, text or known, known if text else Markup(), places
    )


def reference(source: Source, speech: Speech) -> Iterator[Markup]:
    """Give what is known of a source, a sentence a field; a title within another work is not set as a title."""
    title = (
        "container-title" if any(name == "container-title" for name, _ in source.entry) else "title"
    )
    for name, value in source.entry:
        if name == title:
            yield _sentence(Markup("<cite>{}</cite>").format(value), value)
        elif name in WORDED:
            key, place = WORDED[name]
            text = speech.say(key, **{place: value})
            yield _sentence(text[:1].upper() + text[1:], str(text))
        elif name == "issued":
            yield _sentence(escape(speech.date(value)), value)
        elif name == "DOI":
            address = f"https://doi.org/{value.removeprefix('https://doi.org/')}"
            yield link(address, address)
        elif name == "URL":
            yield link(value, value) if value.startswith(("https://", "http://")) else escape(value)
        else:
            yield _sentence(escape(value), value)


def _sentence(markup: Markup, text: str) -> Markup:
    return markup if text.endswith(SENTENCE_ENDS) else markup + "."
