"""Forgeries by kind: turns that nobody said, with each form of a label, at each place, in each work with speakers."""

from __future__ import annotations

from collections.abc import Iterator

from tests.tools.vectors.edits import Edit, Vector, altered, at_end, put
from tests.tools.vectors.more_damages import SENTENCE, within
from tests.tools.vectors.works import WORKS


def forgeries() -> Iterator[Vector]:
    """Give the forgeries: none may be complete without a word."""
    for name, exemplar in WORKS.items():
        sentence = SENTENCE[exemplar.language]
        turns = [block.anchor for block in exemplar.words.blocks if block.turn]
        for key, speaker in exemplar.words.speakers[-1:]:
            labels = {
                "the key": f"{key}:",
                "the name": f"{speaker}:",
                "both": f"{speaker} ({key}):",
            }
            for form, label in labels.items():
                for where, edit in _places(f"{label} {sentence}", turns):
                    yield altered(f"{name}: a turn with {form} {where}", name, "put in 1", edit)
        middle = exemplar.words.blocks[len(exemplar.words.blocks) // 2 - 1].anchor
        yield altered(
            f"{name}: a sentence in a box", name, "put in 1", put(f"⟪aside {sentence} ⟫", middle)
        )


def _places(turn: str, turns: list[str]) -> Iterator[tuple[str, Edit]]:
    yield "after the second", put(turn, turns[1])
    yield "within the third", within(turns[2], lambda words: [*words[:3], turn, *words[3:]])
    yield "before the last", put(turn, turns[-2])
    yield "before the work", put(turn)
    yield "behind the work", at_end(turn)
    yield "in a comment", put(f"⟪comment {turn} ⟫", turns[2])
    yield "in a box", put(f"⟪aside {turn} ⟫", turns[0])


MORE_FORGERIES: tuple[Vector, ...] = tuple(forgeries())
