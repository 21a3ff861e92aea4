"""Find passages that a copy has in another place: what is lost here and strange there, word for word.

>>> strange = _Strange("a title , and what was moved , and the end".split(), 2, 10)
>>> strange.find(["what", "was", "moved"]), strange.find(["what", "moved"])
(4, -1)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pamphlet.verify.compare.keys import Sides
from pamphlet.work.align import Gap

SHORTEST = 3  # words: a third of all pairs stand in a second place of the first pamphlet too, of threes one in eleven


def find_moved(
    sides: Sides, losses: Iterable[Gap], gaps: Iterable[Gap], span: tuple[int, int]
) -> dict[Gap, int]:
    """Map each lost passage that stands in one of the gaps of the copy to the word of the copy at which it begins.

    `span` is the range of the copy that holds the work. What stands outside it and does not touch it is a quotation in
    the apparatus or around the text, and takes nothing's place.
    """
    strange = [
        _Strange(sides.keys, gap.copy, gap.copy_end) for gap in gaps if gap.copy < gap.copy_end
    ]
    moved: dict[Gap, int] = {}
    for loss in losses:
        length = loss.work_end - loss.work
        passage = sides.work.keys[loss.work : loss.work_end]
        for place in strange:
            start = place.find(passage)
            whole = start == place.start and length == place.end - place.start
            touches = start <= span[1] and start + length >= span[0]
            if start >= 0 and touches and (length >= SHORTEST or whole):
                moved[loss] = start
                span = (min(span[0], start), max(span[1], start + length))
                break
    return moved


class _Strange:
    """A range of the copy that matches nothing, to be searched for passages."""

    def __init__(self, copy: Sequence[str], start: int, end: int) -> None:
        self.start = start
        self.end = end
        self._text = " " + " ".join(copy[start:end]) + " "

    def find(self, passage: Sequence[str]) -> int:
        """Give the place of a passage in the copy, or -1."""
        at = self._text.find(" " + " ".join(passage) + " ")
        return -1 if at < 0 else self.start + self._text.count(" ", 0, at)
