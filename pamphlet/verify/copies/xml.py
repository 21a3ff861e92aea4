"""Parse a stranger's XML: no entity is expanded but those that HTML names, nothing is fetched, nesting is bounded."""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from pamphlet.verify.copies import Unreadable
from pamphlet.verify.copies.archive import shown
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED_ENTITY = expression(rb"&([A-Za-z][A-Za-z0-9]+);")
_SUBSET = expression(rb"[^\[>]*\[(.*?)\]\s*>", re.DOTALL)
_DECLARED = expression(rb"<!ENTITY\s+(?:%\s+)?([^\s%&;]+)")


def parse_xml(content: bytes, noun: str, name: str, *, recover: bool = False) -> _Element:
    """Parse a document of a larger file, without its document type; broken, as HTML if `recover`. Raises Unreadable.

    `noun` is what the larger file is called, and `name` the name of the document in it.
    """
    from lxml import etree

    content = _without_entities(content, noun, name)
    content = _NAMED_ENTITY.sub(_as_number, content)
    strict = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, strict)
    except etree.XMLSyntaxError as fault:
        if not recover:
            raise Unreadable(
                f"In the {noun}, {shown(name)} is not well-formed: {fault.msg}."
            ) from fault
    from pamphlet.verify.copies.html import parse_html

    return parse_html(content)


def _without_entities(content: bytes, noun: str, name: str) -> bytes:
    """Take declarations of entities away. Raises Unreadable for a document that uses one: none is expanded."""
    before, _, after = content.partition(b"<!DOCTYPE")
    subset = _SUBSET.match(after) if b"<!ENTITY" in content else None
    if not subset:
        bare, declared = content, []
    else:
        bare, declared = before + after[subset.end() :], _DECLARED.findall(subset[1])
    if b"<!ENTITY" in bare or any(b"&%s;" % entity in bare for entity in declared):
        raise Unreadable(
            f"In the {noun}, {shown(name)} uses entities of its own; they are not expanded."
        )
    return bare


def _as_number(match: re.Match[bytes]) -> bytes:
    name = match[1].decode("ascii")
    if name in ("amp", "lt", "gt", "quot", "apos") or name not in name2codepoint:
        return match[0]
    return b"&#%d;" % name2codepoint[name]
