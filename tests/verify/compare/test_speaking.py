"""What speaks like a part of the work, and where a turn ends that somebody put in."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.speaking import labels_of, speaks, turns_in
from pamphlet.work.words import BlockWords, Words
from tests.verify.samples import of_one_part

SPEAKERS = (("LT", "Leon Trotsky"),)
BLOCK = ("LT:", "w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9.")
WORK = Words(of_one_part(BlockWords("a", 1, BLOCK)).parts, speakers=SPEAKERS)


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("one two three four five six seven eight", True),
        ("one two three four five six seven", False),
        ("one two three four five six seven – –", False),
        ("One two three four. Five six seven eight.", False),
        ("One. Two three four five six seven eight nine", True),
        ("LT: No.", True),
        ("No. Leon Trotsky (LT): Yes.", True),
        ("XY: No.", False),
        ("", False),
    ],
)
def test_whole_sentences_and_labels_speak(text: str, is_speech: bool) -> None:  # noqa: FBT001
    """Eight words without the end of a sentence amid them are speech, and so is a speaker's label anywhere."""
    assert speaks(text.split(), labels_of(WORK)) is is_speech


@pytest.mark.parametrize(
    ("same", "turns"),
    [(7, []), (6, [(0, 9)]), (0, [(0, 3)])],
)
def test_a_quotation_is_known_by_its_first_words(same: int, turns: list[tuple[int, int]]) -> None:
    """A turn whose first eight words, the label among them, are those of one of the work is a quotation of it."""
    found = ["LT:", *(f"w{at}" for at in range(same)), "other", "words"]
    assert list(turns_in(found, WORK)) == turns


@pytest.mark.parametrize("count", [58, 59, 60, 90])
def test_a_turn_without_an_end_is_told_for_sixty_words(count: int) -> None:
    """So many words from the label on are told, and no more; another label is an end."""
    found = ["LT:", *["new"] * count]
    assert list(turns_in(found, WORK)) == [(0, min(60, count + 1))]
    assert list(turns_in([*found, "LT:", "More."], WORK))[1:] == [(count + 1, count + 3)]


def test_a_label_alone_is_no_turn() -> None:
    """Nor are words without any label."""
    assert list(turns_in(["LT:"], WORK)) == []
    assert list(turns_in(["some", "words"], WORK)) == []
