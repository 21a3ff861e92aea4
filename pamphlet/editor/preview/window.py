"""Cut the pages around a change out of a book, so that they can be laid out before all others.

In: the new pages, where the pages of the last layout begin, and the block that has changed. Out: a small book, whose
pages but for the first are those from a page of the whole one on. It begins with a page at whose head a block begins;
what stood before that page stands there still, so the lines that follow break as they do in the whole book. Where no
page near begins so, there is no window, and the change is seen when all pages are laid out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from html import escape

from lxml import etree

from pamphlet.editor.preview.changed import Changed
from pamphlet.pages import Pages, Section
from pamphlet.press import Fit, PageStart
from pamphlet.press.layout.concordance import order_of
from pamphlet.press.layout.fitting import fitted
from pamphlet.work.words import Words

MOST_BACK = 8  # pages: a page takes some 0.04 s
WORDS_A_PAGE = 480  # at the most: a page of A5 holds some 330 of English, and 400 of Hebrew
NAME = "window"
XHTML = "http://www.w3.org/1999/xhtml"
BOUND = tuple(f"{{{XHTML}}}{tag}" for tag in ("ol", "ul", "table"))
EPUB = ' xmlns:epub="http://www.idpf.org/2007/ops"'


@dataclass(frozen=True, slots=True)
class Window:
    """A small book; its page `skipped` (from 0) is page `first` of the whole book, and `count` of them are wanted."""

    pages: Pages
    skipped: int
    first: int
    count: int


def window_of(
    pages: Pages, starts: Sequence[PageStart], fit: Fit, change: Changed
) -> Window | None:
    """Cut the spread out on which a change is, its blocks in place of the book's; None where that cannot be done."""
    anchor, word = change.anchor, change.word
    order = order_of(pages)
    if anchor not in order or not all(start.anchor in order for start in starts):
        return None
    places = [(order[start.anchor], start.word) for start in starts]
    shown = bisect_right(places, (order[anchor], word)) - 1
    sections = {section.anchor: section for section in pages.sections}
    home = next(
        (part.anchor for part in pages.words.parts if any(b.anchor == anchor for b in part.blocks)),
        "",
    )
    section = sections.get(home)
    if shown < 1 or section is None:
        return None
    opening = bisect_left(places, (order[home], 0))  # the page that the section opens
    spread = shown - (shown + 1) % 2  # pages count from 0 here: the left one is odd
    first = next(
        (
            page
            for page in range(max(spread, opening), max(opening, spread - MOST_BACK) - 1, -1)
            if page == opening
            or (starts[page].word == 0 and _stands_free(section.root, starts[page].anchor))
        ),
        None,
    )
    if first is None:
        return None
    wanted = WORDS_A_PAGE * (
        spread + 2 - first + 1
    )  # and those of a page behind, as that page ends
    begun = None if first == opening else starts[first].anchor
    cut = _cut(section, begun, wanted, pages, change.blocks)
    skipped = 1 if first % 2 else 2  # the first page of a book is a right one
    rules = _rules(pages, first, skipped, opens=begun is None)
    small = replace(
        pages,
        metadata=replace(pages.metadata, fit=""),
        sections=(Section(NAME, section.title, cut, "back", NAME),),
        covers=(),
        files=(),
        words=Words(()),
        exemplar=None,
        stylesheet=fitted(pages.stylesheet, fit) + rules,
    )
    return Window(small, skipped, first, spread + 2 - first)


def _rules(pages: Pages, first: int, skipped: int, *, opens: bool) -> str:
    """Let the pages have the numbers and heads that they have in the book."""
    side = "right" if pages.metadata.direction == "rtl" else "left"
    begins = "> section" if opens else ".window-begins"
    break_before = "page" if skipped == 1 else "recto"
    return f"""
@media print {{
  @page :first {{ counter-reset: page {first + 1 - skipped} }}
  #{NAME} .window-title {{ string-set: {side} attr(data-title); break-after: page }}
  #{NAME} {begins} {{ break-before: {break_before}; margin-block-start: 0 }}
  {"" if opens else f"#{NAME} > section {{ break-before: avoid }}"}
}}
"""


def _cut(
    section: Section, begun: str | None, wanted: int, pages: Pages, blocks: Mapping[str, str]
) -> str:
    """Write a section from a block on, for so many words, behind a page of its own."""
    whole = section.root
    root = etree.Element(whole.tag, dict(whole.attrib), dict(whole.nsmap))
    root.extend(_children(whole, begun, wanted))
    for anchor, markup in blocks.items():
        for former in root.iter():
            if former.get("id") == anchor:
                above = former.getparent()
                assert above is not None
                above.replace(
                    former, etree.fromstring(markup.replace(">", f' xmlns="{XHTML}"{EPUB}>', 1))
                )
                break
    if begun:
        _drop_before(root, begun)
    _drop_behind(root, wanted)
    title = f'<p class="window-title" data-title="{escape(pages.metadata.title)}">&#160;</p>'
    inner = etree.tostring(root, encoding="unicode", with_tail=False)
    if begun:  # within the section, so that the page behind it is not the first of that
        head, _, rest = inner.partition(">")
        inner = f"{head}>{title}{rest}"
        title = ""
    language, direction = pages.metadata.language, pages.metadata.direction
    return (
        f'<html xmlns="{XHTML}" xml:lang="{language}" lang="{language}" dir="{direction}"><body>'
        f'<section id="{NAME}">{title}{inner}</section></body></html>'
    )


def _stands_free(section: etree._Element, anchor: str) -> bool:
    """Tell whether a block is no part of a list or table, which would be numbered or measured anew without the rest."""
    block = next((element for element in section.iter() if element.get("id") == anchor), None)
    return block is not None and next(block.iterancestors(*BOUND), None) is None


def _children(section: etree._Element, begun: str | None, wanted: int) -> Iterator[etree._Element]:
    """Copy what stands in a section, from where a block begins, for some more than so many words."""
    words = 0
    started = begun is None
    for child in section:
        started = started or any(element.get("id") == begun for element in child.iter())
        if started:
            yield deepcopy(child)
            words += len("".join(child.itertext()).split())
        if words > 2 * wanted:
            return


def _drop_before(root: etree._Element, anchor: str) -> None:
    """Take away what stands before a block, and mark the outermost element that begins with it."""
    block = next(element for element in root.iter() if element.get("id") == anchor)
    begins = block
    while block is not root:
        above = block.getparent()
        assert above is not None
        while (before := block.getprevious()) is not None:
            above.remove(before)
        above.text = None
        if above is not root:
            begins = above
        block = above
    begins.set("class", f"{begins.get('class', '')} window-begins".strip())


def _drop_behind(root: etree._Element, wanted: int) -> None:
    """Take away what stands behind so many words, by whole blocks."""
    words = 0
    for block in list(_blocks(root)):
        if words > wanted:
            above = block.getparent()
            if above is not None:
                above.remove(block)
        words += len("".join(block.itertext()).split())


def _blocks(root: etree._Element) -> Iterator[etree._Element]:
    """Give the elements that stand in a section side by side, those of turns by themselves."""
    for element in root:
        if element.tag == f"{{{XHTML}}}div" and len(element):
            yield from element
        else:
            yield element
