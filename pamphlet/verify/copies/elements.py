"""What the elements of HTML are to a reader: set within a line, not shown, struck out."""

from __future__ import annotations


def names(line: str) -> frozenset[str]:
    """Give the names in a line."""
    return frozenset(line.split())


INLINE = names(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q rb ruby samp small span strong"
    " sub sup time tt u var wbr"
)
UNSEEN = names(
    "annotation annotation-xml area audio base button canvas datalist embed frame frameset head iframe input link map"
    " meta nav noframes noscript object option param progress rp rt script select source style svg template textarea"
    " title track video"
)
STRUCK = names("del s strike")
