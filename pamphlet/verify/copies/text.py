"""Read plain text: UTF-8 or a legacy encoding, pages parted by form feeds, words broken at line ends."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from pamphlet.verify.copies import HYPHEN, Copy, Unreadable
from pamphlet.verify.copies.encodings import MOST_CONTROLS, SAMPLE, decode
from pamphlet.verify.copies.lines import words_of_pages
from pamphlet.verify.copies.magic import UNKNOWN
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.verify.copies.mojibake import repaired
from pamphlet.verify.copies.pasted import is_markdown, marked
from pamphlet.verify.copies.swapped import unswapped
from pamphlet.work.expressions import expression

_BROKEN_LINE = expression(r"(?<=\w)[-\u2010\u00ad]\s*$")


def read(content: bytes) -> Copy:
    """Give the words of a text. Raises Unreadable."""
    text = unswapped(decode(content))
    sample = text[:SAMPLE]
    if sum(sample.count(chr(code)) for code in range(9)) > MOST_CONTROLS * len(sample):
        raise Unreadable(UNKNOWN)
    return words_of_text(text)


def words_of_text(text: str) -> Copy:
    """Give the words of a text, the marks of mails, forums and dumps known for what they are."""
    if is_markdown(text):
        from pamphlet.verify.copies.markdown import words_of_markdown

        return replace(words_of_markdown(text), otherwise=partial(_words_as_typed, text))
    if "\f" not in text:
        shown = marked(text)
        copy = words_of_markup("text", shown)
        return replace(copy, otherwise=partial(_words_as_typed, text)) if shown != text else copy
    text, remarks = repaired(text)
    pages = [[_marked(line) for line in page.splitlines()] for page in text.split("\f")]
    return replace(words_of_pages("text", pages), remarks=remarks)


def _words_as_typed(text: str) -> Copy:
    """Read a text in which every mark may be a word."""
    return words_of_markup("text", text.replace(BEGIN, " ").replace(END, " "))


def _marked(line: str) -> str:
    return _BROKEN_LINE.sub(HYPHEN, line)
