"""Gather from the tokens of a part what looks like markup of others, and dashes of hyphens, each with its place."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from pamphlet.manuscript.markdown.leftovers import (
    CURLY,
    DASHES,
    MEANT,
    RAW_BLOCK,
    RULED_TABLE,
    leftovers,
)
from pamphlet.manuscript.markdown.part_text import PartText

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_TOLD = 1_000  # of each in a part: nobody looks up more places, and each costs a search


def gather_leftovers(token: Token, part: PartText) -> None:
    """Gather what looks like markup of others in the finished words of a block."""
    words = "".join(map(_word_signs, token.children or ()))
    at = last = -1
    for kind, found in leftovers(words)[: MOST_TOLD - len(part.leftovers)]:
        start = at + (found.start() > last)
        at = _typed_at(found[0].strip().partition("\n")[0], token.content, max(0, start))
        last = found.start()
        part.leftovers.append((kind, part.place_in(token, at)))
    at = 0
    dashes = DASHES.finditer(words) if "--" in words else ()
    for dash in islice(dashes, MOST_TOLD - len(part.dashes)):
        at = _typed_at(dash[0], token.content, at)
        part.dashes.append(part.place_in(token, at))
        at += len(dash[0])
    part.has_curly_marks |= bool(CURLY.search(words))


def gather_leftover_blocks(tokens: list[Token], part: PartText) -> None:
    """Gather blocks that are blocks of ours only by mistake: a rule of dashes and gaps, and raw HTML behind a fence."""
    lines = part.text.split("\n")
    for token in tokens:
        place = part.place(token.meta.get("at", 0))
        if token.type == "hr" and token.map and RULED_TABLE.pattern.fullmatch(lines[token.map[0]]):
            part.leftovers.append((RULED_TABLE, place))
        elif token.type == "fence" and RAW_BLOCK.pattern.match(token.info.strip()):
            part.leftovers.append((RAW_BLOCK, place))


def _typed_at(found: str, typed: str, start: int) -> int:
    """Tell where what was found in the words was typed, the next time that no backslash stands before it."""
    at = typed.find(found, start)
    while at > 0 and typed[at - 1] == "\\":
        at = typed.find(found, at + 1)
    return max(at, start)


def _word_signs(token: Token) -> str:
    """Give the characters of a token that are words; those that a backslash or code says are meant are masked."""
    match token.type:
        case "text":
            return token.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "text_special" if len(token.content) > 1:
            return token.content  # the backslash is printed, as that of a command of LaTeX
        case "text_special" | "code" | "citation" | "image" | "note":
            return MEANT * len(token.content)
    return ""
