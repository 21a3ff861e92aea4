"""Find in plain text what programs put there when it was mailed, dumped, posted or pasted: marks, not words.

A mark stands afterwards between the two characters that `words_of_markup` knows for furniture, so that a comparison
tries the text without it and with it: a work may hold such a mark as a word of its own.
"""

from __future__ import annotations

import re

from pamphlet.verify.copies.marks import BEGIN, END

LEAST_MARKS = 3  # as many escapes or links are no accident
LINKS_SKIPPED = 20  # numbers of links of which a dump shows no text: pictures, empty anchors

_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)++", re.MULTILINE)
_ADDRESS = re.compile(
    r"<(?:https?://|mailto:|ftp://|file://|cid:|#)[^<>\s]{1,2000}>", re.IGNORECASE
)
_BBCODE = (
    "align attach attachment b bbvideo big blockquote br center centre code color colour email float font h[1-6] hide"
    r" highlight hr i indent justify left li list media \* ol p pre quote right s size small spoiler strike sub sup"
    " table tabs td th tr tt u ul url youtube"
).replace(" ", "|")
_TAG = re.compile(
    rf"\[(?:img|attachment)\b[^\[\]\n]{{0,200}}\][^\[\]\n]{{0,2000}}\[/(?:img|attachment)\]"
    rf"|\[(?P<tag>/?(?P<name>{_BBCODE})(?:[= ][^\[\]\n]{{0,2000}})?)\]",
    re.IGNORECASE,
)
_LINK_NUMBER = re.compile(r"\[(\d{1,4})\](?=[^.,;:!?)])")
_LINK_LIST = re.compile(r"^[ \t]*(?:\d+\.|\[\d+\])[ \t]+(?:https?|ftp|file|mailto):", re.MULTILINE)
# Of HTML; its elements that are set within words, and what stands around paragraphs.
_ELEMENT = re.compile(
    r"</?(?:p|div|h[1-6]|span|a|em|strong|b|i|u|br|hr|img|blockquote|ul|ol|li|table|tr|td|th|sup|sub|section)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\[\[\]*_#'\"<>`.()!+-]")
_MARKDOWN = re.compile(
    r"^#{1,6} \S|\*\*\S[^*\n]*\*\*|\]\([^()\s]+\)|^\[[^\[\]\n]+\]: \S", re.MULTILINE
)


def marked(text: str) -> str:
    """Put the marks of a text between `BEGIN` and `END`."""
    text = text.replace(BEGIN, " ").replace(END, " ")
    if ">" in text:
        text = _QUOTED.sub(_set_apart, text)
        text = _ADDRESS.sub(_set_apart, text)
    if text.count("</") >= LEAST_MARKS:
        text = _ELEMENT.sub(_set_apart, text)
    if "[/" in text:
        text = _without_bbcode(text)
    if "[1]" in text:
        text = _without_link_numbers(text)
    return text


def _set_apart(mark: re.Match[str]) -> str:
    return f" {BEGIN} {mark[0]} {END} "


def _without_bbcode(text: str) -> str:
    """Set the tags of forums apart, those only that are closed somewhere: `[i]` alone may be a word of the work."""
    closed = {
        tag["tag"][1:].lower() for tag in _TAG.finditer(text) if (tag["tag"] or "")[:1] == "/"
    }
    alone = closed | ({"*"} if "list" in closed else set()) | {"hr", "br"}

    def apart(tag: re.Match[str]) -> str:
        return _set_apart(tag) if not tag["tag"] or tag["name"].lower() in alone else tag[0]

    return _TAG.sub(apart, text) if closed else text


def _without_link_numbers(text: str) -> str:
    """Set the numbers apart that lynx and w3m put before links: they count up, and a list of addresses follows."""
    if len(_LINK_LIST.findall(text)) < LEAST_MARKS:
        return text
    former = 0

    def apart(mark: re.Match[str]) -> str:
        nonlocal former
        if not 0 < int(mark[1]) - former <= LINKS_SKIPPED:
            return mark[0]
        former = int(mark[1])
        return _set_apart(mark)

    return _LINK_NUMBER.sub(apart, text)


def has_markdown(text: str) -> bool:
    """Tell whether a text has marks of Markdown that are no accident: headings, bold type, links."""
    return len(_MARKDOWN.findall(text)) >= LEAST_MARKS


def is_markdown(text: str) -> bool:
    """Tell whether a text is Markdown, though nothing else says so: with characters escaped, and marks unescaped."""
    return "\\" in text and len(_ESCAPE.findall(text)) >= LEAST_MARKS and has_markdown(text)
