"""Find the notes of a web page: a number that links to a text which links back to it.

The call becomes `<span class="imported-note" data-note="7">`, the note a `<div class="imported-note-body">` of the same
number, from which the tree knows them. Comments of Google Docs stand in the same dress, and are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pamphlet.editor.imports.document import LeftOut
from pamphlet.editor.imports.documents.from_pandoc import NOTE, NOTE_BODY
from pamphlet.editor.imports.documents.page_furniture import drop

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = re.compile(
    r"\s*[\[(]?\s*[←↑↩^]?\s*(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})\s*[\])]?\s*", re.IGNORECASE
)
_COMMENT = re.compile(r"cmnt(_ref)?\d+")
TYPE = "{http://www.idpf.org/2007/ops}type"
MOST_LINKS = 200  # in a note; where more are, it is none
HOLDERS = ("p", "li", "div", "aside", "section", "td", "dd", "blockquote")


def mark_notes(root: _Element) -> tuple[list[LeftOut], list[str]]:
    """Mark each note and its call; give the comments that were taken out, and the marks that stood in the text."""
    marks = list(_lists_of_one(root))
    named = {str(e.get("id") or e.get("name")): e for e in root.xpath("//*[@id or @name]")}
    comments = list(_comments(root, named, marks))
    notes: dict[_Element, list[_Element]] = {}  # by the blocks that hold them: the links back
    calls: list[tuple[_Element, _Element]] = []
    backs: set[_Element] = set()
    links_of_marks = [link for link in root.iter("a") if _is_mark(link)]
    for call in links_of_marks:
        if call in backs:
            continue
        holder = _holder(named.get(call.get("href", "").removeprefix("#")))
        back = None if holder is None else _way_back(holder, call, named)
        if holder is None or _contains(holder, call):
            continue
        if back is not None or _says_so(call):
            links = notes.setdefault(holder, [])
            links += [] if back is None else [back]
            backs.update(links[-1:])
            calls.append((call, holder))
    found = {call for call, _ in calls}
    # A note that is called once more leads back to its first call alone.
    for again in links_of_marks:
        holder = _holder(named.get(again.get("href", "").removeprefix("#")))
        if holder is not None and holder in notes and again not in found | backs:
            calls.append((again, holder))
        again.attrib.pop("role", None)  # which pandoc would take for a note of its own
        again.attrib.pop("type", None)
    numbers = {holder: number for number, holder in enumerate(notes, 1)}
    marks += [_text(link) for link in (*(call for call, _ in calls), *backs)]
    for call, holder in calls:
        _replace_call(call, numbers[holder])
    for holder, links in notes.items():
        _make_body(holder, links, numbers[holder])
    return comments, marks


def headings_of_notes(root: _Element) -> Iterator[LeftOut]:
    """Take out each heading below which only notes stand, which go to where they are called, and give its words."""
    for heading in list(root.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        below = list(_below(heading))
        bodies = [each for each in below if any(map(_is_body, each.iter("div")))]
        if bodies and not any(map(_says, below)):
            yield LeftOut("the heading of the notes", " ".join(_text(heading).split()))
            drop(heading)


def _below(heading: _Element) -> Iterator[_Element]:
    """Give what follows a heading, up to the next element that holds one, where it stands and around there."""
    node = heading
    while (parent := node.getparent()) is not None:
        for after in node.itersiblings():
            if next(after.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is not None:
                return
            yield after
        node = parent


def _is_body(element: _Element) -> bool:
    return NOTE_BODY in element.get("class", "").split()


def _says(element: _Element) -> bool:
    """Tell whether an element shows anything besides notes."""
    if _is_body(element):
        return bool((element.tail or "").strip())
    own = f"{element.text or ''}{element.tail or ''}".strip() or element.tag == "img"
    return bool(own) or any(map(_says, element))


def _lists_of_one(root: _Element) -> Iterator[str]:
    """Make a division of each note that is a list of definitions, as calibre writes them; give the marks."""
    for listing in root.iter("dl"):
        match list(listing):
            case [term, note] if (term.tag, note.tag) == ("dt", "dd") and listing.get("id"):
                links = list(term.iter("a"))
                if len(links) != 1 or not _is_mark(links[0]):
                    continue
                yield _text(term)
                (link,) = links
                for child in list(term):
                    term.remove(child)
                link.tail = None
                term.text = None
                term.append(link)
                listing.tag, term.tag, note.tag = "div", "span", "div"


def _holder(target: _Element | None) -> _Element | None:
    """Give the block that is the note: the nearest one around the place that the call leads to."""
    for node in () if target is None else (target, *target.iterancestors()):
        if node.tag not in HOLDERS:
            continue
        parent = node.getparent()
        if parent is None or node.tag != "p" or parent.tag not in HOLDERS:
            return node
        return parent if len(parent) == 1 and not (parent.text or "").strip() else node
    return None


def _says_so(call: _Element) -> bool:
    """Tell whether a link calls itself the call of a note (EPUB SSV 1.1, DPUB-ARIA 1.1)."""
    said = f"{call.get('role', '')} {call.get(TYPE, '')} {call.get('epub:type', '')}".split()
    return not {"doc-noteref", "noteref"}.isdisjoint(said)


def _way_back(holder: _Element, call: _Element, named: dict[str, _Element]) -> _Element | None:
    """Give the link in a note that leads to its call, or to what is around the call."""
    around = {call, *call.iterancestors("sup", "span"), *call.iter()}
    for link in islice(holder.iter("a"), MOST_LINKS):
        place = named.get(link.get("href", "").removeprefix("#"))
        if link is not call and place is not None and place in around:
            return link
    return None


def _contains(holder: _Element, node: _Element) -> bool:
    return any(above is holder for above in node.iterancestors())


def _replace_call(call: _Element, number: int) -> None:
    """Put the mark of a note where it is called, and take the number away with the raised type around it."""
    from lxml import etree

    outer = call
    while (
        (parent := outer.getparent()) is not None
        and parent.tag in {"sup", "span"}
        and "".join(parent.itertext()).strip() == "".join(call.itertext()).strip()
    ):
        outer = parent
    mark = etree.Element("span", {"class": NOTE, "data-note": str(number)})
    mark.tail, outer.tail = outer.tail, None
    holder = outer.getparent()
    if holder is not None:
        holder.replace(outer, mark)


def _make_body(holder: _Element, backs: list[_Element], number: int) -> None:
    """Let a block be the note of a number, without the links that lead back."""
    roles = [link for link in holder.iter("a") if link.get("role") == "doc-backlink"]
    for link in dict.fromkeys((*backs, *roles)):
        _without(link)
    if holder.tag == "li":
        from lxml import etree

        inner = etree.Element("div")
        inner.text, holder.text = holder.text, None
        inner.extend(list(holder))
        holder.append(inner)
        holder = inner
    elif holder.tag == "p":
        from lxml import etree

        parent = holder.getparent()
        if parent is None:
            return
        outer = etree.Element("div")
        outer.tail, holder.tail = holder.tail, None
        parent.replace(holder, outer)
        outer.append(holder)
        holder = outer
    holder.tag = "div"
    holder.set("class", NOTE_BODY)
    holder.set("data-note", str(number))


def _without(link: _Element) -> None:
    """Take a link out with the raised type around it, and leave the text behind it."""
    outer = link
    while (
        (parent := outer.getparent()) is not None
        and parent.tag in {"sup", "span"}
        and len(parent) == 1
        and not (parent.text or "").strip()
        and not (outer.tail or "").strip()
    ):
        outer = parent
    parent = outer.getparent()
    if parent is None:
        return
    tail = (outer.tail or "").lstrip() if _is_mark(link) else (outer.tail or "")
    before = outer.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(outer)


def _is_mark(link: _Element) -> bool:
    return bool(_MARK.fullmatch(_text(link)))


def _text(element: _Element) -> str:
    return "".join(element.itertext())


def _comments(root: _Element, named: dict[str, _Element], marks: list[str]) -> Iterator[LeftOut]:
    """Take the comments of Google Docs out, with their calls."""
    for link in list(root.iter("a")):
        name = link.get("id") or link.get("name") or ""
        if not _COMMENT.fullmatch(name):
            continue
        marks.append(_text(link))
        if name.startswith("cmnt_ref"):
            _without(link)
            continue
        holder = _holder(named[name])
        if holder is not None and (parent := holder.getparent()) is not None:
            yield LeftOut("in a comment", " ".join("".join(holder.itertext()).split()))
            parent.remove(holder)
