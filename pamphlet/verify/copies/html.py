"""Read an HTML page as found in the wild: the visible text of its body, markup broken or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.markup import visible_text, words_of_markup

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE
)


def read(content: bytes) -> Copy:
    """Give the words of a page. Raises Unreadable."""
    return words_of_markup("html", visible_text(parse_html(content)))


def parse_html(content: bytes) -> _Element:
    """Parse a page, broken or not, by the encoding that it declares, or else the one that fits."""
    from lxml import etree

    declared = _DECLARED.search(content[:2048])
    text = decode(content, declared[1].decode("ascii") if declared else "")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(f"The page cannot be read: {fault.msg}.") from fault
    if any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log):
        raise Unreadable("The page is nested too deeply.")
    if root is None:
        raise Unreadable("The page holds nothing.")
    return root
