"""The shapes of what WeasyPrint 70.0 and pydyf 0.13 hand over, which have no annotations: what is used here of each.

Boxes and pages are measured in the pixels of CSS, from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias
from xml.etree.ElementTree import Element

Parents: TypeAlias = Mapping[Element, Element]  # the element around each one


class PdfObject(Protocol):
    """An object of a file; `reference` is how others name it, once the file has it."""

    reference: bytes

    def __setitem__(self, name: str, value: object, /) -> None:
        """Set an entry of a dictionary."""


class PdfFile(Protocol):
    """A file as it is put together: the dictionaries that lead to all else, and its objects."""

    catalog: dict[str, Any]
    info: dict[str, Any]
    objects: list[Any]
    page_references: Sequence[bytes]

    def add_object(self, added: object, /) -> None:
        """Add an object, which then has a reference."""


class PangoLayout(Protocol):
    """A run of text as Pango shapes it; `text` may be changed before it is drawn."""

    text: str

    def reactivate(self, style: Mapping[str, Any], /) -> None:
        """Shape the text again."""

    def get_first_line(self) -> tuple[Any, int | None]:
        """Give the line with its glyphs, and where the next begins."""

    def deactivate(self) -> None:
        """Let the glyphs go."""


class Box(Protocol):
    """A box of a page: `element_tag` ends in `::before` or the like where the stylesheet made the box.

    `link_annotation` is the active area of a link, and there only when the page has been drawn.
    """

    element: Element
    element_tag: str
    style: Mapping[str, Any]
    width: float
    height: float
    link_annotation: PdfObject | None

    def content_box_x(self) -> float:
        """Give its left edge."""

    def content_box_y(self) -> float:
        """Give its top edge."""


class TextBox(Box, Protocol):
    """A run of text on one line."""

    text: str
    pango_layout: PangoLayout


class Page(Protocol):
    """A laid-out page. A link is its kind, its target, its edges and its box."""

    height: float
    _page_box: Any  # its boxes, of which each kind is a class of its own
    links: list[tuple[Any, Any, Any, Box]]


class Document(Protocol):
    """All laid-out pages, and what is told of them."""

    pages: Sequence[Page]
    metadata: object

    def write_pdf(self, **options: object) -> bytes:
        """Draw the pages into a file."""
