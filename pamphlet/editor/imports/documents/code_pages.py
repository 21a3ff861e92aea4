r"""Rich Text says signs by the code pages of its fonts: say them in Unicode, as pandoc 3.9 takes all for cp1252.

>>> in_unicode(rb"{\rtf1\ansi\ansicpg1251 \'c4\'e0}")
b"{\\rtf1\\ansi\\ansicpg1251 \\u1044\\'3f\\u1072\\'3f}"
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass, field, replace

LATIN = "cp1252"
DOCUMENT = {b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}
# Of \fcharset (Rich Text 1.9.1, “Font Table”): what is not here is the code page of the document.
OF_FONTS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip

_TOKEN = re.compile(
    rb"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\[^a-zA-Z]|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}]+)|\\",
    re.DOTALL,
)
_UNICODE = re.compile(rb"\\u(-?\d{1,5}) ?(?:\\'3f)?")
FALLBACK = rb"\'3f"  # a question mark; after a bare one pandoc 3.9 loses the text up to the next control word


@dataclass(frozen=True, slots=True)
class _Group:
    font: int = -1
    fallback: int = 1  # characters that stand for a Unicode one


@dataclass(slots=True)
class _Rewriter:
    """What has been written of a file, and what holds where it is read."""

    out: list[bytes] = field(default_factory=list)
    group: _Group = field(default_factory=_Group)
    outer: list[_Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    encoding: str = LATIN
    pending: bytearray = field(default_factory=bytearray)  # bytes of text that are still to be said
    passed_over: int = 0

    def take(self, token: re.Match[bytes]) -> int:
        """Take a token; give how many bytes behind it are none of the text."""
        if token["byte"] and not self.passed_over:
            self.pending += bytes.fromhex(token["byte"].decode("ascii"))
            return 0
        if token["text"]:
            text = token["text"]
            while text and self.passed_over:
                sign, text = text[:1], text[1:]
                is_end = sign in b"\r\n"  # of a line: it ends a control word, and is nothing else
                self.out.append(sign if is_end else FALLBACK)
                self.passed_over -= not is_end
            self.pending += text
            return 0
        self.say()
        self.out.append(token[0])
        if token["byte"]:
            self.passed_over -= 1
        elif token["brace"]:
            self._brace(token["brace"])
        elif token["word"]:
            return self._word(token["word"], int(token["number"] or 0))
        return 0

    def _brace(self, brace: bytes) -> None:
        self.passed_over = 0
        if brace == b"{":
            self.outer.append(self.group)
        elif self.outer:
            self.group = self.outer.pop()

    def _word(self, word: bytes, number: int) -> int:
        self.passed_over = self.group.fallback if word == b"u" else 0
        match word:
            case b"bin":
                return max(0, number)
            case b"ansicpg":
                self.encoding = _known(f"cp{number}")
            case b"mac" | b"pc" | b"pca":
                self.encoding = DOCUMENT[word]
            case b"f":
                self.group = replace(self.group, font=number)
            case b"fcharset" if number in OF_FONTS:
                self.fonts[self.group.font] = OF_FONTS[number]
            case b"plain":
                self.group = replace(self.group, font=-1)
            case b"uc":
                self.group = replace(self.group, fallback=number)
        return 0

    def say(self) -> None:
        """Write the text that is pending in Unicode."""
        if not self.pending:
            return
        decoder = getincrementaldecoder(self.fonts.get(self.group.font, self.encoding))("replace")
        for sign in decoder.decode(bytes(self.pending), final=True):
            if sign in "\\{}":
                self.out.append(f"\\'{ord(sign):02x}".encode())
            elif sign.isascii():
                self.out.append(sign.encode())
            else:
                units = sign.encode("utf-16-be")
                for at in range(0, len(units), 2):
                    unit = int.from_bytes(units[at : at + 2], signed=True)
                    self.out.append(b"\\u%d" % unit + (FALLBACK * self.group.fallback or b" "))
        self.pending.clear()


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return LATIN
    return encoding


def in_unicode(content: bytes) -> bytes:
    """Give a file of Rich Text with its signs in Unicode; what is no sign stays as it is."""
    rewriter = _Rewriter()
    at = 0
    while token := _TOKEN.match(content, at):
        skipped = rewriter.take(token)
        rewriter.out.append(content[token.end() : token.end() + skipped])
        at = token.end() + skipped
    rewriter.say()
    return b"".join(rewriter.out)


def with_signs(content: bytes) -> bytes:
    """Give a piece of Rich Text with the signs of Unicode as UTF-8."""
    units = _UNICODE.sub(lambda found: _utf_8(int(found[1])), content)
    return (
        units.decode("utf-8", "surrogatepass")
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
        .encode()
    )


def _utf_8(number: int) -> bytes:
    return chr(number & 0xFFFF).encode("utf-8", "surrogatepass")
