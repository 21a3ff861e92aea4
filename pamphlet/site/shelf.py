"""Put releases on a shelf: each has a folder of its own in the site, and former editions stand below the newest.

In: opened releases. Out: `Volume`s in the order of their titles, and problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pamphlet.manuscript.slugs import DEVICES, LONGEST_SLUG, slug_of
from pamphlet.site.releases import Release
from pamphlet.site.told import Told
from pamphlet.site.words import folded
from pamphlet.work.problems import Place, Problem, error

COVER, CARD = "cover.png", "card.png"
CHECKER = "check.html"  # the page that checks copies, where it reads PDFs too
# What a site makes beside the files of a release.
OURS = frozenset(
    (
        *("index.html", "fragment.html", "manifest.json", "onix.xml", COVER, CARD, CHECKER),
        *(f"cite.{end}" for end in ("bib", "ris", "json")),
    )
)


@dataclass(frozen=True, slots=True)
class Volume:
    """A release with its folder in the site, and the other editions of the same work, the newest first."""

    release: Release
    folder: str
    others: tuple[tuple[str, Told], ...] = ()  # their folders, and what they tell

    @property
    def told(self) -> Told:
        """What the release tells."""
        return self.release.told

    @property
    def root(self) -> str:
        """The way from its folder to that of the site."""
        return "../" * (self.folder.count("/") + 1)

    @property
    def is_newest(self) -> bool:
        """Whether there is no newer edition."""
        return "/" not in self.folder


def shelve(releases: Iterable[Release]) -> tuple[tuple[Volume, ...], tuple[Problem, ...]]:
    """Give each release its folder; two works that would have the same one are a problem, and so is one twice."""
    volumes: list[Volume] = []
    problems: list[Problem] = []
    by_slug = sorted(releases, key=_slug)
    for slug, alike in groupby(by_slug, key=_slug):
        editions = sorted(alike, key=_age, reverse=True)
        newest = editions[0]
        if slug in DEVICES or len(slug) > LONGEST_SLUG:
            problems.append(_cannot_be(newest, "its short name cannot be that of a folder here"))
            continue
        if taken := OURS.intersection(newest.names):
            told = f"its file {min(taken)} has the name of a page that stands beside it here"
            problems.append(_cannot_be(newest, told))
            continue
        own = [each for each in editions if each.told.identifier == newest.told.identifier]
        for other in editions:
            if other not in own:
                told = f"it has the short name of another work, “{newest.told.title}”"
                problems.append(_cannot_be(other, told))
        volumes += _volumes(own, problems)
    in_order = sorted(volumes, key=lambda volume: (by_title(volume.told), volume.folder))
    return tuple(in_order), tuple(problems)


def by_title(told: Told) -> Any:
    """Give what titles are sorted by."""
    return folded(told.title), told.released


def _slug(release: Release) -> str:
    return release.told.slug.casefold()


def _age(release: Release) -> tuple[str, str, str]:
    return release.told.released, release.told.edition, release.state


def _volumes(editions: list[Release], problems: list[Problem]) -> Iterator[Volume]:
    folders: dict[str, Release] = {}
    for release in editions:
        slug = release.told.slug
        number = slug_of(release.told.edition) or release.told.released
        folder = f"{slug}/edition-{number}" if folders else slug
        if folder in folders or release.state in {each.state for each in folders.values()}:
            problems.append(_cannot_be(release, "this edition is here twice"))
        else:
            folders[folder] = release
    for folder, release in folders.items():
        others = ((name, each.told) for name, each in folders.items() if name != folder)
        yield Volume(release, folder, tuple(others))


def _cannot_be(release: Release, message: str) -> Problem:
    hint = "give it another “slug” in its pamphlet.yaml, or name one of them only"
    return error("W02", message, Place(release.path.as_posix()), hint)
