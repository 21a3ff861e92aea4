"""Shorten the titles that stand over pages: a head has room for two lines, and a longer one would leave the sheet.

>>> head_of("The Mill")
'The Mill'
>>> head_of("An Inquiry into the Nature and Causes of " * 3)
'An Inquiry into the Nature and Causes of An Inquiry into the Nature and Causes of …'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

LONGEST_HEAD = 90  # characters: two lines of A5, in small capitals
TITLE = "data-title"


def head_of(title: str) -> str:
    """Give the words of a title that a running head has room for."""
    if len(title) <= LONGEST_HEAD:
        return title
    words = title[: LONGEST_HEAD - 1].rsplit(" ", 1)[0] if " " in title else title[:LONGEST_HEAD]
    return f"{words.rstrip(' ,;:.')} …"


def shorten_heads(root: ET.Element) -> None:
    """Shorten the titles by which the sections of pages name them at their heads."""
    for section in root.iter():
        if title := section.get(TITLE):
            section.set(TITLE, head_of(title))
