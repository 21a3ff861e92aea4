"""Word documents (.docx): text boxes are put where pandoc reads them, and what stands beside the text is listed.

pandoc 3.9 passes over text boxes. Their paragraphs are put behind the one that they are anchored in, with `BOXED` at
their beginning, from which the tree knows them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import Document, LeftOut, Oddities
from pamphlet.editor.imports.documents.from_pandoc import tree_of
from pamphlet.editor.imports.documents.metadata import meta_text
from pamphlet.editor.imports.documents.packed_pictures import packed_pictures
from pamphlet.editor.imports.documents.pandoc import read_tree
from pamphlet.editor.imports.documents.text_boxes import BOXED, repacked, unboxed
from pamphlet.editor.imports.tree import TAB
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NOUN = "Word document"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Parts of the archive that are shown on the pages and are no text of the work.
BESIDE = (
    ("header", "in a header of the pages"),
    ("footer", "in a footer of the pages"),
    ("comments", "in a comment"),
)
STRUCK = ("strike", "dstrike")


def read_word(content: bytes) -> Document:
    """Read a Word document. Raises CannotImport, and Unreadable."""
    archive = Archive(content, NOUN)
    main = _main(archive)
    root = parse_xml(archive.read(main), NOUN, main)
    left_out = [*_beside(archive), *_unshown(root)]
    changed = _hoist_boxes(root) + _show_as_seen(root)
    given = repacked(archive, main, root) if changed else content
    read = read_tree(given, "docx", "--track-changes=accept")
    oddities = Oddities()
    return Document(
        tuple(unboxed(tree_of(read["blocks"], oddities))),
        meta_text(read, "title"),
        meta_text(read, "subtitle"),
        _language(archive),
        packed_pictures(archive, posixpath.dirname(main)),
        left_out,
        oddities,
        takes_title=True,
    )


def _main(archive: Archive) -> str:
    relationships = "_rels/.rels"
    if archive.holds(relationships):
        for each in parse_xml(archive.read(relationships), NOUN, relationships).iterchildren("*"):
            if posixpath.basename(each.get("Type", "")) == "officeDocument":
                return posixpath.normpath(posixpath.join("/", each.get("Target", "")))[1:]
    raise Unreadable("The Word document does not say where its text is.")


def _hoist_boxes(root: _Element) -> int:
    """Put the paragraphs of text boxes behind those that they are anchored in; give the number of boxes."""
    from lxml import etree

    for alternative in list(root.iter("{*}AlternateContent")):
        choices = [each for each in alternative if next(each.iter(f"{W}t"), None) is not None]
        for other in [choice for choice in alternative if choices and choice is not choices[0]]:
            alternative.remove(other)
    boxes = list(root.iter(f"{W}txbxContent"))
    for box in boxes:
        anchors = [node for node in box.iterancestors() if node.tag == f"{W}p"]
        if not anchors or anchors[-1].getparent() is None:
            continue
        behind = anchors[-1]
        for inner in reversed(list(box)):
            if inner.tag == f"{W}p":
                run = etree.Element(f"{W}r")
                etree.SubElement(run, f"{W}t").text = BOXED
                first = 1 if len(inner) and inner[0].tag == f"{W}pPr" else 0
                inner.insert(first, run)
            behind.addnext(inner)
        for run in box.iterancestors(f"{W}r"):
            holder = run.getparent()
            if holder is not None:
                holder.remove(run)
            break
    return len(boxes)


def _show_as_seen(root: _Element) -> int:
    """Show the text as it is seen; give the number of changes.

    Hidden runs go, a hyphen at which no line breaks is one, the results of fields and what has a reading above it stand
    as text.
    """
    hidden = [
        run
        for run in root.iter(f"{W}r")
        if (properties := run.find(f"{W}rPr")) is not None and _is_on(properties, "vanish")
    ]
    for run in hidden:
        if (holder := run.getparent()) is not None:
            holder.remove(run)
    fields = list(root.iter(f"{W}fldSimple"))
    readings = [run for run in root.iter(f"{W}r") if run.find(f"{W}ruby") is not None]
    for field in fields:
        _replace(field, list(field))
    for run in readings:
        _replace(run, list(run.iterfind(f"{W}ruby/{W}rubyBase/{W}r")))
    returns = list(root.iter(f"{W}cr"))
    for each in returns:
        each.tag = f"{W}br"
    tabs = list(_tabs_before_lines(root))
    for tab in tabs:
        tab.tag = f"{W}t"
        tab.text = TAB
    hyphens = list(root.iter(f"{W}noBreakHyphen"))
    for hyphen in hyphens:
        hyphen.tag = f"{W}t"
        hyphen.text = "-"
    return len(hidden) + len(fields) + len(readings) + len(returns) + len(hyphens) + len(tabs)


def _tabs_before_lines(root: _Element) -> Iterator[_Element]:
    """Give the tabs that set lines in, of paragraphs that have several lines; pandoc 3.9 passes over them."""
    for paragraph in root.iter(f"{W}p"):
        shown = list(paragraph.iter(f"{W}br", f"{W}tab", f"{W}t"))
        if not any(_is_line_end(each) for each in shown):
            continue
        begins = True
        for each in shown:
            if each.tag == f"{W}tab" and begins and next(each.iterancestors()).tag == f"{W}r":
                yield each
            else:
                begins = _is_line_end(each) or (begins and not (each.text or "").strip())


def _is_line_end(element: _Element) -> bool:
    return element.tag == f"{W}br" and element.get(f"{W}type") in {None, "textWrapping"}


def _replace(element: _Element, others: Sequence[_Element]) -> None:
    """Put others in the place of an element, of which pandoc 3.9 reads nothing."""
    holder = element.getparent()
    if holder is not None:
        at = holder.index(element)
        holder[at : at + 1] = others


def _beside(archive: Archive) -> Iterator[LeftOut]:
    told: set[tuple[str, str]] = set()
    for name in sorted(archive.entries):
        stem = posixpath.basename(name)
        for beginning, what in BESIDE:
            if stem.startswith(beginning) and stem.endswith(".xml") and name.startswith("word/"):
                text = _text_in(parse_xml(archive.read(name), NOUN, name).iter(f"{W}t"))
                if text and (what, text) not in told:
                    told.add((what, text))
                    yield LeftOut(what, text)


def _unshown(root: _Element) -> Iterator[LeftOut]:
    """Give what was deleted, struck out or hidden in the text."""
    for deleted in (*root.iter(f"{W}del"), *root.iter(f"{W}moveFrom")):
        if text := _text_in((*deleted.iter(f"{W}delText"), *deleted.iter(f"{W}t"))):
            yield LeftOut("deleted by a tracked change, which is accepted", text)
    for reading in root.iter(f"{W}rt"):
        yield LeftOut("a reading set above the text", _text_in(reading.iter(f"{W}t")))
    for run in root.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is None:
            continue
        text = _text_in(run.iter(f"{W}t"))
        if text and any(_is_on(properties, name) for name in STRUCK):
            yield LeftOut("struck out", text)
        elif text and _is_on(properties, "vanish"):
            yield LeftOut("hidden", text)


def _is_on(properties: _Element, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val") not in {"0", "false", "off"}


def _text_in(nodes: Iterable[_Element]) -> str:
    return " ".join("".join(node.text or "" for node in nodes).split())


def _language(archive: Archive) -> str:
    """Give the language that the document is set in by default."""
    if not archive.holds("word/styles.xml"):
        return ""
    styles = parse_xml(archive.read("word/styles.xml"), NOUN, "word/styles.xml")
    for defaults in styles.iter(f"{W}rPrDefault"):
        for language in defaults.iter(f"{W}lang"):
            return language.get(f"{W}val", "")
    return ""
