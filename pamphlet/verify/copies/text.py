"""Read plain text: UTF-8 or a legacy encoding, pages parted by form feeds, words broken at line ends."""

from __future__ import annotations

import re

from pamphlet.verify.copies import HYPHEN, Copy, Unreadable, seen_words
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.lines import words_of_pages

_BROKEN = re.compile(r"(?<=\w)[-\u2010\u00ad]\r?\n[ \t]*(?=\w)")
_BROKEN_LINE = re.compile(r"(?<=\w)[-\u2010\u00ad]\s*$")
SAMPLE = 65_536  # characters that are looked at to tell a text
MOST_CONTROLS = 0.01  # of them; of bytes that are all as frequent, nine in 256 are controls


def read(content: bytes) -> Copy:
    """Give the words of a text. Raises Unreadable."""
    text = decode(content)
    sample = text[:SAMPLE]
    if sum(sample.count(chr(code)) for code in range(9)) > MOST_CONTROLS * len(sample):
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
