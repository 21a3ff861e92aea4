"""Choose all line ends of a paragraph together, so that no line pays for the others.

After D. E. Knuth and M. F. Plass, “Breaking Paragraphs into Lines” (Software: Practice and Experience 11, 1981). In:
the places where lines may end, how far the text goes up to each, and what may give. Out: the chosen ends.

A line has a ratio: 0 as the font has it, 1 where its spaces and letters give as much as they should, −1 where they are
as close as they may be. Beyond 1.8 only the spaces give. A ragged line (`Elastic.ragged`) gives nothing; its ratio is
what is left at its end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

# Ratios: with the elastic of the press, letters widened too, spaces of 1.6 times the font's and of twice that.
FAIR, LOOSE = 1.128, 1.928
DIRE = 3.0  # ratio: letters have to be parted as nowhere else
LETTERS_MOST = 1.8  # the ratio up to which letters give
LINE = 10.0  # that any line costs, so that fewer are better; TeX's \linepenalty
SECOND_HYPHEN = (
    30_000.0  # demerits, as all below: hyphens at the ends of two lines one below the other
)
LAST_HYPHEN = 5_000.0  # a part of a word stands on the last line
UNEVEN = 3_000.0  # a line is much looser than its neighbour,
MUCH = 1.0  # by this ratio
SHORT, SHORT_PART = 1_500.0, 0.2  # the last line is shorter than this part of the measure
RAGGED, NOTHING = 8.0, 0.01  # a ragged line that is an eighth shorter has a ratio of 1
RAGGED_LINE = 20_000.0
BAD = 5_000_000.0  # what is forbidden while there is another way
TURNED = 1e9  # a word goes on on another page: sooner a ragged line is half as wide as the others
RUNT = 9  # characters, that the last line should have
HYPHENS_IN_A_ROW = 2
ALL_LINES = 1_000_000  # that a paragraph may have
NARROWEST = 0.45  # no line is shorter than this part of the measure while there is another way


@dataclass(
    slots=True, eq=False
)  # frozen ones take thrice the time to make, and there are thousands
class End:
    """A place where a line may end.

    The text goes up to `stop`, the next line begins at `start` behind `skipped` spaces; up to `stop` there are so many
    `spaces` and `characters`. `hyphen` is the width of a hyphen that is put in, `hyphened` tells that one stands there.
    `forbidden`: only where there is no other way. `lone`: what is left should not be a line of its own.
    """

    stop: float
    start: float
    spaces: int
    characters: int
    skipped: int = 0
    hyphen: float = 0.0
    hyphened: bool = False
    penalty: float = 0.0
    forbidden: bool = False
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Elastic:
    """What gives at the ratios of 1 and −1: each space by so much, and all letters by a part of the line's width.

    Letters give up to the ratio `letters_most`; no line is looser than `fair` while there is another way.
    """

    stretch: float
    shrink: float
    letters: float
    ragged: bool = False
    letters_most: float = LETTERS_MOST
    fair: float = FAIR

    def ratio(self, rest: float, natural: float, spaces: int) -> float:
        """Give the ratio of a line that is `natural` wide and has `rest` to fill (or, below 0, to lose)."""
        if self.ragged:
            return max(rest, 0.0) / max(natural, NOTHING) * RAGGED if rest > -NOTHING else -inf
        letters = self.letters * natural
        if rest < 0:
            give = spaces * self.shrink + letters
            return rest / give if give else -inf
        stretch = max(spaces, 1) * self.stretch  # a word alone is as bad as if it had a space
        give = stretch + letters
        if rest <= self.letters_most * give:
            return rest / give
        return self.letters_most + (rest - self.letters_most * give) / stretch

    def letters_give(self, rest: float, natural: float, spaces: int) -> float:
        """Give how much of the rest the letters take; the spaces take what is left."""
        ratio = self.ratio(rest, natural, spaces)
        return min(max(ratio, -1.0), self.letters_most) * self.letters * natural


@dataclass(frozen=True, slots=True)
class Wish:
    """What the page asks of a paragraph: so many lines more or fewer, and none of these to end with a hyphen."""

    looseness: int = 0
    whole: frozenset[int] = frozenset()


class _Node(NamedTuple):
    """The best way to an end: what it costs, where it came from, and what is known of the line before."""

    demerits: float
    before: _Node | None
    end: int
    ratio: float
    hyphens: int
    line: int


def choose(
    ends: Sequence[End],
    first: float,
    others: float,
    elastic: Elastic,
    wish: Wish = Wish(),
) -> list[int] | None:
    """Give the numbers of the ends of the lines, or None where a word is wider than the measure.

    `ends` begin with the beginning of the text, which ends no line, and end with its end; `first` and `others` are the
    widths of the first line and of those below.
    """
    ways = ((elastic.fair, True), (LOOSE, True), (DIRE, True), (inf, False))
    for tolerance, strict in ways[-1:] if elastic.ragged else ways:
        paragraph = _Paragraph(ends, first, others, elastic, wish)
        if node := paragraph.best(tolerance, strict=strict):
            chosen = []
            while node.before is not None:
                chosen.append(node.end)
                node = node.before
            return chosen[::-1]
    return None


def _demerits(node: _Node) -> float:
    return node.demerits


class _Paragraph:
    def __init__(
        self, ends: Sequence[End], first: float, others: float, elastic: Elastic, wish: Wish
    ) -> None:
        self.ends, self.first, self.others = ends, first, others
        self.elastic, self.wish = elastic, wish
        # Lines are counted as far as they matter: up to the last of those that are asked to be whole.
        self.counted = ALL_LINES if wish.looseness else max(wish.whole, default=-1) + 1
        self.stops = [end.stop for end in ends]

    def best(self, tolerance: float, *, strict: bool) -> _Node | None:
        """Give the cheapest way to the end of the text whose lines are no looser."""
        last = len(self.ends) - 1
        reached: list[dict[tuple[int, int], _Node]] = [{} for _ in self.ends]
        reached[0][0, 0] = _Node(0.0, None, 0, 0.0, 0, 0)
        for at in range(last):
            if reached[at]:
                self._go_on(at, reached, tolerance, strict=strict)
        finals = list(reached[last].values())
        if not finals:
            return None
        cheapest = min(finals, key=_demerits)
        wanted = cheapest.line + self.wish.looseness
        asked = [node for node in finals if self.wish.looseness and node.line == wanted]
        return min(asked, key=_demerits, default=cheapest)

    def _go_on(
        self,
        at: int,
        reached: list[dict[tuple[int, int], _Node]],
        tolerance: float,
        *,
        strict: bool,
    ) -> None:
        """Try all lines that begin behind an end."""
        ends, elastic = self.ends, self.elastic
        begin = ends[at]
        width = self.others if at else self.first
        last = len(ends) - 1
        spaces_before = begin.spaces + begin.skipped
        shortest = 0.0 if tolerance == inf else width * max(NARROWEST, 1 - 0.3 * tolerance)
        low = max(at + 1, min(bisect_left(self.stops, begin.start + shortest), last))
        for to in range(low, last + 1):
            end = ends[to]
            natural = end.stop + end.hyphen - begin.start
            spaces = end.spaces - spaces_before
            ratio = elastic.ratio(width - natural, natural, spaces)
            if to == last and ratio > 0:
                ratio = 0.0
            if ratio < -1 and not end.hyphen:
                break
            if ratio < -1 or ratio > tolerance or (end.forbidden and strict):
                continue
            cost = (LINE + 100 * abs(ratio) ** 3) ** 2 + end.penalty * abs(end.penalty)
            if elastic.ragged:
                cost += RAGGED_LINE
            if end.forbidden:
                cost += BAD
            if to == last:
                short = begin.lone or end.characters - begin.characters - begin.skipped < RUNT
                if short and at and strict:
                    continue
                cost += BAD * (short and at > 0) + SHORT * (natural < SHORT_PART * width)
                cost += LAST_HYPHEN * begin.hyphened
            self._reach(to, ratio, cost, reached[at].values(), reached[to], strict=strict)

    def _reach(
        self,
        to: int,
        ratio: float,
        cost: float,
        nodes: Iterable[_Node],
        found: dict[tuple[int, int], _Node],
        *,
        strict: bool,
    ) -> None:
        """Keep the cheapest ways to an end."""
        hyphened = self.ends[to].hyphened
        for node in nodes:
            demerits = node.demerits + cost
            hyphens, line = 0, node.line + 1
            if hyphened:
                hyphens = node.hyphens + 1
                if hyphens > 1:
                    demerits += SECOND_HYPHEN
                if hyphens > HYPHENS_IN_A_ROW or line in self.wish.whole:
                    if strict:
                        continue
                    demerits += TURNED if line in self.wish.whole else BAD
                    hyphens = min(hyphens, HYPHENS_IN_A_ROW)
            if abs(ratio - node.ratio) > MUCH and node.before:
                demerits += UNEVEN
            key = hyphens, min(line, self.counted)
            if key not in found or demerits < found[key].demerits:
                found[key] = _Node(demerits, node, to, ratio, hyphens, line)
