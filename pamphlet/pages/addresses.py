"""Tell on which page each place of the work stands, and under which name each of its pictures is in the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pamphlet.pages import Asset
from pamphlet.pages.media_types import media_type
from pamphlet.pages.pictures import shown, suffix_of
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.frozen import frozen
from pamphlet.work.languages import Direction, direction_of
from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.nodes import Heading, Turn
from pamphlet.work.problems import Place
from pamphlet.work.walk import blocks_within, citations_in, images_in, runs_within
from pamphlet.work.wording import plain_text


@frozen
class Lookup:
    """What is looked up in the book when a block of it is written.

    `speakers` are numbered from 1 in the order in which they are declared; `sources` are the anchors of the entries by
    key; `homes` tells for an anchor of the work on which page it stands; `images` are the names of the pictures in the
    book by their paths in the manuscript. `is_asked`: some turn of the work is a question. `alike` are the levels of
    headings some of which are typed in capitals: all headings of such a level are to look alike.
    """

    direction: Direction
    speech: Speech
    speakers: Mapping[str, int]
    sources: Mapping[str, str]
    homes: Mapping[str, str]
    images: Mapping[str, str]
    is_asked: bool
    alike: frozenset[int] = frozenset()

    def running(self, direction: Direction) -> Lookup:
        """Give the same for a text that runs in this direction."""
        return replace(self, direction=direction)

    def address(self, anchor: str) -> str:
        """Give the address of a place in the work, file name included."""
        return f"{self.homes[anchor]}.xhtml#{anchor}"


def lookup_of(pamphlet: Pamphlet, speech: Speech) -> Lookup:
    """Gather what the blocks of a work have to know of the book around them."""
    speakers = enumerate(pamphlet.metadata.speakers, start=1)
    return Lookup(
        direction=pamphlet.metadata.direction,
        speech=speech,
        speakers={speaker.key: number for number, speaker in speakers},
        sources={source.key: source.anchor for source in pamphlet.sources},
        homes={anchor: part.name for part in pamphlet.parts for anchor in _anchors(part)},
        images=_names_of_images(pamphlet),
        is_asked=any(
            isinstance(block, Turn) and block.is_question for block in blocks_within(pamphlet.parts)
        ),
        alike=frozenset(_levels_in_capitals(pamphlet)),
    )


def _levels_in_capitals(pamphlet: Pamphlet) -> Iterator[int]:
    """Give the level of each heading that is typed in capitals."""
    for block in blocks_within(pamphlet.parts):
        if isinstance(block, Heading) and is_in_capitals(plain_text(block.runs)):
            yield block.level


def is_in_capitals(text: str) -> bool:
    """Tell whether a heading is typed in capitals: a letter or a numeral alone is not."""
    return text.isupper() and len(text.strip()) > 3


def language_markup(language: str) -> str:
    """Give the attributes of what is in another language than the book, with its direction."""
    direction = direction_of(language)
    return f' lang="{language}" xml:lang="{language}" dir="{direction}"'


def assets_of(pamphlet: Pamphlet, images: Mapping[str, str]) -> tuple[Asset, ...]:
    """Give the pictures of the work, each once, under their names in the book."""
    contents = {file.name: file.content for file in pamphlet.files}
    return tuple(
        Asset(name, media_type(name), shown(contents[path])) for path, name in images.items()
    )


def places_of(pamphlet: Pamphlet, images: Mapping[str, str]) -> dict[str, Place]:
    """Tell where in the manuscript each block stands, by its anchor, and each picture, by its name in the book."""
    blocks = blocks_within(pamphlet.parts)
    places = {block.anchor: block.place for block in blocks if hasattr(block, "anchor")}
    pictures = {images[image.path]: image.place for image in images_in(pamphlet.parts)}
    return places | pictures


def _names_of_images(pamphlet: Pamphlet) -> dict[str, str]:
    """Give the pictures numbers for names: shops and old devices stumble over odd ones."""
    cover = filter(None, [pamphlet.metadata.cover])
    paths = dict.fromkeys((*(image.path for image in images_in(pamphlet.parts)), *cover))
    contents = {file.name: file.content for file in pamphlet.files}
    return {
        path: f"images/picture-{number}{suffix_of(contents.get(path, b''))}"
        for number, path in enumerate(paths, start=1)
    }


def _anchors(part: Part) -> Iterator[str]:
    only = (part,)
    nodes = (part, *blocks_within(only), *part.notes, *runs_within(only), *citations_in(only))
    return filter(None, (getattr(node, "anchor", "") for node in nodes))
