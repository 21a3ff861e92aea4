"""Read the laid-out pages line by line: which characters of its block each line holds, and how it ends.

A laid-out line is text without the spaces at its ends, and with a hyphen where a word was broken. So each line is found
again in the text of its block, white space aside; what follows there tells whether the line ends with a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category, normalize

from weasyprint.formatting_structure import boxes

from pamphlet.pages.classes import is_apparatus

# The blocks of the scripts that are written from right to left (UAX #9, bidirectional classes R and AL).
LEFTWARDS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(slots=True, eq=False)
class Piece:
    """A run of text or a picture as it is drawn on a page; `furniture` is left out by readers (a leader's dots).

    `tag` is the name of the element, with `::before` or the like where CSS made the run up. `line` is 0 for a picture.
    """

    box: Any
    page: int
    line: int
    furniture: bool

    @property
    def element(self) -> Any:
        """The element that the run belongs to."""
        return self.box.element

    @property
    def tag(self) -> str:
        """The name of the element, or of the pseudo-element."""
        return str(self.box.element_tag)

    @property
    def made_up(self) -> bool:
        """Whether the stylesheet made the run, and not the markup."""
        return self.furniture or "::" in self.tag


@dataclass(slots=True)
class Line:
    """A line: its runs of text, and the characters of the block that it holds, counted without white space."""

    page: int
    container: Any
    pieces: list[Piece] = field(default_factory=list)
    block: BlockText | None = None
    start: int = 0
    end: int = 0


@dataclass(slots=True, eq=False)
class BlockText:
    """The characters of a block without white space; `gaps` are where there is some, `starts` where words begin.

    What is apparatus within the block has characters, but no words: `apparatus` are the places where it begins.
    """

    element: Any
    characters: str
    gaps: list[int]
    starts: list[int]
    apparatus: list[int]
    cursor: int = 0

    def word_at(self, start: int, end: int) -> int | None:
        """Give the index of the first word that begins between two places, or None."""
        index = bisect_left(self.starts, start)
        return index if index < len(self.starts) and self.starts[index] < end else None

    def goes_on(self, place: int) -> bool:
        """Tell whether a word goes on at a place."""
        return (
            place < len(self.characters)
            and not _holds(self.gaps, place)
            and not _holds(self.apparatus, place)
        )

    def rest(self, place: int) -> str:
        """Give what is left of the word that goes on at a place."""
        ends = [len(self.characters)]
        for stops in (self.gaps, self.apparatus):
            ends += stops[bisect_right(stops, place) :][:1]
        return self.characters[place : min(ends)]

    def find(self, text: str, hyphen: str) -> tuple[int, int] | None:
        """Find the text of a line from where the former one ended; a hyphen at its end may be the typesetter's."""
        shorter = text.removesuffix(hyphen) if hyphen else text
        for wanted in dict.fromkeys((text, shorter)):
            if self.characters.startswith(wanted, self.cursor):
                return self.cursor, self.cursor + len(wanted)
        for wanted in dict.fromkeys((text, shorter)):
            if (found := self._folded(wanted)) >= 0:
                return found, found + len(wanted)
        return None

    def _folded(self, wanted: str) -> int:
        """Find text further on, whatever its letter case: `text-transform` may have changed it."""
        folded = self.characters.casefold()
        if len(folded) != len(self.characters):
            folded = self.characters.lower()
        return folded.find(wanted.casefold(), self.cursor)


def read_pieces(document: Any) -> tuple[list[Piece], list[Line]]:
    """Give all that is drawn in the text blocks of the pages, in reading order, and the lines that it makes."""
    pieces: list[Piece] = []
    lines: list[Line] = [Line(0, None)]

    def walk(box: Any, page: int, line: int, *, furniture: bool) -> None:
        box = getattr(box, "_box", box)  # an absolutely positioned box stands behind a placeholder
        if isinstance(box, boxes.TextBox):
            piece = Piece(box, page, line, furniture)
            pieces.append(piece)
            lines[line].pieces.append(piece)
        elif isinstance(box, boxes.ReplacedBox):
            pieces.append(Piece(box, page, 0, furniture))
        else:
            if isinstance(box, boxes.LineBox):
                line = len(lines)
                lines.append(Line(page, box.element))
            for child in box.children:
                walk(child, page, line, furniture=furniture or box.is_leader)

    for number, page in enumerate(document.pages):
        for box in page._page_box.children:  # noqa: SLF001 # WeasyPrint 70 has no other way to the lines
            if not isinstance(box, boxes.MarginBox):
                walk(box, number, 0, furniture=False)
    return pieces, lines[1:]


def place_lines(lines: Iterable[Line], parents: dict[Any, Any], anchors: Iterable[str]) -> None:
    """Find each line in the text of its block: the nearest element with one of the anchors, or its own."""
    known = set(anchors)
    texts: dict[Any, BlockText] = {}
    for line in lines:
        typed = [piece for piece in line.pieces if not piece.made_up]
        text = "".join("".join(piece.box.text.split()) for piece in typed)
        if not text:
            continue
        element = _block_of(line.container, parents, known)
        block = texts.get(element)
        if block is None:
            block = texts[element] = block_text(element)
        found = block.find(text, typed[-1].box.style["hyphenate_character"])
        if found is not None:
            line.block = block
            line.start, line.end = found
            block.cursor = line.end


def block_text(element: Any) -> BlockText:
    """Read the text of an element, as `wording` counts its words."""
    block = BlockText(element, "", [], [], [])
    parts: list[str] = []
    length, open_word, apart = 0, False, True
    for text, counted in _runs(element, counted=True):
        if not counted and text.strip():
            block.apparatus.append(length)
        words = text.split()
        if counted and text[:1].isspace():
            open_word = False
        for number, word in enumerate(words):
            if number or text[0].isspace() or apart:
                block.gaps.append(length)
            if counted and (number or not open_word):
                block.starts.append(length)
            parts.append(word)
            length += len(word)
            apart = False
        if text[-1:].isspace():
            apart = True
        if counted and words:
            open_word = not text[-1].isspace()
    block.characters = "".join(parts)
    return block


def plain(text: str) -> str:
    """Leave out white space and characters that print nothing (general category Cf)."""
    return "".join(
        character
        for character in normalize("NFC", text)
        if not character.isspace() and category(character) != "Cf"
    )


def reads_leftwards(text: str) -> bool:
    """Tell whether any of the characters belongs to a script that is written from right to left."""
    return LEFTWARDS.search(text) is not None


def _runs(element: Any, *, counted: bool) -> Iterator[tuple[str, bool]]:
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


def _block_of(element: Any, parents: dict[Any, Any], anchors: set[str]) -> Any:
    """Give the nearest element, from the inside, that has one of the anchors, or else the element itself."""
    above = element
    while above is not None:
        if above.get("id") in anchors:
            return above
        above = parents.get(above)
    return element


def _holds(ordered: list[int], place: int) -> bool:
    index = bisect_left(ordered, place)
    return index < len(ordered) and ordered[index] == place
