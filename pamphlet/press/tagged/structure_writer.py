"""Write the planned structure into the file: elements, the numbers of their content, and the way back from both.

ISO 32000-1 §14.7: structure elements (14.7.2), their content (14.7.4), the parent tree (14.7.4.4), names (14.7.2).
"""

from __future__ import annotations

from typing import Any

import pydyf

from pamphlet.press.layout.lines import Piece
from pamphlet.press.tagged.marked_content import MarkedStream
from pamphlet.press.tagged.structure_tree import Node, Tree

PX_TO_PT = 0.75


def add_structure(pdf: Any, document: Any, tree: Tree, streams: list[MarkedStream]) -> None:
    """Add the structure tree, and make every page and link point into it."""
    links = [
        (box, page, node)
        for page, laid_out in enumerate(document.pages)
        for _, _, _, box in laid_out.links
        if box.link_annotation is not None and (node := tree.link(box, page)) is not None
    ]
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    writer = _Writer(pdf, document, streams)
    top = writer.write(tree.root, root.reference)
    assert top is not None
    root["K"] = pydyf.Array([top])
    numbers = [
        entry for page, kids in enumerate(writer.content) for entry in (page, pydyf.Array(kids))
    ]
    for number, (box, _, node) in enumerate(links, start=len(streams)):
        box.link_annotation["StructParent"] = number
        box.link_annotation["Contents"] = pydyf.String(_said(node.element))
        numbers += [number, writer.references[node]]
    parents = pydyf.Dictionary({"Nums": pydyf.Array(numbers)})
    pdf.add_object(parents)
    root["ParentTree"] = parents.reference
    root["ParentTreeNextKey"] = len(streams) + len(links)
    if writer.identifiers:
        names = [part for pair in sorted(writer.identifiers.items()) for part in pair]
        names[::2] = [pydyf.String(name) for name in names[::2]]
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class _Writer:
    """Writes nodes as objects, and keeps which element each number on each page belongs to."""

    def __init__(self, pdf: Any, document: Any, streams: list[MarkedStream]) -> None:
        self.references: dict[Node, bytes] = {}
        self.identifiers: dict[str, bytes] = {}
        self.content: list[list[bytes]] = [[b""] * len(stream.numbers) for stream in streams]
        self._pdf = pdf
        self._document = document
        self._streams = streams
        self._pages = pdf.page_references

    def write(self, node: Node, parent: bytes) -> bytes | None:
        """Write a node with all below it, and give the reference to it; None when there is nothing in it."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.type}", "P": parent})
        self._pdf.add_object(element)
        self.references[node] = element.reference
        home = next((kid.page for kid in node.kids if isinstance(kid, Piece)), None)
        if home is not None:
            element["Pg"] = self._pages[home]
        kids = [self._kid(kid, node, home) for kid in node.kids]
        element["K"] = pydyf.Array([kid for kid in kids if kid is not None])
        if node.language:
            element["Lang"] = pydyf.String(node.language)
        if node.alternative:
            element["Alt"] = pydyf.String(node.alternative)
        if node.identifier:
            element["ID"] = pydyf.String(node.identifier)
            self.identifiers[node.identifier] = element.reference
        if attributes := self._attributes(node):
            element["A"] = attributes
        return bytes(element.reference)

    def _kid(self, kid: Node | Piece | tuple[Any, int], node: Node, home: int | None) -> Any:
        """Give what stands in the list of kids for one of them."""
        own = self.references[node]
        if isinstance(kid, Node):
            return self.write(kid, own)
        if isinstance(kid, Piece):
            number = self._streams[kid.page].numbers.get(kid.box)
            if number is None:
                return None
            self.content[kid.page][number] = own
            if kid.page == home:
                return number
            return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": number})
        box, page = kid
        annotation = box.link_annotation.reference
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": self._pages[page], "Obj": annotation})

    def _attributes(self, node: Node) -> Any:
        """Give the attributes of a node; a picture has the place where it stands (ISO 32000-1 §14.8.5.4.3)."""
        if node.type == "Figure" and node.kids and isinstance(piece := node.kids[0], Piece):
            box, height = piece.box, self._document.pages[piece.page].height
            left, top = box.content_box_x(), box.content_box_y()
            edges = (left, height - top - box.height, left + box.width, height - top)
            corners = pydyf.Array([edge * PX_TO_PT for edge in edges])
            return pydyf.Dictionary({"O": "/Layout", "BBox": corners, "Placement": "/Block"})
        if not node.owner:
            return None
        values = {
            name: value if isinstance(value, int) else f"/{value}"
            for name, value in node.attributes.items()
        }
        return pydyf.Dictionary({"O": f"/{node.owner}", **values})


def _said(element: Any) -> str:
    """Give what a link is called."""
    return element.get("aria-label") or " ".join("".join(element.itertext()).split())
