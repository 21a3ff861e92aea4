"""Read plain text: UTF-8 or a legacy encoding, pages parted by form feeds, words broken at line ends."""

from __future__ import annotations

import re
import unicodedata

from pamphlet.verify.copies import HYPHEN, Copy, Unreadable, seen_words
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.lines import words_of_pages

_BROKEN = re.compile(r"(?<=\w)[-\u2010\u00ad]\r?\n[ \t]*(?=\w)")
_BROKEN_LINE = re.compile(r"(?<=\w)[-\u2010\u00ad]\s*$")
MOST_CONTROLS = 0.01  # of the characters: more than that, and it is no text


def read(content: bytes) -> Copy:
    """Give the words of a text. Raises Unreadable."""
    text = decode(content)
    sample = text[:65_536]
    controls = sum(
        unicodedata.category(letter) == "Cc" and letter not in "\t\n\v\f\r"
        for letter in set(sample)
    )
    if controls and sum(sample.count(chr(code)) for code in range(9)) > MOST_CONTROLS * len(sample):
        raise Unreadable(
            "The file is no text, and none of the kinds of file that this program reads."
        )
    if "\f" not in text:
        return Copy("text", seen_words(_BROKEN.sub(HYPHEN, text)))
    return words_of_pages(
        "text", [[_marked(line) for line in page.splitlines()] for page in text.split("\f")]
    )


def _marked(line: str) -> str:
    return _BROKEN_LINE.sub(HYPHEN, line)
