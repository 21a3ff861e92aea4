"""The shapes of what WeasyPrint 70.0 and pydyf 0.13 hand over, which have no annotations: what is used here of each.

Boxes and pages are measured in the pixels of CSS, from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeAlias
from xml.etree.ElementTree import Element

Parents: TypeAlias = Mapping[Element, Element]  # the element around each one


class PdfObject(Protocol):
    """An object of a file, a dictionary; `reference` is how others name it, once the file has it."""

    reference: bytes
    __setitem__: Callable[[str, object], None]


class PdfFile(Protocol):
    """A file as it is put together: the dictionaries that lead to all else, and its objects."""

    catalog: dict[str, Any]
    info: dict[str, Any]
    objects: list[object]
    page_references: Sequence[bytes]
    add_object: Callable[[object], None]  # which then has a reference


class PangoLayout(Protocol):
    """A run of text as Pango shapes it; `text` may be changed before it is drawn."""

    text: str
    get_first_line: Callable[[], tuple[Any, int | None]]  # with its glyphs; where the next begins
    deactivate: Callable[[], None]  # lets the glyphs go


class Box(Protocol):
    """A box of a page: `element_tag` ends in `::before` or the like where the stylesheet made the box.

    `link_annotation` is the active area of a link, and there only when the page has been drawn.
    """

    element: Element
    element_tag: str
    style: Mapping[str, Any]
    width: float
    height: float
    content_box_x: Callable[[], float]  # its left edge
    content_box_y: Callable[[], float]  # its top edge
    link_annotation: PdfObject | None


class Spread(NamedTuple):
    """How a run of text is spread: its glyphs are wider by a factor, and parted, and its spaces wider, in pixels."""

    scale: float = 1.0
    tracking: float = 0.0
    words: float = 0.0


class TextBox(Box, Protocol):
    """A run of text on one line; `spread` is there only on a line that was planned."""

    text: str
    pango_layout: PangoLayout
    spread: Spread


class LaidOutPage(Protocol):
    """A laid-out page. A link is its kind, its target, its edges and its box."""

    height: float
    links: list[tuple[Any, Any, Any, Box]]
    _page_box: Any  # its boxes, of which each kind is a class of its own


class Document(Protocol):
    """All laid-out pages, and what is told of them."""

    pages: Sequence[LaidOutPage]
    metadata: object
    write_pdf: Callable[..., bytes]
