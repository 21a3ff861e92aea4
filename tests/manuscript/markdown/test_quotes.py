"""Watch over quotation marks, each language by its own custom."""

from __future__ import annotations

import pytest

from pamphlet.manuscript.markdown.quotes import marks_in, quoted_at, unbalanced
from pamphlet.work.problems import Place
from tests.manuscript.desk import Desk


def told(language: str, *paragraphs: str) -> list[str]:
    """Give the marks that are told, each with the number of its paragraph and its column."""
    blocks = [
        marks_in(paragraph, lambda at, number=number: Place("a", number, at + 1))  # type: ignore[misc]
        for number, paragraph in enumerate(paragraphs, 1)
    ]
    problems = list(unbalanced(blocks, language))
    assert {problem.code for problem in problems} <= {"B03"}
    assert {problem.severity for problem in problems} <= {"warning"}
    return [f"{each.place.line}:{each.place.column}" for each in problems]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“This” and “that ‘within’ it.”"),
        ("en-GB", '"This" and "that," he said.'),
        ("fr", "« Ceci » et «\u00a0cela\u00a0»"),
        ("de", "„Dies“ und »jenes«"),
        ("de-CH", "„Dies“"),
        ("pl", "„To” i «tamto»"),
        ("ru", "«Это и „то“»"),
        ("sv", "”Detta” och »detta»"),
        ("he", '„זה” בע"מ'),
        ("hu", "„Ez” és »az«"),
        ("da", "»Dette« og „det“ og ”det”"),
        ("en", "the ’90s, 5'10 of rock 'n' roll"),
    ],
)
def test_marks_that_pair_are_not_told(language: str, text: str) -> None:
    """What opens is closed, by the custom of the language; apostrophes and signs in words are none."""
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “this.", ["1:9"]),
        ("He said this.”", ["1:14"]),
        ("“One “two” three.", ["1:1"]),
        ("“One” two” “three”", ["1:10"]),
        ('He "said this.', ["1:4"]),
        ("“Mixed» marks”", ["1:7"]),
    ],
)
def test_marks_without_a_partner_are_told_where_they_stand(text: str, expected: list[str]) -> None:
    """A mark that opens and is never closed, or closes and was never opened, is a warning."""
    assert told("en", text) == expected


def test_a_quotation_may_run_over_paragraphs() -> None:
    """When each paragraph opens the mark again, only the last need close it."""
    assert told("en", "“One,", "“two,", "“three.”") == []
    assert told("en", "“One,", "two,", "“three.”") == ["1:1"]
    assert told("en", "“One,", "“two.") == ["2:1"]


def test_each_line_of_verse_may_open_the_mark_again() -> None:
    """Old printers set it before each line that is spoken; only behind a break that was asked for."""
    assert told("en", "“One,\\\n  “two,  \n“three.”\\") == []
    assert told("en", "“One,\n“two.”") == ["1:1"]
    assert told("en", "“One,\\\n“two.") == ["1:1"]


def test_a_mark_alone_repeats_what_stands_above() -> None:
    """In a column of a table it means: the same."""
    assert told("en", "tons", "”", "“", '"', "„") == []


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("“My dear,", "all is well.", "Yours.”"), []),
        (("“My dear,", "“all is well.”"), []),
        (("“My dear,", "all is well."), ["1:1"]),
        (("My dear,", "all is well.”"), ["2:13"]),
    ],
)
def test_a_quotation_in_a_block_may_be_closed_in_a_later_paragraph(
    paragraphs: tuple[str, ...], expected: list[str]
) -> None:
    """As in a letter between marks; where one has no partner in the block, it is told as elsewhere."""
    blocks = [
        marks_in(text, lambda at, number=number: Place("a", number, at + 1))  # type: ignore[misc]
        for number, text in enumerate(paragraphs, 1)
    ]
    problems = unbalanced(quoted_at(Place("a", 1, 1), blocks), "en")
    assert [f"{each.place.line}:{each.place.column}" for each in problems] == expected


def test_a_letter_between_marks_in_a_manuscript(desk: Desk) -> None:
    """The block is known as it is read; a paragraph behind it is none of it."""
    _, problems = desk.read_part("> “My dear,\n>\n> all is well.”\n\nHe “read.\n\nIt was.”\n")
    assert [problem.place.line for problem in problems if problem.code == "B03"] == [9, 11]
