"""Find what stands in the place of words of the work, and only looks like page furniture: a refrain that was changed.

A line that comes again at the edge of pages is taken for a running head. A refrain comes again, too; where somebody has
changed it each time, its words are lost wherever that line stands, and nowhere else does it stand: so these are what
became of them. So is what was changed within a line of which the rest is the work's.

    work      It rained. Turn, wheel. | It snowed. Turn, wheel. | The end.
    copy      It rained. ⟦Stop, all.⟧ 1 It snowed. ⟦Stop, all.⟧ 2 The end.      (⟦ ⟧: looks like furniture)
    gaps      “Turn, wheel.”, “Stop, all. 1”; “Turn, wheel.”, “Stop, all. 2”
    here      “Stop, all.” looks like none

>>> said_there = "It rained.", "Turn, wheel.", "It snowed.", "Turn, wheel.", "The end."
>>> blocks = tuple(BlockWords(f"p-{at}", 0, tuple(text.split())) for at, text in enumerate(said_there))
>>> read = "It rained. Stop, all. 1 It snowed. Stop, all. 2 The end."
>>> copy = Copy("pdf", tuple(read.split()), (0, 5), furniture=frozenset({2, 3, 4, 7, 8, 9}))
>>> both = sides(Words((PartWords("part", "Part", blocks),)), copy, folded=False)
>>> sorted(with_stand_ins(both, [Gap(2, 4, 2, 5), Gap(6, 8, 7, 10)]).copy.furniture)
[]
>>> sorted(with_stand_ins(both, [Gap(2, 4, 2, 5)]).copy.furniture)
[2, 3, 4, 7, 8, 9]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pamphlet.verify.compare.apparatus import is_apparatus, said
from pamphlet.verify.compare.keys import Sides
from pamphlet.verify.compare.page_furniture import Run, runs_of
from pamphlet.work.align import Gap

LEAST = 2  # places at which one and the same line stands for what is lost: one head beside one loss is chance


def with_stand_ins(both: Sides, gaps: Sequence[Gap]) -> Sides:
    """Give the sides of a comparison, in which what stands in the place of lost words does not look like furniture."""
    furniture = both.copy.furniture
    runs = [(gap, run) for gap in gaps for run in _strange_runs(both, gap)] if furniture else []
    if not runs:
        return both
    often = Counter(_text(both, run) for run in runs_of(sorted(furniture), both.copy))
    here = Counter(_text(both, run) for _, run in runs)
    stand_ins: set[int] = set()
    for gap, run in runs:
        text = _text(both, run)
        if _goes_on(both, gap, run) or LEAST <= here[text] == often[text]:
            stand_ins.update(range(*run))
    return replace(both, copy=replace(both.copy, furniture=furniture - stand_ins))


def _strange_runs(both: Sides, gap: Gap) -> Iterator[Run]:
    """Give what looks like furniture where words are lost and nothing else stands, but no titles and numbers."""
    if gap.work == gap.work_end or gap.copy == gap.copy_end or both.strange(gap):
        return
    texts = both.work.beside | both.work.drawn
    for run in runs_of(range(gap.copy, gap.copy_end), both.copy):
        if not is_apparatus(both.found(range(*run)), texts):
            yield run


def _text(both: Sides, run: Run) -> str:
    return said(both.found(range(*run)))


def _goes_on(both: Sides, gap: Gap, run: Run) -> bool:
    """Tell whether words of the work stand beside a run, in one line at the edge of a page and in one block."""
    starts, borders = both.copy.page_starts, both.work.borders
    before = run[0] == gap.copy and run[0] - 1 in both.copy.furniture and run[0] not in starts
    after = run[1] == gap.copy_end and run[1] in both.copy.furniture and run[1] not in starts
    return (before and gap.work not in borders) or (after and gap.work_end not in borders)
