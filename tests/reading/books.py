"""Books for the reading systems: what their files say, and page markers made by hand."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from lxml import etree

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
MARKER = '<span id="page_{0}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{0}"></span>'


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


def paged(book: Path, target: Path) -> Path:
    """Give a book that has a page list: as it is, or a copy with three pages marked by hand."""
    with zipfile.ZipFile(book) as archive:
        files = {entry: archive.read(entry) for entry in archive.infolist()}
    if any(b'"page-list"' in content for content in files.values()):
        return book
    listed = "".join(
        f'<li><a href="interview.xhtml#page_{number}">{number}</a></li>' for number in (1, 2, 3)
    )
    nav = f'<nav epub:type="page-list" hidden="hidden"><h2>Pages</h2><ol>{listed}</ol></nav></body>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as copy:
        for entry, content in files.items():
            text = content.decode() if entry.filename.endswith(".xhtml") else ""
            if entry.filename == "EPUB/interview.xhtml":
                blocks = re.split(r"(?<=</p>)", text)
                for number, at in enumerate((1, len(blocks) // 2, len(blocks) - 2), start=1):
                    blocks[at] = re.sub(
                        r"(>[^<>]* \w+) ", rf"\1 {MARKER.format(number)}", blocks[at], count=1
                    )
                text = "".join(blocks)
            elif entry.filename == "EPUB/contents.xhtml":
                text = text.replace("</body>", nav)
            copy.writestr(entry, text.encode() or content)
    target.write_bytes(buffer.getvalue())
    return target
