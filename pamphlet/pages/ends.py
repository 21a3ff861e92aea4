"""Set what tells beginning and end to the eye and adds no word: the mark behind the last word of the work.

In: the page of a part. Out: the page with an empty element, which the stylesheet dresses, in the very place where the
last word of the work ends.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pamphlet.pages import Section
from pamphlet.pages.classes import WORK_END

MARK = f'<span class="{WORK_END}"></span>'
WITHIN = {"figure": "figcaption"}  # whose words are those of a block
_BREAK_AT_END = re.compile(r"<br/>\s*(?:</\w+>\s*)*\Z")  # as of a line of verse


def mark_end(section: Section, anchor: str) -> Section:
    """Give a page with the mark at the end of the block of this ID; one that doesn't hold the block stays as it is."""
    opening = re.search(rf'<(\w+)[^<>]*\bid="{re.escape(anchor)}"[^<>]*>', section.xhtml)
    if opening is None:
        return section
    tag = WITHIN.get(opening[1], opening[1])
    end = section.xhtml.find(f"</{tag}>", opening.end())
    if end < 0:
        return section
    if line_end := _BREAK_AT_END.search(section.xhtml[opening.end() : end]):
        end = opening.end() + line_end.start()
    return replace(section, xhtml=section.xhtml[:end] + MARK + section.xhtml[end:])
