"""Fit the contents to paper: the lines that are asked for, each with its last words on one line.

In: the joined elements. Out: the same, without what only screens list; a line that is turned over leaves no scrap.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from pamphlet.pages.classes import CONTENTS, HEADING, HEADINGS, QUESTIONS, TOGETHER, has_class
from pamphlet.work.model import Contents

LAST_LINE = 12  # characters at least, on the last line of an entry
LONGEST_TOGETHER = 24  # a column is wider


def fit_contents(root: Element, kept: Contents) -> None:
    """Leave the lines out of the contents that are not asked for on paper, and keep the ends of the others together."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for listing in [each for each in root.iter("ol") if _is_below_a_part(each)]:
        for line in list(listing):
            if kept != ("headings" if has_class(line, HEADING) else "questions"):
                listing.remove(line)
        if not len(listing):
            parents[listing].remove(listing)
    for section in root.iter("section"):
        if has_class(section, CONTENTS):
            for link in section.iter("a"):
                _keep_end_together(link)


def _is_below_a_part(listing: Element) -> bool:
    return has_class(listing, QUESTIONS) or has_class(listing, HEADINGS)


def _keep_end_together(link: Element) -> None:
    """Put the last words of a line into an element that is not turned over; a long word alone needs none."""
    last = link[-1] if len(link) else None
    text = (link.text if last is None else last.tail) or ""
    *others, word = text.rstrip().split(" ")
    end = word
    while others and len(end) < LAST_LINE:
        end = f"{others.pop()} {end}"
    if end == word or not any(others) or len(end) > LONGEST_TOGETHER:
        return
    head = " ".join(others) + " "
    if last is None:
        link.text = head
    else:
        last.tail = head
    SubElement(link, "span", {"class": TOGETHER}).text = end
