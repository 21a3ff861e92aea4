"""Read Rich Text (.rtf, version 1.9.1): its text as it is shown, tracked changes accepted.

What is deleted, hidden or struck out is not there; of a field the result is. Headers, footers, comments and the numbers
of lists and notes are apparatus. (striprtf 0.0.35 loses notes and text boxes, and shows what is hidden or deleted.)
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from pamphlet.verify.copies import Copy
from pamphlet.verify.copies.passages import Story, words_of_passages
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen

_TOKEN = expression(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)
# What pandoc 2.17 writes for a picture that it cannot put in: where that lies, in a group of this form.
_NO_PICTURE = expression(
    rb"\{\\cf1 \[image: (?:data:image/[!-Z^-z~]+|[!-Z^-z~]{1,200}\.(?i:avif|bmp|gif|jpe?g|png|svg|tiff?|webp))\]\\cf0\}"
)


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Groups that show nothing where they stand. Those that are starred and not known are passed over too (“Destinations”).
UNSEEN = _names(
    "fonttbl colortbl stylesheet listtable info header headerl headerr headerf footer footerl"
    " footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor"
    " pict objdata fldinst listtext pntext nonshppict shprslt sp xe tc rxe bkmkstart bkmkend"
    " filetbl objclass objname formfield ffname template private background pgptbl"
)
STARRED = frozenset(
    ("footnote", "shpinst", "shptxt", "do", "dptxbxtext", "ud", "fldrslt", "shppict")
)
NOTES = frozenset(("footnote", "endnote"))
BOXES = frozenset(("shptxt", "dptxbxtext"))
ENDS = frozenset(("par", "sect", "page", "row", "cell", "nestcell", "nestrow"))
SIGNS = {
    "line": "\n",
    "column": "\n",
    "lbr": "\n",
    "softline": "\n",
    "tab": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "~": " ",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
HIDING = frozenset(("v", "deleted", "strike", "striked"))
CODE_PAGES = {"ansi": "cp1252", "mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
# Of \fcharset; for 0 and 1 (ANSI, default) it is the code page of the document.
CHARACTER_SETS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}


@frozen
class _Group:
    """What holds in a group until it ends; `fallback` is the number of characters that stand for a Unicode one."""

    is_unseen: bool = False
    hidden: frozenset[str] = frozenset()
    font: int = -1
    fallback: int = 1
    level: int = 0
    closes: str = ""


def read(content: bytes) -> Copy:
    """Give the words of Rich Text."""
    return words_of_passages("rtf", _Walk(_NO_PICTURE.sub(b" ", content)).story.passages())


class _Walk:
    """A walk through the control words and the text between them."""

    def __init__(self, content: bytes) -> None:
        self.story = Story()
        self._outer: list[Story] = []
        self._group = _Group()
        self._groups: list[_Group] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default_font = -1
        self._defined_font = -1
        self._bytes = bytearray()
        self._passed_over = 0  # characters that are still to come in place of a Unicode one
        self._is_starred = False
        at = 0
        while token := _TOKEN.match(content, at):
            at = token.end() + self._take(token)
            if not self._groups:
                break  # what follows the document is none of it

    def _take(self, token: re.Match[bytes]) -> int:
        """Take one token; give the number of bytes behind it that are no text."""
        match token.lastgroup:
            case "brace":
                self._open() if token["brace"] == b"{" else self._close()
            case "byte":
                self._add(bytes.fromhex(token["byte"].decode("ascii")))
            case "text":
                self._add(token["text"])
            case "sign":
                self._sign(token["sign"].decode("latin-1"))
            case "word" | "number":
                number = token["number"]
                return self._word(
                    token["word"].decode("ascii"), None if number is None else int(number)
                )
        return 0

    def _open(self) -> None:
        self._flush()
        self._passed_over = 0
        self._groups.append(self._group)
        self._group = replace(self._group, closes="") if self._group.closes else self._group

    def _close(self) -> None:
        self._flush()
        self._passed_over = 0
        closes = self._group.closes
        self._group = self._groups.pop() if self._groups else _Group()
        if closes:
            inner, self.story = self.story, self._outer.pop()
            if closes in NOTES:
                self.story.call(inner.text())
            else:
                self.story.anchor(inner)

    def _add(self, text: bytes) -> None:
        """Take bytes of text, without those that stand for a Unicode character that was given before."""
        passed_over = min(self._passed_over, len(text))
        self._passed_over -= passed_over
        if not (self._group.is_unseen or self._group.hidden):
            self._bytes += text[passed_over:]

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._group.font, self._encoding)
            self.story.add(self._bytes.decode(encoding, "replace"))
            self._bytes.clear()

    def _show(self, text: str) -> None:
        self._flush()
        if self._passed_over:
            self._passed_over -= 1
        elif not (self._group.is_unseen or self._group.hidden):
            self.story.add(text)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._is_starred = True
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in SIGNS:
            self._show(SIGNS[sign])

    def _word(self, word: str, number: int | None) -> int:
        """Obey a control word."""
        self._flush()
        is_starred, self._is_starred = self._is_starred, False
        if word == "bin":
            return max(0, number or 0)
        if word in UNSEEN or (is_starred and word not in STARRED):
            self._group = replace(self._group, is_unseen=True)
        elif word in NOTES or word in BOXES:
            self._begin(word)
        elif word in ENDS:
            self._end()
        elif word in SIGNS:
            self._show(SIGNS[word])
        elif word == "u":
            self._passed_over = 0
            self._show(chr((number or 0) & 0xFFFF))
            self._passed_over = self._group.fallback
        elif word in HIDING:
            self._hide(word, number)
        else:
            self._set(word, number or 0)
        return 0

    def _begin(self, kind: str) -> None:
        """Begin a note or a text box: a story of its own until the group ends."""
        if not (self._group.is_unseen or self._group.hidden or self._group.closes):
            self._outer.append(self.story)
            self.story = Story()
            self._group = replace(self._group, closes=kind)

    def _end(self) -> None:
        """End a paragraph, but not where its end is hidden or deleted: then it goes on."""
        if not (self._group.is_unseen or self._group.hidden):
            self.story.end(self._group.level)

    def _hide(self, word: str, number: int | None) -> None:
        hidden = self._group.hidden
        self._group = replace(
            self._group, hidden=hidden - {word} if number == 0 else hidden | {word}
        )

    def _set(self, word: str, number: int) -> None:
        """Obey a control word that sets something for the text that follows."""
        match word:
            case "f":
                self._group = replace(self._group, font=number)
                self._defined_font = number
            case "fcharset" if number in CHARACTER_SETS:
                self._fonts.setdefault(self._defined_font, CHARACTER_SETS[number])
            case "deff":
                self._default_font = number
            case "plain":
                self._group = replace(self._group, hidden=frozenset(), font=self._default_font)
            case "pard":
                self._group = replace(self._group, level=0)
            case "outlinelevel":
                self._group = replace(self._group, level=number + 1 if 0 <= number < 9 else 0)
            case "uc":
                self._group = replace(self._group, fallback=max(0, number))
            case "upr":  # the text as ANSI, then in Unicode as a group “ud”
                self._group = replace(self._group, is_unseen=True, closes=self._group.closes)
            case "ud":
                self._group = replace(
                    self._group,
                    is_unseen=self._groups[-2].is_unseen if len(self._groups) > 1 else False,
                )
            case "ansicpg":
                self._encoding = _code_page(number) or self._encoding
            case "ansi" | "mac" | "pc" | "pca":
                self._encoding = CODE_PAGES[word]


def _code_page(number: int) -> str:
    name = "mac-roman" if number == 10000 else "utf-8" if number == 65001 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
