"""Prepare the list of sources: each entry as sentences, its status, and the ways back to where it is cited.

What the text itself names needs no word; what the publisher of the files recognised has a sign, which is explained
once; the keys of which nothing is known stand together behind all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from pamphlet.pages.addresses import Lookup
from pamphlet.pages.strings.phrases import Speech, link
from pamphlet.work.frozen import frozen
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


@frozen
class PlaceCited:
    """A way back to a citation; `label` is what a screen reader says, `former` the fragment of the one before."""

    href: str
    label: Markup
    former: str


@frozen
class SourceEntry:
    """A source in the list: the text beside its key, whether it is signed, a note, then where it is cited."""

    key: str
    anchor: str
    text: Markup
    is_signed: bool
    note: str
    places: tuple[PlaceCited, ...]


@frozen
class SourceList:
    """The entries in the order of the manuscript's file, and those of which only the key is known."""

    entries: tuple[SourceEntry, ...]
    unknown: tuple[SourceEntry, ...]

    @property
    def has_signs(self) -> bool:
        """Whether the sign wants to be explained."""
        return any(entry.is_signed for entry in self.entries)


def sources_of(pamphlet: Pamphlet, lookup: Lookup) -> SourceList:
    """Give the sources, each with the places where it is cited."""
    cited: dict[str, list[str]] = defaultdict(list)
    for citation in citations_in(pamphlet.parts):
        cited[citation.key].append(lookup.address(citation.anchor))
    known = [source for source in pamphlet.sources if not _is_unknown(source)]
    unknown = [source for source in pamphlet.sources if _is_unknown(source)]
    return SourceList(
        *(
            tuple(_entry(source, cited[source.key], lookup.speech) for source in sources)
            for sources in (known, unknown)
        )
    )


def _is_unknown(source: Source) -> bool:
    return source.status == "unidentified" and not source.entry and not source.note


def _entry(source: Source, hrefs: Sequence[str], speech: Speech) -> SourceEntry:
    text = Markup(" ").join(reference(source, speech))
    if source.status == "unidentified" and source.note:
        text = text or speech.say("source-unidentified")
    places = tuple(
        PlaceCited(
            href, speech.say("source-back", number=number, key=source.key), _fragment(former)
        )
        for number, (former, href) in enumerate(pairwise(("", *hrefs)), start=1)
    )
    is_signed = source.status == "identified"
    return SourceEntry(source.key, source.anchor, text, is_signed, source.note, places)


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
            date = speech.date(value)  # which may end in a full stop, as a Russian year does
            yield _sentence(escape(date), date)
        elif name == "DOI":
            address = f"https://doi.org/{value.removeprefix('https://doi.org/')}"
            yield link(address, address)
        elif name == "URL":
            yield link(value, value) if value.startswith(("https://", "http://")) else escape(value)
        else:
            yield _sentence(escape(value), value)


def _fragment(href: str) -> str:
    return f"#{href.partition('#')[2]}"


def _sentence(markup: Markup, text: str) -> Markup:
    return markup if text.endswith(SENTENCE_ENDS) else markup + "."
