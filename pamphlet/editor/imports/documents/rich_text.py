"""Rich Text (.rtf): read by pandoc; headers, footers and comments are found as groups of its source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pamphlet.editor.imports.document import Document, LeftOut, Oddities
from pamphlet.editor.imports.documents.code_pages import in_unicode, with_signs
from pamphlet.editor.imports.documents.from_pandoc import tree_of
from pamphlet.editor.imports.documents.metadata import meta_text
from pamphlet.editor.imports.documents.pandoc import read_tree

_STARRED_NOTE = re.compile(
    rb"\{\\\*\\footnote(?![a-z])"
)  # as LibreOffice writes it, and pandoc 3.9 passes it over
_BESIDE = re.compile(rb"\{(?:\\\*)?\\(header|footer|annotation)[lrf]?\b")
_WORD = re.compile(rb"\\[a-zA-Z]+-?\d* ?|\\[^a-zA-Z]|[{}\r\n]")
_TOKEN = re.compile(rb"\\[^\r\n]|[{}]")
_PICTURE = re.compile(rb"\\(pngblip|jpegblip)(?:\\[a-z]+-?\d*)*\s+([0-9a-fA-F\s]+)\}")
KINDS = {b"pngblip": ".png", b"jpegblip": ".jpg"}
WHAT = {
    b"header": "in a header of the pages",
    b"footer": "in a footer of the pages",
    b"annotation": "in a comment",
}


def read_rich_text(content: bytes) -> Document:
    """Read Rich Text. Raises CannotImport."""
    content = in_unicode(_STARRED_NOTE.sub(rb"{\\footnote", content))
    read = read_tree(content, "rtf")
    oddities = Oddities()
    return Document(
        tree_of(read["blocks"], oddities),
        meta_text(read, "title"),
        picture=dict(_pictures(content)).get,
        left_out=list(_beside(content)),
        oddities=oddities,
    )


def _pictures(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the pictures by the names that pandoc has for them: the SHA-1 of each, and the end of its kind."""
    for found in _PICTURE.finditer(content):
        digits = bytes(digit for digit in found[2] if digit not in b" \r\n\t")
        picture = bytes.fromhex(digits.decode("ascii")) if len(digits) % 2 == 0 else b""
        name = hashlib.sha1(picture, usedforsecurity=False).hexdigest()
        yield f"{name}{KINDS[found[1]]}", picture


def _beside(content: bytes) -> Iterator[LeftOut]:
    for group in _BESIDE.finditer(content):
        inside = content[group.start() : _end(content, group.start())]
        text = _WORD.sub(b" ", with_signs(inside)).decode("utf-8", "replace")
        if words := " ".join(text.split()):
            yield LeftOut(WHAT[group[1]], words)


def _end(content: bytes, start: int) -> int:
    """Give where the group that begins here ends."""
    depth = 0
    for token in _TOKEN.finditer(content, start):
        depth += {b"{": 1, b"}": -1}.get(token[0], 0)
        if depth == 0:
            return token.end()
    return len(content)
