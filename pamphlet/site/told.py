"""What the report of a release tells of the work and its files: believed only as far as it is as it was written.

In: the JSON of `build-report.json`, or of `report.json` in a bag; a stranger may have written it. Out: a `Told`, whose
texts are bounded, whose names are those of files in one folder, and whose addresses are those of the web. All of it is
still to be escaped where it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pamphlet.pages.media_types import MEDIA_TYPES
from pamphlet.release.report import LARGEST_FIGURE
from pamphlet.work.languages import Direction, direction_of, is_language
from pamphlet.work.printable import clean

LONGEST_TEXT = 10_000  # characters
LONGEST_NAME = 300
MOST_PEOPLE = 200
MOST_FILES = 200
MOST_EMENDATIONS = 5_000
MOST_CLAIMS = 200

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # as a manuscript may have it
FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
DATE = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?(?:/-?\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?)?")
DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
HASH = re.compile(r"[0-9a-f]{64}")
ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.IGNORECASE)
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"'\\^`{|}]+")
SUFFIXES = frozenset((*MEDIA_TYPES, "zip"))  # a page is no place for programs


class NotTold(Exception):
    """A report does not tell what a site must know; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person or body: MARC's relator code and term, and the by-line in the words of the book."""

    name: str
    role: str
    term: str
    sort_name: str
    told: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release: bytes, and pages of paper (0: none)."""

    name: str
    format: str
    sha256: str
    size: int
    pages: int

    @property
    def suffix(self) -> str:
        """What its name has behind the first point: of `a.kepub.epub`, that is `kepub.epub`."""
        return self.name.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Told:
    """A work and its release. `date` is EDTF, `released` a day; what is not told is empty."""

    slug: str
    title: str
    subtitle: str
    language: str
    direction: Direction
    people: tuple[Person, ...]
    date: str
    released: str
    edition: str
    identifier: str
    fingerprint: str
    words: int
    publisher: str
    imprint: str
    description: str
    subjects: tuple[str, ...]
    series: str
    series_number: str
    licence: str
    licence_url: str
    condition: str
    cover_alternative: str
    emendations: tuple[tuple[str, str], ...]
    accessibility: tuple[tuple[str, str], ...]
    onix_196: tuple[tuple[str, str], ...]
    files: tuple[File, ...]

    def file(self, suffix: str) -> File | None:
        """Give the file whose name has this behind the slug."""
        return next((file for file in self.files if file.name == f"{self.slug}{suffix}"), None)

    def claims(self, name: str) -> tuple[str, ...]:
        """Give the values of a property of schema.org or of EPUB Accessibility."""
        return tuple(value for key, value in self.accessibility if key == name)


def told_by(report: object) -> Told:
    """Give what a report tells. Raises NotTold."""
    if not isinstance(report, dict) or not isinstance(report.get("work"), dict):
        raise NotTold("its report does not tell what the work is")
    work: dict[str, Any] = report["work"]
    language = _text(work, "language", LONGEST_NAME)
    direction = _direction(language)
    if direction is None:
        raise NotTold("its report names no language")
    licence, series = (_inner(work, name) for name in ("licence", "series"))
    return Told(
        slug=_matching(work, "slug", SLUG),
        title=_wanted(work, "title"),
        subtitle=_line(work, "subtitle"),
        language=language,
        direction=direction,
        people=tuple(_people(work)),
        date=_matching(work, "date", DATE, empty=True),
        released=_matching(report, "released", DAY),
        edition=_line(report, "edition", LONGEST_NAME),
        identifier=_matching(report, "identifier", IDENTIFIER),
        fingerprint=_matching(report, "fingerprint", HASH),
        words=_number(report, "words"),
        publisher=_line(work, "publisher"),
        imprint=_line(work, "imprint"),
        description=_line(work, "description"),
        subjects=tuple(_subjects(work)),
        series=_line(series, "name"),
        series_number=_line(series, "number", LONGEST_NAME),
        licence=_line(licence, "name"),
        licence_url=_matching(licence, "url", ADDRESS, empty=True),
        condition=_line(licence, "condition"),
        cover_alternative=_line(work, "cover_alternative"),
        emendations=tuple(_pairs(work, "emendations", ("told", "reason"), MOST_EMENDATIONS)),
        accessibility=tuple(_pairs(work, "accessibility", (0, 1), MOST_CLAIMS)),
        onix_196=tuple(_codes(report)),
        files=tuple(_files(report, work)),
    )


@lru_cache(1_000)
def _direction(language: str) -> Direction | None:
    """Give the direction of a language; None where there is no such language."""
    return direction_of(language) if is_language(language) else None


def _text(told: dict[str, Any], name: str, most: int = LONGEST_TEXT) -> str:
    """Give a text as it stands; where there is none, an empty one."""
    return _as_text(told.get(name), name, most)


def _as_text(told: object, name: str, most: int) -> str:
    text = told or ""
    if not isinstance(text, str):
        raise NotTold(f"what its report tells as “{name}” is no text")
    if len(text) > most:
        raise NotTold(f"what its report tells as “{name}” has more than {most:,} characters")
    return text


def _line(told: dict[str, Any], name: str, most: int = LONGEST_TEXT) -> str:
    """Give a text on one line, without what commands a terminal."""
    return _on_one_line(_text(told, name, most))


@lru_cache(2_000)
def _on_one_line(text: str) -> str:
    """Give a text on one line; most of them, releases have in common."""
    return clean(" ".join(text.split()))


def _wanted(told: dict[str, Any], name: str) -> str:
    return _line(told, name) or _fail(f"its report tells nothing as “{name}”")


def _fail(message: str) -> str:
    raise NotTold(message)


def _matching(
    told: dict[str, Any], name: str, form: re.Pattern[str], *, empty: bool = False
) -> str:
    """Give a text that has a form; an empty one, where that may be."""
    text = _text(told, name)
    if not form.fullmatch(text) and not (empty and not text):
        raise NotTold(f"what its report tells as “{name}” has not the form that it must have")
    return text


def _number(told: dict[str, Any], name: str) -> int:
    number = told.get(name, 0)
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= LARGEST_FIGURE:
        raise NotTold(f"what its report tells as “{name}” is no number that can be")
    return number


def _inner(told: dict[str, Any], name: str) -> dict[str, Any]:
    inner = told.get(name) or {}
    if not isinstance(inner, dict):
        raise NotTold(f"what its report tells as “{name}” has no names in it")
    return inner


def _list(told: dict[str, Any], name: str, most: int) -> list[Any]:
    listed = told.get(name) or []
    if not isinstance(listed, list) or len(listed) > most:
        raise NotTold(f"what its report tells as “{name}” is no list, or one of more than {most:,}")
    return listed


def _subjects(work: dict[str, Any]) -> Iterator[str]:
    for subject in _list(work, "subjects", MOST_CLAIMS):
        yield _line({"subjects": subject}, "subjects", LONGEST_NAME)


def _people(work: dict[str, Any]) -> Iterator[Person]:
    for person in _dicts(work, "people", MOST_PEOPLE):
        name = _wanted(person, "name")
        role, term, sort_name = (
            _line(person, key, LONGEST_NAME) for key in ("role", "term", "sort_name")
        )
        yield Person(name, role, term, sort_name, _line(person, "told") or name)


def _dicts(told: dict[str, Any], name: str, most: int) -> Iterator[dict[str, Any]]:
    for inner in _list(told, name, most):
        yield _inner({name: inner}, name)


def _pairs(
    told: dict[str, Any], name: str, keys: tuple[Any, Any], most: int
) -> Iterator[tuple[str, str]]:
    """Give pairs of texts, by their keys or their places."""
    for pair in _list(told, name, most):
        try:
            first, second = (pair[key] for key in keys)
        except (TypeError, KeyError, IndexError):
            raise NotTold(f"what its report tells as “{name}” are no pairs") from None
        one, other = (_as_text(each, name, LONGEST_TEXT) for each in (first, second))
        yield _on_one_line(one), _on_one_line(other)


def _codes(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for code, name in _inner(report, "onix_196").items():
        if re.fullmatch(r"\d\d", code):
            yield code, _line({"onix_196": name}, "onix_196")


def _files(report: dict[str, Any], work: dict[str, Any]) -> Iterable[File]:
    """Give the files, in the order of the report, each under a name that begins with the slug."""
    slug = _text(work, "slug")
    files = [
        File(
            _matching(file, "name", FILE),
            _line(file, "format", LONGEST_NAME),
            _matching(file, "sha256", HASH),
            _number(file, "size"),
            _number(file, "pages"),
        )
        for file in _dicts(report, "files", MOST_FILES)
    ]
    if len({file.name.lower() for file in files}) < len(files):
        raise NotTold("its report tells of one file twice")
    for file in files:
        if not file.name.startswith(slug) or file.name.rpartition(".")[2] not in SUFFIXES:
            raise NotTold(f"“{file.name}” is no file of such a release")
    return files
