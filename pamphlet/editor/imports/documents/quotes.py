"""Say by letters what a page quotes with `q`: the marks that a browser sets around it, if no style takes them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pamphlet.verify.copies.styles import Styles
from pamphlet.verify.copies.visible import quotation_marks

if TYPE_CHECKING:
    from lxml.etree import _Element


def set_quotation_marks(root: _Element, styles: Styles, address: str = "") -> None:
    """Set the marks; `address` is that of the page among the files that it came with."""
    from lxml.etree import iterwalk

    if next(root.iter("{*}q"), None) is None:
        return
    dressed = styles.dress(root, address)
    marks: dict[_Element, tuple[str, str]] = {}
    for event, node in iterwalk(root, events=("start", "end")):
        name = str(node.tag).rpartition("}")[2].lower()
        if event == "end":
            if dressed is not None:
                dressed.looks.pop()
            continue
        if dressed is not None:
            dressed.enter(node, name)
        if name == "q":
            marks[node] = quotation_marks(node, dressed)
    for quoted, (before, after) in marks.items():
        quoted.tag = "span"
        quoted.text = before + (quoted.text or "")
        if len(quoted):
            quoted[-1].tail = (quoted[-1].tail or "") + after
        else:
            quoted.text += after
