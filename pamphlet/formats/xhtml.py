"""Read the section of a page: the blocks and inline pieces in it, in reading order.

Pages are our own, so there is no comment in them and nothing that they cannot hold. Trees stay within `formats`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TypeAlias

from lxml import etree

from pamphlet.pages import Section
from pamphlet.pages.classes import INDENT, LINE, PLACES, WAYS_BACK, WORK_END, classes_of, has_class
from pamphlet.work.scripts import in_signs

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml 6 has no public name for it
Piece: TypeAlias = "str | Element"
Run: TypeAlias = list[Piece]

XHTML_NS = "http://www.w3.org/1999/xhtml"
EPUB_NS = "http://www.idpf.org/2007/ops"
XHTML = f"{{{XHTML_NS}}}"
EPUB_TYPE = f"{{{EPUB_NS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS.union(
    [
        "aside",
        "blockquote",
        "div",
        "figcaption",
        "figure",
        "hr",
        "li",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)

# What XHTML holds to be white space. Not the no-break space: what it holds together stays together.
SPACE = re.compile(r"[ \t\n\r\f]+")
NO_BREAK_SPACE = "\u00a0"
RULE = "* * *"  # where a rule, or the beginning of a part without a heading, can only be typed
# The figures of a note's call where nothing else can raise them: “word¹”, not “word1”.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parsed(section: Section) -> Element:
    """Give the tree of a page as a copy that may be changed, with a document type as it has itself."""
    return deepcopy(section.tree.getroottree()).getroot()


def document_of(root: Element) -> bytes:
    """Write a tree as a document of its own."""
    document = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{document}\n'.encode()


def tag_of(element: Element) -> str:
    """Give the local name of an element."""
    return str(element.tag).rpartition("}")[2]


def pieces(element: Element) -> Run:
    """Give what an element holds: texts and elements in order."""
    held = [element.text, *(piece for child in element for piece in (child, child.tail))]
    return [piece for piece in held if piece is not None and piece != ""]


def flows(element: Element) -> Iterator[Run | Element]:
    """Give the content of an element as blocks, and as runs of what stands between them.

    A run of nothing but white space is left out.
    """
    run: Run = []
    for piece in pieces(element):
        if isinstance(piece, str) or tag_of(piece) not in BLOCKS:
            run.append(piece)
            continue
        if not is_blank(run):
            yield run
        run = []
        yield piece
    if not is_blank(run):
        yield run


def is_blank(run: Run) -> bool:
    """Tell whether a run is nothing but white space."""
    return all(isinstance(piece, str) and not piece.strip() for piece in run)


def text_of(element: Element) -> str:
    """Give the text of an element, each run of white space as one space."""
    return " ".join("".join(element.itertext()).split())


def rows_of(table: Element) -> list[list[Element]]:
    """Give the cells of a table, row by row."""
    return [list(row) for row in table.iter(f"{XHTML}tr")]


def has_head(table: Element) -> bool:
    """Tell whether the first row of a table names its columns."""
    return table.find(f"{XHTML}thead") is not None


def lacks_heading(section: Section) -> bool:
    """Tell whether a page is a part of the work without a heading, so that only a rule can set it off."""
    return section.matter == "work" and section.root.find(f"{XHTML}h1") is None


def ends_work(section: Section) -> bool:
    """Tell whether the last word of the work stands on a page, which only a rule can show in plain text."""
    return any(has_class(each, WORK_END) for each in section.root.iter(f"{XHTML}span"))


def is_script(element: Element) -> bool:
    """Tell whether an element is raised or lowered."""
    return tag_of(element) in {"sup", "sub"}


def script_of(element: Element) -> str:
    """Give the text of a raised or lowered element in signs that are so themselves, where there are such."""
    return in_signs("".join(element.itertext()), raised=tag_of(element) == "sup")


def indent_of(element: Element) -> str:
    """Give the no-break spaces that set a line of verse in as far as an element does; most do not."""
    classes = classes_of(element)
    numbers = (name.removeprefix(INDENT) for name in classes if name.startswith(INDENT))
    number = next((int(number) for number in numbers if number.isdecimal()), 0)
    return NO_BREAK_SPACE * number if LINE in classes else ""


def is_call(element: Element) -> bool:
    """Tell whether an element is the number that calls a footnote."""
    return element.get("role") == "doc-noteref"


def is_way_back(element: Element) -> bool:
    """Tell whether an element leads back to a citation or to the call of a note, or tells of that."""
    return (
        element.get("role") == "doc-backlink"
        or has_class(element, WAYS_BACK)
        or has_class(element, PLACES)
    )


def is_raster(image: Element) -> bool:
    """Tell whether a picture is made of points; programs for Markdown show no other from within a file."""
    return image.get("src", "").endswith((".png", ".jpg", ".jpeg"))


def pictures_alone(run: Run) -> list[Element]:
    """Give the pictures of a paragraph that holds nothing else."""
    texts = (piece if isinstance(piece, str) else "".join(piece.itertext()) for piece in run)
    if any(text.strip() for text in texts):
        return []
    elements = (piece for piece in run if not isinstance(piece, str))
    return [image for element in elements for image in element.iter(f"{XHTML}img")]
