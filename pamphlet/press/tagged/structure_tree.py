"""Plan the structure of the file from the elements of the pages: one node for an element, however many pages it spans.

The types are the standard ones of ISO 32000-1 §14.8.4. What only dresses the text (emphasis, an alteration) has no
node; text that stands in a grouping element without a paragraph of its own gets one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pamphlet.pages.classes import NOTE_NUMBER, has_class
from pamphlet.press.layout.lines import Piece

TYPES = {
    "section": "Sect",
    "article": "Sect",
    "aside": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "figcaption": "P",
    "caption": "Caption",
    "ol": "L",
    "ul": "L",
    "dl": "L",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "code": "Code",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
GROUPING = {"Document", "Sect", "Div", "BlockQuote"}
INLINE = {"Link", "Code", "Figure", "Span"}
SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}
NUMBERING = {
    "1": "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
}


@dataclass(slots=True, eq=False)
class Node:
    """A structure element: its type, its element if it has one, and its kids in reading order.

    A kid is another node, a run of text or a picture, or the active area of a link with the index of its page.
    `owner` is the object that its attributes belong to (ISO 32000-1 §14.8.5); values are names or numbers.
    """

    type: str
    parent: Node | None
    element: Any = None
    kids: list[Node | Piece | tuple[Any, int]] = field(default_factory=list)
    language: str = ""
    alternative: str = ""
    identifier: str = ""
    owner: str = ""
    attributes: dict[str, str | int] = field(default_factory=dict)

    def add(self, type_: str, element: Any = None) -> Node:
        """Add a node as the last kid, and give it."""
        node = Node(type_, self, element)
        self.kids.append(node)
        return node


class Tree:
    """The structure as it grows; `read` gives the name under which the box of each run is to be marked."""

    def __init__(self, parents: dict[Any, Any], language: str) -> None:
        self.root = Node("Document", None, language=language)
        self.read: dict[Any, str] = {}
        self._parents = parents
        self._nodes: dict[Any, Node] = {}  # for each element, the node that its content goes into
        self._labels: dict[Any, Node] = {}
        self._heads: dict[
            Any, int
        ] = {}  # for each head or foot of a table, the page that it first stands on

    def plan(self, pieces: Iterable[Piece]) -> None:
        """Give every run its place; furniture, ornaments and the repeated heads of tables have none."""
        for piece in pieces:
            picture = not piece.line
            if piece.furniture or self._repeated(piece):
                continue
            if picture and not alternative(piece.element):
                continue
            if not picture and not piece.box.text.strip():
                continue
            self._place(piece).kids.append(piece)
            self.read[piece.box] = "Figure" if picture else "Span"

    def link(self, box: Any, page: int) -> Node | None:
        """Put the active area of a link into the link's node; None when the link has no text."""
        node = self._nodes.get(box.element)
        if node is None or node.type != "Link":
            return None
        node.kids.append((box, page))
        return node

    def _place(self, piece: Piece) -> Node:
        """Give the node that a run is a kid of."""
        element = piece.element
        if piece.tag in ("li::marker", "li::before"):
            return self._label(element)
        node = self._content(element)
        return _paragraph(node) if node.type in GROUPING else node

    def _label(self, element: Any) -> Node:
        """Give the label of a list's item."""
        label = self._labels.get(element)
        if label is None:
            body = self._content(element)
            item = body.parent if body.type == "LBody" and body.parent else body
            label = self._labels[element] = Node("Lbl", item)
            item.kids.insert(0, label)
        return label

    def _content(self, element: Any) -> Node:
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

    def _make(self, element: Any, above: Node) -> Node:
        """Make the node of an element below the node above it; what has no type of its own has the same."""
        tag = element.tag
        if tag in ("li", "dt", "dd"):
            return _item(element, above)
        type_ = TYPES.get(tag, "")
        language = element.get("lang", "")
        if tag == "a" and element.get("href"):
            type_ = "Link"
        elif tag in ("ol", "ul") and self._in_contents(element):
            type_ = "TOC"
        elif is_note(element):
            type_ = "Note"
        elif tag == "div" and element.get("id"):
            type_ = "Div"
        elif above.type == "Note" and has_class(element, NOTE_NUMBER):
            type_ = "Lbl"
        elif not type_ and language and language != _language(above):
            type_ = "Span"
        if not type_:
            return above
        if type_ in INLINE and above.type in GROUPING:
            above = _paragraph(above)
        if type_ == "Link" and above.type == "TOCI":
            above = above.add("Reference")
        node = above.add(type_, element)
        node.language = language if language != _language(above) else ""
        _describe(node)
        return node

    def _in_contents(self, element: Any) -> bool:
        """Tell whether a list is a table of contents, or in one."""
        while element is not None:
            if element.get("role") == "doc-toc":
                return True
            element = self._parents.get(element)
        return False

    def _repeated(self, piece: Piece) -> bool:
        """Tell whether a run belongs to the head or foot of a table that already stood on an earlier page."""
        element = piece.element
        while element is not None and element.tag not in ("thead", "tfoot"):
            element = self._parents.get(element)
        return element is not None and self._heads.setdefault(element, piece.page) != piece.page


def alternative(element: Any) -> str:
    """Give what is said in place of a picture; an ornament has nothing."""
    text = element.get("alt")
    if text is None:
        text = element.findtext("{http://www.w3.org/2000/svg}title") or ""
    return " ".join(text.split())


def is_note(element: Any) -> bool:
    """Tell whether an element is a footnote."""
    return bool(element.get("role") == "doc-footnote")


def _item(element: Any, above: Node) -> Node:
    """Make the item of a list, and give the node for its content; a term is its label, what it means its body."""
    if above.type == "TOC":
        return above.add("TOCI", element)
    last = above.kids[-1] if above.kids else None
    if element.tag == "dd" and isinstance(last, Node) and last.type == "LI":
        return last.add("LBody", element)
    item = above.add("LI")
    return item.add("Lbl" if element.tag == "dt" else "LBody", element)


def _describe(node: Node) -> None:
    """Add to a node what readers are told of it besides its content."""
    element = node.element
    if node.type == "Figure":
        node.alternative = alternative(element)
    elif node.type == "Note":
        node.identifier = element.get("id", "")
    elif node.type in ("TH", "TD"):
        node.owner = "Table"
        spans = (("colspan", "ColSpan"), ("rowspan", "RowSpan"))
        node.attributes = {to: int(element.get(name)) for name, to in spans if element.get(name)}
        if node.type == "TH":
            node.attributes["Scope"] = SCOPES.get(element.get("scope", ""), "Column")
    elif element.tag in ("ol", "ul") and node.type == "L":
        node.owner = "List"
        kind = NUMBERING.get(element.get("type", "1"), "Decimal")
        node.attributes["ListNumbering"] = kind if element.tag == "ol" else "Disc"


def _paragraph(node: Node) -> Node:
    """Give the paragraph that gathers what stands in a grouping node by itself."""
    last = node.kids[-1] if node.kids else None
    if isinstance(last, Node) and last.type == "P" and last.element is None:
        return last
    return node.add("P")


def _language(node: Node | None) -> str:
    """Give the language that holds in a node."""
    while node is not None:
        if node.language:
            return node.language
        node = node.parent
    return ""
