"""The numbers of printed pages that a page or a book shows in its margin, amid the words: they are taken out, and told.

it circles <span class="pagenum">[Pg 41]</span>to the right      it circles to the right
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import PAGE_NUMBER, LeftOut
from pamphlet.editor.imports.documents.page_furniture import describe, drop, seen_text

if TYPE_CHECKING:
    from lxml.etree import _Element

# What such an element calls itself: Project Gutenberg's books, Wikisource, DPUB-ARIA 1.1, EPUB 3.3.
_CALLED = re.compile(
    r"(?:^|\s)(?:doc-)?(?:page-?(?:num(?:ber)?|no|nr|break|mark)s?|pg-?num|pageno|ws-pagenum|pb)(?=\s|$)"
)
# “41”, “[Pg 41]”, “{xiv}”, “p. 41”.
_NUMBER = re.compile(
    r"[\W_]*(?:[^\W\d_]{1,6}\.?\s*)?(?:\d{1,4}[a-z]?|[ivxlcdm]{1,8})[\W_]*", re.IGNORECASE
)


def numbers_taken_out(root: _Element) -> Iterator[LeftOut]:
    """Take out what calls itself the number of a page, and reads like one."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        said = (element.get(name, "") for name in ("class", "role", "epub:type"))
        if not _CALLED.search(" ".join(said).lower().replace("_", "-")):
            continue
        text = seen_text(element)
        if _NUMBER.fullmatch(text):
            yield LeftOut(PAGE_NUMBER, text, describe(element))
            drop(element)
