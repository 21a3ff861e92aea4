"""The wording of a work as data: its canonical words in reading order, part by part and block by block.

Canonical words are a text in NFC, split at white space. `wording` computes them from the nodes of a work, once, while
it is read; everything that counts words or proves a copy complete has them from there.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import accumulate
from typing import Literal

from pamphlet.work.frozen import frozen

# “head” is a cell of a table's head row, which pages repeat, and “cell” one of another row, which may bear its label.
BlockKind = Literal["text", "heading", "note", "head", "cell"]


@frozen
class BlockWords:
    """The words of one block: `anchor` is its ID, `turn` the number of its turn or 0.

    `calls` are footnote numbers that print close behind a word: pairs of the word's index and the number. Of a block
    that opens a footnote, `number` is that of the note, which is printed before it.
    """

    anchor: str
    turn: int
    words: tuple[str, ...]
    calls: tuple[tuple[int, int], ...] = ()
    kind: BlockKind = "text"
    number: int = 0


@frozen
class PartWords:
    """The words of one part: `anchor` is its ID, by which parts of one title are told apart."""

    anchor: str
    title: str
    blocks: tuple[BlockWords, ...]

    def flat(self) -> tuple[str, ...]:
        """Give all words in order, without the blocks."""
        return tuple(word for block in self.blocks for word in block.words)


@dataclass(frozen=True)  # without slots: what is computed from the parts is kept
class Words:
    """The wording of a work: every part in order, but only blocks that have words.

    `beside` are the texts that a copy may show amid the words without departing from them, whole and unchanged: titles,
    by-lines. `pictures` are the descriptions of pictures, and the texts drawn in them, which may stand anywhere.
    `speakers` are the keys and names of those who speak, as labels may give them. `apparatus` are texts that stand
    around the work in its files, and nowhere amid it: entries of sources, what the licence page and the colophon say.
    """

    parts: tuple[PartWords, ...]
    beside: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()
    apparatus: tuple[str, ...] = ()

    def __getstate__(self) -> dict[str, object]:
        """Leave behind what is kept: it grows while an executor packs this in a thread of its own."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def blocks(self) -> tuple[BlockWords, ...]:
        """The blocks of all parts."""
        return tuple(block for part in self.parts for block in part.blocks)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The title of the part of each block, as many as there are blocks."""
        return tuple(part.title for part in self.parts for _ in part.blocks)

    @cached_property
    def count(self) -> int:
        """The number of words."""
        return sum(len(block.words) for block in self.blocks)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the words joined by single spaces, blocks by line feeds, as 64 hexadecimal digits."""
        lines = "\n".join(" ".join(block.words) for block in self.blocks)
        return hashlib.sha256(lines.encode()).hexdigest()

    def place_of(self, word: int) -> tuple[int, int]:
        """Give the index of the block that holds a word of the work, and that of the word in it."""
        block = bisect_right(self._starts, word) - 1
        return block, word - self._starts[block]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *accumulate(len(block.words) for block in self.blocks))[:-1]

    def flat(self) -> tuple[str, ...]:
        """Give all words in order, without parts and blocks."""
        return tuple(word for block in self.blocks for word in block.words)

    def part_that_says(self, sentence: str) -> PartWords | None:
        """Find the first part in which all words of a sentence stand in a row, in one block or over several."""
        wanted = f" {' '.join(canonical_words(sentence))} "
        return next((part for part in self.parts if wanted in f" {' '.join(part.flat())} "), None)


def canonical_words(text: str) -> tuple[str, ...]:
    """Split text at white space into words in Unicode normalization form C (UAX #15)."""
    return tuple(unicodedata.normalize("NFC", text).split())


def grouped(fingerprint: str) -> str:
    """Shorten a fingerprint for print: its first sixteen digits in groups of four."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, 16, 4))
