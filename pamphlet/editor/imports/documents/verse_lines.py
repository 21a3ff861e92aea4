"""Make verse of what is lines by its classes alone: e-books and web pages set each line in an element of its own.

Known are the ways of those who make many: `<div class="verse indent2">` and `<span class="i2">` of Project Gutenberg,
`<span class="i1">` of Standard Ebooks, `<div class="line">` of docutils, and our own `<span class="line in-2">`. The
lines of a stanza become those of one paragraph, and what sets a line in becomes spaces that stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.tree import NO_BREAK_SPACE
from pamphlet.manuscript.markdown.verse import DEEPEST

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "table", "blockquote", "pre", "section", "figure", "hr")
)
OF_VERSE = frozenset(
    ("verse", "stanza", "poem", "poetry", "song", "linegroup", "line-group", "line-block", "lg")
)
_LINE = re.compile(r"verse|line|l|v|(?:i|in-|indent-?)\d{1,2}")
_INDENTED = re.compile(r"(?:i|in-|indent-?)(\d{1,2})")


def join_lines(root: _Element) -> None:
    """Put lines that are elements of their own into paragraphs, and spaces before those that are set in."""
    for holder in list(root.iter("div", "blockquote")):
        if _is_stanza(holder):
            _make_paragraph(holder)
    # Where there is an “i1”, such numbers are of ems, else of halves of them; ours are of spaces, four to an em.
    each = 4 if any("i1" in _classes(element) for element in root.iter("span")) else 2
    for element in list(_set_in(root)):
        number = _indent(element)
        is_ours = f"in-{number}" in _classes(element)
        spaces = min(number if is_ours else number * each, DEEPEST)
        element.text = NO_BREAK_SPACE * spaces + (element.text or "").lstrip()


def _is_stanza(holder: _Element) -> bool:
    """Tell whether an element holds nothing but lines of verse, two at the least."""
    lines = list(holder)
    if len(lines) < 2 or not all(map(_is_line, lines)):
        return False
    between = (holder.text, *(line.tail for line in lines))
    if any(text and text.strip() for text in between):
        return False
    around = (holder, *holder.iterancestors())
    return any(_indent(line) for line in lines) or any(
        OF_VERSE & set(_classes(each)) for each in around
    )


def _is_line(element: _Element) -> bool:
    return element.tag in {"div", "p"} and (
        any(map(_LINE.fullmatch, _classes(element)))
        and not any(inner.tag in BLOCKS or inner.tag == "br" for inner in element.iterdescendants())
    )


def _make_paragraph(holder: _Element) -> None:
    from lxml import etree

    paragraph = holder
    if holder.tag == "blockquote":
        paragraph = etree.SubElement(holder, "p")
        paragraph.extend([line for line in holder if line is not paragraph])
    paragraph.tag = "p"
    for number, line in enumerate(list(paragraph)):
        line.tag = "span"
        if number:
            line.addprevious(etree.Element("br"))


def _set_in(root: _Element) -> Iterator[_Element]:
    """Give what is set in and begins a line, of paragraphs that have several."""
    from lxml.etree import iterwalk

    found: list[_Element] = []
    has_lines, begins = False, True
    for event, element in iterwalk(root, events=("start", "end")):
        if element.tag in BLOCKS:
            yield from found if has_lines else ()
            found, has_lines, begins = [], False, True
        elif event == "start" and element.tag == "br":
            has_lines, begins = True, True
        elif event == "start" and element.tag == "span" and begins and _indent(element):
            found.append(element)
            begins = False
        text = element.text if event == "start" else element.tail
        if text and text.strip():
            begins = False
    yield from found if has_lines else ()


def _indent(element: _Element) -> int:
    found = (_INDENTED.fullmatch(name) for name in _classes(element))
    return next((int(each[1]) for each in found if each), 0)


def _classes(element: _Element) -> list[str]:
    return element.get("class", "").split()
