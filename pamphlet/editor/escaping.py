r"""Write text so that Markdown reads it back as the same characters: a backslash where a sign would be a mark.

In: characters as they are to be read. Out: what is to be typed. Signs that can mark nothing where they stand are left
alone, so that a manuscript stays easy to read.

>>> escaped("a * b, snake_case, [was] and [here](there)")
'a \\* b, snake_case, [was] and \\[here\\](there)'
>>> at_line_start("1. It was"), at_line_start("- a dash"), at_line_start("1871 was"), at_line_start("# not a heading")
('1\\. It was', '\\- a dash', '1871 was', '\\# not a heading')
"""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"[\\*`~^]")
_UNDERSCORE = re.compile(r"_(?:(?<![^\W_]_)|(?![^\W_]))")  # within a word it is one of its letters
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_MARKING = re.compile(r"\](?=[({\[:])")
_NOTE = re.compile(r"\[(?=\^)")
_PICTURE = re.compile(r"!(?=\[)")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_MARKED = re.compile(r"[#>+=|:-]")
EVERY_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


def escaped(text: str) -> str:
    """Escape what would mark something within a line."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _TAG.sub(r"\\<", text)
    if "[" in text or "]" in text:
        text = _brackets(text)
    return text


def _brackets(text: str) -> str:
    """Escape the brackets that would be a link, a span or a note: those in pairs before ( { [ or a colon."""
    marks: set[int] = set()
    opened: list[int] = []
    for sign in re.finditer(r"\\.|[\[\]]", text, re.DOTALL):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] == "]":
            start = opened.pop() if opened else None
            if _MARKING.match(text, sign.start()):
                marks |= {sign.start()} | ({start} if start is not None else set())
    marks |= {note.start() for note in _NOTE.finditer(text)}
    marks |= {picture.start() for picture in _PICTURE.finditer(text)}
    return "".join(f"\\{sign}" if at in marks else sign for at, sign in enumerate(text))


def at_line_start(text: str) -> str:
    """Escape what would mark a block at the beginning of a line."""
    if _MARKED.match(text):
        return f"\\{text}"
    return _NUMBERED.sub(r"\1\\\2", text, count=1) if _NUMBERED.match(text) else text


def in_cell(text: str) -> str:
    """Escape what would end the cell of a table."""
    return text.replace("|", "\\|")


def wholly_escaped(text: str) -> str:
    """Escape every sign that may be escaped: for the rare text that is read back otherwise."""
    return EVERY_SIGN.sub(r"\\\g<0>", text)
