"""Compose: a `Pamphlet` becomes `Pages`, final XHTML that every format is made from.

`composition.compose` is the way in. The types below are all that the later steps see.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pamphlet.work.model import ManuscriptFile, Metadata
from pamphlet.work.words import Words


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book: a well-formed XHTML document with one `section` in its body.

    `name` is the file's stem, `epub_type` and `role` are those of the section (empty: none). Pages in `work` hold the
    work; the others are apparatus.
    """

    name: str
    title: str
    epub_type: str
    role: str
    xhtml: str
    matter: Literal["front", "work", "back"]
    anchor: str  # the ID of the section


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages refer to by its `name`: a picture."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that the print is set in, from a font package; `weights` is a CSS weight or a range of two."""

    family: str
    style: Literal["normal", "italic"]
    weights: str
    path: Path
    licence: str
    version: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The book, ready to be typeset and written. `stylesheet` is whole; formats take what they may use of it.

    `covers` are the front and the back cover; print has them around the pages.
    `condition` is that of the licence behind the words that lead to it, as only the licence page says it.
    `block_list` is the JSON list of blocks with their hashes that travels in EPUB, PDF and HTML.
    """

    metadata: Metadata
    strings: dict[str, str]
    pages: tuple[Page, ...]
    stylesheet: str
    fonts: tuple[FontFile, ...]
    assets: tuple[Asset, ...]
    words: Words
    block_list: bytes
    files: tuple[ManuscriptFile, ...]
    covers: tuple[Page, ...] = ()
    condition: str = ""
