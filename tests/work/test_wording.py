"""Hold the wording of a work to its definition: what of the nodes are words, in which order."""

from __future__ import annotations

from pathlib import Path

from pamphlet.manuscript.reading import read_manuscript

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
