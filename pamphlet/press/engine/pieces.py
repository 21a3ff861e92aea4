"""Read what stands on laid-out pages: runs of text and pictures, in reading order, and the lines that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from pamphlet.press.engine.shapes import Box, Document


@dataclass(frozen=True, slots=True, eq=False)
class DrawnPiece:
    """A run of text or a picture as it is drawn on a page; `furniture` is left out by readers (a leader's dots)."""

    box: Box
    page: int
    text: str
    picture: bool
    furniture: bool

    @property
    def element(self) -> Element:
        """The element that it belongs to."""
        return self.box.element

    @property
    def tag(self) -> str:
        """The name of the element, or of the pseudo-element."""
        return self.box.element_tag

    @property
    def made_up(self) -> bool:
        """Whether the stylesheet made it, and not the markup."""
        return self.furniture or "::" in self.tag


class Row(NamedTuple):
    """A line as it was laid out: its page, the element that it is a line of, and its runs of text."""

    page: int
    container: Element
    pieces: list[DrawnPiece]


def read_pieces(document: Document) -> tuple[list[DrawnPiece], list[Row]]:
    """Give all that is drawn in the text blocks of the pages, in reading order, and the lines that it makes."""
    pieces: list[DrawnPiece] = []
    rows: list[Row] = []

    def walk(box: Any, page: int, row: Row | None, *, furniture: bool) -> None:
        box = getattr(box, "_box", box)  # an absolutely positioned box stands behind a placeholder
        if isinstance(box, boxes.TextBox):
            piece = DrawnPiece(box, page, box.text, picture=False, furniture=furniture)
            pieces.append(piece)
            if row:
                row.pieces.append(piece)
        elif isinstance(box, boxes.ReplacedBox):
            pieces.append(DrawnPiece(box, page, "", picture=True, furniture=furniture))
        else:
            if isinstance(box, boxes.LineBox):
                row = Row(page, box.element, [])
                rows.append(row)
            for child in box.children:
                walk(child, page, row, furniture=furniture or box.is_leader)

    for number, page in enumerate(document.pages):
        for box in page._page_box.children:  # noqa: SLF001 # no other way to the lines
            if not isinstance(box, boxes.MarginBox):
                walk(box, number, None, furniture=False)
    return pieces, rows
