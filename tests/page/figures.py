"""Measure pages of full lines: word spaces, hyphens, line ends, short last lines, lines that meet, heights of pages.

    python -m tests.page.figures FILE.pdf...     prints the figures of each, side by side

Pages without full lines (covers, contents, apparatus, which is ragged) are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby, pairwise
from pathlib import Path
from statistics import mean, median

from tests.page.set_lines import Reading, SetLine, read_lines

FULL_PT = 1.0  # a full line ends so near the edge; kerning is drawn in whole thousandths
OUT_PT = 1.0
FULL_LINES = 8  # on a page of text
LEADER = " . . ."
LEADING_GAP = (
    1.3  # times the other gaps: what stands before the number of a page, with dots or without
)
APART_PT = 20.0  # a running head or the number of the page stands so far from the text
MEET_PT = 0.4
RUNT = 9
CITATION = re.compile(r"\[[^\[\]]+\]\W?")
HYPHENS = "-\u2010\u00ad"
# Where a file draws no spaces: those of the faces of the release in the size of text.
SPACES = {"Serif": 0.238, "Sans": 0.2}


@dataclass(frozen=True)
class Figures:
    """What is measured, in percent of the full lines unless it says otherwise."""

    pages: int
    lines: int
    full: int
    over_16: float
    over_20: float
    under_08: float
    mean_space: float
    loosest: float
    tightest: float
    hyphened: float
    runs_of_two: int
    runs_of_more: int
    over_a_leaf: int
    over_a_page: int
    out_of_measure: int
    runts: int
    lone_citations: int
    last_lines: int
    tracked_thousandths: float
    facing_meet: float
    leaves_meet: float
    on_the_grid: float
    short_pages: int
    heights_lines: float


def measure(reading: Reading) -> Figures:
    """Measure the pages that hold full lines.

    Raises ValueError if there is none: a work of verse, or of a page with less than `FULL_LINES`.
    """
    texts = {number: text for number, page in enumerate(reading.pages) if (text := _text(page))}
    edges = _edges(texts.values())
    texts = {
        number: text
        for number, text in texts.items()
        if sum(_is_full(line, edges) for line in text) >= FULL_LINES
    }
    lines = [line for text in texts.values() for line in text]
    full = [line for line in lines if _is_full(line, edges) and line.gaps]
    # All spaces of a line are widened alike; some are those of bold or spaced letters.
    looseness = [median(line.gaps) / _space(line, reading.spaces) for line in full]
    runs = list(_runs(texts.values()))
    last = list(_last_lines(texts.values(), edges))
    if not full:
        raise ValueError("no page holds full lines")
    usual = mean(line.spread for line in full)
    turned = [
        number for number, text in texts.items() if _is_hyphened(text[-1]) and number + 1 in texts
    ]
    heights = [texts[number][-1].baseline for number in _whole_pages(texts)] or [0.0]
    leading = Counter(
        round(above.baseline - below.baseline, 1)
        for text in texts.values()
        for above, below in pairwise(text)
    ).most_common(1)[0][0]
    lowest = min(heights)
    return Figures(
        pages=len(texts),
        lines=len(lines),
        full=len(full),
        over_16=_share(each > 1.6 for each in looseness),
        over_20=_share(each > 2.0 for each in looseness),
        under_08=_share(each < 0.8 for each in looseness),
        mean_space=round(mean(looseness), 3),
        loosest=round(max(looseness), 2),
        tightest=round(min(looseness), 2),
        hyphened=_share(_is_hyphened(line) for line in full),
        runs_of_two=runs.count(2),
        runs_of_more=sum(run > 2 for run in runs),
        over_a_leaf=sum(
            number % 2 == 0 for number in turned
        ),  # the first page, a right one, is number 0
        over_a_page=len(turned),
        out_of_measure=sum(line.right > edges[line.page % 2] + OUT_PT for line in lines),
        runts=sum(len(line.text) < RUNT for line in last),
        lone_citations=sum(bool(CITATION.fullmatch(line.text)) for line in last),
        last_lines=len(last),
        tracked_thousandths=round(1000 * max(abs(line.spread - usual) for line in full), 1),
        facing_meet=_meeting(texts, 0),
        leaves_meet=_meeting(texts, 1),
        on_the_grid=_on_the_grid(texts, leading),
        short_pages=sum(height - lowest > leading * 1.05 for height in heights),
        heights_lines=round((max(heights) - lowest) / leading, 2),
    )


def _text(page: list[SetLine]) -> list[SetLine]:
    """Leave out the running head, the number of the page, and lines with leaders."""
    lines = [line for line in page if not _leads(line)]
    if len(lines) > 1 and lines[0].baseline - lines[1].baseline > APART_PT and lines[0].size < 9:
        lines = lines[1:]
    if lines and lines[-1].text.isdecimal():
        lines = lines[:-1]
    return lines


def _leads(line: SetLine) -> bool:
    """Tell whether a line leads to the number of a page."""
    *others, last = line.gaps or [0.0]
    wide = last > LEADING_GAP * mean(others) if others else bool(last)
    return LEADER in line.text or (line.text.rpartition(" ")[2].isdecimal() and wide)


def _edges(texts: Iterable[Sequence[SetLine]]) -> dict[int, float]:
    """Give where most lines end, on pages with even and with odd numbers (a right page has number 0)."""
    ends: dict[int, Counter[float]] = {0: Counter(), 1: Counter()}
    for text in texts:
        for line in text:
            ends[line.page % 2][round(line.right * 2) / 2] += 1
    return {side: counted.most_common(1)[0][0] for side, counted in ends.items() if counted}


def _is_full(line: SetLine, edges: Mapping[int, float]) -> bool:
    return line.right > edges[line.page % 2] - FULL_PT


def _space(line: SetLine, spaces: Mapping[str, float]) -> float:
    """Give the width of the space in the font of most of a line, in parts of its size."""
    usual = next((width for part, width in SPACES.items() if part in line.font), 0.25)
    return spaces.get(line.font, usual)


def _is_hyphened(line: SetLine) -> bool:
    """Tell whether a line ends within a word; a dash stands alone."""
    return len(line.text) > 1 and line.text[-1] in HYPHENS and line.text[-2].isalnum()


def _runs(texts: Iterable[Sequence[SetLine]]) -> Iterator[int]:
    """Give how many lines with hyphens follow one another, wherever there are any."""
    for text in texts:
        for hyphened, lines in groupby(text, key=_is_hyphened):
            if hyphened:
                yield len(list(lines))


def _last_lines(
    texts: Iterable[Sequence[SetLine]], edges: Mapping[int, float]
) -> Iterator[SetLine]:
    """Give the short lines behind full ones."""
    for text in texts:
        for above, line in pairwise(text):
            near = above.baseline - line.baseline < 1.6 * line.size
            if near and _is_full(above, edges) and not _is_full(line, edges):
                yield line


def _whole_pages(texts: Mapping[int, Sequence[SetLine]]) -> list[int]:
    """Give the pages that end because they are full: text of the same size goes on at the head of the next."""
    heads = Counter(round(text[0].baseline) for text in texts.values())
    usual = heads.most_common(1)[0][0]
    return [
        number
        for number in texts
        if number + 1 in texts and abs(texts[number + 1][0].baseline - usual) < APART_PT
    ]


def _meeting(texts: Mapping[int, Sequence[SetLine]], side: int) -> float:
    """Give the share of the lines of a page that stand as high as one of the page before it.

    With side 0 these are right pages that face a left one, with side 1 left pages on the back of a right one. Lines
    above and below all those of the page before are left out.
    """
    met = [
        any(abs(line.baseline - other.baseline) <= MEET_PT for other in texts[number - 1])
        for number, text in texts.items()
        if number % 2 == side and number - 1 in texts
        for line in text
        if line.baseline - texts[number - 1][-1].baseline >= -MEET_PT
        and line.baseline - texts[number - 1][0].baseline <= MEET_PT
    ]
    return _share(met)


def _on_the_grid(texts: Mapping[int, Sequence[SetLine]], leading: float) -> float:
    """Give the share of the lines that are whole lines away from where most pages begin.

    What of these does not meet a line of the page before it stands beside white there.
    """
    first = Counter(round(text[0].baseline, 1) for text in texts.values()).most_common(1)[0][0]
    away = [abs(line.baseline - first) for text in texts.values() for line in text]
    return _share(abs(each - leading * round(each / leading)) <= MEET_PT for each in away)


def _share(met: Iterable[bool]) -> float:
    counted = list(met)
    return round(100 * mean(counted), 1) if counted else 0.0


def main(paths: Sequence[str]) -> None:
    """Print the figures of files, a column each."""
    measured: dict[str, Figures] = {}
    for path in paths:
        try:
            measured[path] = measure(read_lines(Path(path)))
        except ValueError as error:
            sys.stderr.write(f"{path}: {error}\n")
    columns = measured.values()
    rows = [["", *(Path(path).stem[-13:] for path in measured)]]
    rows += [
        [each.name, *(getattr(column, each.name) for column in columns)] for each in fields(Figures)
    ]
    for name, *values in rows:
        sys.stdout.write(f"{name:22}" + "".join(f"{value:>14}" for value in values) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
