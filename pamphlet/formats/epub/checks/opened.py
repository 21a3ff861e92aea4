"""Open a finished EPUB to look through it: its files, its pages as trees, its stylesheets rule by rule.

Only for books of our own making: nothing here is bounded, as it is in `verify`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import tinycss2
from lxml import etree

from pamphlet.formats.xhtml import EPUB_NS, XHTML_NS, Element

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": EPUB_NS,
    "h": XHTML_NS,
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "opf": "http://www.idpf.org/2007/opf",
}


@dataclass(frozen=True)
class OpenedBook:
    """A book as it would be sent: its size, its files by name in the order of the ZIP, those not compressed."""

    size: int
    files: dict[str, bytes]
    stored: frozenset[str]

    @cached_property
    def trees(self) -> dict[str, Element]:
        """The pages, the package document and the NCX, parsed."""
        kinds = (".xhtml", ".opf", ".ncx")
        return {
            name: etree.fromstring(content)
            for name, content in self.files.items()
            if name.endswith(kinds)
        }

    @cached_property
    def styles(self) -> dict[str, list[Any]]:
        """The rules of each stylesheet."""
        return {
            name: tinycss2.parse_stylesheet(content.decode(), skip_whitespace=True)
            for name, content in self.files.items()
            if name.endswith(".css")
        }

    @cached_property
    def declarations(self) -> tuple[tuple[str, Any], ...]:
        """The declarations of the stylesheets and of the style attributes, with their files."""
        rules = ((name, rule) for name, sheet in self.styles.items() for rule in sheet)
        contents = [(name, rule.content) for name, rule in rules if rule.type == "qualified-rule"]
        return tuple(
            (name, declaration)
            for name, content in (*contents, *self.select("//h:*/@style"))
            for declaration in tinycss2.parse_blocks_contents(content)
            if declaration.type == "declaration"
        )

    def select(self, path: str) -> Iterator[tuple[str, Any]]:
        """Give what an XPath finds in the trees, elements or strings, each with its file."""
        for name, tree in self.trees.items():
            nodes: Any = tree.xpath(path, namespaces=NAMES)
            yield from ((name, node) for node in nodes)


def opened(content: bytes) -> OpenedBook:
    """Open a book."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        files = {entry.filename: archive.read(entry) for entry in entries}
    stored = (entry.filename for entry in entries if entry.compress_type == zipfile.ZIP_STORED)
    return OpenedBook(len(content), files, frozenset(stored))
