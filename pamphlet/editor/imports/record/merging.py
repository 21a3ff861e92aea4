r"""Merge what a person changed in a file with what a newer document changes in it, line by line.

In: the file as the last import wrote it, as it is now, and as the new import would write it. Out: the merged file, and
the lines of the new import that were left aside because a person had changed the same lines otherwise.

>>> merged("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\nd\n")
('a\nB\nc\nd\n', [])
>>> merged("a\nb\nc\n", "a\nB\nc\n", "a\nx\nc\n")
('a\nB\nc\n', ['x'])
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

Lines = Sequence[str]


def merged(base: str, mine: str, theirs: str) -> tuple[str, list[str]]:
    """Merge the changes of both; where both changed the same lines, mine stand."""
    if mine in {base, theirs}:
        return theirs, []
    if theirs == base:
        return mine, []
    old, own, new = (text.split("\n") for text in (base, mine, theirs))
    lines: list[str] = []
    aside: list[str] = []
    at_old = at_own = at_new = 0
    for i, j, k, length in _agreed(old, own, new):
        _merge(old[at_old:i], own[at_own:j], new[at_new:k], lines, aside)
        lines += old[i : i + length]
        at_old, at_own, at_new = i + length, j + length, k + length
    return "\n".join(lines), aside


def _merge(old: Lines, own: Lines, new: Lines, lines: list[str], aside: list[str]) -> None:
    if own == old:
        lines += new
        return
    lines += own
    if new not in (old, own):
        aside += [line for line in new if line.strip() and line not in own and line not in old]


def _agreed(old: Lines, own: Lines, new: Lines) -> list[tuple[int, int, int, int]]:
    """Give the runs of lines that stand in all three, in order, and an empty one at the end."""
    matched: dict[int, int] = {}
    for block in SequenceMatcher(None, old, own, autojunk=False).get_matching_blocks():
        matched |= {block.a + step: block.b + step for step in range(block.size)}
    runs: list[tuple[int, int, int, int]] = []
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            i, k = block.a + step, block.b + step
            j = matched.get(i)
            if j is None:
                continue
            last = runs[-1] if runs else None
            if last and (last[0] + last[3], last[1] + last[3], last[2] + last[3]) == (i, j, k):
                runs[-1] = (*last[:3], last[3] + 1)
            else:
                runs.append((i, j, k, 1))
    return [*runs, (len(old), len(own), len(new), 0)]
