"""Hold the wording of a work to its definition: what of the nodes are words, in which order."""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path

import pytest

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.model import Part
from pamphlet.work.nodes import Inline, NoteCall, Paragraph, Text
from pamphlet.work.problems import Place
from pamphlet.work.wording import wording

HERE = Place("part.md", 1, 1)

MANUSCRIPT = Path(__file__).parents[2] / "manuscript"
# Pinned: whoever changes how words are counted changes what every published licence page says.
FINGERPRINT = "d278994888a193f0"
COUNT = 9457


def test_the_wording_of_the_first_pamphlet_is_the_published_one() -> None:
    """Its words are as many as before, and its fingerprint begins as before."""
    pamphlet, _ = read_manuscript(MANUSCRIPT)
    assert pamphlet
    words = pamphlet.words
    assert (words.count, words.fingerprint[:16]) == (COUNT, FINGERPRINT)
    assert all(block.words for block in words.blocks)
    assert len({block.anchor for block in words.blocks}) == len(words.blocks)
    named = [(part.anchor, part.title) for part in words.parts]
    assert named == [(part.anchor, part.title) for part in pamphlet.parts]
    assert sum(len(part.flat()) for part in words.parts) == COUNT


def test_labels_notes_and_brackets_are_words_and_numbers_are_none(tmp_path: Path) -> None:
    """Labels, footnotes and brackets belong to the work; numbers of notes and lists are apparatus."""
    (tmp_path / "pamphlet.yaml").write_text(
        "title: A Work\nlanguage: en\nreleased: 2026-11-22\nalterations: true\n"
        "speakers: {LT: Leon Trotsky}\nparts: [part.md]\n"
    )
    (tmp_path / "part.md").write_text(
        "---\ntitle: The Part\nrole: interview\n---\n# THE PART\n\n"
        "LT: A [great] *st*ate[^1], `code`.\n\n3. one\n4. two\n\n[^1]: A note.\n"
    )
    pamphlet, problems = read_manuscript(tmp_path)
    assert pamphlet, problems
    words = pamphlet.words
    told = [" ".join(block.words) for block in words.blocks]
    assert told == ["THE PART", "LT: A [great] state, code.", "one", "two", "A note."]
    assert words.blocks[1].calls == ((3, 1),)
    assert [block.turn for block in words.blocks] == [0, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("typed", "calls"),
    [
        ("One[^1] two", ((0, 1),)),
        ("One [^1]two[^2]", ((0, 1), (1, 2))),
        ("[^1] One *two[^2]* three", ((0, 1), (1, 2))),
        ("One\n two\u2003three[^1][^2].", ((2, 1), (2, 2))),
        ("cafe\u0301[^1]s", ((0, 1),)),
    ],
)
def test_a_call_is_known_by_the_word_before_it(
    typed: str, calls: tuple[tuple[int, int], ...]
) -> None:
    """The index is that of the last word that began before the call, or of the first word."""
    pieces = re.split(r"\[\^(\d)\]", typed.replace("*", ""))
    runs: list[Inline] = []
    for text, number in zip_longest(pieces[::2], map(int, pieces[1::2])):
        runs.append(Text(text))
        if number:
            runs.append(NoteCall(number, "", "", HERE))
    part = Part("p", "P", "chapter", None, (Paragraph(tuple(runs), "p_1", HERE),), (), "p", HERE)
    assert wording((part,)).blocks[0].calls == calls


def test_a_part_without_words_is_a_part(tmp_path: Path) -> None:
    """A part that holds a picture only is in the wording, with no block."""
    (tmp_path / "pamphlet.yaml").write_text(
        "title: A Work\nlanguage: en\nreleased: 2026-11-22\nparts: [plate.md, text.md]\n"
    )
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1"/></svg>'
    (tmp_path / "plate.svg").write_text(drawn)
    front = "---\ntitle: {}\nrole: chapter\n---\n"
    (tmp_path / "plate.md").write_text(front.format("A Plate") + "![A line](plate.svg)\n")
    (tmp_path / "text.md").write_text(front.format("The Text") + "Words.\n")
    pamphlet, problems = read_manuscript(tmp_path)
    assert pamphlet, problems
    told = [(part.title, len(part.blocks)) for part in pamphlet.words.parts]
    assert told == [("A Plate", 0), ("The Text", 1)]
