"""Read a Word document (.docx, .docm, .dotx): its text as it is shown, tracked changes accepted (ECMA-376 Part 1 §17).

What is deleted, moved from, hidden or struck out is not there; of a field the result is. Headers, footers, comments and
the numbers that Word gives lists and notes are apparatus.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pamphlet.verify.copies import Copy, Unreadable, kind_of
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.html import parse_html
from pamphlet.verify.copies.mime import text_of_messages
from pamphlet.verify.copies.passages import Story, words_of_passages
from pamphlet.verify.copies.visible import visible_text
from pamphlet.verify.copies.xml import parse_xml
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element

NOUN = "Word document"
UNSEEN = frozenset(("del", "moveFrom", "rt"))
HIDING = ("vanish", "strike", "dstrike")
CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
LONGEST_CHAIN = 20  # of styles that are based on each other

_HEADING = expression(r"heading ([1-9])", re.IGNORECASE)


def read(content: bytes) -> Copy:
    """Give the words of a Word document. Raises Unreadable."""
    archive = Archive(content, NOUN)
    main = next(iter(_related(archive, "").get("officeDocument", {}).values()), "")
    if not main:
        raise Unreadable("The Word document does not say where its text is.")
    related = _related(archive, main)
    styles = _Styles(_roots(archive, related, "styles"))
    references = {
        f"altChunk {key}": _text_of_chunk(archive.read(name))
        for key, name in related.get("aFChunk", {}).items()
    }
    references |= dict(_notes(archive, related, styles))
    walk = _Walk(styles, references)
    walk.along(parse_xml(archive.read(main), NOUN, main))
    return words_of_passages("docx", walk.story.passages())


def _notes(
    archive: Archive, related: dict[str, dict[str, str]], styles: _Styles
) -> Iterator[tuple[str, str]]:
    """Give the text of each note under the name of the element that calls it, with its ID."""
    for kind in ("footnote", "endnote"):
        for root in _roots(archive, related, f"{kind}s"):
            for note in root:
                walk = _Walk(styles, {})
                walk.into(note)
                yield f"{kind}Reference {_value(note, 'id')}", walk.story.text()


def _related(archive: Archive, part: str) -> dict[str, dict[str, str]]:
    """Map the last word of a type of relationship to the parts that a part has so, by their IDs."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    related: dict[str, dict[str, str]] = {}
    if archive.holds(name):
        for relationship in parse_xml(archive.read(name), NOUN, name).iterchildren("*"):
            target = posixpath.normpath(posixpath.join("/", folder, relationship.get("Target", "")))
            kind = posixpath.basename(relationship.get("Type", ""))
            related.setdefault(kind, {})[relationship.get("Id", "")] = target[1:]
    return related


def _roots(archive: Archive, related: dict[str, dict[str, str]], kind: str) -> list[_Element]:
    names = related.get(kind, {}).values()
    return [parse_xml(archive.read(name), NOUN, name) for name in names if archive.holds(name)]


def _name(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _value(node: _Element, name: str = "val") -> str | None:
    """Give an attribute, of whichever namespace: there is a strict and a transitional one."""
    return next((value for key, value in node.items() if key.rpartition("}")[2] == name), None)


def _child(node: _Element | None, *path: str) -> _Element | None:
    for name in path:
        node = (
            None if node is None else next((inner for inner in node if _name(inner) == name), None)
        )
    return node


def _is_on(properties: _Element | None, name: str) -> bool | None:
    """Tell whether a property is set, on or off; None when it is not."""
    found = _child(properties, name)
    return None if found is None else _value(found) not in ("0", "false", "off")


class _Styles:
    """Which styles hide their text, and which are those of headings."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        styles = [style for root in roots for style in root if _name(style) == "style"]
        self._styles = {_value(style, "styleId"): style for style in styles}

    def hide(self, run: _Element | None, paragraph: _Element | None) -> bool:
        """Tell whether a run is hidden or struck out: by its own properties, or those of a style."""
        chains = (*self._chain(run, "rStyle"), *self._chain(paragraph, "pStyle"))
        properties = (run, *(_child(style, "rPr") for style in chains))
        return any(
            next((on for each in properties if (on := _is_on(each, name)) is not None), False)
            for name in HIDING
        )

    def level(self, paragraph: _Element | None) -> int:
        """Give the level of a heading, from 1; 0 for what is none."""
        chain = tuple(self._chain(paragraph, "pStyle"))
        properties = (paragraph, *(_child(style, "pPr") for style in chain))
        outlines = (_child(each, "outlineLvl") for each in properties)
        outline = next((found for found in outlines if found is not None), None)
        if outline is not None:
            digit = _value(outline) or ""
            return int(digit) + 1 if digit in tuple("012345678") else 0
        names = (_child(style, "name") for style in chain)
        called = (_HEADING.fullmatch(_value(name) or "") for name in names if name is not None)
        return next((int(match[1]) for match in called if match), 0)

    def _chain(self, properties: _Element | None, kind: str) -> Iterator[_Element]:
        """Give the style that properties name, and those that it is based on."""
        reference = _child(properties, kind)
        for _ in range(LONGEST_CHAIN):
            style = None if reference is None else self._styles.get(_value(reference))
            if style is None:
                return
            yield style
            reference = _child(style, "basedOn")


class _Walk:
    """A walk through a body, a note or a text box, along what is shown."""

    def __init__(self, styles: _Styles, references: dict[str, str]) -> None:
        self.story = Story()
        self._styles = styles
        self._references = references
        self._fields: list[bool] = []  # of each field that is open, whether its code is being read
        self._properties: _Element | None = None  # of the paragraph that is open

    def along(self, node: _Element) -> None:
        """Take what a node shows into the story."""
        name = _name(node)
        if name in UNSEEN or name.endswith("Pr"):
            return
        match name:
            case "p":
                self._paragraph(node)
            case "r":
                self._run(node)
            case "txbxContent":
                box = _Walk(self._styles, self._references)
                box.into(node)
                self.story.anchor(box.story)
            case "altChunk":
                self.story.add(self._references.get(f"altChunk {_value(node, 'id')}", ""))
                self.story.end()
            case "AlternateContent":
                told = (choice for choice in node if any(_name(at) == "t" for at in choice.iter()))
                for choice in islice(told, 1):
                    self.into(choice)
            case _:
                self.into(node)

    def into(self, node: _Element) -> None:
        """Take what the children of a node show."""
        for child in node:
            self.along(child)

    def _paragraph(self, paragraph: _Element) -> None:
        self._properties = _child(paragraph, "pPr")
        self.into(paragraph)
        if not _flows_on(self._properties):
            self.story.end(self._styles.level(self._properties))

    def _run(self, run: _Element) -> None:
        hidden = self._styles.hide(_child(run, "rPr"), self._properties)
        has_mark = False
        for piece in run:
            name = _name(piece)
            if name == "fldChar":
                self._turn_field(_value(piece, "fldCharType"))
            elif hidden or any(self._fields):
                continue
            elif name == "t":
                self.story.add("" if has_mark else piece.text or "")
            elif name == "sym":
                self.story.add(_symbol(_value(piece, "char") or ""))
            elif name in CHARACTERS:
                self.story.add(CHARACTERS[name])
            elif note := self._references.get(f"{name} {_value(piece, 'id')}"):
                self.story.call(note)
                has_mark = _value(piece, "customMarkFollows") is not None
            else:
                self.along(piece)

    def _turn_field(self, kind: str | None) -> None:
        """Follow a field: from its beginning to the separator stands its code, then the result that is shown."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _flows_on(properties: _Element | None) -> bool:
    """Tell whether a paragraph goes on in the next one: its end was deleted, or it is a large initial letter."""
    if _child(properties, "rPr", "del") is not None:
        return True
    frame = _child(properties, "framePr")
    return frame is not None and _value(frame, "dropCap") in ("drop", "margin")


def _text_of_chunk(content: bytes) -> str:
    """Give the text of a page that a document has packed into itself, as programs write that make .docx of HTML."""
    match kind_of("", content):
        case "html":
            return visible_text(parse_html(content))
        case "mime":
            return text_of_messages(content)
    raise Unreadable(
        "The Word document holds another document. Open it in Word, save it, and check that."
    )


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
