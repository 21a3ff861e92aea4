"""Make what leads to the pamphlets: lists by title, person, date, language and subject, feeds, and what servers want.

In: listed volumes, in the order of their titles. Out: files by their names. Of a work the newest edition is listed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pamphlet.pages.strings.phrases import Speech
from pamphlet.site.citing import whole_title
from pamphlet.site.feeds import feed_files
from pamphlet.site.listing import Listed
from pamphlet.site.onix import message
from pamphlet.site.opds import newest_first, opds_files
from pamphlet.site.people import filed_under
from pamphlet.site.press import Press
from pamphlet.site.rendering import render, script_text, template_bytes
from pamphlet.site.servers import server_files
from pamphlet.site.told import Told
from pamphlet.site.words import language_name, speech_for

MOST_SHOWN = 60  # pamphlets that are listed with their covers and descriptions: their pictures take some 8 kB each
LEAST_SEARCHED = 8  # fewer are seen at a glance


@dataclass(frozen=True, slots=True)
class Order:
    """A list of the catalogue: its file, the string that names it, and under which headings a work stands."""

    file: str
    key: str
    headings: Callable[
        [Told, Speech], Sequence[tuple[str, str]]
    ]  # what they are sorted by, what they say


def _by_person(told: Told, _: Speech) -> Sequence[tuple[str, str]]:
    return [(filed_under(person), filed_under(person)) for person in told.people]


def _by_date(told: Told, speech: Speech) -> Sequence[tuple[str, str]]:
    """Give the year of a work, which may lie before Christ, or be doubtful."""
    if not told.date:
        return [("~", speech.strings["undated"])]
    year = told.date[: 5 if told.date.startswith("-") else 4]
    count = int(year)
    return [(f"{count + 10_000:05}", speech.date(year))]


def _by_language(told: Told, speech: Speech) -> Sequence[tuple[str, str]]:
    name = language_name(told.language, speech.language)
    return [(name, name)]


def _by_subject(told: Told, _: Speech) -> Sequence[tuple[str, str]]:
    return [(subject, subject) for subject in told.subjects]


ORDERS = (
    Order("index.html", "titles", lambda *_: [("", "")]),
    Order("people.html", "people", _by_person),
    Order("dates.html", "dates", _by_date),
    Order("languages.html", "languages", _by_language),
    Order("subjects.html", "subjects", _by_subject),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A pamphlet as a list of the catalogue shows it; `sought` is what it is found by, folded."""

    listed: Listed
    href: str
    title: str
    people: str
    facts: str
    sought: str

    @property
    def told(self) -> Told:
        """What its release tells."""
        return self.listed.told


def catalogue_of(listed: Sequence[Listed], press: Press) -> dict[str, bytes]:
    """Give the files of the catalogue by their names."""
    newest = [each for each in listed if each.volume.is_newest]
    lines = [_line(each, speech_for(press.language)) for each in newest]
    pages = {order.file: _page(order, lines, press) for order in ORDERS}
    return {
        **pages,
        **feed_files(newest, press),
        **opds_files(newest, press),
        "onix.xml": message(newest, press),
        "icon.svg": template_bytes("icon.svg"),
        **server_files(listed, list(pages), press),
    }


def folded(text: str) -> str:
    """Give a text as a search compares it: without accents, in small letters; the script in the page does the same."""
    apart = unicodedata.normalize("NFKD", text).lower()
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _line(each: Listed, speech: Speech) -> Line:
    told = each.told
    people = speech.separator.join(person.name for person in told.people)
    facts = " · ".join(
        filter(None, (speech.date(told.date), language_name(told.language, speech.language)))
    )
    words = (whole_title(told), people, facts, *told.subjects, told.released)
    return Line(
        each, f"{each.folder}/index.html", whole_title(told), people, facts, folded(" ".join(words))
    )


def _page(order: Order, lines: Sequence[Line], press: Press) -> bytes:
    speech = speech_for(press.language)
    name = press.title or speech.strings["all"]
    is_first = order is ORDERS[0]
    searched = is_first and len(lines) >= LEAST_SEARCHED
    newest = newest_first([line.listed for line in lines])[0].told
    return render(
        "catalogue.html",
        press,
        speech.language,
        script_text("search.js") if searched else "",
        root="",
        say=speech.say,
        count=speech.count,
        title=name if is_first else f"{speech.strings[order.key]} – {name}",
        name=name,
        order=order,
        orders=ORDERS,
        groups=list(_groups(order, lines, speech)),
        number=len(lines),
        shown=is_first and len(lines) <= MOST_SHOWN,
        searched=searched,
        canonical=press.address("" if is_first else order.file),
        updated=speech.date(newest.released),
        feeds=_feeds(press),
    )


def _groups(
    order: Order, lines: Sequence[Line], speech: Speech
) -> Iterator[tuple[str, str, list[Line]]]:
    """Give each heading with its ID and its pamphlets, in order."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        for sorted_by, heading in order.headings(line.told, speech):
            found.setdefault((folded(sorted_by), heading), []).append(line)
    for number, ((_, heading), members) in enumerate(
        sorted(found.items(), key=lambda one: one[0]), 1
    ):
        yield heading, f"{PurePosixPath(order.file).stem}-{number}", members


def _feeds(press: Press) -> tuple[tuple[str, str], ...]:
    feeds = (
        (("feed.atom", "Atom"), ("feed.json", "JSON Feed"))
        if press.url
        else (("feed.atom", "Atom"),)
    )
    return (*feeds, ("opds.xml", "OPDS 1.2"), ("opds.json", "OPDS 2.0"), ("onix.xml", "ONIX 3.1"))
