"""Know the list of contents that a document has: its entries are the headings, with the numbers of pages or without.

The book makes its own; so the list is left out, and told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pamphlet.editor.imports.tree import Block, Heading, Listing, Paragraph, PartBegins, words_of

LEAST_ENTRIES = 2
NAMES = frozenset(
    (
        *("contents", "table of contents", "inhalt", "inhaltsverzeichnis", "sommaire", "índice"),
        *("table des matières", "indice", "inhoud", "innehåll", "spis treści", "содержание"),
        *("оглавление", "зміст", "περιεχόμενα", "תוכן העניינים", "المحتويات"),
    )
)
_NUMBERS = re.compile(r"^[\d.)\s]+|[\s.…·_-]*[\divxlc]*$", re.IGNORECASE)


def without_contents(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str]:
    """Give blocks without the list of contents, and the text of that."""
    headings = {_bare(_text(block)) for block in blocks if isinstance(block, Heading)} - {""}
    is_entry = [_is_entry(block, headings) for block in blocks]
    for start in range(len(blocks)):
        end = start
        while end < len(blocks) and is_entry[end]:
            end += 1
        named = start > 0 and _text(blocks[start - 1]).casefold() in NAMES
        if end - start >= (1 if named else LEAST_ENTRIES):
            start -= named  # noqa: PLW2901 # its heading goes with it
            listed = " ".join(_text(block) for block in blocks[start:end])
            return (*blocks[:start], *blocks[end:]), listed
    return tuple(blocks), ""


def _is_entry(block: Block, headings: set[str]) -> bool:
    match block:
        case Paragraph():
            return _bare(_text(block)) in headings
        case Listing():
            return all(_is_entry(inner, headings) for item in block.items for inner in item)
    return False


def _bare(text: str) -> str:
    return _NUMBERS.sub("", text.casefold()).strip()


def _text(block: Block) -> str:
    return " ".join(words_of(block))
