"""Find in plain text what programs put there when it was mailed, dumped, posted or pasted: marks, not words.

A mark stands afterwards between the two characters that `words_of_markup` knows for furniture, so that a comparison
tries the text without it and with it: a work may hold such a mark as a word of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable

from pamphlet.verify.copies.escapes import unescaped
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.work.expressions import expression

LEAST_MARKS = 3  # as many escapes or links are no accident
LINKS_SKIPPED = 20  # numbers of links of which a dump shows no text: pictures, empty anchors
LEAST_NOTES = 5  # numbers in brackets that count up without a list of addresses
NOTES_SKIPPED = 3  # of which a part that was cut out has no call
LEAST_QUOTED = 0.9  # of the lines that hold something

_QUOTED = expression(r"^[ \t]*(?:>[ \t]?)++", re.MULTILINE)
_QUOTED_OTHERWISE = expression(r"^[ \t]*(?P<sign>[|:%#+!]|//|--|\*)(?:[ \t]|$)", re.MULTILINE)
_ADDRESS = expression(
    r"<(?:https?://|mailto:|ftp://|file://|cid:|#)[^<>\s]{1,2000}>", re.IGNORECASE
)
_BBCODE = (
    "align attach attachment b bbvideo big blockquote br center centre code color colour email float font h[1-6] hide"
    r" highlight hr i indent justify left li list media \* ol p pre quote right s size small spoiler strike sub sup"
    " table tabs td th tr tt u ul url youtube"
).replace(" ", "|")
_TAG = expression(
    rf"\[(?:img|attachment)\b[^\[\]\n]{{0,200}}\][^\[\]\n]{{0,2000}}\[/(?:img|attachment)\]"
    rf"|\[(?P<tag>/?(?P<name>{_BBCODE})(?:[= ][^\[\]\n]{{0,2000}})?)\]",
    re.IGNORECASE,
)
_NUMBER = expression(r"\[(\d{1,4})\]")
_LINK_LIST = expression(r"^[ \t]*(?:\d+\.|\[\d+\])[ \t]+(?:https?|ftp|file|mailto):", re.MULTILINE)
# Of HTML; its elements that are set within words, and what stands around paragraphs.
_ELEMENT = expression(
    r"</?(?:p|div|h[1-6]|span|a|em|strong|b|i|u|br|hr|img|blockquote|ul|ol|li|table|tr|td|th|sup|sub|section)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ESCAPE = expression(r"\\[\[\]*_#'\"<>`.()!+-]")
_MARKDOWN = expression(
    r"^#{1,6} \S|\*\*\S[^*\n]*\*\*|\]\([^()\s]+\)|^\[[^\[\]\n]+\]: \S", re.MULTILINE
)


def marked(text: str) -> str:
    """Put the marks of a text between `BEGIN` and `END`."""
    text = unescaped(text.replace(BEGIN, " ").replace(END, " "))
    text = _without_other_quotes(text)
    if ">" in text:
        text = _QUOTED.sub(_set_apart, text)
        text = _ADDRESS.sub(_set_apart, text)
    if text.count("</") >= LEAST_MARKS:
        text = _ELEMENT.sub(_set_apart, text)
    if "[/" in text:
        text = _without_bbcode(text)
    if "]" in text:
        text = _without_numbers(text)
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


def _without_other_quotes(text: str) -> str:
    """Set a sign apart that stands before nearly every line: programs for mail quote with “|” or “:” too."""
    signs = Counter(line["sign"] for line in _QUOTED_OTHERWISE.finditer(text))
    if not signs:
        return text
    sign, count = signs.most_common(1)[0]
    lines = sum(not line.isspace() for line in text.splitlines() if line)
    if count < max(LEAST_MARKS, LEAST_QUOTED * lines):
        return text
    return _QUOTED_OTHERWISE.sub(
        lambda line: _set_apart(line) if line["sign"] == sign else line[0], text
    )


def _without_numbers(text: str) -> str:
    """Set numbers in brackets apart that count up: those that dumps put before links, and notes of a site.

    Before links they stand once, and a list of addresses follows; notes may be called again, and are many.
    """
    marks = list(_NUMBER.finditer(text))
    if len(marks) >= LEAST_MARKS and len(_LINK_LIST.findall(text)) >= LEAST_MARKS:
        return _set_marks_apart(text, _counting(marks, LINKS_SKIPPED, are_notes=False))
    called = _counting(marks, NOTES_SKIPPED, are_notes=True)
    return _set_marks_apart(text, called) if len(called) >= LEAST_NOTES else text


def _counting(marks: Iterable[re.Match[str]], skipped: int, *, are_notes: bool) -> set[int]:
    """Give the places of the numbers that count up, with so many left out at the most."""
    known: set[int] = set()
    found: set[int] = set()
    former: int | None = None
    for mark in marks:
        number = int(mark[1])
        is_next = former is None or 0 < number - former <= skipped
        if is_next:
            former = number
        if is_next or (are_notes and number in known):
            known.add(number)
            found.add(mark.start())
    return found


def _set_marks_apart(text: str, places: Container[int]) -> str:
    return _NUMBER.sub(lambda mark: _set_apart(mark) if mark.start() in places else mark[0], text)


def has_markdown(text: str) -> bool:
    """Tell whether a text has marks of Markdown that are no accident: headings, bold type, links."""
    return len(_MARKDOWN.findall(text)) >= LEAST_MARKS


def is_markdown(text: str) -> bool:
    """Tell whether a text is Markdown, though nothing else says so: with characters escaped, and marks unescaped."""
    return "\\" in text and len(_ESCAPE.findall(text)) >= LEAST_MARKS and has_markdown(text)
