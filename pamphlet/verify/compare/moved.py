"""Find passages that a copy has in another place: what is lost here and strange there, word for word.

>>> strange = _Strange("a title , and what was moved , and the end".split(), 2, 10)
>>> strange.find("what was moved"), strange.find("what moved")
(4, -1)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pamphlet.verify.compare.keys import Sides
from pamphlet.work.align import Gap

SHORTEST = 3  # words: a third of all pairs stand in a second place of the first pamphlet too, of threes one in eleven
BRACKETS = (("[", "]"), ("(", ")"), ("{", "}"), ("[[", "]]"), ("((", "))"), ("<", ">"))
LONGEST_QUOTED = 40  # words: what the licence page and the contents say of a work is shorter


def find_moved(
    sides: Sides, losses: Iterable[Gap], gaps: Iterable[Gap], span: tuple[int, int]
) -> dict[Gap, int]:
    """Map each lost passage that stands in one of the gaps of the copy to the word of the copy at which it begins.

    Blocks that were lost together are looked for together first. `span` is the range of the copy that holds the work.
    What stands outside it and does not touch it is a quotation in the apparatus or around the text, and takes nothing's
    place: unless it is several blocks, or long.
    """
    strange = [
        _Strange(sides.keys, gap.copy, gap.copy_end) for gap in gaps if gap.copy < gap.copy_end
    ]
    moved: dict[Gap, int] = {}
    for lost in _together(losses):
        whole = Gap(lost[0].work, lost[-1].work_end, lost[0].copy, lost[0].copy)
        for loss in [whole] if len(lost) > 1 else []:
            start, span = _moved_to(sides, loss, strange, span, is_long=True)
            if start >= 0:
                moved |= {part: start + part.work - whole.work for part in lost}
        for loss in lost if lost[0] not in moved else []:
            is_long = loss.work_end - loss.work > LONGEST_QUOTED
            start, span = _moved_to(sides, loss, strange, span, is_long=is_long)
            if start >= 0:
                moved[loss] = start
    return moved


def _together(losses: Iterable[Gap]) -> Iterator[list[Gap]]:
    """Put the losses together that follow one another."""
    lost: list[Gap] = []
    for loss in losses:
        if lost and lost[-1].work_end != loss.work:
            yield lost
            lost = []
        lost.append(loss)
    if lost:
        yield lost


def _moved_to(
    sides: Sides, loss: Gap, strange: Sequence[_Strange], span: tuple[int, int], *, is_long: bool
) -> tuple[int, tuple[int, int]]:
    """Give the place of a lost passage, or -1, and the range of the copy that holds the work then."""
    length = loss.work_end - loss.work
    forms = [" ".join(form) for form in _forms(sides.work.keys[loss.work : loss.work_end])]
    for place in strange:
        room = place.end - place.start
        if room < length or (room > length and length < SHORTEST and not is_long):
            continue  # a word or two are moved only when they are all that is strange there
        start = next((at for form in forms if (at := place.find(form)) >= 0), -1)
        whole = start == place.start and length == place.end - place.start
        touches = start <= span[1] and start + length >= span[0]
        if start >= 0 and (is_long or (touches and (length >= SHORTEST or whole))):
            return start, (min(span[0], start), max(span[1], start + length))
    return -1, span


def _forms(passage: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give a passage, and as it stands in brackets: a note that is set where it is called."""
    yield passage
    for opening, closing in BRACKETS if len(passage) > 1 else ():
        yield (f"{opening}{passage[0]}", *passage[1:-1], f"{passage[-1]}{closing}")


class _Strange:
    """A range of the copy that matches nothing, to be searched for passages."""

    def __init__(self, copy: Sequence[str], start: int, end: int) -> None:
        self.start = start
        self.end = end
        self._text = " " + " ".join(copy[start:end]) + " "

    def find(self, passage: str) -> int:
        """Give the place of a passage in the copy, or -1."""
        at = self._text.find(f" {passage} ")
        return -1 if at < 0 else self.start + self._text.count(" ", 0, at)
