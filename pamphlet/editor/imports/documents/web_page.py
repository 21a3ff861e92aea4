"""Web pages (.html): the element that holds the text is found, made plain, and read by pandoc.

In: the bytes of a page, and which element was chosen by a person, if one was. Out: a `Document` that tells each part
of the page that is not in its tree. What Google Docs and word processors say by classes is said by elements first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import Document, LeftOut, Oddities, no_picture
from pamphlet.editor.imports.documents.from_pandoc import NOTE_BODY, tree_of
from pamphlet.editor.imports.documents.page_notes import mark_notes
from pamphlet.editor.imports.documents.page_styles import make_plain
from pamphlet.editor.imports.documents.pandoc import read_tree
from pamphlet.verify.copies.html import parse_html

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_OF_IT = 0.7  # of the words of a page: an element that holds fewer is not where its text stands
BLOCKS = (
    "p",
    "li",
    "blockquote",
    "pre",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dd",
    "dt",
)
NEVER = (
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "embed",
    "form",
    "button",
    "input",
    "select",
    "textarea",
    "svg",
    "canvas",
    "audio",
    "video",
    "head",
    "link",
    "meta",
)
GATHERING = ("ul", "ol", "dl", "table", "thead", "tbody", "tr")
MENUS = ("nav",)
WHOLE = "body"  # is chosen to have all of a page
FURNITURE = frozenset(
    [
        "ad",
        "ads",
        "advertisement",
        "banner",
        "breadcrumb",
        "breadcrumbs",
        "comments",
        "cookie",
        "cookies",
        "menu",
        "newsletter",
        "pagination",
        "promo",
        "related",
        "share",
        "sharing",
        "sidebar",
        "social",
        "sponsored",
        "subscribe",
        "toolbar",
        "widget",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
    ]
)
UNREAD = frozenset(("script", "style", "template", "head"))

Pictures = Callable[[str], bytes | None]


def read_page(content: bytes, chosen: str = "", picture: Pictures = no_picture) -> Document:
    """Read a page; `chosen` is the element to take, as `describe` names it. Raises CannotImport, and Unreadable."""
    root = parse_html(content)
    title = _title(root)
    language = next(iter(root.xpath("string(/*/@lang | /*/@xml:lang)").split()), "")
    document = read_elements(root, chosen, picture)
    document.title, document.language = title, language
    return document


def read_elements(root: _Element, chosen: str, picture: Pictures) -> Document:
    """Read a page by the element that was chosen, else by the one that holds its text, which is then told."""
    from lxml import etree

    make_plain(root)
    left_out, marks = mark_notes(root)
    body = next(root.iter("body"), root)
    holder = _named(body, chosen) if chosen else text_holder(body)
    _with_notes(body, holder)
    left_out += [*_outside(body, holder), *_added_to_parts(holder), *_taken_out(holder)]
    page = etree.tostring(holder, method="html", encoding="utf-8", with_tail=False)
    read = read_tree(b"<html><body>" + page + b"</body></html>", "html")
    oddities = Oddities()
    is_proposed = (
        not chosen and holder is not body and not any(map(is_part, holder.iter("section")))
    )
    return Document(
        tree_of(read["blocks"], oddities),
        picture=picture,
        left_out=left_out,
        oddities=oddities,
        marks=marks,
        holder=describe(holder) if is_proposed else "",
    )


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
        holder = inner


def describe(element: _Element) -> str:
    """Name an element as a person can find it: `article`, `div#content`, `div.post`."""
    if identity := element.get("id"):
        return f"{element.tag!s}#{identity}"
    classes = element.get("class", "").split()
    return ".".join([str(element.tag), *classes[:1]])


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


def _outside(body: _Element, holder: _Element) -> Iterator[LeftOut]:
    """Give the words around the element that holds the text, by the elements that they stand in."""
    node = holder
    while node is not body and (parent := node.getparent()) is not None:
        if text := " ".join((parent.text or "").split()):
            yield LeftOut("on the page around the text", text, describe(parent))
        for child in parent:
            tail = " ".join((child.tail or "").split())
            is_seen = child is not node and isinstance(child.tag, str) and child.tag not in NEVER
            if is_seen and (text := seen_text(child)):
                yield LeftOut("on the page around the text", text, describe(child))
            if tail:
                yield LeftOut("on the page around the text", tail, describe(parent))
        node = parent


def _added_to_parts(holder: _Element) -> Iterator[LeftOut]:
    """Of a page that `pamphlet build` made, take out the sections that are no parts of the work."""
    sections = list(holder.iter("section"))
    parts = [section for section in sections if is_part(section)]
    for section in sections if parts else ():
        around = (section, *section.iterancestors(), *section.iter("section"))
        if not any(is_part(element) for element in around):
            yield LeftOut("added to the work by the page", seen_text(section), describe(section))
            drop(section)


def is_part(section: _Element) -> bool:
    """Tell whether a section says that it is a part of a work, as those of our own pages and books do."""
    return "part" in section.get("class", "").split() and section.get("data-title") is not None


def _taken_out(holder: _Element) -> Iterator[LeftOut]:
    """Take menus, forms and what calls itself furniture out of the text, and give their words."""
    for element in list(holder.iter()):
        if not isinstance(element.tag, str) or element is holder:
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}".lower().replace("_", "-")
        called = set(names.replace("-", " ").split())
        if element.tag in MENUS or (called & FURNITURE and element.tag not in BLOCKS):
            what = "a menu of the page" if element.tag in MENUS else "furniture of the page"
        elif element.tag in NEVER:
            what = "controls of the page" if element.tag in {"form", "button", "noscript"} else ""
        elif element.tag in {"s", "del", "strike"}:
            what = "struck out"
        else:
            continue
        if what and (text := seen_text(element)):
            yield LeftOut(what, text, describe(element))
        drop(element)


def seen_text(element: _Element) -> str:
    """Give the words of an element, and none of its scripts and styles; blocks stand apart."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(element, events=("start", "end"))
    for event, node in walk:
        name = str(node.tag)
        if name not in INLINE:
            pieces.append(" ")
        if event == "start" and name in UNREAD:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(node.text or "")
        if event == "end" and node is not element:
            pieces.append(node.tail or "")
    return " ".join("".join(pieces).split())


def drop(element: _Element) -> None:
    """Take an element out, and leave the text that follows it where it stands."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail, element.tail = element.tail or "", None
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _title(root: _Element) -> str:
    """Give the title: what is styled so, as by Google Docs; a heading that is alone; what the page calls itself."""
    styled = [
        element for element in root.iter("p", "div") if "title" in element.get("class", "").split()
    ]
    headings = list(root.iter("h1"))
    for element in (*styled[:1], *(headings if len(headings) == 1 else ()), *root.iter("title")):
        if text := " ".join("".join(element.itertext()).split()):
            return text
    return ""
