"""Lay the blocks of a page out as lines of plain text: what the text file and the Markdown file have in common.

In: a page, and a `Dress` that knows how the format sets each kind of block. Out: lines, empty ones between blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass

from pamphlet.formats.xhtml import (
    XHTML,
    Element,
    Run,
    ends_work,
    flows,
    is_way_back,
    lacks_heading,
    pictures_alone,
    pieces,
    tag_of,
    text_of,
)
from pamphlet.pages import Section
from pamphlet.pages.classes import HEADINGS, NOTE_NUMBER, QUESTIONS, has_class
from pamphlet.pages.strings import fill

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Dress:
    """How a format sets each kind of block; the functions are given the columns that are left of the line."""

    picture: str  # the string that tells of a picture
    shows: Callable[[Element], bool]  # whether a picture is there itself
    paragraph: Callable[[Run, int], Lines]
    heading: Callable[[Run, int, int], Lines]  # the second is the level
    table: Callable[[Element, int], Lines]
    code: Callable[[Element], Lines]
    rule: str
    quotation: str  # before each line of a quotation
    note: Callable[[str], str]  # what stands before a footnote, from its number
    note_indent: str = ""  # before its other lines, if it is not the width of that


def page_lines(section: Section, dress: Dress, width: int, shift: int = 0) -> Lines:
    """Give the lines of a page; headings are `shift` levels lower than they say."""
    lines = laid_out(section.root, dress, width, shift)
    before = [dress.rule, ""] if lacks_heading(section) else []
    behind = ["", dress.rule] if ends_work(section) else []
    return [*before, *lines, *behind]


def laid_out(element: Element, dress: Dress, width: int, shift: int) -> Lines:
    """Give the lines of all blocks in an element."""
    return spaced(_block(flow, dress, width, shift) for flow in flows(element))


def spaced(blocks: Iterable[Lines]) -> Lines:
    """Put an empty line between blocks, and leave out those without lines."""
    lines: Lines = []
    for block in blocks:
        if block:
            lines += ["", *block] if lines else block
    return lines


def _block(flow: Run | Element, dress: Dress, width: int, shift: int) -> Lines:
    if isinstance(flow, list):
        return _paragraph(flow, dress, width)
    if is_way_back(flow):
        return []
    match tag_of(flow):
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6" as tag:
            return dress.heading(pieces(flow), int(tag[1]) + shift, width)
        case "table":
            return dress.table(flow, width)
        case "pre":
            return dress.code(flow)
        case "hr":
            return [dress.rule]
        case "ul" | "ol":
            return _list(flow, dress, width, shift)
        case "blockquote":
            inner = laid_out(flow, dress, width - len(dress.quotation), shift)
            return _behind(dress.quotation, inner, dress.quotation)
        case "aside":
            return _note(flow, dress, width, shift)
    return laid_out(flow, dress, width, shift)


def _paragraph(run: Run, dress: Dress, width: int) -> Lines:
    """Set a paragraph; of pictures that stand alone and cannot be shown it is told what they show."""
    told = [
        fill(dress.picture, description=description)
        for image in pictures_alone(run)
        if not dress.shows(image) and (description := image.get("alt"))
    ]
    if not told:
        return dress.paragraph(run, width)
    return [line for sentence in told for line in dress.paragraph([sentence], width)]


def _list(listing: Element, dress: Dress, width: int, shift: int) -> Lines:
    """Set a list: without empty lines between its items when each is one paragraph or less."""
    items = list(listing)
    marks = _marks(listing)
    if _numbers(listing) == marks:
        items = [_without_number(item) for item in items]
    elif has_class(listing, QUESTIONS) or has_class(listing, HEADINGS):
        marks = ["- "] * len(items)
    blocks = [
        _behind(mark, laid_out(item, dress, width - len(mark), shift) or [""])
        for mark, item in zip(marks, items, strict=True)
    ]
    if all(len(list(flows(item))) <= 1 for item in items):
        return [line for block in blocks for line in block]
    return spaced(blocks)


def _marks(listing: Element) -> Lines:
    """Give the marks of a list's items: other ones than those of a list of its kind right above it."""
    above = listing.getprevious()
    second = above is not None and above.tag == listing.tag
    if tag_of(listing) == "ul":
        return ["* " if second else "- "] * len(listing)
    start = int(listing.get("start", "1"))
    return [f"{number}{')' if second else '.'} " for number in range(start, start + len(listing))]


def _numbers(listing: Element) -> Lines:
    """Give the numbers of the questions in a list of them as marks; where there are headings, too, fewer than lines."""
    spans = listing.iterfind(f"{XHTML}li/{XHTML}a/{XHTML}span")
    return [f"{text_of(span)} " for span in spans] if has_class(listing, QUESTIONS) else []


def _without_number(item: Element) -> Element:
    """Give a line of the contents without its number: the mark of the list says it here."""
    line = deepcopy(item)
    number = next(line.iter(f"{XHTML}span"))
    link = number.getparent()
    assert link is not None
    link.text = (number.tail or "").lstrip()
    link.remove(number)
    return line


def _note(note: Element, dress: Dress, width: int, shift: int) -> Lines:
    """Set a footnote behind its number, which stands in a paragraph of its own."""
    number = next(text_of(block) for block in note if has_class(block, NOTE_NUMBER))
    mark = dress.note(number)
    return _behind(mark, laid_out(note, dress, width - len(mark), shift), dress.note_indent)


def _behind(mark: str, lines: Lines, rest: str = "") -> Lines:
    """Set lines in behind a mark; those after the first behind `rest`, or as many spaces."""
    marks = [mark, *[rest or " " * len(mark)] * (len(lines) - 1)]
    return [f"{before}{line}".rstrip(" ") for before, line in zip(marks, lines, strict=False)]
