"""Prove the parts to be the copy text: each word dropped, changed, added or moved is found where it is."""

from __future__ import annotations

import pytest

from tests.manuscript.desk import Desk

YAML = """\
title: A Work
language: en
released: 2026-11-22
parts: [part.md]
copy-text: copy.txt
emendations: emendations.yaml
"""
COPY = "THE PART\n\nA few words of so\nlittle wieght, counter-\nrevolutionary and long-\nterm. The very  end\f.\n"
PART = "# THE PART\n\nA *few* words of so little weight, counterrevolutionary and **long-term**. The end .\n"
EMENDATIONS = """\
- copy-text: wieght
  reads: weight
  reason: a slip
- copy-text: counter- revolutionary
  reads: counterrevolutionary
  reason: broken over a page
- copy-text: "very "
  reads: ""
  reason: struck out
"""


def compare(
    desk: Desk, part: str = PART, copy: str = COPY, emendations: str = EMENDATIONS
) -> list[str]:
    """Compare a part with a copy text; give each problem in short."""
    desk.lay("pamphlet.yaml", YAML)
    desk.lay("part.md", f"---\ntitle: The Part\nrole: chapter\n---\n{part}")
    desk.lay("copy.txt", copy)
    desk.lay("emendations.yaml", emendations)
    _, problems = desk.read()
    return [
        f"{each.code} {each.place.line}:{each.place.column} {each.message}" for each in problems
    ]


def test_a_part_that_is_its_copy_text_has_no_problem(desk: Desk) -> None:
    """White space, line ends, page breaks, markup and hyphens at line ends are no differences."""
    assert compare(desk) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A *few* words", "A words", "E01 7:2 the copy text has “few” behind “THE PART A”"),
        ("of so", "of not so", "E01 7:18 this part has “not” behind “few words of”"),
        (
            "words",
            "word",
            "E01 7:9 the copy text reads “words” behind “PART A few”, this part “word”",
        ),
        ("# THE", "# THE WHOLE", "E01 5:7 this part has “WHOLE” behind “THE”"),
        ("# THE PART", "# PART", "E01 5:3 the copy text has “THE” at the beginning"),
        (" The end .", "", "E01 7:72 the copy text has “The end .”"),
        ("long-term", "long term", "E01 7:63 the copy text reads “long-”"),
        ("so", "So", "E01 7:18 the copy text reads “so”"),
        ("A *few*", "A “few”", "E01 7:3 the copy text reads “few”"),
        ("weight,", "weight;", "E01 7:28 "),
    ],
)
def test_each_difference_is_told_at_its_word(desk: Desk, old: str, new: str, expected: str) -> None:
    """A word that is missing, put in or changed is told with the line and column of the word."""
    found = compare(desk, PART.replace(old, new))
    assert [each for each in found if each.startswith(expected)], found
    assert {each[:3] for each in found} <= {"E01", "E02"}


def test_words_that_moved_are_told_once(desk: Desk) -> None:
    """Words that stand in another place are one problem, with both places."""
    part = PART.replace("A *few* words of so little", "A of so *few* words little")
    (problem,) = compare(desk, part)
    assert "stands here behind" in problem
    assert "in the copy text it stands behind" in problem


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_emendation_is_needed(desk: Desk, number: int) -> None:
    """Without one of the emendations the parts are not the copy text."""
    entries = EMENDATIONS.split("- copy-text")[1:]
    kept = "".join(f"- copy-text{each}" for n, each in enumerate(entries) if n != number)
    (problem,) = compare(desk, emendations=kept)
    assert problem.startswith("E01 7:")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("weight", "wieght", 1),
        ("counterrevolutionary", "counter-revolutionary", 4),
        ("The end", "The very end", 7),
    ],
)
def test_an_emendation_that_was_not_made_explains_nothing(
    desk: Desk, old: str, new: str, line: int
) -> None:
    """Where the part still reads as the copy text, the emendation is told, and not the difference."""
    (problem,) = compare(desk, PART.replace(old, new))
    assert problem.startswith(f"E02 {line}:3 ")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{copy-text: so, reads: as, reason: r}", "E02"),
        ("{copy-text: absent, reads: as, reason: r}", "E03"),
        ("{copy-text: e, reads: as, reason: r}", "E03"),
        ("{copy-text: wieght, reads: wieght, reason: r}", "E02"),
        ("{copy-text: 'wieght,', reads: 'weight;', reason: r}", "E02"),
        ("{copy-text: wieght, reason: r}", "M02"),
        ("{copy-text: few, reads: many}", "M02"),
        ("{reads: many, reason: r}", "M02"),
        ("{copy-text: few, kept: perhaps, reason: r}", "M03"),
        ("{copy-text: few, kept: true, reason: r, page: 3}", "M01"),
        ("few", "M03"),
    ],
)
def test_an_emendation_that_cannot_be_is_told_at_its_entry(
    desk: Desk, entry: str, expected: str
) -> None:
    """An entry whose words are not there once, that changes nothing, or lacks a field is an error."""
    (problem, *_) = compare(desk, emendations=f"{EMENDATIONS}- {entry}\n")
    assert problem.startswith(f"{expected} 10:")


def test_an_oddity_that_is_kept_is_no_difference(desk: Desk) -> None:
    """`kept: true` records that a word is printed as received; its quotation marks are not told."""
    copy, part = COPY.replace("words", "words”"), PART.replace("words", "words”")
    assert compare(desk, part, copy) == ["B03 7:14 the quotation mark ” closes nothing"]
    kept = f"{EMENDATIONS}- {{copy-text: few words”, kept: true, reason: received so}}\n"
    assert compare(desk, part, copy, kept) == ["B03 7:14 the quotation mark ” closes nothing"]
    kept = f"{EMENDATIONS}- {{copy-text: words”, kept: true, reason: received so}}\n"
    assert compare(desk, part, copy, kept) == []
    changed = part.replace("words”", "words")
    assert [each[:3] for each in compare(desk, changed, copy, kept)] == ["E02"]


def test_normal_forms_are_no_differences(desk: Desk) -> None:
    """A copy text in decomposed letters is that of composed ones."""
    copy, part = COPY.replace("few", "fe\u0301w"), PART.replace("few", "f\u00e9w")
    assert compare(desk, part, copy) == []


def test_another_text_altogether_is_told_in_few_lines(desk: Desk) -> None:
    """After forty differences the rest is told in one sentence."""
    part = " x ".join(COPY.split() * 9)
    found = compare(desk, part, " y ".join(COPY.split() * 9), "[]")
    assert len(found) == 41
    assert "more words differ" in found[-1]


def test_a_copy_text_of_another_work_is_told_once(desk: Desk) -> None:
    """Where less than half of the words stand in it, the place is that of its name in pamphlet.yaml."""
    part = " ".join(f"word{number}" for number in range(300)) + " and so on"
    copy = " ".join(f"other{number} thing" for number in range(200)) + " and so on"
    (found,) = compare(desk, part, copy, "[]")
    assert found.startswith("E01 ")
    (problem,) = desk.read()[1]
    assert problem.message.startswith("the copy text is that of another work")
    assert problem.place.path.endswith("pamphlet.yaml")


def test_emendations_want_a_copy_text(desk: Desk) -> None:
    """Without a copy text an emendation explains nothing."""
    compare(desk)
    desk.lay("pamphlet.yaml", YAML.replace("copy-text: copy.txt\n", ""))
    _, problems = desk.read()
    assert [problem.code for problem in problems] == ["E02"]


def test_footnotes_stand_behind_their_part(desk: Desk) -> None:
    """The words of footnotes are compared where they are printed: at the end of their part."""
    part = PART.replace("words", "words[^1]") + "\n[^1]: A note.\n"
    assert compare(desk, part, COPY + "A note.") == []
