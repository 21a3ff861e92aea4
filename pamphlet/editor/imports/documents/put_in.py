"""Say by letters what a page shows by its styles: words before and after elements, and marks around a quotation.

pandoc knows nothing of styles. What counts is that a reader sees it, as `pamphlet verify` tells that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pamphlet.verify.copies.elements import UNSEEN
from pamphlet.verify.copies.styles import Styles
from pamphlet.verify.copies.visible import quotation_marks

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pamphlet.verify.copies.styles.dressed import Dressed


def put_words_in(root: _Element, styles: Styles, address: str = "") -> None:
    """Put the words in; `address` is that of the page among the files that it came with."""
    dressed = styles.dress(root, address)
    puts_in = dressed is not None and dressed.puts_in
    if not puts_in and next(root.iter("{*}q"), None) is None:
        return
    for element, (before, after) in _put_in(root, dressed).items():
        if _name(element) == "q":
            element.tag = "span"  # or pandoc sets marks of its own
        element.text = before + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + after
        else:
            element.text += after


def _put_in(root: _Element, dressed: Dressed | None) -> dict[_Element, tuple[str, str]]:
    """Give what is to stand before and after what elements hold; for each quotation, also if that is nothing."""
    from lxml.etree import iterwalk

    found: dict[_Element, tuple[str, str]] = {}
    for event, node in iterwalk(root, events=("start", "end")):
        name = _name(node)
        if event == "start":
            if dressed is not None:
                dressed.enter(node, name)
            before, after = quotation_marks(node, dressed) if name == "q" else ("", "")
            if dressed is not None and dressed.puts_in:
                before += dressed.put_in(node, "before")
                after = dressed.put_in(node, "after") + after
            if (before or after or name == "q") and name not in UNSEEN:
                found[node] = before, after
        elif dressed is not None:
            dressed.looks.pop()
    return found


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
