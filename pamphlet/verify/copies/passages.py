"""The passages of a word processor's document become one text, the notes of a part at its end.

A work has its notes there too. A part begins with a heading of the highest level that the document uses more than once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pamphlet.verify.copies import HYPHEN, Copy, CopyKind
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.work.frozen import frozen

_MARKS = str.maketrans(dict.fromkeys((BEGIN, END, HYPHEN), " "))


@frozen
class Passage:
    """A paragraph or the cell of a table; `level` is that of a heading, from 1, `notes` are those called in it."""

    text: str
    level: int = 0
    notes: tuple[str, ...] = ()


class Story:
    """The passages of a body, a note or a text box, as a reader walks through it."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []
        self._boxes: list[Passage] = []
        self._text: list[str] = []
        self._notes: list[str] = []

    def add(self, text: str) -> None:
        """Go on in the paragraph that is open."""
        self._text.append(text)

    def call(self, note: str) -> None:
        """Note that a note is called here."""
        self._notes.append(note)

    def anchor(self, box: Story) -> None:
        """Put a text box behind the paragraph that it is anchored in."""
        self._boxes += box.passages()

    def end(self, level: int = 0) -> None:
        """End the paragraph that is open; `level` is that of a heading."""
        self._passages.append(Passage("".join(self._text), level, tuple(self._notes)))
        self._passages += self._boxes
        self._text, self._notes, self._boxes = [], [], []

    def passages(self) -> list[Passage]:
        """Give what was walked through."""
        self.end()
        return self._passages

    def text(self) -> str:
        """Give what was walked through as one text, without its notes."""
        return "\n".join(passage.text for passage in self.passages())


def words_of_passages(kind: CopyKind, passages: Sequence[Passage]) -> Copy:
    """Give the words of passages in the order in which a work has them."""
    text = without_surrogates("\n".join(_in_order(passages))).translate(_MARKS)
    return words_of_markup(kind, text)


def _in_order(passages: Sequence[Passage]) -> Iterator[str]:
    levels = Counter(passage.level for passage in passages if passage.level)
    part = min((level for level, count in levels.items() if count > 1), default=0)
    notes: list[str] = []
    for passage in passages:
        if 0 < passage.level <= part:
            yield from notes
            notes = []
        yield passage.text
        notes.extend(passage.notes)
    yield from notes


def without_surrogates(text: str) -> str:
    """Put the halves of a character together that UTF-16 parts; a half alone stands for nothing."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
