"""The outline of a work: how many words its parts and their blocks have, but not the words themselves.

>>> outline_of(Words((PartWords("part", "Part", (BlockWords("p-1", 2, ("Not", "one.")),)),)))
(PartOutline(title='Part', blocks=(BlockOutline(anchor='p-1', turn=2, count=2),)),)
"""

from __future__ import annotations

from pamphlet.work.frozen import frozen
from pamphlet.work.words import Words


@frozen
class BlockOutline:
    """A block: its ID, the number of its turn or 0, the number of its words."""

    anchor: str
    turn: int
    count: int


@frozen
class PartOutline:
    """A part: its title, and its blocks in order."""

    title: str
    blocks: tuple[BlockOutline, ...]

    @property
    def count(self) -> int:
        """The number of its words."""
        return sum(block.count for block in self.blocks)

    @property
    def turns(self) -> int:
        """The number of its turns."""
        return len({block.turn for block in self.blocks if block.turn})


def outline_of(words: Words) -> tuple[PartOutline, ...]:
    """Give the outline of a work."""
    return tuple(
        PartOutline(
            part.title,
            tuple(
                BlockOutline(block.anchor, block.turn, len(block.words)) for block in part.blocks
            ),
        )
        for part in words.parts
    )
