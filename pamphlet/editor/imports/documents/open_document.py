"""OpenDocument texts (.odt): read by pandoc; title, language and what stands beside the text from their XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import Document, LeftOut, Oddities
from pamphlet.editor.imports.documents.from_pandoc import tree_of
from pamphlet.editor.imports.documents.metadata import meta_text
from pamphlet.editor.imports.documents.packed_pictures import packed_pictures
from pamphlet.editor.imports.documents.pandoc import read_tree
from pamphlet.editor.imports.documents.text_boxes import BOXED, repacked, unboxed
from pamphlet.editor.imports.tree import TAB
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NOUN = "OpenDocument text"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
# What holds text directly; text boxes of Word become such.
SHAPES = tuple(f"{DRAW}{name}" for name in ("custom-shape", "rect", "ellipse", "polygon", "path"))
LONGEST_CHAIN = 20  # of styles that inherit from each other


def read_open_document(content: bytes) -> Document:
    """Read an OpenDocument text. Raises CannotImport, and Unreadable."""
    archive = Archive(content, NOUN)
    root = parse_xml(archive.read("content.xml"), NOUN, "content.xml")
    styles = None
    if archive.holds("styles.xml"):
        styles = parse_xml(archive.read("styles.xml"), NOUN, "styles.xml")
    left_out = [*_beside(styles), *_unshown(root)]
    titles = (_styled(root, "Title"), _styled(root, "Subtitle"))
    changed = _hoist_boxes(root) + _keep_tabs(root)
    given = repacked(archive, "content.xml", root) if changed else content
    read = read_tree(given, "odt")
    oddities = Oddities()
    return Document(
        tuple(unboxed(tree_of(read["blocks"], oddities))),
        titles[0] or meta_text(read, "title"),
        titles[1],
        _language(styles),
        packed_pictures(archive),
        left_out,
        oddities,
    )


def _hoist_boxes(root: _Element) -> int:
    """Put the paragraphs of text boxes behind the one that they are anchored in; give the number of boxes."""
    shapes = (shape for shape in root.iter(*SHAPES) if shape.find(f"{TEXT}p") is not None)
    boxes = [*root.iter(f"{DRAW}text-box"), *shapes]
    for box in boxes:
        anchors = [node for node in box.iterancestors() if node.tag in {f"{TEXT}p", f"{TEXT}h"}]
        if not anchors or anchors[-1].getparent() is None:
            continue
        for inner in reversed(list(box)):
            if inner.tag == f"{TEXT}p":
                inner.text = BOXED + (inner.text or "")
            if box.tag not in SHAPES or inner.tag == f"{TEXT}p":
                anchors[-1].addnext(inner)
    return len(boxes)


def _keep_tabs(root: _Element) -> int:
    """Make spaces that stay of the tabs that set lines in, of paragraphs that have several; give their number."""
    from lxml.etree import iterwalk

    tabs: list[_Element] = []
    for paragraph in root.iter(f"{TEXT}p"):
        if next(paragraph.iter(f"{TEXT}line-break"), None) is None:
            continue
        begins = True
        for event, each in iterwalk(paragraph, events=("start", "end")):
            if event == "start" and each.tag == f"{TEXT}line-break":
                begins = True
            elif event == "start" and each.tag == f"{TEXT}tab" and begins:
                tabs.append(each)
            text = each.text if event == "start" else each.tail
            if text and text.strip() and (event == "start" or each is not paragraph):
                begins = False
    for tab in tabs:
        tab.tag = f"{TEXT}span"
        tab.text = TAB
    return len(tabs)


def _styled(root: _Element, wanted: str) -> str:
    """Give the text of the first paragraph of a style, or of one that inherits from it."""
    parents = {
        style.get(f"{STYLE}name"): style.get(f"{STYLE}parent-style-name")
        for style in root.iter(f"{STYLE}style")
    }
    for paragraph in root.iter(f"{TEXT}p", f"{TEXT}h"):
        name = paragraph.get(f"{TEXT}style-name")
        for _ in range(LONGEST_CHAIN):
            if name == wanted:
                return " ".join("".join(map(str, paragraph.itertext())).split())
            name = parents.get(name)
    return ""


def _beside(styles: _Element | None) -> Iterator[LeftOut]:
    if styles is None:
        return
    told: set[str] = set()
    for kind in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
        for node in styles.iter(f"{STYLE}{kind}"):
            text = _text(node)
            if text and text not in told:
                told.add(text)
                yield LeftOut(f"in a {kind.partition('-')[0]} of the pages", text)


def _unshown(root: _Element) -> Iterator[LeftOut]:
    for deletion in root.iter(f"{TEXT}deletion"):
        paragraphs = [_text(node) for node in deletion.iter(f"{TEXT}p", f"{TEXT}h")]
        if text := " ".join(filter(None, paragraphs)):
            yield LeftOut("deleted by a tracked change, which is accepted", text)
    for note in root.iter(f"{OFFICE}annotation"):
        paragraphs = [_text(node) for node in note.iter(f"{TEXT}p")]
        if text := " ".join(filter(None, paragraphs)):
            yield LeftOut("in a comment", text)
    struck = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        for properties in style.iter(f"{STYLE}text-properties")
        if properties.get(f"{STYLE}text-line-through-style") not in {None, "none"}
    }
    for span in root.iter(f"{TEXT}span"):
        if span.get(f"{TEXT}style-name") in struck and (text := _text(span)):
            yield LeftOut("struck out", text)


def _text(node: _Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def _language(styles: _Element | None) -> str:
    for defaults in styles.iter(f"{STYLE}default-style") if styles is not None else ():
        if defaults.get(f"{STYLE}family") == "paragraph":
            for properties in defaults.iter(f"{STYLE}text-properties"):
                language = properties.get(f"{FORMAT}language", "")
                country = properties.get(f"{FORMAT}country", "")
                if language not in {"", "none"}:
                    return f"{language}-{country}" if country not in {"", "none"} else language
    return ""
