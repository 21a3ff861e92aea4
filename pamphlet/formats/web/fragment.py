"""Write the fragment: the whole work as simple HTML that an editor can paste into any website.

In: `Pages`. Out: one file of at most ten kinds of tag, in ASCII, so that no site can garble it; no class, no style, no
script. The title page is the credit, the licence page is at the end, and citations lead to the list of sources within.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.xhtml import (
    RAISED,
    RULE,
    SPACE,
    XHTML,
    Element,
    Piece,
    Run,
    ends_work,
    flows,
    indent_of,
    is_blank,
    is_call,
    is_script,
    lacks_heading,
    pieces,
    rows_of,
    script_of,
    tag_of,
)
from pamphlet.pages import Pages, Section
from pamphlet.pages.classes import NOTE_NUMBER, TURN, has_class

# The ten are h2, h3, p, blockquote, ul, li, and these. What there is besides becomes one of them: a numbered list
# paragraphs that begin with their numbers, a line that ends where the editor asked for it a paragraph, a row of a table
# a paragraph with bars.
INLINE = {tag: tag for tag in ("a", "img", "em", "strong")} | {
    "i": "em",
    "cite": "em",
    "b": "strong",
}
HEADINGS = {"h1": "h2", **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "h3")}
LEFT_OUT = "contents"  # a site has its own ways to move within a page
BAR = " | "
KEPT_SPACE = re.compile(r"^ | (?= )")  # of code: becomes a no-break space, which no browser drops


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the fragment under its name."""
    del ready
    metadata = pages.metadata
    shown = [section for section in pages.sections if section.name != LEFT_OUT]
    fragment = _Fragment(
        prefix=f"{metadata.slug}-",
        wanted=frozenset(anchor for section in shown for anchor in _wanted(section.root)),
        pictures={asset.name: asset.data_address for asset in pages.assets},
    )
    for section in shown:
        fragment.add_section(section)
    fragment.bind_links()
    for block in fragment.root:
        if "lang" not in block.attrib:
            block.set("lang", metadata.language)
            if metadata.direction == "rtl":
                block.set("dir", "rtl")
    lines = [etree.tostring(block, method="html", encoding="ascii") for block in fragment.root]
    return {f"{metadata.slug}-fragment.html": b"\n".join(lines) + b"\n"}


def _wanted(section: Element) -> Iterator[str]:
    """Give the anchors that links lead to, and those of the turns, which others may link to."""
    for element in section.iter(f"{XHTML}a", f"{XHTML}div"):
        if has_class(element, TURN):
            yield element.get("id", "")
        elif ".xhtml#" in element.get("href", ""):
            yield element.get("href", "").partition("#")[2]


@dataclass
class _Fragment:
    """The fragment as it grows: blocks below `root`; `homes` tells under which ID an anchor can be found.

    `anchors` wait for the next block, because what bore them has no tag here; so does `lead`, a number. `tongue` is the
    language, with its direction, of blocks in another one than the book's.
    """

    prefix: str
    wanted: frozenset[str]
    pictures: dict[str, str]
    root: Element = field(default_factory=lambda: etree.Element("body"))
    homes: dict[str, str] = field(default_factory=dict)
    anchors: list[str] = field(default_factory=list)
    lead: Run = field(default_factory=list)
    tongue: dict[str, str] = field(default_factory=dict)

    def add_section(self, section: Section) -> None:
        """Add a section; a rule sets a part without a heading off, and stands behind the last word of the work."""
        self.add_anchor(section.root)
        self.tongue = _tongue_of(section.root)
        if lacks_heading(section):
            self.add_block(self.root, "p", [RULE])
        self.add_flows(section.root, self.root)
        if ends_work(section):
            self.add_block(self.root, "p", [RULE])

    def bind_links(self) -> None:
        """Turn the links within the book to the IDs of the fragment."""
        for link in self.root.iter("a"):
            address, mark, anchor = link.get("href", "").partition(".xhtml#")
            if mark and ":" not in address:
                link.set("href", f"#{self.homes[anchor]}")

    def add_flows(self, source: Element, target: Element) -> None:
        """Add all blocks of an element."""
        for flow in flows(source):
            if isinstance(flow, list):
                self.add_lines(flow, target)
            else:
                self.add_element(flow, target)

    def add_element(self, source: Element, target: Element) -> None:
        """Add a block in one of the ten kinds of tag."""
        self.add_anchor(source)
        outer, self.tongue = self.tongue, _tongue_of(source) or self.tongue
        self.add_kind(source, target)
        self.tongue = outer

    def add_kind(self, source: Element, target: Element) -> None:
        """Add a block as what suits its kind."""
        match tag_of(source):
            case "p" if has_class(source, NOTE_NUMBER):
                self.lead = [*pieces(source), " "]
            case "p":
                self.add_lines(pieces(source), target)
            case tag if tag in HEADINGS:
                self.add_block(target, HEADINGS[tag], pieces(source))
            case "blockquote":
                self.add_flows(source, self.add_block(target, "blockquote", []))
            case "ul":
                self.add_list(source, target)
            case "ol":
                self.add_numbered(source, target)
            case "table":
                for cells in rows_of(source):
                    self.add_row(cells, target)
            case "pre":
                for line in "".join(source.itertext()).strip("\n").split("\n"):
                    self.add_block(target, "p", [KEPT_SPACE.sub("\u00a0", line)])
            case "hr":
                self.add_block(target, "p", [RULE])
            case _:
                self.add_flows(source, target)

    def add_list(self, listing: Element, target: Element) -> None:
        """Add a list of points; a point that is one paragraph holds its words itself."""
        points = self.add_block(target, "ul", [])
        for item in listing:
            self.add_anchor(item)
            match list(flows(item)):
                case [list() as run]:
                    self.add_block(points, "li", run)
                case [Element() as only] if tag_of(only) == "p":
                    self.add_block(points, "li", pieces(only))
                case _:
                    self.add_flows(item, self.add_block(points, "li", []))

    def add_numbered(self, listing: Element, target: Element) -> None:
        """Add a numbered list as paragraphs, each item behind its number."""
        for number, item in enumerate(listing, start=int(listing.get("start", "1"))):
            self.add_anchor(item)
            self.lead = [f"{number}. "]
            self.add_flows(item, target)

    def add_row(self, cells: list[Element], target: Element) -> None:
        """Add a row of a table as a paragraph, its cells with bars between; the head in bold."""
        for cell in cells:
            self.add_anchor(cell)
        run: Run = [piece for cell in cells for piece in (BAR, *pieces(cell))][1:]
        headed = any(tag_of(cell) == "th" for cell in cells)
        block = self.add_block(target, "p", [] if headed else run)
        if headed:
            self.fill(etree.SubElement(block, "strong"), run)

    def add_lines(self, run: Run, target: Element) -> None:
        """Add a paragraph for each line that the editor asked for."""
        for ends, group in groupby(list(self.flat(run)), _ends_line):
            line = list(group)
            if not ends and not is_blank(line):
                self.add_block(target, "p", line)

    def add_block(self, target: Element, tag: str, run: Run) -> Element:
        """Add a block with its inline pieces, and let it bear the anchors that waited for it."""
        block = etree.SubElement(target, tag, self.tongue)
        if tag not in ("ul", "blockquote"):
            run, self.lead = [*self.lead, *run], []
        self.fill(block, run)
        _trim(block)
        for anchor in self.anchors:
            self.homes[anchor] = self.prefix + self.anchors[0]
            block.set("id", self.homes[anchor])
        self.anchors = []
        return block

    def fill(self, target: Element, run: Run) -> None:
        """Put inline pieces into an element; what has no tag here leaves its text."""
        for piece in self.flat(run):
            if isinstance(piece, str):
                _add_text(target, SPACE.sub(" ", piece))
            elif tag_of(piece) == "br":
                _add_text(target, " ")
            else:
                self.fill(self.add_inline(target, piece), _raised(piece))

    def add_inline(self, target: Element, source: Element) -> Element:
        """Add an inline element with the attributes that it needs."""
        element = etree.SubElement(target, INLINE[tag_of(source)])
        anchor = source.get("id", "")
        if anchor in self.wanted:
            self.homes[anchor] = self.prefix + anchor
            element.set("id", self.homes[anchor])
        for name in ("href", "alt", "aria-label"):
            if name in source.attrib:
                element.set(name, source.get(name, ""))
        if element.tag == "img":
            element.set("src", self.pictures[source.get("src", "")])
        return element

    def add_anchor(self, source: Element) -> None:
        """Let an anchor that something leads to wait for the next block."""
        if source.get("id") in self.wanted:
            self.anchors.append(source.get("id", ""))

    def flat(self, run: Run) -> Iterator[Piece]:
        """Give pieces without the elements that have no tag here."""
        for piece in run:
            if isinstance(piece, str) or tag_of(piece) in ("br", *INLINE):
                yield piece
            elif is_script(piece):
                yield script_of(piece)
            else:
                if indent := indent_of(piece):
                    yield indent
                self.add_anchor(piece)
                yield from self.flat(pieces(piece))


def _tongue_of(source: Element) -> dict[str, str]:
    """Give the language that a block says it is in, and its direction."""
    return {name: source.get(name, "") for name in ("lang", "dir") if name in source.attrib}


def _ends_line(piece: Piece) -> bool:
    return not isinstance(piece, str) and tag_of(piece) == "br"


def _raised(source: Element) -> Run:
    """Give what an element holds; the number of a note in raised figures, as there is no tag that would raise them."""
    above = source.getparent()
    if is_call(source) or (above is not None and has_class(above, NOTE_NUMBER)):
        return ["".join(source.itertext()).translate(RAISED)]
    return pieces(source)


def _add_text(target: Element, text: str) -> None:
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def _trim(block: Element) -> None:
    """Take the spaces away with which a block begins and ends."""
    block.text = (block.text or "").lstrip(" ")
    if len(block):
        block[-1].tail = (block[-1].tail or "").rstrip(" ")
    else:
        block.text = block.text.rstrip(" ")
