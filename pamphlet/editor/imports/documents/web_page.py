"""Web pages (.html): the element that holds the text is found, made plain, and read by pandoc.

In: the bytes of a page, and which element was chosen by a person, if one was. Out: a `Document` that tells each part
of the page that is not in its tree. What Google Docs and word processors say by classes is said by elements first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import Document, LeftOut, Oddities, no_picture
from pamphlet.editor.imports.documents.from_pandoc import NOTE_BODY, tree_of
from pamphlet.editor.imports.documents.odd_characters import take_out_odd_characters
from pamphlet.editor.imports.documents.page_furniture import (
    BLOCKS,
    MENUS,
    NEVER,
    added_to_parts,
    describe,
    drop,
    is_part,
    seen_text,
    taken_out,
    words_around,
)
from pamphlet.editor.imports.documents.page_notes import headings_of_notes, mark_notes
from pamphlet.editor.imports.documents.page_styles import hidden_in, make_plain
from pamphlet.editor.imports.documents.pandoc import read_tree
from pamphlet.editor.imports.documents.printed_pages import numbers_taken_out
from pamphlet.editor.imports.documents.put_in import put_words_in
from pamphlet.editor.imports.documents.verse_lines import join_lines
from pamphlet.verify.copies.html import parse_html
from pamphlet.verify.copies.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_OF_IT = 0.7  # of the words of a page: an element that holds fewer is not where its text stands
GATHERING = ("ul", "ol", "dl", "table", "thead", "tbody", "tr")
HOLDERS = ("article", "main", "section")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WHOLE = "body"  # is chosen to have all of a page

Pictures = Callable[[str], bytes | None]


def read_page(content: bytes, chosen: str = "", picture: Pictures = no_picture) -> Document:
    """Read a page; `chosen` is the element to take, as `describe` names it. Raises CannotImport, and Unreadable."""
    root = parse_html(content)
    take_out_odd_characters(root)
    put_words_in(root, Styles())
    title, subtitle = _title(root), _styled(root, "subtitle")
    language = next(iter(root.xpath("string(/*/@lang | /*/@xml:lang)").split()), "")
    document = read_elements(root, chosen, picture, keeps_all=bool(chosen))
    document.title, document.language = title, language
    document.subtitle = subtitle
    return document


def read_elements(
    root: _Element, chosen: str, picture: Pictures, *, keeps_all: bool = False
) -> Document:
    """Read a page by the element that was chosen, else by the one that holds its text, which is then told.

    What calls itself furniture is taken out of it, unless it `keeps_all`.
    """
    from lxml import etree

    join_lines(root)
    make_plain(root)
    unseen = [*_taken_hidden(root), *numbers_taken_out(root)]
    _join_headings(root)
    left_out, marks = mark_notes(root)
    left_out += [*unseen, *headings_of_notes(root)]
    body = next(root.iter("body"), root)
    holder = _named(body, chosen) if chosen else text_holder(body)
    _with_notes(body, holder)
    around = list(words_around(body, holder))
    left_out += [*around, *added_to_parts(holder), *taken_out(holder, keeps_all=keeps_all)]
    page = etree.tostring(holder, method="html", encoding="utf-8", with_tail=False)
    read = read_tree(b"<html><body>" + page + b"</body></html>", "html")
    oddities = Oddities()
    is_proposed = not chosen and around and not any(map(is_part, holder.iter("section")))
    return Document(
        tree_of(read["blocks"], oddities),
        picture=picture,
        left_out=left_out,
        oddities=oddities,
        marks=marks,
        holder=describe(holder) if is_proposed else "",
    )


def _join_headings(root: _Element) -> None:
    """Make one heading, of several lines, of what a page groups as one: a number, and the title below it."""
    from lxml import etree

    for group in list(root.iter("hgroup")):
        lines = [each for each in group if each.tag in (*HEADINGS, "p")]
        heading = next((line for line in lines if line.tag in HEADINGS), None)
        if heading is None:
            continue
        group.tag = heading.tag
        if name := heading.attrib.pop("id", ""):
            group.set("id", name)
        for number, line in enumerate(lines):
            line.tag = "span"
            if number:
                line.addprevious(etree.Element("br"))


def _taken_hidden(root: _Element) -> Iterator[LeftOut]:
    """Take out what the page does not show, and give its words."""
    for element in list(hidden_in(root)):
        if element.tag in NEVER or element is root:
            continue
        if text := seen_text(element):
            yield LeftOut("hidden on the page", text, describe(element))
        drop(element)


def text_holder(body: _Element) -> _Element:
    """Give the innermost element that holds most of the words of a page."""
    own = [main for main in body.iter("main") if any(map(is_part, main.iter("section")))]
    if own:
        return own[0]
    sizes = _sizes(body)
    holder = body
    while True:
        inner = max(
            (child for child in holder if child in sizes), key=sizes.__getitem__, default=None
        )
        if inner is None or inner.tag in (*BLOCKS, *GATHERING):
            return holder
        if not sizes[holder] or sizes[inner] < MOST_OF_IT * sizes[holder]:
            return holder
        if inner.tag == "section" and holder.tag in HOLDERS and _has_equals(holder, inner):
            return holder
        holder = inner


def _has_equals(holder: _Element, section: _Element) -> bool:
    """Tell whether other sections beside one have a heading of its rank, as one scene has of an act."""
    ranks = {
        each: next((element.tag for element in each.iter(*HEADINGS)), "")
        for each in holder.iterchildren("section")
    }
    return bool(ranks[section]) and list(ranks.values()).count(ranks[section]) > 1


def _named(body: _Element, chosen: str) -> _Element:
    every = (element for element in body.iter() if isinstance(element.tag, str))
    return next((element for element in every if describe(element) == chosen), body)


def _sizes(body: _Element) -> dict[_Element, int]:
    """Count the characters of the paragraphs in each element, menus, scripts and notes aside."""
    from lxml.etree import iterwalk

    sizes: dict[_Element, int] = {}
    within = [0]  # characters of paragraphs, for each element that is open
    blocks = 0
    walk = iterwalk(body, events=("start", "end"))
    for event, node in walk:
        if event == "start" and _is_beside(node):
            walk.skip_subtree()
            within.append(0)
            continue
        is_block = node.tag in BLOCKS
        if event == "start":
            blocks += is_block
            within.append(len(node.text or "") if blocks else 0)
            continue
        if not _is_beside(node):
            blocks -= is_block
        sizes[node] = within.pop()
        within[-1] += sizes[node] + (len(node.tail or "") if blocks else 0)
    return sizes


def _is_beside(element: _Element) -> bool:
    return element.tag in (*NEVER, *MENUS) or NOTE_BODY in element.get("class", "").split()


def _with_notes(body: _Element, holder: _Element) -> None:
    """Bring the notes that stand elsewhere on the page to the text that calls them."""
    for element in list(body.iter("div")):
        inside = any(above is holder for above in (element, *element.iterancestors()))
        if NOTE_BODY in element.get("class", "").split() and not inside:
            drop(element)
            holder.append(element)


def _title(root: _Element) -> str:
    """Give the title: what is styled so, as by Google Docs; a heading that is alone; what the page calls itself."""
    if styled := _styled(root, "title"):
        return styled
    headings = list(root.iter("h1"))
    for element in (*(headings if len(headings) == 1 else ()), *root.iter("title")):
        if text := " ".join("".join(element.itertext()).split()):
            return text
    return ""


def _styled(root: _Element, name: str) -> str:
    """Give the first paragraph that bears the style of a word processor, as Google Docs exports it."""
    for element in root.iter("p", "div"):
        if name in element.get("class", "").split():
            return " ".join("".join(element.itertext()).split())
    return ""
