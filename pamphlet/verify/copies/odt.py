"""Read an OpenDocument text (.odt, .ott, .fodt): its text as it is shown, tracked changes accepted (ODF 1.3 part 3).

What is hidden or struck out is not there; of a field the result is. Headers, footers, comments and the numbers that the
program gives lists and notes are apparatus.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.magic import FRAMES, LOCKED
from pamphlet.verify.copies.passages import Story, words_of_passages
from pamphlet.verify.copies.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NOUN = "OpenDocument text"
MANIFEST = "META-INF/manifest.xml"
UNSEEN = frozenset(
    (
        *("tracked-changes", "annotation", "annotation-end", "forms", "scripts", "event-listeners"),
        *("sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls"),
        *("ruby-text", "note-citation", "number", "desc", "covered-table-cell"),
    )
)
PICTURE_TITLE = "svg-compatible:1.0}title"  # the title of the document, a field, has the same name
WHITE_SPACE = {"s": " ", "tab": " ", "line-break": "\n"}
BOXES = frozenset(("text-box", "custom-shape", "rect", "ellipse", "caption"))
MOST_FRAMES = (
    100  # that stand on a page and in no paragraph; LibreOffice 7.4 makes one of each line of a PDF
)
LONGEST_CHAIN = 20  # of styles that inherit from each other


def read(content: bytes) -> Copy:
    """Give the words of an OpenDocument text. Raises Unreadable."""
    roots = _parts(content) if content.startswith(b"PK") else [parse_xml(content, NOUN, "the file")]
    styles = _Styles(style for root in roots for style in root.iter("{*}style"))
    body = next(roots[0].iter("{*}body"), None)
    if body is None:
        raise Unreadable("The OpenDocument text has no body.")
    frames = (frame for frame in body.iter("{*}frame") if _value(frame, "anchor-type") == "page")
    if sum(1 for _ in frames) > MOST_FRAMES:
        raise Unreadable(FRAMES)
    walk = _Walk(styles)
    walk.into(body)
    return words_of_passages("odt", walk.story.passages())


def _parts(content: bytes) -> list[_Element]:
    """Give the document and its styles."""
    archive = Archive(content, NOUN)
    if archive.holds("encrypted-package") or (
        archive.holds(MANIFEST) and b"encryption-data" in archive.read(MANIFEST)
    ):
        raise Unreadable(LOCKED.format("an OpenDocument text"))
    names = ["content.xml", *filter(archive.holds, ["styles.xml"])]
    return [parse_xml(archive.read(name), NOUN, name) for name in names]


def _name(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _value(node: _Element, name: str) -> str:
    return next((value for key, value in node.items() if key.rpartition("}")[2] == name), "")


class _Styles:
    """Which styles hide their text, or strike it out."""

    def __init__(self, styles: Iterable[_Element]) -> None:
        self._styles = {(_value(style, "family"), _value(style, "name")): style for style in styles}

    def hide(self, family: str, name: str) -> bool:
        """Tell whether text of a style is not shown as text."""
        return self._property(family, name, "display") == "none" or any(
            self._property(family, name, f"text-line-through-{part}") not in ("", "none")
            for part in ("style", "type")
        )

    def _property(self, family: str, name: str, key: str) -> str:
        for _ in range(LONGEST_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                break
            for properties in style.iterchildren("{*}text-properties"):
                if value := _value(properties, key):
                    return value
            name = _value(style, "parent-style-name")
        return ""


class _Walk:
    """A walk through a body, a note or a text box, along what is shown."""

    def __init__(self, styles: _Styles) -> None:
        self.story = Story()
        self._styles = styles

    def along(self, node: _Element) -> None:
        """Take what a node shows into the story."""
        name = _name(node)
        if name in UNSEEN or name.endswith("-source") or not isinstance(node.tag, str):
            return
        if node.tag.endswith(PICTURE_TITLE) or self._is_hidden(name, node):
            return
        if name in ("p", "h"):
            self._within(node)
            level = _value(node, "outline-level") if name == "h" else ""
            self.story.end(int(level) if level.isdecimal() and len(level) < 3 else 0)
        elif name == "note":
            body = _Walk(self._styles)
            body.into(node)
            self.story.call(body.story.text())
        elif name in BOXES:
            box = _Walk(self._styles)
            box.into(node)
            self.story.anchor(box.story)
        elif name in WHITE_SPACE:
            self.story.add(WHITE_SPACE[name])
        else:
            self._within(node)

    def into(self, node: _Element) -> None:
        """Take what the children of a node show."""
        for child in node:
            self.along(child)

    def _within(self, node: _Element) -> None:
        """Take the text of a node, and what its children show."""
        self.story.add(node.text or "")
        for child in node:
            self.along(child)
            self.story.add(child.tail or "")

    def _is_hidden(self, name: str, node: _Element) -> bool:
        match name:
            case "span":
                return self._styles.hide("text", _value(node, "style-name"))
            case "p" | "h":
                hiding = node.iterchildren("{*}hidden-paragraph")
                return self._styles.hide("paragraph", _value(node, "style-name")) or any(
                    _value(field, "is-hidden") == "true" for field in hiding
                )
            case "section":
                return _value(node, "display") == "none" or _value(node, "is-hidden") == "true"
            case "hidden-text":
                return _value(node, "is-hidden") == "true"
            case "table-row":
                return _value(node, "visibility") in ("collapse", "filter")
        return False
