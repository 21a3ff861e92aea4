"""The questions of an interview, each by its first words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.pages import Pages
from pamphlet.pages.apparatus.questions import LONGEST, LONGEST_REST, first_words
from pamphlet.pages.composition import compose
from pamphlet.work.model import Pamphlet
from pamphlet.work.words import canonical_words
from tests.pages.conftest import read, with_parts
from tests.pages.trees import XHTML, root_of, text

COUNTED = "one two three four five six seven eight nine and so on"  # 54 characters


def listed(pages: Pages) -> list[tuple[str, list[str]]]:
    """Give the parts in the contents, each with the lines below it."""
    root = root_of(next(section for section in pages.sections if section.name == "contents"))
    found = []
    for line in root.findall(f"{XHTML}nav/{XHTML}ol/{XHTML}li"):
        part = line.find(f"{XHTML}a")
        assert part is not None
        below = line.findall(f"{XHTML}ol/{XHTML}li/{XHTML}a")
        found.append((text(part), [text(each) for each in below]))
    return found


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Why not?", "Why not?"),
        (COUNTED, COUNTED),
        (f"{COUNTED} eleven twelve", f"{COUNTED} eleven twelve"),
        (f"{COUNTED} eleven twelve thirteen", f"{COUNTED}…"),
        (f"{COUNTED}, eleven twelve thirteen", f"{COUNTED}…"),
        (f"{COUNTED} – eleven twelve thirteen", f"{COUNTED}…"),
        (f"Does your analysis pose many questions? {COUNTED}", "Does your analysis pose many questions?"),
        (f"“Does it pose many [questions, then]?” {COUNTED}", "“Does it pose many [questions, then]?”"),
        (f"So. {COUNTED} eleven twelve", "So. one two three four five six seven eight nine and so…"),
        ("It was Comrade X, nobody else but her, and Mr. Brown who spoke, said Mrs. Green to them all",
         "It was Comrade X, nobody else but her, and Mr. Brown who…"),
        ("語" * 90, "語" * 57 + "…"),
        ("x\u0323" * 80, "x\u0323" * 28 + "…"),
    ],
)  # fmt: skip
def test_words_are_cut_where_a_reader_would(said: str, shown: str) -> None:
    """All of what is short; the first sentence when it says enough; else whole words, and never a word or two less."""
    assert first_words(canonical_words(said)) == shown


@given(st.lists(st.text("ab?.,…”é\u0301語", min_size=1, max_size=90), min_size=1, max_size=30))
def test_whatever_is_asked_it_begins_so(said: list[str]) -> None:
    """The line is the beginning of what is asked, and an ellipsis when that goes on; it is never long."""
    words = canonical_words(" ".join(said))
    shown = first_words(words)
    whole = " ".join(words)
    assert whole.startswith((shown, shown.removesuffix("…")))
    assert len(shown) <= LONGEST + LONGEST_REST
    assert shown.strip("…") or not whole.strip("…")


def test_one_who_asks_among_many_voices(rich_pages: Pages) -> None:
    """Where several speak the questions of one are listed, elsewhere the headings, and below other parts nothing."""
    assert {title: below for title, below in listed(rich_pages) if below} == {
        "How a Sheet is Folded": [
            "How a sheet is folded",
            "With the bone",
            "Without it",
            "And after that",
        ],
        "Five Voices": ["1. Who folded the sheet wrongly?", "2. [Silence.]"],
    }


def test_a_work_without_an_interview_is_listed_as_before() -> None:
    """A work of one part that is no interview has one line for it, and those of the apparatus."""
    assert listed(compose(read("plain"))) == [
        ("On Lending a Book", []),
        ("Licence", []),
        ("Colophon", []),
    ]


def test_questions_are_numbered_through_the_work(first: Pamphlet) -> None:
    """A second interview goes on counting, so that a number is one question."""
    interview = first.parts[2]
    halves = [
        replace(interview, name=name, anchor=name, blocks=blocks)
        for name, blocks in (("one", interview.blocks[:50]), ("two", interview.blocks[50:]))
    ]
    below = [lines for _, lines in listed(compose(with_parts(first, *halves))) if lines]
    assert [len(lines) for lines in below] == [25, 18]
    assert below[1][0].startswith("26. Your analysis of Stalinism")
    assert below[1][-1].startswith("43. ")


def test_a_question_that_is_a_picture_is_named_by_its_label(rich: Pamphlet) -> None:
    """A turn without words has its label for a name: no line of the contents is empty."""
    part = next(each for each in rich.parts if each.role == "interview")
    turn = next(each for each in part.blocks if each.anchor == "turn-8")  # type: ignore[union-attr]
    bare = replace(turn, blocks=(replace(turn.blocks[0], runs=()),))  # type: ignore[arg-type,union-attr]
    blocks = tuple(bare if each is turn else each for each in part.blocks)
    parts = tuple(replace(part, blocks=blocks) if each is part else each for each in rich.parts)
    below = dict(listed(compose(with_parts(rich, *parts))))["Five Voices"]
    assert below[1] == "2. Q"
