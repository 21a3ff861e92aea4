"""The numbers of printed pages and of lines that a page or a book shows in its margin: they are taken out, and told.

it circles <span class="pagenum">[Pg 41]</span>to the right      it circles to the right
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import LINE_NUMBER, PAGE_NUMBER, LeftOut
from pamphlet.editor.imports.documents.page_furniture import describe, drop, seen_text

if TYPE_CHECKING:
    from lxml.etree import _Element

# What such an element calls itself: Project Gutenberg's books, Wikisource, DPUB-ARIA 1.1, EPUB 3.3.
_CALLED = {
    PAGE_NUMBER: re.compile(
        r"(?:^|\s)(?:doc-)?(?:page-?(?:num(?:ber)?|no|nr|break|mark)s?|pg-?num|pageno|ws-pagenum|pb)(?=\s|$)"
    ),
    LINE_NUMBER: re.compile(r"(?:^|\s)(?:line-?(?:num(?:ber)?|no|nr))(?=\s|$)"),
}
# “41”, “[Pg 41]”, “{xiv}”, “p. 41”.
_NUMBER = re.compile(
    r"[\W_]*(?:[^\W\d_]{1,6}\.?\s*)?(?:\d{1,4}[a-z]?|[ivxlcdm]{1,8})[\W_]*", re.IGNORECASE
)


def numbers_taken_out(root: _Element) -> Iterator[LeftOut]:
    """Take out what calls itself the number of a page or of a line, and reads like one."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        said = (element.get(name, "") for name in ("class", "role", "epub:type"))
        name = " ".join(said).lower().replace("_", "-")
        what = next((what for what, called in _CALLED.items() if called.search(name)), "")
        if what and _NUMBER.fullmatch(text := seen_text(element)):
            yield LeftOut(what, text, describe(element))
            drop(element)
