"""Keep the key of a source beside the first page on which it is cited, where such keys stand in one line.

In: the joined elements. Out: the same, with a no-break space between each key of which nothing else is known and its
pages, and no other.
"""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from pamphlet.pages.classes import PLACES, UNKNOWN, has_class

NO_BREAK = "\u00a0"


def keep_keys(root: Element) -> None:
    """Let no line end between these keys and what follows them."""
    for unknown in (each for each in root.iter("div") if has_class(each, UNKNOWN)):
        for item in unknown.iter("li"):
            for entry, places in pairwise(item):
                if has_class(places, PLACES):
                    for space in (*entry, *places[:1]):
                        space.tail = ""
                    entry.tail = NO_BREAK
