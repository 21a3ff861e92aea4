"""Count the damages that a person finds by hand: `python tests/benchmarks/by_hand.py`.

The licence page tells of each part how many words it has, the first and the last of them, and of the work its pairs of
brackets; the check sheet tells of each turn its words, its brackets and its ends. A damage is caught when a line of the
page, or of the sheet, is not true of the copy. Nothing here is a test.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]
AT_LEAST = 60
PART_SHOWN = 6  # words at each end of a part, as on the licence page
TURN_SHOWN = 3  # and of a turn, as on the check sheet


def of_parts(blocks: dict[str, str]) -> list[object]:
    """Give what the licence page tells."""
    parts = [
        [word for _, said in within for word in said.split()]
        for _, within in groupby(blocks.items(), lambda block: block[0].rpartition("_")[0])
    ]
    told: list[object] = [(len(part), part[:PART_SHOWN], part[-PART_SHOWN:]) for part in parts]
    return [*told, min(sum(said.count(sign) for said in blocks.values()) for sign in "[]")]


def of_turns(blocks: dict[str, str]) -> list[object]:
    """Give what the check sheet tells."""
    return [_of_turn(said.split()) for said in blocks.values()]


def _of_turn(words: Sequence[str]) -> object:
    pairs = min(sum(word.count(sign) for word in words) for sign in "[]")
    return len(words), words[:TURN_SHOWN], words[-TURN_SHOWN:], pairs


def main() -> None:
    """Print how many of the described damages each catches."""
    from tests.tools.vectors.damages import DAMAGES
    from tests.tools.vectors.edits import blocks_of
    from tests.tools.vectors.more_damages import MORE_DAMAGES
    from tests.tools.vectors.works import WORKS

    for name, vectors in (
        (f"the first {AT_LEAST} damages", DAMAGES[:AT_LEAST]),
        ("all damages", (*DAMAGES, *(vector for vector, _ in MORE_DAMAGES))),
    ):
        caught = [0, 0]
        for vector in vectors:
            whole = blocks_of(WORKS[vector.work].words)
            blocks = whole
            for edit in vector.edits:
                blocks = edit(blocks)
            caught[0] += of_parts(blocks) != of_parts(whole)
            caught[1] += of_turns(blocks) != of_turns(whole)
        print(f"{name}: {len(vectors)}; by parts {caught[0]}, by turns {caught[1]}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
