"""Read the XHTML of a page as a tree: its section, and the blocks and inline pieces in it, in reading order.

In: a `Page`. Out: lxml elements, which stay within `formats`.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TypeAlias

from lxml import etree

from pamphlet.pages import Page

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml 6 has no public name for it
Piece: TypeAlias = "str | Element"
Run: TypeAlias = list[Piece]

XHTML_NS = "http://www.w3.org/1999/xhtml"
EPUB_NS = "http://www.idpf.org/2007/ops"
XHTML = f"{{{XHTML_NS}}}"
EPUB_TYPE = f"{{{EPUB_NS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "aside",
    "blockquote",
    "div",
    "hr",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
}

# The figures of a note's call where nothing else can raise them: “word¹”, not “word1”.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parsed(page: Page) -> Element:
    """Give the tree of a page as a copy that may be changed, with a document type as it has itself."""
    return deepcopy(page.tree.getroottree()).getroot()


def document_of(root: Element) -> bytes:
    """Write a tree as a document of its own."""
    document = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{document}\n'.encode()


def tag_of(element: Element) -> str:
    """Give the local name of an element; a comment has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_block(piece: Piece) -> bool:
    """Tell whether a piece is a block."""
    return not isinstance(piece, str) and tag_of(piece) in BLOCKS


def pieces(element: Element) -> Iterator[Piece]:
    """Give what an element holds: texts and elements in order."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def flows(element: Element) -> Iterator[Run | Element]:
    """Give the content of an element as blocks, and as runs of what stands between them.

    A run of nothing but white space is left out.
    """
    run: Run = []
    for piece in [*pieces(element), None]:
        if piece is not None and not is_block(piece):
            run.append(piece)
            continue
        if any(not isinstance(each, str) or each.strip() for each in run):
            yield run
        run = []
        if piece is not None and not isinstance(piece, str):
            yield piece


def text_of(element: Element) -> str:
    """Give the text of an element, each run of white space as one space."""
    return " ".join("".join(element.itertext()).split())


def is_raster(image: Element) -> bool:
    """Tell whether a picture is made of points; programs for Markdown show no other from within a file."""
    return image.get("src", "").endswith((".png", ".jpg", ".jpeg"))


def pictures_alone(run: Run) -> list[Element]:
    """Give the pictures of a paragraph that holds nothing else."""
    if any(
        each.strip()
        for piece in run
        for each in ([piece] if isinstance(piece, str) else piece.itertext())
    ):
        return []
    return [
        image for piece in run if not isinstance(piece, str) for image in piece.iter(f"{XHTML}img")
    ]
