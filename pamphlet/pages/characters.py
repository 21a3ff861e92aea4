"""Find the characters that no page can show well: no font has them, or e-readers garble them.

What is looked at is what is printed: the words of the work, and what the book says of it. Each is told once a file, at
its first place there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pamphlet.pages.fonts import missing_characters, package_for
from pamphlet.pages.pictures import words_drawn
from pamphlet.work.expressions import expression
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import CodeBlock, Heading, Paragraph
from pamphlet.work.problems import Place, Problem, warning
from pamphlet.work.walk import blocks_within, images_in
from pamphlet.work.wording import plain_text

# What old engines show as a box, and no search finds a word around; with what to do about it.
GARBLED = {
    "\u00ad": "take it out: words are hyphenated where a line ends",
    "\u200b": "take it out",
    "\u2011": "write a plain hyphen",
    "\u2060": "take it out",
    "\ufeff": "take it out",
}
SHOWN = 3  # characters of one message
_COMMENT = expression(r"(?:^|\s)#.*", re.MULTILINE)


def character_problems(pamphlet: Pamphlet, settings: Place, lost: str) -> Iterator[Problem]:
    """Give a problem for each such character; `settings` is the place of pamphlet.yaml.

    `lost` names the files that cannot be made when no font has a character: those that are printed with our fonts.
    """
    files = _Files(pamphlet, settings)
    told: set[tuple[str, str]] = set()
    lacking: dict[tuple[str, str], dict[str, Place]] = {}
    for text, start in _printed(pamphlet, settings):
        for character in (*missing_characters(text), *filter(text.__contains__, GARBLED)):
            place = files.place(character, start)
            if (character, place.path) in told:
                continue
            told.add((character, place.path))
            if garbled := _garbled(character, place):
                yield garbled
            else:
                alike = lacking.setdefault((place.path, package_for(character)), {})
                alike[character] = place
    for (_, package), places in lacking.items():
        yield _missing(places, package, lost)


def _missing(places: dict[str, Place], package: str, lost: str) -> Problem:
    """Tell of all characters of a file that one package would give, or none does, at the first place."""
    in_order = sorted(places, key=places.__getitem__)
    shown = ", ".join(f"“{each}” ({_called(each)})" for each in in_order[:SHOWN])
    others = len(in_order) - SHOWN
    more = f" and {others} other character{'s' * (others > 1)}" if others > 0 else ""
    message = f"no font of the release has {shown}{more}, so these are not made: {lost}"
    hint = "write it in another way, or mark its place with a picture"
    if package:
        hint = f"install the font for it (pip install {package}), or write it in another way"
    return warning("G01", message, places[in_order[0]], hint)


def _garbled(character: str, place: Place) -> Problem | None:
    if character not in GARBLED:
        return None
    called = _called(character)
    message = f"e-readers show a box for {called}, or do not find the word that it stands in"
    return warning("G02", message, place, GARBLED[character])


def _called(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _printed(pamphlet: Pamphlet, settings: Place) -> Iterator[tuple[str, Place]]:
    """Give all that is printed, each text with the place from which on it was typed."""
    metadata, licence = pamphlet.metadata, pamphlet.metadata.licence
    for maker in metadata.contributors:
        yield maker.line or maker.name, settings
    about = (metadata.title, metadata.subtitle, metadata.publisher, metadata.description)
    facts = (metadata.edition, metadata.identifier, metadata.imprint, metadata.contact)
    yield " ".join((*about, *facts)), settings
    if licence:
        yield f"{licence.name} {licence.condition} {licence.url}", settings
    yield " ".join(pamphlet.strings.values()), Place("")
    for part in pamphlet.parts:
        makers = (maker.line or maker.name for maker in part.contributors)
        yield " ".join((part.title, *makers)), part.place
        for block in blocks_within((part,)):
            match block:
                case Paragraph():
                    yield f"{block.label} {plain_text(block.runs)}", block.place
                case Heading():
                    yield plain_text(block.runs), block.place
                case CodeBlock():
                    yield block.text, block.place
    yield from _drawn(pamphlet, settings)
    for source in pamphlet.sources:
        entry = (value for _, value in source.entry)
        yield " ".join((source.key, source.note, *entry)), source.place
    for emendation in pamphlet.emendations:
        said = (emendation.copy_text, emendation.reads, emendation.reason)
        yield " ".join(said), emendation.place


def _drawn(pamphlet: Pamphlet, settings: Place) -> Iterator[tuple[str, Place]]:
    """Give the texts in drawings, each with the place where the drawing is named."""
    contents = {file.name: file.content for file in pamphlet.files}
    for image in images_in(pamphlet.parts):
        yield words_drawn(contents.get(image.path, b"")), image.place
    yield words_drawn(contents.get(pamphlet.metadata.cover, b"")), settings


@dataclass(frozen=True)  # without slots: the texts are kept
class _Files:
    """The files of a manuscript as text, to tell where a character was typed."""

    pamphlet: Pamphlet
    settings: Place

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts by their paths, remarks in YAML left blank, for they are not printed."""
        folder = Path(self.settings.path).parent
        texts = {}
        for file in self.pamphlet.files:
            if file.name.endswith((".yaml", ".yml", ".md", ".markdown", ".txt")):
                text = file.content.decode("utf-8-sig", "replace")
                text = text.replace("\r\n", "\n").replace("\r", "\n")
                if file.name.endswith((".yaml", ".yml")):
                    text = _COMMENT.sub(lambda remark: " " * len(remark[0]), text)
                texts[(folder / file.name).as_posix()] = text
        return texts

    def place(self, character: str, start: Place) -> Place:
        """Give the place of a character: in the file of `start` from there on, or in whichever file of YAML has it."""
        text = self.texts.get(start.path, "")
        at = text.find(character, start.position_in(text) if start.line and start.column else 0)
        if at >= 0:
            return Place.at(start.path, text, at)
        if start.path:
            return start
        for path, other in self.texts.items():
            if path.endswith((".yaml", ".yml")) and character in other:
                return Place.at(path, other, other.index(character))
        return self.settings
