"""Find the characters of a work that no book can show well: no font has them, or e-readers garble them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pamphlet.pages.fonts import missing_characters
from pamphlet.work.model import Pamphlet
from pamphlet.work.problems import Place, Problem, error, warning

# What old engines show as a box, and no search finds a word around; with what to do about it.
GARBLED = {
    "\u00ad": "take it out: words are hyphenated where a line ends",
    "\u200b": "take it out",
    "\u2011": "write a plain hyphen",
    "\u2060": "take it out",
    "\ufeff": "take it out",
}


def character_problems(pamphlet: Pamphlet, settings: Place) -> Iterator[Problem]:
    """Give the first place of each such character in each text; `settings` is the place of pamphlet.yaml."""
    folder = Path(settings.path).parent
    paths = {settings.path, *(part.place.path for part in pamphlet.parts)}
    for file in pamphlet.files:
        path = (folder / file.name).as_posix()
        if path in paths:
            text = file.content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            yield from _problems_in(text, path)
    for source in pamphlet.sources:
        printed = " ".join((source.key, source.note, *(value for _, value in source.entry)))
        for problem in _problems_in(printed, source.place.path):
            yield replace(problem, place=source.place)


def _problems_in(text: str, path: str) -> Iterator[Problem]:
    for character in missing_characters(text):
        message = f"no font of the release has “{character}” ({_called(character)})"
        hint = "write it in another way, or mark its place with a picture"
        yield error("G01", message, Place.at(path, text, text.index(character)), hint)
    for character in filter(text.__contains__, GARBLED):
        called = _called(character)
        message = f"e-readers show a box for {called}, or do not find the word that it stands in"
        place = Place.at(path, text, text.index(character))
        yield warning("G02", message, place, GARBLED[character])


def _called(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
