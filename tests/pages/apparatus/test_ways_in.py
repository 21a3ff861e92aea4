"""The lines below the parts in the contents: all of them, as long as these are few enough to be of use."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.formats import Ready
from pamphlet.formats.plain import text
from pamphlet.pages.apparatus.ways_in import MOST, WayIn, ways_in
from pamphlet.pages.composition import compose
from pamphlet.press.layout.document import elements_of
from pamphlet.work.model import Pamphlet
from tests.manuscript.desk import YAML, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give an empty desk."""
    return Desk(tmp_path)


def asked(number: int, first: int = 1) -> str:
    """Write so many questions and answers."""
    pairs = (f"CS: Question {n}?\n\nLT: Yes.\n\n" for n in range(first, first + number))
    return "".join(pairs)


def read(desk: Desk, body: str, contents: str = "parts") -> Pamphlet:
    """Read an interview in which CS asks."""
    yaml = f"{YAML}asks: CS\ncontents: {contents}\n"
    pamphlet, problems = desk.read_part(body, "interview", yaml)
    assert pamphlet, problems
    return pamphlet


def lines(pamphlet: Pamphlet) -> tuple[WayIn, ...]:
    """Give the lines below the first part."""
    return ways_in(pamphlet)["part"].lines


def test_headings_and_questions_stand_in_their_order(desk: Desk) -> None:
    """Each heading, of whatever level, and each question is a line."""
    found = lines(read(desk, f"## One\n\n{asked(2)}### *Two*, more\n\n{asked(1, 3)}"))
    told = [(line.number or -line.level, line.text) for line in found]
    assert told == [
        (-2, "One"),
        (1, "Question 1?"),
        (2, "Question 2?"),
        (-3, "Two, more"),
        (3, "Question 3?"),
    ]


def test_as_many_lines_as_may_be_are_all_listed(desk: Desk) -> None:
    """Nothing is left out of a list of the greatest length."""
    assert len(lines(read(desk, asked(MOST)))) == MOST


def test_of_more_questions_every_tenth_is_listed(desk: Desk) -> None:
    """One line more, and the questions 1, 11, 21 are the ways in."""
    found = lines(read(desk, asked(MOST + 1)))
    assert [line.number for line in found] == list(range(1, MOST + 2, 10))


def test_where_there_are_headings_they_alone_are_kept(desk: Desk) -> None:
    """A part with headings and many questions lists the headings."""
    found = lines(read(desk, f"## One\n\n{asked(100)}## Two\n\n{asked(100, 101)}"))
    assert [line.text for line in found] == ["One", "Two"]


def test_of_very_many_headings_the_highest_are_kept(desk: Desk) -> None:
    """Lower ones go first; when there are too many of one level, every tenth stays."""
    both = "".join(f"## H{n}\n\n### h{n}\n\n" for n in range(100))
    assert [line.text for line in lines(read(desk, both))] == [f"H{n}" for n in range(100)]
    many = "".join(f"## H{n}\n\n" for n in range(700))
    assert [line.text for line in lines(read(desk, many))] == [f"H{n}" for n in range(0, 700, 10)]


@pytest.mark.parametrize(
    ("contents", "kept"),
    [("parts", []), ("headings", ["One"]), ("questions", ["1. Question 1?", "2. Question 2?"])],
)
def test_paper_lists_what_is_asked_for(desk: Desk, contents: str, kept: list[str]) -> None:
    """The printed contents have the parts, or these lines below them; the outline of the PDF has them all."""
    root = elements_of(compose(read(desk, f"## One\n\n{asked(2)}", contents)), "a5")
    (section,) = (each for each in root.iter("section") if each.get("id") == "contents")
    found = ["".join(line.itertext()).strip() for line in section.findall("nav/ol/li/ol/li")]
    assert found == kept
    marked = [each.get("data-bookmark") for each in root.iter() if each.get("data-bookmark")]
    assert {"One", "1. Question 1?", "2. Question 2?"} <= set(marked)


def test_a_list_that_leaves_numbers_out_keeps_its_own_in_text(desk: Desk) -> None:
    """In the text file, lines that follow one another are a numbered list, and others bear their numbers themselves."""

    def told(body: str) -> str:
        return b"".join(text.write(compose(read(desk, body)), Ready()).values()).decode()

    assert "   1. Question 1?\n   2. Question 2?\n" in told(asked(2))
    assert "   - 1. Question 1?\n   - 11. Question 11?\n" in told(asked(MOST + 1))
    assert "   - One\n   - 1. Question 1?\n" in told(f"## One\n\n{asked(2)}")
