"""Read a file that was received: its kind is told from its bytes, then the tree is made, and a second reader reads it.

The second reader, of `pamphlet.verify`, shares nothing with the first but the bytes: it is what the words are held to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from pamphlet.editor.imports.decisions import Decisions
from pamphlet.editor.imports.document import Document
from pamphlet.editor.imports.documents.book import read_book
from pamphlet.editor.imports.documents.markdown import read_markdown
from pamphlet.editor.imports.documents.open_document import read_open_document
from pamphlet.editor.imports.documents.rich_text import read_rich_text
from pamphlet.editor.imports.documents.web_page import WHOLE, Pictures, read_page
from pamphlet.editor.imports.documents.word import read_word
from pamphlet.editor.imports.plain_text.text import PlainText, read_text
from pamphlet.editor.imports.tree import CannotImport
from pamphlet.manuscript.files import CONTROL
from pamphlet.verify.copies import (
    Copy,
    CopyKind,
    Unreadable,
    kind_of,
    read_copy,
    seen_words,
    without,
)
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.page_numbers import without_line_ends
from pamphlet.verify.guard import guarded
from pamphlet.verify.opening import content_of

_SCRIPT = re.compile(r"(?<!\\)([\^~])(?=\S)([^\s^~\\]{1,40})\1(?![\^~])")
LARGEST_PICTURE = 30 * 2**20  # bytes of a picture in the folder of a saved page

REASONS = {
    "pdf": "A PDF does not say what of it are paragraphs. Take the document that it was made from; where there is"
    " none, have its text out (“pdftotext -layout FILE.pdf”), and import the .txt file.",
    "mime": "It is a mail, or a page saved in one file (.mhtml). Save the page as “complete” (.html), and import that.",
    "saved": "It is an archive. Unpack it, and import the page in it.",
    "json": "It is JSON, no document.",
}


@dataclass(slots=True)
class Received:
    """A file: its bytes, what the first reader made of it, and the words that the second found.

    `text` is there for a plain text alone.
    """

    name: str
    content: bytes
    document: Document
    copy: Copy
    text: PlainText | None = None


def receive(path: Path, decisions: Decisions) -> Received:
    """Read a file. Raises CannotImport."""
    try:
        content = content_of(path)
        kind = _kind(path.name, content)
        if kind in REASONS:
            raise CannotImport(REASONS[kind])
        if kind == "text":
            text = read_text(content, decisions)
            return Received(path.name, content, text.document, _read_plainly(content), text)
        document = _read(path, kind, content, decisions)
        copy = guarded(partial(_read_again, path.name, content))
        if kind == "markdown":
            copy = _without_script_marks(copy)
    except Unreadable as reason:
        raise CannotImport(str(reason)) from reason
    except RecursionError as deep:
        raise CannotImport("It is nested too deeply.") from deep
    return Received(path.name, content, document, copy)


def _kind(name: str, content: bytes) -> CopyKind:
    """Tell the kind; a name that ends in .txt is believed where the bytes may be text."""
    if not content:
        raise CannotImport("The file is empty.")
    kind = kind_of(name, content)
    if name.lower().endswith(".txt") and kind in {"markdown", "mime", "json"}:
        return "text"
    return kind


def _read(path: Path, kind: CopyKind, content: bytes, decisions: Decisions) -> Document:
    match kind:
        case "docx":
            return read_word(content)
        case "odt":
            return read_open_document(content)
        case "rtf":
            return read_rich_text(content)
        case "markdown":
            return read_markdown(content, _beside(path))
        case "epub":
            return read_book(content)
        case "html":
            return _page(path, content, decisions)
    raise CannotImport("Such files are not imported.")


def _page(path: Path, content: bytes, decisions: Decisions) -> Document:
    """Read a page by the element that is proposed, or by the one that a person chose."""
    document = read_page(content, picture=_beside(path))
    if not document.holder:
        return document
    question = f"the text of {path.name} is taken from <{document.holder}>, and what is around it left out: right?"
    choices = f"yes, {WHOLE} for the whole page, or another element, as div#content"
    answer = decisions.decide("element", path.name, question, "yes", choices)
    return document if answer == "yes" else read_page(content, answer, _beside(path))


def _beside(path: Path) -> Pictures:
    """Give what reads the pictures that lie with a page, in its folder or below, and nowhere else."""

    def picture(name: str) -> bytes | None:
        file = unquote(re.split(r"[?#]", name)[0])
        if not file or re.match(r"[a-z][\w+.-]*:|//", file, re.IGNORECASE):
            return None
        root = path.parent.resolve()
        try:
            found = (root / file).resolve()
            if not found.is_relative_to(root) or not found.is_file():
                return None
            with found.open("rb") as stream:
                content = stream.read(LARGEST_PICTURE + 1)
        except (OSError, ValueError, RuntimeError):
            return None
        return content if len(content) <= LARGEST_PICTURE else None

    return picture


def _read_again(name: str, content: bytes) -> Copy:
    """Give the words that the second reader finds, without the characters that no manuscript may have.

    Another way to read them cannot leave its process.
    """
    copy = read_copy(name, content)
    words = tuple(CONTROL.sub("", word) for word in copy.words)
    nothing = frozenset(at for at, word in enumerate(words) if not word)
    return without(replace(copy, words=words, otherwise=None), nothing)


def _without_script_marks(copy: Copy) -> Copy:
    """Take away the marks of what is raised and lowered, which the second reader of Markdown takes for words."""
    words = (_SCRIPT.sub(r"\2", word) for word in copy.words)
    return replace(copy, words=tuple(words))


def _read_plainly(content: bytes) -> Copy:
    """Read the words of a plain text: all of them, one broken at a line end being whole."""
    return Copy("text", seen_words(without_line_ends(decode(content).replace("\f", "\n"))))
