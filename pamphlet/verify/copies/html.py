"""Read an HTML page as found in the wild: the visible text of its body, markup broken or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.verify.copies.styles import Styles
from pamphlet.verify.copies.visible import visible_text
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element

# Bytes in which a declaration is looked for; browsers take 1,024 (HTML Standard §13.2.3.2), and some pages that were
# saved begin with a long comment.
PRESCAN = 2048
HEAD = 4096

# By this a page is known that checks copies, and holds none.
CHECKING_PAGE = b'<meta name="generator" content="pamphlet check'
CHECKS = (
    "It is a page that checks copies, and no copy itself: open it in a browser, and give it the copies. What it carries"
    " is the wording, by which they are measured here too, with --against."
)

_DECLARED = expression(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)


def read(content: bytes) -> Copy:
    """Give the words of a page. Raises Unreadable."""
    if CHECKING_PAGE in content[:HEAD]:
        raise Unreadable(CHECKS)
    styles = Styles()
    text = visible_text(parse_html(content), styles)
    return words_of_markup("html", text, styles.remarks)


def parse_html(content: bytes) -> _Element:
    """Parse a page, broken or not, by the encoding that it declares, or else the one that fits."""
    from lxml import etree

    declared = _DECLARED.search(content[:PRESCAN])
    text = decode(content, declared[1].decode("ascii") if declared else "")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(f"The page cannot be read: {fault.msg}.") from fault
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise Unreadable("The page is nested too deeply.")
    if root is None:
        raise Unreadable("The page holds nothing.")
    return root
