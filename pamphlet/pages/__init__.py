"""Compose: a `Pamphlet` becomes `Pages`, final XHTML that every format is made from.

`composition.compose` is the way in. The types below are all that the later steps see.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pamphlet.work.exemplar import Exemplar
from pamphlet.work.frozen import frozen
from pamphlet.work.model import ManuscriptFile, Metadata
from pamphlet.work.problems import Place
from pamphlet.work.words import Words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@dataclass(frozen=True)  # without slots, so that it can keep its tree
class Section:
    """A section of the book, as a well-formed XHTML document: a part, the title page, the contents, a cover.

    `name` is the file's stem. Sections in `work` hold the work; the others are apparatus.
    """

    name: str
    title: str
    xhtml: str
    matter: Literal["front", "work", "back"]
    anchor: str  # the ID of the section

    @cached_property
    def tree(self) -> Element:
        """The document as a tree, parsed when it is first asked for. All share it: who changes it takes a copy.

        Raises lxml's XMLSyntaxError when the document is not well-formed: a defect of the templates.
        """
        from lxml import etree

        return etree.fromstring(self.xhtml.encode())

    @property
    def root(self) -> Element:
        """The one element in the body of the tree: a `section` of HTML."""
        root = self.tree.find("{*}body/{*}section")
        assert root is not None, self.name
        return root

    def __getstate__(self) -> dict[str, object]:
        """Leave the tree behind: lxml's cannot go to another process, where it is parsed again if it is wanted.

        An executor packs in a thread of its own, while the tree may come to stand here: so it is not looked for.
        """
        return {each.name: getattr(self, each.name) for each in fields(self)}


@frozen
class Asset:
    """A file that pages refer to by its `name`: a picture."""

    name: str
    media_type: str
    content: bytes

    @property
    def data_address(self) -> str:
        """The address that holds the file itself (RFC 2397), for formats that are one file."""
        return f"data:{self.media_type};base64,{b64encode(self.content).decode('ascii')}"


@frozen
class FontFile:
    """A font that the print is set in, from a font package; `weights` is a CSS weight or a range of two."""

    family: str
    style: Literal["normal", "italic"]
    weights: str
    path: Path
    licence: str
    version: str


@frozen
class Pages:
    """The book, ready to be typeset and written. `stylesheet` is whole; formats take what they may use of it.

    `covers` are the front and the back cover; print has them around the pages.
    `condition` is that of the licence behind the words that lead to it, as only the licence page says it.
    `places` tell where in the manuscript a block stands, by its ID, and a picture is named, by its name here.
    `exemplar` is the wording as it travels in EPUB, PDF and HTML; what holds no work has none.
    """

    metadata: Metadata
    strings: dict[str, str]
    sections: tuple[Section, ...]
    stylesheet: str
    fonts: tuple[FontFile, ...]
    assets: tuple[Asset, ...]
    words: Words
    exemplar: Exemplar | None
    files: tuple[ManuscriptFile, ...]
    covers: tuple[Section, ...] = ()
    condition: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)
    cover_picture: Asset | None = None  # that of the front cover, which print alone shows
    departures: tuple[
        tuple[str, str], ...
    ] = ()  # from the copy text: each in the words of the book, and its reason
    hyphenation: str = (
        ""  # the language by whose rules words are divided at the ends of printed lines
    )
    own_style: bool = False  # whether the stylesheet has rules of the manuscript's own
