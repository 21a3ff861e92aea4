"""Find each laid-out line in the text of its block: which characters it holds, and what follows there.

A laid-out line is text without the spaces at its ends, and with a hyphen where a word was broken. So each line is found
again in the text of its block, white space aside; what follows there tells whether the line ends with a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category, normalize
from xml.etree.ElementTree import Element

from pamphlet.pages.classes import is_apparatus
from pamphlet.press.engine.pieces import DrawnPiece, Row
from pamphlet.press.engine.shapes import Parents

# The blocks of the scripts that are written from right to left (UAX #9, bidirectional classes R and AL).
LEFTWARDS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# From Devanagari to Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer: “हिन्दी” is drawn with its second letter first.
SHAPED = re.compile(
    "[\u0900-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
)


@dataclass(frozen=True, slots=True, eq=False)
class BlockText:
    """The characters of a block without white space: `starts` are where its words begin, `stops` where any may end.

    What is apparatus within the block has characters, but no words, and what goes before stops where it begins.
    """

    element: Element
    characters: str
    starts: list[int]
    stops: list[int]

    def word_at(self, start: int, end: int) -> int | None:
        """Give the index of the first word that begins between two places, or None."""
        index = bisect_left(self.starts, start)
        return index if index < len(self.starts) and self.starts[index] < end else None

    def goes_on(self, place: int) -> bool:
        """Tell whether a word goes on at a place."""
        return self.stops[bisect_left(self.stops, place)] != place

    def rest(self, place: int) -> str:
        """Give what is left of the word that goes on, or begins, at a place."""
        return self.characters[place : self.stops[bisect_right(self.stops, place)]]

    def find(self, text: str, hyphen: str, start: int) -> tuple[int, int] | None:
        """Find the text of a line from a place on; a hyphen at its end may be the typesetter's."""
        wanted = (text, text.removesuffix(hyphen))
        for typed in wanted:
            if self.characters.startswith(typed, start):
                return start, start + len(typed)
        for typed in wanted:
            if (begin := self._folded(typed, start)) >= 0:
                return begin, begin + len(typed)
        return None

    def _folded(self, text: str, start: int) -> int:
        """Find text further on, whatever its letter case: `text-transform` may have changed it."""
        folded = self.characters.casefold()
        if len(folded) != len(self.characters):
            folded = self.characters.lower()
        return folded.find(text.casefold(), start)


@dataclass(frozen=True, slots=True)
class Line:
    """A laid-out line, and the characters of its block that it holds; one without typed text has no block."""

    page: int
    container: Element
    pieces: list[DrawnPiece]
    block: BlockText | None = None
    start: int = 0
    end: int = 0


def place_lines(rows: Iterable[Row], parents: Parents, anchors: Iterable[str]) -> list[Line]:
    """Find each line in the text of its block: the nearest element with one of the anchors, or its own."""
    known = set(anchors)
    texts: dict[Element, BlockText] = {}
    reached: dict[BlockText, int] = {}
    lines = []
    for row in rows:
        line = Line(*row)
        typed = [piece for piece in row.pieces if not piece.made_up]
        if text := unspaced("".join(piece.text for piece in typed)):
            above = nearest(row.container, parents, known)
            element = row.container if above is None else above
            block = texts.get(element)
            if block is None:
                block = texts[element] = block_text(element)
            hyphen = typed[-1].box.style["hyphenate_character"]
            if place := block.find(text, hyphen, reached.get(block, 0)):
                line = Line(*row, block, *place)
                reached[block] = line.end
        lines.append(line)
    return lines


def block_text(element: Element) -> BlockText:
    """Read the text of an element, as `wording` counts its words."""
    parts: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    length, open_word, apart = 0, False, True
    for text, counted in _runs(element, counted=True):
        if not counted and text.strip():
            stops.append(length)
        words = text.split()
        if counted and text[0].isspace():
            open_word = False
        for number, word in enumerate(words):
            if number or text[0].isspace() or apart:
                stops.append(length)
            if counted and (number or not open_word):
                starts.append(length)
            parts.append(word)
            length += len(word)
            apart = False
        if text[-1].isspace():
            apart = True
        if counted and words:
            open_word = not text[-1].isspace()
    return BlockText(element, "".join(parts), starts, [*stops, length])


def upwards(element: Element | None, parents: Parents) -> Iterator[Element]:
    """Give an element and those around it, from the inside."""
    while element is not None:
        yield element
        element = parents.get(element)


def nearest(element: Element, parents: Parents, anchors: Container[str]) -> Element | None:
    """Give the nearest element, from the inside, that has one of the anchors."""
    around = upwards(element, parents)
    return next((above for above in around if above.get("id", "") in anchors), None)


def text_of(element: Element) -> str:
    """Give all the text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def unspaced(text: str) -> str:
    """Leave out white space."""
    return "".join(text.split())


def plain(text: str) -> str:
    """Leave out white space and characters that print nothing (general category Cf); in ASCII there are none."""
    if text.isascii():
        return unspaced(text)
    return "".join([each for each in unspaced(normalize("NFC", text)) if category(each) != "Cf"])


def reads_leftwards(text: str) -> bool:
    """Tell whether any of the characters belongs to a script that is written from right to left."""
    return LEFTWARDS.search(text) is not None


def _runs(element: Element, *, counted: bool) -> Iterator[tuple[str, bool]]:
    """Give the texts below an element, and whether each is part of the work; a picture or line break is a space."""
    counted = counted and not is_apparatus(element)
    if element.tag in ("br", "img"):
        yield " ", counted
    if element.text:
        yield element.text, counted
    for child in element:
        yield from _runs(child, counted=counted)
        if child.tail:
            yield child.tail, counted
