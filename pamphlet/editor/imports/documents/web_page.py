"""Web pages (.html): the element that holds the text is found, made plain, and read by pandoc.

In: the bytes of a page, and which element was chosen by a person, if one was. Out: a `Document` that tells each part
of the page that is not in its tree. What Google Docs and word processors say by classes is said by elements first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import Document, LeftOut, Oddities, no_picture
from pamphlet.editor.imports.documents.from_pandoc import tree_of
from pamphlet.editor.imports.documents.pandoc import read_tree
from pamphlet.editor.imports.documents.page_notes import mark_notes
from pamphlet.editor.imports.documents.page_styles import make_plain
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
MENUS = ("nav",)
FURNITURE = frozenset(
    "ad ads advertisement banner breadcrumb breadcrumbs comments cookie cookies menu newsletter"
    " pagination promo related share sharing sidebar social sponsored subscribe toolbar widget".split()
)
SHORTEST = 3  # letters of a name of a class that tells something

Pictures = Callable[[str], bytes | None]


def read_page(content: bytes, chosen: str = "", picture: Pictures = no_picture) -> Document:
    """Read a page; `chosen` is the element to take, as `describe` names it. Raises CannotImport, and Unreadable."""
    root = parse_html(content)
    title = _title(root)
    language = next(iter(root.xpath("string(/*/@lang | /*/@xml:lang)").split()), "")
    document = read_elements([root], chosen, picture)
    document.title, document.language = title, language
    return document


def read_elements(
    roots: list[_Element], chosen: str = "", picture: Pictures = no_picture
) -> Document:
    """Read the pages of a book or one page, each by the element that holds its text."""
    from lxml import etree

    left_out: list[LeftOut] = []
    pieces: list[bytes] = []
    proposed = ""
    for root in roots:
        make_plain(root)
        left_out += mark_notes(root)
        body = next(root.iter("{*}body"), root)
        holder = _named(body, chosen) if chosen else text_holder(body)
        proposed = proposed or ("" if holder is body else describe(holder))
        left_out += _outside(body, holder)
        left_out += _taken_out(holder)
        pieces.append(etree.tostring(holder, method="html", encoding="utf-8", with_tail=False))
    read = read_tree(b"<html><body>" + b"\n".join(pieces) + b"</body></html>", "html")
    oddities = Oddities()
    document = Document(tree_of(read["blocks"], oddities), picture=picture, oddities=oddities)
    document.left_out = left_out
    document.holder = proposed
    return document


def text_holder(body: _Element) -> _Element:
    """Give the innermost element that holds most of the words of a page."""
    own = body.xpath(".//*[local-name()='main'][.//*[contains(@class, 'part ')][@data-title]]")
    if own:
        return own[0]
    holder = body
    while True:
        size = _size(holder)
        inner = max(
            (child for child in holder if isinstance(child.tag, str)), key=_size, default=None
        )
        if inner is None or inner.tag in BLOCKS or _size(inner) < MOST_OF_IT * size or not size:
            return holder
        holder = inner


def describe(element: _Element) -> str:
    """Name an element as a person can find it: `article`, `div#content`, `div.post`."""
    if identity := element.get("id"):
        return f"{element.tag}#{identity}"
    classes = element.get("class", "").split()
    return ".".join([str(element.tag), *classes[:1]])


def _named(body: _Element, chosen: str) -> _Element:
    every = (element for element in body.iter() if isinstance(element.tag, str))
    return next((element for element in every if describe(element) == chosen), body)


def _size(element: _Element) -> int:
    """Count the characters of the paragraphs in an element, menus and scripts aside."""
    return sum(
        len("".join(block.itertext()))
        for block in element.iter(*BLOCKS)
        if not any(above.tag in (*NEVER, *MENUS) for above in block.iterancestors())
    )


def _outside(body: _Element, holder: _Element) -> Iterator[LeftOut]:
    """Give the words around the element that holds the text, by the elements that they stand in."""
    node = holder
    while node is not body and (parent := node.getparent()) is not None:
        if text := " ".join((parent.text or "").split()):
            yield LeftOut("on the page around the text", text, describe(parent))
        for child in parent:
            tail = " ".join((child.tail or "").split())
            is_seen = child is not node and isinstance(child.tag, str) and child.tag not in NEVER
            if is_seen and (text := _seen(child)):
                yield LeftOut("on the page around the text", text, describe(child))
            if tail:
                yield LeftOut("on the page around the text", tail, describe(parent))
        node = parent


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
        if what and (text := _seen(element)):
            yield LeftOut(what, text, describe(element))
        _drop(element)


def _seen(element: _Element) -> str:
    """Give the words of an element, and none of its scripts and styles."""
    skipped = {text for inner in element.iter("script", "style") for text in inner.itertext()}
    return " ".join(" ".join(text for text in element.itertext() if text not in skipped).split())


def _drop(element: _Element) -> None:
    """Take an element out, and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _title(root: _Element) -> str:
    heading = next(root.iter("{*}h1"), None)
    named = next(root.iter("{*}title"), None)
    for element in (heading, named):
        if element is not None and (text := " ".join("".join(element.itertext()).split())):
            return text
    return ""
