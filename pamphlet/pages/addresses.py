"""Tell on which page each place of the work stands, and under which name each of its pictures is in the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pamphlet.pages import Asset
from pamphlet.pages.media_types import media_type
from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.nodes import CodeBlock, Heading, NoteCall, Paragraph, Span, Turn
from pamphlet.work.walk import blocks_within, citations_in, images_in, runs_within


def homes_of(parts: Iterable[Part]) -> dict[str, str]:
    """Give the name of the page for every anchor of the work."""
    return {anchor: part.name for part in parts for anchor in _anchors(part)}


def pictures_of(pamphlet: Pamphlet) -> tuple[dict[str, str], tuple[Asset, ...]]:
    """Give the pictures of the work, each once: the names in the book by path, and the files under these names.

    Shops and old devices stumble over odd file names, so the pictures are numbered.
    """
    contents = {file.name: file.content for file in pamphlet.files}
    names: dict[str, str] = {}
    assets = []
    for image in images_in(pamphlet.parts):
        suffix = PurePosixPath(image.path).suffix.lower()
        if image.path not in names:
            names[image.path] = f"images/picture-{len(names) + 1}{suffix}"
            assets.append(Asset(names[image.path], media_type(image.path), contents[image.path]))
    return names, tuple(assets)


def _anchors(part: Part) -> Iterator[str]:
    yield part.anchor
    for block in blocks_within((part,)):
        if isinstance(block, Paragraph | Heading | CodeBlock | Turn):
            yield block.anchor
    for note in part.notes:
        yield note.anchor
    for run in runs_within((part,)):
        if isinstance(run, NoteCall) or (isinstance(run, Span) and run.anchor):
            yield run.anchor
    for citation in citations_in((part,)):
        yield citation.anchor
