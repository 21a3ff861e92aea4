"""Plan the structure of the file from the elements of the pages: one node for an element, however many pages it spans.

What only dresses the text (emphasis, an alteration) has no node; text that stands in a grouping element without a
paragraph of its own gets one. The types are those of the variant, and others of ISO 32000-1 §14.8.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pamphlet.pages.classes import NOTE_NUMBER, has_class
from pamphlet.press.engine.pieces import DrawnPiece
from pamphlet.press.engine.shapes import Box, Parents
from pamphlet.press.layout.lines import unspaced, upwards

GROUPING = {"Document", "Sect", "Div", "BlockQuote"}
INLINE = {"Link", "Code", "Figure", "Span"}


class Area(NamedTuple):
    """The active area of a link, with the index of its page."""

    box: Box
    page: int


@dataclass(slots=True, eq=False)
class TreeNode:
    """A structure element: its type, its element if it has one, and its kids in reading order.

    `attributes` are names or numbers; `O` is the object that they belong to (ISO 32000-1 §14.8.5).
    """

    type: str
    parent: TreeNode | None
    element: Element | None = None
    kids: list[TreeNode | DrawnPiece | Area] = field(default_factory=list)
    language: str = ""
    alternative: str = ""
    identifier: str = ""
    attributes: dict[str, str | int] = field(default_factory=dict)

    def add(self, type_: str, element: Element | None = None) -> TreeNode:
        """Add a node as the last kid, and give it."""
        node = TreeNode(type_, self, element)
        self.kids.append(node)
        return node


class Tree:
    """The structure as it grows; `read` gives the name under which the box of each run is to be marked."""

    def __init__(self, parents: Parents, language: str, types: Mapping[str, str]) -> None:
        self.root = TreeNode("Document", None, language=language)
        self.read: dict[Box, str] = {}
        self._parents = parents
        self._types = types
        self._nodes: dict[Element, TreeNode] = {}  # for each, the node that its content goes into
        self._labels: dict[Element, TreeNode] = {}
        self._drawn: dict[Element, int] = {}  # of cells in the heads of tables: how much, so far

    def plan(self, pieces: Iterable[DrawnPiece]) -> None:
        """Give every run its place; furniture, ornaments and the repeated heads of tables have none."""
        for piece in pieces:
            said = alternative(piece.element) if piece.picture else piece.text.strip()
            if said and not piece.furniture and not self._is_said_already(piece):
                self._place(piece).kids.append(piece)
                self.read[piece.box] = "Figure" if piece.picture else "Span"

    def link(self, area: Area) -> TreeNode | None:
        """Put the active area of a link into the link's node; None when the link has no text."""
        node = self._nodes.get(area.box.element)
        if node is None or node.type != "Link":
            return None
        node.kids.append(area)
        return node

    def _place(self, piece: DrawnPiece) -> TreeNode:
        """Give the node that a run is a kid of."""
        if piece.tag in ("li::marker", "li::before"):
            return self._label(piece.element)
        node = self._content(piece.element)
        return _paragraph(node) if node.type in GROUPING else node

    def _label(self, element: Element) -> TreeNode:
        """Give the label of a list's item."""
        if element not in self._labels:
            body = self._content(element)
            item = body.parent if body.type == "LBody" and body.parent else body
            self._labels[element] = TreeNode("Lbl", item)
            item.kids.insert(0, self._labels[element])
        return self._labels[element]

    def _content(self, element: Element | None) -> TreeNode:
        """Give the node that the content of an element goes into, and make it and those above it when they are new."""
        if element is None or element.tag in ("html", "body"):
            return self.root
        if element in self._nodes:
            return self._nodes[element]
        above = self._content(self._parents.get(element))
        if element in self._nodes:  # a table has made it with its other cells
            return self._nodes[element]
        node = self._nodes[element] = self._make(element, above)
        if element.tag == "table":
            for cell in element.iter():
                if cell.tag in ("th", "td"):
                    self._content(cell)  # an empty one, too: all rows are to be equally long
        return node

    def _make(self, element: Element, above: TreeNode) -> TreeNode:
        """Make the node of an element below the node above it; what has no type of its own has the same."""
        if element.tag == "li":
            in_contents = above.type == "TOC"
            return above.add("TOCI") if in_contents else above.add("LI").add("LBody")
        language = element.get("lang", "")
        type_ = self._type(element, above)
        if not type_ and language not in ("", _language(above)):
            type_ = "Span"
        if not type_:
            return above
        if type_ in INLINE and above.type in GROUPING:
            above = _paragraph(above)
        if type_ == "Link" and above.type == "TOCI":
            above = above.add("Reference")
        node = above.add(type_, element)
        node.language = language if language != _language(above) else ""
        _describe(node, element)
        return node

    def _type(self, element: Element, above: TreeNode) -> str:
        """Give the type of an element, or nothing when it has none."""
        tag = element.tag
        if tag == "a" and element.get("href"):
            return "Link"
        around = upwards(element, self._parents)
        if tag in ("ol", "ul") and any(above.get("role") == "doc-toc" for above in around):
            return "TOC"
        if tag == "div" and element.get("id"):
            return "Div"
        if above.type == "Note" and has_class(element, NOTE_NUMBER):
            return "Lbl"
        return self._types.get(element.get("role", "")) or self._types.get(tag, "")

    def _is_said_already(self, piece: DrawnPiece) -> bool:
        """Tell whether a run is the head of a table or column again: of a later page, or before a cell in a list."""
        if piece.tag == "td::before":
            return True
        around = list(upwards(piece.element, self._parents))
        cell = next((above for above in around if above.tag in ("th", "td")), None)
        if cell is None or not any(above.tag == "thead" for above in around):
            return False
        if self._drawn.get(cell, 0) >= _size(cell):
            return True
        self._drawn[cell] = self._drawn.get(cell, 0) + len(unspaced(piece.text)) + piece.picture
        return False


def alternative(element: Element) -> str:
    """Give what is said in place of a picture; an ornament has nothing."""
    title = element.findtext("{http://www.w3.org/2000/svg}title")
    return " ".join((element.get("alt") or title or "").split())


def _describe(node: TreeNode, element: Element) -> None:
    """Add to a node what readers are told of it besides its content."""
    match node.type:
        case "Figure":
            node.alternative = alternative(element)
        case "Note":
            node.identifier = element.get("id", "")
        case "L":
            kind = "Decimal" if element.tag == "ol" else "Disc"
            node.attributes = {"O": "List", "ListNumbering": kind}
        case "TH" | "TD":
            node.attributes = {"O": "Table"}
            if columns := element.get("colspan"):
                node.attributes["ColSpan"] = int(columns)
            if node.type == "TH":
                node.attributes["Scope"] = "Column"  # no table has heads of rows


def _size(cell: Element) -> int:
    """Give how much there is to be drawn in a cell: letters and pictures."""
    pictures = sum(1 for _ in cell.iter("img"))
    return len(unspaced("".join(cell.itertext()))) + pictures


def _paragraph(node: TreeNode) -> TreeNode:
    """Give the paragraph that gathers what stands in a grouping node by itself."""
    last = node.kids[-1] if node.kids else None
    if isinstance(last, TreeNode) and last.type == "P" and last.element is None:
        return last
    return node.add("P")


def _language(node: TreeNode | None) -> str:
    """Give the language that holds in a node."""
    while node is not None and not node.language:
        node = node.parent
    return node.language if node else ""
