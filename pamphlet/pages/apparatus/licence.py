"""Prepare the licence page and the colophon: what the whole work is, and what was changed or added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from pamphlet.pages.addresses import Lookup
from pamphlet.pages.apparatus.credits import credit
from pamphlet.pages.strings.phrases import Speech, link
from pamphlet.work.frozen import frozen
from pamphlet.work.model import Pamphlet
from pamphlet.work.words import Words, canonical_words

WORDS_SHOWN = 6  # at each end of a part


@frozen
class PartLine:
    """A part as the licence page names it: how many words it has, its first and its last."""

    href: str
    title: str
    words: int
    first: Markup
    last: Markup


@frozen
class Departure:
    """An emendation as printed."""

    sentence: Markup
    reason: str


def part_lines(words: Words, lookup: Lookup) -> Iterator[PartLine]:
    """Give the parts with their words, in order."""
    for part in words.parts:
        said = part.flat()
        first, last = _quoted(said[:WORDS_SHOWN]), _quoted(said[-WORDS_SHOWN:])
        yield PartLine(lookup.address(part.anchor), part.title, len(said), first, last)


def pairs_of_brackets(words: Words) -> int:
    """Count the square brackets of the work that are opened and closed again."""
    text = " ".join(words.flat())
    return min(text.count("["), text.count("]"))


def condition_intro(pamphlet: Pamphlet, lookup: Lookup) -> Markup:
    """Say where in the work the condition stands word for word, and lead there."""
    licence, speech = pamphlet.metadata.licence, lookup.speech
    part = (
        pamphlet.words.part_that_says(licence.condition) if licence and licence.condition else None
    )
    if part is None:
        return speech.say("licence-condition-alone")
    return speech.say("licence-condition", part=link(lookup.address(part.anchor), part.title))


def condition_as_told(pamphlet: Pamphlet, lookup: Lookup) -> str:
    """Give the condition behind the words that lead to it on the licence page, and nowhere else in a file."""
    licence = pamphlet.metadata.licence
    intro = condition_intro(pamphlet, lookup)
    return f"{intro.striptags()} {licence.condition}" if licence and licence.condition else ""


def departures(pamphlet: Pamphlet, speech: Speech) -> tuple[Departure, ...]:
    """Give every recorded departure from the copy text; a reading that was kept on purpose is told as such."""
    return tuple(
        Departure(
            speech.say("emendation-kept", printed=emendation.reads)
            if canonical_words(emendation.copy_text) == canonical_words(emendation.reads)
            else speech.say("emendation", received=emendation.copy_text, printed=emendation.reads),
            emendation.reason,
        )
        for emendation in pamphlet.emendations
    )


def supplied(pamphlet: Pamphlet, speech: Speech) -> tuple[Markup, ...]:
    """Name what the publisher of the files added to the facts of the work."""
    metadata = pamphlet.metadata
    lines = [speech.say("supplied-title", title=metadata.title)] if metadata.title_supplied else []
    lines += [
        speech.say("supplied-part", title=part.title) for part in pamphlet.parts if not part.heading
    ]
    if any(source.status == "identified" for source in pamphlet.sources):
        lines.append(speech.say("supplied-sources"))
    return tuple(lines)


def part_credits(pamphlet: Pamphlet, speech: Speech) -> tuple[Markup, ...]:
    """Name those who made a part, and when, where that is not as in the work."""
    lines = []
    for part in pamphlet.parts:
        language = part.language or pamphlet.metadata.language
        said = [credit(maker, language, speech) for maker in part.contributors]
        said += [speech.date(part.date)] if part.date else []
        if said:
            told = speech.separator.join(said)
            lines.append(speech.say("part-credits", title=part.title, credits=told))
    return tuple(lines)


def _quoted(words: Iterable[str]) -> Markup:
    """Set words off as quoted, without quotation marks: they may hold some."""
    return Markup("<em>{}</em>").format(" ".join(words))
