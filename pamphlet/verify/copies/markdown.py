"""Read Markdown: CommonMark with tables, and what pandoc adds to it, without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import unescape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.marks import BEGIN, END, TYPED
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from markdown_it.token import Token

# Characters of a paragraph times marks in it: two to four seconds for the parser.
MOST_WORK = 400_000_000
# Quotations and lists in one another: the parser gives no text of deeper ones, and overflows at some five hundred.
DEEPEST = 40

# Written by pandoc or after its manner; CommonMark would take them for words.
_NOTE = expression(r"(^ {0,3}(?=\[[^\]]*\]:))?(?<!\\)\[\^[^\]\s]+\](?(1):)", re.MULTILINE)
# A note with the further lines that are set in as it is: its paragraphs, quotations, verse.
_OF_NOTE = expression(
    r"^ {0,3}\[\^[^\]\s]+\]:.*\n(?:(?:[ \t]*\n)*(?: {4}|\t).*(?:\n|\Z))+", re.MULTILINE
)
_INDENT = expression(r"^(?: {4}|\t)", re.MULTILINE)
_FRONT_MATTER = expression(r"\A---\n(?:[\w-]+:.*\n)(?:.*\n){0,500}?(?:---|\.\.\.)[ \t]*\n")
_FENCE = expression(r"^:{3,}.*$", re.MULTILINE)
_BRACKET = expression(r"\\.|\[|\](?P<span>\{[^{}]+\})?|(?<=\))(?P<link>\{[^{}]+\})", re.DOTALL)
_HEADING_ATTRIBUTES = expression(r"^(#{1,6} [^{}\n]+)(?<!\\)\{[^{}\n]*\}[ \t]*$", re.MULTILINE)
_HEADING_LABEL = expression(
    r"^(#{1,6} [^\n]*\S) \[(?:[^\[\]\s]*[_#][^\[\]\s]*|[a-z0-9]+(?:-[a-z0-9]+){2,})\][ \t]*$",
    re.MULTILINE,
)
# ~~struck~~, x^2^, H~2~O; the marks of code and of links are left to the parser.
_STRUCK = expression(r"(?<![\\~])~~(?=\S)([^~\n]{1,400}?)(?<=\S)~~(?!~)")
_SCRIPT = expression(r"(?<![\\^~])([\^~])(?![\s^~])((?:[^\s^~\\]|\\.){1,40})\1(?!\1)")
_LINK_ATTRIBUTES = expression(
    r"^( {0,3}\[[^\]]{1,999}\]:[ \t]*(?:\n[ \t]+|[ \t])\S+(?:[ \t]+\"[^\"\n]*\")?)\s+\{[^{}]*\}[ \t]*$",
    re.MULTILINE,
)
# A line end that was asked for at the end of a paragraph, where CommonMark takes its mark for a word.
_LAST_BREAK = expression(r"(?<!\\)((?:\\\\)*)\\[ \t]*(?=\n[ \t]*\n|\n?\Z)")
# pandoc 2.17 writes “&copy;” for the sign, and for what is typed so, alike.
_ENTITY = expression(r"&(?=(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
_SPECIAL = expression(r"[\[\]<>*_`!&\\]")
_TAG = expression(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


def read(content: bytes) -> Copy:
    """Give the words of a Markdown text. Raises Unreadable."""
    return words_of_markdown(decode(content))


def words_of_markdown(typed: str) -> Copy:
    """Give the words of Markdown. Raises Unreadable."""
    text = _tidied(typed)
    readings = (_shown(text), text)
    as_typed = (_ENTITY.sub(TYPED, reading) for reading in readings)
    return _first_of(tuple(dict.fromkeys((*readings, *as_typed))))


def _first_of(readings: Sequence[str]) -> Copy:
    """Read Markdown in the first of some ways, and otherwise in the next."""
    copy = words_of_markup("markdown", _parsed(readings[0]).replace(TYPED, "&"))
    return replace(copy, otherwise=partial(_first_of, readings[1:])) if readings[1:] else copy


def text_of_markdown(typed: str) -> str:
    """Give the text of Markdown without its marks. Raises Unreadable."""
    return _parsed(_shown(_tidied(typed)))


def _tidied(typed: str) -> str:
    typed = typed.replace("\r\n", "\n").replace(BEGIN, " ").replace(END, " ").replace(TYPED, " ")
    typed = _FRONT_MATTER.sub("", typed)
    _refuse_mazes(typed)
    flush = _OF_NOTE.sub(lambda note: _INDENT.sub("", note[0]), typed)
    return _NOTE.sub(lambda note: "\n" if note[1] is not None else "", flush)


def _shown(text: str) -> str:
    """Take away what pandoc adds to a text."""
    text = _LINK_ATTRIBUTES.sub(r"\1", _FENCE.sub("", text))
    text = _HEADING_LABEL.sub(r"\1", _SCRIPT.sub(r"\2", _STRUCK.sub("", text)))
    return _LAST_BREAK.sub(r"\1", _HEADING_ATTRIBUTES.sub(r"\1", _without_attributes(text)))


def _parsed(text: str) -> str:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")
    parser.validateLink = _any_address  # type: ignore[method-assign]
    try:
        tokens = parser.parse(text)
    except (RecursionError, ValueError) as fault:
        raise Unreadable("The Markdown is nested too deeply.") from fault
    return "".join(_pieces(tokens))


def _refuse_mazes(text: str) -> None:
    """Refuse a text whose paragraphs are so long and so full of marks that the parser would search for ever."""
    work = sum(len(piece) * len(_SPECIAL.findall(piece)) for piece in text.split("\n\n"))
    if work > MOST_WORK:
        raise Unreadable("The Markdown is a maze of marks without a blank line.")


def _without_attributes(text: str) -> str:
    """Take the attributes of spans and links away, and the brackets around a span that has some."""
    opened: list[int] = []
    gone: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(text):
        if mark["link"]:
            gone.append(mark.span("link"))
        elif mark[0] == "[":
            opened.append(mark.start())
        elif mark[0].startswith("]") and opened:
            start = opened.pop()
            if mark["span"] and not set("=.#").isdisjoint(mark["span"]):
                gone += [(start, start + 1), mark.span()]
    pieces: list[str] = []
    end = 0
    for start, stop in sorted(gone):
        pieces.append(text[end:start])
        end = max(end, stop)
    return "".join([*pieces, text[end:]])


def _any_address(url: str) -> bool:
    """Take a link for one wherever it leads: nobody follows it here, and what is none would be words."""
    del url
    return True


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "inline":
                yield from _pieces(token.children or ())
                yield "\n"
            case "text" | "code_inline":
                yield token.content
            case "fence" | "code_block":
                yield token.content + "\n"
            case "html_block":
                yield unescape(_TAG.sub(" ", token.content)) + "\n"
            case "softbreak" | "hardbreak" | "image":
                yield "\n"
