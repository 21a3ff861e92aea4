"""Read a copy: the bytes of an EPUB, PDF, HTML, Markdown or text file become the words that a reader sees in it.

A copy is hostile until proved otherwise: what it unpacks to is bounded, no entity is expanded, nothing is fetched,
nothing is written; `guard` bounds the time and the memory. What cannot be read is `Unreadable`, with a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import lru_cache
from importlib import import_module
from itertools import compress
from sys import intern
from typing import Literal, Protocol, cast

from pamphlet.verify.copies.direction import as_seen
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.words import canonical_words

# Each kind has a reader of its name in this folder; “mime” is mail and its like, “saved” a page with its files.
CopyKind = Literal[
    "epub", "pdf", "html", "markdown", "text", "docx", "odt", "rtf", "mime", "saved", "json"
]

HYPHEN = "\x02"  # stands in a word where a line ended in a hyphen that may or may not belong to it

WRONG_ENCODING = (
    "Its letters were decoded in a wrong encoding (“â€™” where “’” was meant); they are read as they"
    " were meant."
)
HEAPED = (
    "Its letters have hundreds of accents on one another, as no text has: it was made to hold up"
    " whoever reads it, or is broken."
)
NO_TEXT = (
    "The file holds no text: its pages are pictures, or empty. If you see words in it, they are"
    " pictures of words (a scan), or a script puts them there: check the file that it was made from,"
    " or save the page from a browser (Ctrl+S)."
)

PAGES = (".html", ".htm", ".xhtml")
SUFFIXES: dict[str, CopyKind] = {
    ".epub": "epub",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}

# To order marks takes a time that grows with the square of their number; a stream-safe text (UAX #15) has up to 30.
_HEAP = expression(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f]{256}"
)
_UNSEEN = expression(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
# Joiners too, beside letters that are never joined: Latin, Greek and Cyrillic ones.
_JOINERS = expression(
    "(?<=[A-Za-z\u00c0-\u052f])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z\u00c0-\u052f])"
)


class Unreadable(Exception):
    """A file whose words cannot be read; the message is a sentence for a person."""


@frozen
class Aside:
    """The words from `start` to `end` that a page sets aside; `name` is what it calls them, as “comment” or “nav”."""

    start: int
    end: int
    name: str


@frozen
class Drawn:
    """The words from `start` to `end`, a line; `text` are its characters as they are drawn, from left to right."""

    start: int
    end: int
    text: str


@frozen
class Side:
    """One side of a sheet: the lines of its left and of its right half, as it lies; `turned`: on their heads."""

    left: Sequence[str]
    right: Sequence[str]
    turned: bool = False


@frozen
class Copy:
    """The words of a file in reading order, NFC; a word broken at a line end holds `HYPHEN` at the break.

    `page_starts` and `line_starts` are indices of words. `furniture` are words that look like running heads and page
    numbers. `visual` are words on pages with text from right to left that were put in order from where they stand, so
    that brackets, and numbers and Latin words among them, may not be in the order in which they are read; `drawn` are
    the lines of these. `places` are
    the indices that the words had in the whole file, where some were taken away. `remarks` are sentences on the file
    as a whole: what is wrong with it besides its words. `asides` are what a page itself sets aside as no part of its
    text, by their starts, the outer before those within. `otherwise` reads the file in another way, where marks are
    taken for words, or of pages on sheets in the order in which they are folded; `sheets` are the sides of these.
    """

    kind: CopyKind
    words: tuple[str, ...]
    page_starts: tuple[int, ...] = ()
    line_starts: frozenset[int] = frozenset()
    furniture: frozenset[int] = frozenset()
    visual: frozenset[int] = frozenset()
    places: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    drawn: tuple[Drawn, ...] = field(default=(), compare=False, repr=False)
    sheets: tuple[Side, ...] = field(default=(), compare=False, repr=False)
    otherwise: Callable[[], Copy | None] | None = field(default=None, compare=False, repr=False)

    def place(self, at: int) -> int:
        """Give the index that a word had before any furniture was taken away."""
        if not self.places:
            return at
        return self.places[at] if at < len(self.places) else self.places[-1] + 1


class _Reader(Protocol):
    def read(self, content: bytes) -> Copy: ...


@lru_cache(maxsize=1)
def read_copy(name: str, content: bytes) -> Copy:
    """Give the words of a file; its kind is told from its first bytes, then from the suffix of its name.

    The last one is remembered, since it may be looked at from several sides. Raises Unreadable.
    """
    if not content:
        raise Unreadable("The file is empty.")
    reader = cast("_Reader", import_module(f"pamphlet.verify.copies.{kind_of(name, content)}"))
    try:
        copy = reader.read(content)
    except RecursionError as fault:
        raise Unreadable("The file is nested too deeply.") from fault
    if not copy.words:
        raise Unreadable(NO_TEXT)
    return copy


def without(copy: Copy, taken: frozenset[int]) -> Copy:
    """Take some words away, page furniture say; `places` then tells where each word that is left stood."""
    if not taken:
        return copy
    left = [True] * len(copy.words)
    for at in taken:
        left[at] = False
    places = tuple(compress(range(len(left)), left))

    def now(then: Iterable[int]) -> Iterator[int]:
        return (bisect_left(places, at) for at in then if at not in taken)

    return replace(
        copy,
        words=tuple(compress(copy.words, left)),
        page_starts=tuple(bisect_left(places, at) for at in copy.page_starts),
        line_starts=frozenset(now(copy.line_starts)),
        furniture=frozenset(now(copy.furniture)),
        asides=tuple(_moved(copy.asides, places)),
        visual=frozenset(now(copy.visual)),
        places=places,
    )


def _moved(asides: Iterable[Aside], places: tuple[int, ...]) -> Iterator[Aside]:
    """Give the places of asides among the words that are left; one of which none is left is none."""
    for aside in asides:
        start, end = bisect_left(places, aside.start), bisect_left(places, aside.end)
        if start < end:
            yield Aside(start, end, aside.name)


def seen_words(text: str) -> tuple[str, ...]:
    """Give the canonical words of a text without the characters that nobody sees; equal words are one object."""
    if not text.isascii():
        if _HEAP.search(text):
            raise Unreadable(HEAPED)
        text = without_unseen(as_seen(text))
    return tuple(map(intern, canonical_words(text)))


def without_unseen(text: str) -> str:
    """Take the characters away that nobody sees: soft hyphens, word joiners, marks of direction."""
    if text.isascii():
        return text
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub("", text)
    return _UNSEEN.sub("", text)


def kind_of(name: str, content: bytes) -> CopyKind:
    """Tell what kind of file this is. Raises Unreadable for a kind that is not read."""
    from pamphlet.verify.copies import kinds

    return kinds.kind_of(name, content)
