"""Make the page of a pamphlet: what it is, how to read, print, hand on, check and cite it, and all of its files.

In: a listed volume, and the press. Out: HTML that is complete without its script.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pamphlet.pages.strings import fill
from pamphlet.pages.strings.phrases import Speech, link
from pamphlet.release.report import REPORT
from pamphlet.release.sums import SIGNATURE, SUMS
from pamphlet.site import offers
from pamphlet.site.accessible import SUMMARY, statements
from pamphlet.site.citing import citation, whole_title
from pamphlet.site.listing import Listed
from pamphlet.site.metadata import json_ld, links, metas, pages
from pamphlet.site.people import by_line
from pamphlet.site.press import Press
from pamphlet.site.releases import BAG
from pamphlet.site.rendering import render, script_text
from pamphlet.site.shelf import CHECKER, Volume
from pamphlet.site.told import File, Told
from pamphlet.site.words import size_in_words, speech_for
from pamphlet.work.words import grouped

WORDS_A_MINUTE = 238  # silently, in English (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)
MOST_DEPARTURES = 40  # on a page; the licence page of every file has them all
LARGEST_FRAGMENT = 32_000_000  # bytes, that are shown to be copied
PROGRAM = Markup('<code dir="ltr">pamphlet</code>')


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition in words, and where its page is; nowhere: this is it."""

    told: str
    href: str


def page_of(listed: Listed, press: Press) -> bytes:
    """Give the page."""
    volume, told, height = listed.volume, listed.told, listed.cover_height
    speech = speech_for(told.language)
    covered = bool(height)
    fragment = fragment_of(told)
    bag = told.file(BAG)
    address = press.address(f"{volume.folder}/")
    return render(
        "page.html",
        press,
        speech.language,
        script_text("copy.js") if fragment else "",
        say=speech.say,
        count=speech.count,
        size=lambda size: size_in_words(size, speech.language),
        title=_page_title(told, press),
        told=told,
        description=told.description or _description(told, speech),
        root=volume.root,
        metas=list(metas(volume, press, covered=covered)),
        links=list(links(volume, press)),
        json_ld=json_ld(volume, press, covered=covered),
        covered=height,
        alternative=_alternative(told),
        newer=_newer(volume, speech),
        web=told.file(".html"),
        facts=_facts(told, speech),
        devices=offers.for_devices(told),
        kindle=link(offers.KINDLE, speech.say("device-kindle-link")),
        papers=offers.papers(told),
        plain=offers.for_paper(told),
        guide=told.file("-how-to-print.pdf"),
        sheets=offers.sheets(told),
        licence=link(told.licence_url, told.licence) if told.licence_url else told.licence,
        bag=bag,
        fragment=fragment,
        credit=credit(told, address),
        checker=CHECKER if listed.checker else getattr(told.file("-check.html"), "name", ""),
        program=PROGRAM,
        command=f"pamphlet verify COPY --against {bag.name if bag else volume.told.slug + '.epub'}",
        fingerprint=grouped(told.fingerprint),
        citation=citation(told, address),
        accessibility=list(statements(told)),
        summary=" ".join(told.claims(SUMMARY)),
        proofs=[name for name in volume.release.names if name in {SUMS, REPORT}],
        signature=link(SIGNATURE, SIGNATURE) if SIGNATURE in volume.release.names else "",
        editions=list(_editions(volume, speech)),
        departures=told.emendations[:MOST_DEPARTURES],
        departures_left=len(told.emendations) > MOST_DEPARTURES,
        rest=link(f"{told.slug}.html#licence", speech.say("licence")),
    )


def fragment_of(told: Told) -> File | None:
    """Give the text to be copied, unless it is too large for that."""
    file = told.file("-fragment.html")
    return file if file and file.size <= LARGEST_FRAGMENT else None


def fragment_page(volume: Volume, press: Press, text: str) -> bytes:
    """Give the page that shows the fragment, to be copied by hand where the button cannot."""
    speech = speech_for(volume.told.language)
    return render(
        "fragment.html",
        press,
        speech.language,
        script_text("fragment.js"),
        root=volume.root,
        say=speech.say,
        title=f"{speech.strings['republish-fragment']}: {volume.told.title}",
        told=volume.told,
        text=text,
    )


def credit(told: Told, address: str) -> str:
    """Give the line by which those who publish the work tell where it comes from."""
    speech = speech_for(told.language)
    edition = _edition(told, speech)
    parts = (f"{whole_title(told)}.", by_line(told.people), f"{edition}.", told.condition)
    source = fill(speech.strings["credit-source"], address=address or told.identifier)
    return " ".join(filter(None, (*parts, source)))


def _page_title(told: Told, press: Press) -> str:
    return f"{told.title} – {press.title}" if press.title else told.title


def _alternative(told: Told) -> str:
    """Tell what stands on the cover, as the cover of the e-book does."""
    if told.cover_alternative:
        return f"{told.title}. {told.cover_alternative}"
    return ". ".join(filter(None, (told.title, told.subtitle, *(p.told for p in told.people))))


def _description(told: Told, speech: Speech) -> str:
    """Describe a work of which nobody has said what it is, for those who list pages: what, by whom, how long."""
    facts = " · ".join(fact.unescape() for fact in _facts(told, speech))
    return " ".join(filter(None, (f"{whole_title(told)}.", by_line(told.people), facts)))


def _facts(told: Told, speech: Speech) -> list[Markup]:
    minutes = max(1, round(told.words / WORDS_A_MINUTE))
    counts = (("pages", pages(told)), ("minutes", minutes), ("words", told.words))
    return [speech.count(key, number) for key, number in counts if number]


def _newer(volume: Volume, speech: Speech) -> Markup | str:
    if volume.is_newest:
        return ""
    folder, newest = volume.others[0]
    return link(f"{volume.root}{folder}/index.html", _edition(newest, speech))


def _editions(volume: Volume, speech: Speech) -> list[Edition]:
    """Give the editions, the newest first."""
    others = [
        (told.released, Edition(_edition(told, speech), f"{volume.root}{folder}/index.html"))
        for folder, told in volume.others
    ]
    own = (volume.told.released, Edition(_edition(volume.told, speech), ""))
    ordered = sorted((own, *others), key=lambda dated: dated[0], reverse=True)
    return [edition for _, edition in ordered]


def _edition(told: Told, speech: Speech) -> str:
    date = speech.date(told.released)
    if not told.edition:
        return date
    return fill(speech.strings["title-release"], edition=told.edition, date=date)
