r"""Undo in plain text what programs write for characters: `\[was\]`, `&ldquo;`, `\u201c`, `=E2=80=9C`.

A text has many of a kind, or none: a few are words of it.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable
from html import unescape

from pamphlet.work.expressions import expression

LEAST = 3  # of one kind: as many are no accident

_BEFORE_SIGN = expression(r"\\([!-/:-@\[-`{-~‘’‚‛“”„«»])")
_ENTITY = expression(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_OF_CODE = expression(r"\\u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{1,6})\})")
_LINE_END = expression(r"(?:\\r)?\\n")
_TAB = expression(r"\\t")
# Quoted-printable (RFC 2045 §6.7): a byte beyond ASCII, and a line end that is none.
_BYTE = expression(r"=(?:[89A-F][0-9A-F]|3D|20)")
_SOFT = expression(r"=\r?$", re.MULTILINE)
_SURROGATES = expression("[\ud800-\udbff][\udc00-\udfff]")


def unescaped(text: str) -> str:
    """Give a text with the characters that are meant."""
    if text.count("=") >= LEAST and _is_quoted_printable(text):
        text = quopri.decodestring(text.encode("utf-8")).decode("utf-8", "replace")
    if "\\" in text:
        text = _undone(text, _OF_CODE, _character)
        text = _SURROGATES.sub(_joined, text)
        text = _undone(text, _LINE_END, lambda _: "\n", sign="\\n")
        text = _undone(text, _TAB, lambda _: "\t", sign="\\t")
        text = _undone(text, _BEFORE_SIGN, lambda sign: sign[1])
    if "&" in text and ";" in text:
        text = _undone(text, _ENTITY, lambda entity: unescape(entity[0]))
    return text


def _undone(
    text: str, escape: re.Pattern[str], meant: Callable[[re.Match[str]], str], sign: str = "\\"
) -> str:
    if escape is not _ENTITY and text.count(sign) < LEAST:
        return text
    return escape.sub(meant, text) if len(escape.findall(text)) >= LEAST else text


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]


def _joined(halves: re.Match[str]) -> str:
    return halves[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _is_quoted_printable(text: str) -> bool:
    """Tell whether signs of equality stand for bytes and line ends, nearly all of them."""
    coded = len(_BYTE.findall(text)) + len(_SOFT.findall(text))
    return coded >= LEAST and coded >= 0.9 * text.count("=") and text.isascii()
