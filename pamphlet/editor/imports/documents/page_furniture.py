"""What of a page is no text: menus, furniture and controls in it and around it; each is taken out, and told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import LeftOut
from pamphlet.editor.imports.tree import without_invisible

if TYPE_CHECKING:
    from lxml.etree import _Element


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


BLOCKS = _names("p li blockquote pre td th h1 h2 h3 h4 h5 h6 dd dt")
NEVER = _names(
    "script style template noscript iframe object embed form button input select textarea svg"
    " canvas audio video head link meta"
)
MENUS = ("nav",)
FURNITURE = _names(
    "ad addthis addtoany ads advertisement banner breadcrumb breadcrumbs comments cookie cookies"
    " editsection menu navbox newsletter noprint pagination promo related relatedposts share"
    " sharedaddy sharethis sharing sidebar social sponsored subscribe toc toolbar widget"
)
INLINE = _names("a abbr b bdi bdo cite code em i mark q s small span strong sub sup u var")
UNREAD = frozenset(("script", "style", "template", "head"))


def describe(element: _Element) -> str:
    """Name an element as a person can find it: `article`, `div#content`, `div.post`."""
    if identity := element.get("id"):
        return f"{element.tag!s}#{identity}"
    classes = element.get("class", "").split()
    return ".".join([str(element.tag), *classes[:1]])


def is_part(section: _Element) -> bool:
    """Tell whether a section says that it is a part of a work, as those of our own pages and books do."""
    return "part" in section.get("class", "").split() and section.get("data-title") is not None


def words_around(body: _Element, holder: _Element) -> Iterator[LeftOut]:
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


def added_to_parts(holder: _Element) -> Iterator[LeftOut]:
    """Of a page that `pamphlet build` made, take out the sections that are no parts of the work."""
    sections = list(holder.iter("section"))
    parts = [section for section in sections if is_part(section)]
    for section in sections if parts else ():
        around = (section, *section.iterancestors(), *section.iter("section"))
        if not any(is_part(element) for element in around):
            yield LeftOut("added to the work by the page", seen_text(section), describe(section))
            drop(section)


def taken_out(holder: _Element, *, keeps_all: bool) -> Iterator[LeftOut]:
    """Take menus, forms and what calls itself furniture out of the text, and give their words."""
    for element in list(holder.iter()):
        if not isinstance(element.tag, str) or element is holder:
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}".lower().replace("_", "-")
        called = set(names.replace("-", " ").split())
        is_furniture = called & FURNITURE and element.tag not in BLOCKS
        if not keeps_all and (element.tag in MENUS or is_furniture):
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
    return " ".join(without_invisible("".join(pieces)).split())


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
