"""Write the planned structure into the file: elements, the numbers of their content, and the way back from both.

ISO 32000-1 §14.7: structure elements (14.7.2), their content (14.7.4), the parent tree (14.7.4.4), names (14.7.2).
"""

from __future__ import annotations

from collections.abc import Sequence

import pydyf

from pamphlet.press.engine.pieces import DrawnPiece
from pamphlet.press.engine.shapes import Document, PdfFile
from pamphlet.press.layout.lines import text_of
from pamphlet.press.tagged.marked_content import MarkedStream
from pamphlet.press.tagged.structure_tree import Area, Tree, TreeNode
from pamphlet.press.units import PT_A_PX


def add_structure(
    pdf: PdfFile, document: Document, tree: Tree, streams: Sequence[MarkedStream]
) -> None:
    """Add the structure tree, and make every page and link point into it."""
    links = [
        (box, node)
        for page, laid_out in enumerate(document.pages)
        for *_, box in laid_out.links
        if box.link_annotation and (node := tree.link(Area(box, page)))
    ]
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    writer = _Writer(pdf, document, streams)
    root["K"] = pydyf.Array([writer.write(tree.root, root.reference)])
    numbers: list[object] = []
    for page, kids in enumerate(writer.content):
        numbers += [page, pydyf.Array(kids)]
    for number, (box, node) in enumerate(links, start=len(streams)):
        called = box.element.get("aria-label") or text_of(box.element)
        assert box.link_annotation
        box.link_annotation["StructParent"] = number
        box.link_annotation["Contents"] = pydyf.String(called)
        numbers += [number, writer.references[node]]
    parents = pydyf.Dictionary({"Nums": pydyf.Array(numbers)})
    pdf.add_object(parents)
    root["ParentTree"] = parents.reference
    root["ParentTreeNextKey"] = len(streams) + len(links)
    if writer.identifiers:
        names: list[object] = []
        for identifier, reference in sorted(writer.identifiers.items()):
            names += [pydyf.String(identifier), reference]
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class _Writer:
    """Writes nodes as objects, and keeps which element each number on each page belongs to."""

    def __init__(self, pdf: PdfFile, document: Document, streams: Sequence[MarkedStream]) -> None:
        self.references: dict[TreeNode, bytes] = {}
        self.identifiers: dict[str, bytes] = {}
        self.content: list[list[bytes]] = [[b""] * len(stream.numbers) for stream in streams]
        self._pdf = pdf
        self._document = document
        self._streams = streams
        self._pages = pdf.page_references

    def write(self, node: TreeNode, parent: bytes) -> bytes:
        """Write a node with all below it, and give the reference to it."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.type}", "P": parent})
        self._pdf.add_object(element)
        self.references[node] = element.reference
        home = next((kid.page for kid in node.kids if isinstance(kid, DrawnPiece)), None)
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
        attributes = {
            name: value if isinstance(value, int) else f"/{value}"
            for name, value in node.attributes.items()
        }
        if attributes or node.type == "Figure":
            element["A"] = pydyf.Dictionary(attributes or self._place(node))
        return bytes(element.reference)

    def _kid(self, kid: TreeNode | DrawnPiece | Area, node: TreeNode, home: int | None) -> object:
        """Give what stands in the list of kids for one of them; None for what was not drawn."""
        own = self.references[node]
        if isinstance(kid, TreeNode):
            return self.write(kid, own)
        page = self._pages[kid.page]
        if isinstance(kid, Area):
            assert kid.box.link_annotation
            reference = kid.box.link_annotation.reference
            return pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": reference})
        number = self._streams[kid.page].numbers.get(kid.box)
        if number is None:
            return None
        self.content[kid.page][number] = own
        if kid.page == home:
            return number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": number})

    def _place(self, figure: TreeNode) -> dict[str, object]:
        """Give the place where a picture stands (ISO 32000-1 §14.8.5.4.3)."""
        piece = figure.kids[0]
        assert isinstance(piece, DrawnPiece)
        box, height = piece.box, self._document.pages[piece.page].height
        left, top = box.content_box_x(), box.content_box_y()
        edges = (left, height - top - box.height, left + box.width, height - top)
        corners = pydyf.Array([edge * PT_A_PX for edge in edges])
        return {"O": "/Layout", "BBox": corners, "Placement": "/Block"}
