"""Know the list of contents that a document has: its entries are the headings, with the numbers of their pages.

The book makes its own; so the list is left out, and told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pamphlet.editor.imports.tree import Block, Heading, Listing, Paragraph, words_of

LEAST_ENTRIES = 2
NAMES = frozenset(
    (
        *("contents", "table of contents", "inhalt", "inhaltsverzeichnis", "sommaire", "índice"),
        *("table des matières", "indice", "inhoud", "innehåll", "spis treści", "содержание"),
        *("оглавление", "зміст", "περιεχόμενα", "תוכן העניינים", "المحتويات"),
    )
)
_COUNTED = re.compile(r"^[\d.)\s]+")
_ON_PAGE = re.compile(r"[\s.…·_-]+[\divxlc]+$", re.IGNORECASE)


def without_contents(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str]:
    """Give blocks without the list of contents, and the text of that."""
    headings = {_bare(_text(block)) for block in blocks if isinstance(block, Heading)} - {""}
    is_entry = [_is_entry(block, headings) for block in blocks]
    for start in range(len(blocks)):
        end = start
        while end < len(blocks) and is_entry[end]:
            end += 1
        named = start > 0 and _text(blocks[start - 1]).casefold() in NAMES
        numbered = sum(_text(block)[-1:].isdigit() for block in blocks[start:end])
        if end > start and (named or (numbered >= LEAST_ENTRIES and 2 * numbered >= end - start)):
            start -= named  # noqa: PLW2901 # its heading goes with it
            listed = " ".join(_text(block) for block in blocks[start:end])
            return (*blocks[:start], *blocks[end:]), listed
    return tuple(blocks), ""


def _is_entry(block: Block, headings: set[str]) -> bool:
    match block:
        case Paragraph():
            text = _bare(_text(block))
            return text in headings or _ON_PAGE.sub("", text) in headings
        case Listing():
            return all(_is_entry(inner, headings) for item in block.items for inner in item)
    return False


def _bare(text: str) -> str:
    return _COUNTED.sub("", text.casefold()).strip()


def _text(block: Block) -> str:
    return " ".join(words_of(block))
