"""The copy text of an import and its emendations give the parts, whatever departs from the documents."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from pamphlet.editor.imports.record.copy_text import emendations_file, undone
from pamphlet.editor.imports.record.departure import Departure
from pamphlet.manuscript.reading import read_manuscript

ABOUT = "title: Songs\nlanguage: en\nreleased: 2026-11-22\nparts: [one.md]\n"
BLOCKS = [
    " ".join(f"word{number}of{block}" for number in range(4 + block % 5)) for block in range(12)
]


def manuscript(folder: Path, **more: str) -> Path:
    """Write a manuscript of a dozen short paragraphs."""
    folder.mkdir(exist_ok=True)
    text = "\n\n".join(["---\ntitle: One\nrole: chapter\n---\n# One", *BLOCKS])
    files = {"pamphlet.yaml": ABOUT, "one.md": f"{text}\n"}
    for name, content in (files | more).items():
        (folder / name).write_text(content, "utf-8")
    return folder


def some(chance: Random, words: tuple[str, ...]) -> list[Departure]:
    """Give departures as a comparison finds them: words that read otherwise, in order, and words that were added.

    What was added stands at the beginning of a block, also where that is amid what reads otherwise.
    """
    found: list[Departure] = []
    at = 0
    while (at := at + chance.randrange(6)) < len(words):
        count = chance.choice((0, 1, 2, 9))
        received = tuple(f"other{at}x{number}" for number in range(chance.choice((0, 1, 3))))
        reads = words[at : at + count]
        if reads or received:
            found.append(Departure(at, reads, received, ()))
        at += len(reads) + 1
    starts = [0]
    for block in ("One", *BLOCKS):
        starts.append(starts[-1] + len(block.split()))
    found += (
        Departure(start, (), tuple(f"added{start}x{number}" for number in range(5)), ())
        for start in chance.sample(starts[:-1], 3)
    )
    return sorted(found, key=lambda departure: departure.at)


@pytest.mark.parametrize("seed", range(40))
def test_emendations_give_the_parts(seed: int, tmp_path: Path) -> None:
    """Each word received is in the copy text once, and with the emendations it is what the parts read."""
    pamphlet, _ = read_manuscript(manuscript(tmp_path / "made"))
    assert pamphlet
    departures = some(Random(seed), pamphlet.words.flat())  # noqa: S311 - the same each time
    copy_text, changes = undone(pamphlet.words, departures)
    words = copy_text.split()
    assert len(words) == len(set(words))
    assert {word for each in departures for word in each.received} <= set(words)
    about = ABOUT + "copy-text: copy-text.txt\nemendations: emendations.yaml\n"
    files = {"copy-text.txt": copy_text, "emendations.yaml": emendations_file(copy_text, changes)}
    _, problems = read_manuscript(
        manuscript(tmp_path / "made", **files, **{"pamphlet.yaml": about})
    )
    assert [str(problem) for problem in problems] == []
