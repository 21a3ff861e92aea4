"""Books for the reading systems: what their files say."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}


class Opened:
    """An EPUB as its files tell it, read without any reading system."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as book:
            self.files = {
                name.removeprefix("EPUB/"): book.read(name)
                for name in book.namelist()
                if name.startswith("EPUB/")
            }
        package = etree.fromstring(self.files["content.opf"])
        hrefs = {each.get("id", ""): each.get("href", "") for each in package.iter("{*}item")}
        self.spine = [hrefs[each.get("idref", "")] for each in package.iter("{*}itemref")]
        self.trees = {name: etree.fromstring(self.files[name]) for name in self.spine}
        self.nav = next(tree for tree in self.trees.values() if self._lines(tree, "toc"))

    @property
    def contents(self) -> list[str]:
        """Give the lines of the contents."""
        return [said(line) for line in self._lines(self.nav, "toc")]

    @property
    def pages(self) -> list[tuple[str, str]]:
        """Give the page list: each number, and where it leads."""
        return [(said(line), line.get("href", "")) for line in self._lines(self.nav, "page-list")]

    @property
    def links(self) -> int:
        """Count the links within the book, the hidden ones aside."""
        return sum(
            len(tree.xpath("//h:a[@href][not(ancestor::*[@hidden])]", namespaces=NAMES))
            - len(tree.xpath("//h:a[contains(@href, ':')]", namespaces=NAMES))
            for tree in self.trees.values()
        )

    @staticmethod
    def _lines(tree: etree._Element, kind: str) -> list[etree._Element]:
        return list(tree.xpath(f"//h:nav[@epub:type='{kind}']//h:a", namespaces=NAMES))


def said(element: etree._Element) -> str:
    """Give the text of an element."""
    return " ".join("".join(map(str, element.itertext())).split())
