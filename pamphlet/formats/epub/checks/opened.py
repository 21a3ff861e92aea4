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

from lxml import etree

from pamphlet.formats.xhtml import XHTML, Element

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


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
    def pages(self) -> dict[str, Element]:
        """The pages."""
        return {name: tree for name, tree in self.trees.items() if name.endswith(".xhtml")}

    @cached_property
    def package(self) -> Element:
        """The package document."""
        return next(tree for name, tree in self.trees.items() if name.endswith(".opf"))

    @cached_property
    def styles(self) -> dict[str, list[Any]]:
        """The rules of each stylesheet, comments too."""
        import tinycss2

        return {
            name: tinycss2.parse_stylesheet(content.decode(), skip_whitespace=True)
            for name, content in self.files.items()
            if name.endswith(".css")
        }

    def declarations(self) -> Iterator[tuple[str, Any]]:
        """Give the declarations of the stylesheets and of the style attributes, with their files."""
        import tinycss2

        contents = [
            (name, rule.content)
            for name, rules in self.styles.items()
            for rule in rules
            if rule.type == "qualified-rule"
        ]
        contents += [
            (name, each.get("style", ""))
            for name, page in self.pages.items()
            for each in page.iter(f"{XHTML}*")
            if each.get("style")
        ]
        for name, content in contents:
            for each in tinycss2.parse_blocks_contents(content):
                if each.type == "declaration":
                    yield name, each


def opened(content: bytes) -> OpenedBook:
    """Open a book."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        files = {each.filename: archive.read(each) for each in entries}
    stored = (each.filename for each in entries if each.compress_type == zipfile.ZIP_STORED)
    return OpenedBook(len(content), files, frozenset(stored))
