"""Read the first pamphlet: counted, without a problem, and word for word its copy text."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pamphlet.manuscript.copy_text.proof import WordPlaces, differences
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Alteration, CitationBracket, Turn
from pamphlet.work.problems import Place, Problem
from pamphlet.work.walk import blocks_within, citations_in, runs_within
from pamphlet.work.wording import plain_text
from pamphlet.work.words import BlockWords, PartWords, Words

MANUSCRIPT = Path(__file__).parents[2] / "manuscript"


def first() -> Pamphlet:
    """Read the manuscript of this repository."""
    pamphlet, problems = read_manuscript(MANUSCRIPT)
    assert problems == ()
    assert pamphlet
    return pamphlet


PAMPHLET = first()
WORDS = PAMPHLET.words
COPY_TEXT = (MANUSCRIPT / "copy-text.txt").read_text("utf-8")
PLACES = {
    block.anchor: block.place for block in blocks_within(PAMPHLET.parts) if hasattr(block, "anchor")
}


def test_it_has_its_parts_and_turns() -> None:
    """Two notes and an interview of 43 questions and 43 answers, each in its turn."""
    assert [part.role for part in PAMPHLET.parts] == ["introduction", "note", "interview"]
    assert [len(part.blocks) for part in PAMPHLET.parts] == [5, 3, 86]
    turns = [block for block in PAMPHLET.parts[2].blocks if isinstance(block, Turn)]
    assert [turn.speakers for turn in turns] == [("CS",), ("LT",)] * 43
    assert [turn.number for turn in turns] == list(range(1, 87))
    assert [turn.label for turn in turns[:3]] == [
        "Contemporary Socialist (CS):",
        "Leon Trotsky (LT):",
        "CS:",
    ]


def test_it_has_its_citations_and_alterations() -> None:
    """55 citations of 18 keys, and 180 brackets that are none; every bracket of the text is kept."""
    runs = list(runs_within(PAMPHLET.parts))
    citations = list(citations_in(PAMPHLET.parts))
    assert len(citations) == sum(isinstance(run, CitationBracket) for run in runs) == 55
    assert {citation.key for citation in citations} == {source.key for source in PAMPHLET.sources}
    assert len(PAMPHLET.sources) == 18
    assert sum(isinstance(run, Alteration) for run in runs) == 180
    text = " ".join(WORDS.flat())
    assert (text.count("["), text.count("]")) == (235, 235)


def test_every_citation_stands_where_it_says() -> None:
    """At the line and column of a citation its text is found in the file."""
    lines = (MANUSCRIPT / "interview.md").read_text("utf-8").split("\n")
    for citation in citations_in(PAMPHLET.parts):
        line = lines[citation.place.line - 1]
        assert line.startswith(citation.typed, citation.place.column - 1)


def test_ids_are_unique() -> None:
    """No two blocks, citations, sources or parts share an ID."""
    ids = [part.anchor for part in PAMPHLET.parts] + [source.anchor for source in PAMPHLET.sources]
    ids += [citation.anchor for citation in citations_in(PAMPHLET.parts)] + list(PLACES)
    assert len(set(ids)) == len(ids)


def test_every_word_has_its_place() -> None:
    """The place of each of the words is where the file has that word."""
    texts: dict[str, str] = {}
    for name in ("introduction.md", "editorial-note.md", "interview.md"):
        texts[f"{MANUSCRIPT.as_posix()}/{name}"] = (MANUSCRIPT / name).read_text("utf-8")
    place_of = WordPlaces(WORDS, PLACES, lambda place: texts[place.path])
    words = WORDS.flat()
    for number in range(0, len(words), 23):
        place = place_of(number)
        line = texts[place.path].split("\n")[place.line - 1]
        assert line.startswith(words[number], place.column - 1)


def compare(words: Words, emendations: int | None = None) -> list[Problem]:
    """Hold words to the copy text, with all emendations or without one of them."""
    kept = tuple(e for n, e in enumerate(PAMPHLET.emendations) if n != emendations)
    place_of = WordPlaces(WORDS, PLACES, lambda _: "")
    return list(differences(COPY_TEXT, Place("copy-text.txt"), kept, words, place_of))


def changed(*edits: tuple[int, int, tuple[str, ...]]) -> Words:
    """Give the wording with runs of words replaced, counted through the work."""
    flat = list(WORDS.flat())
    for begin, end, words in sorted(edits, reverse=True):
        flat[begin:end] = words
    return Words((PartWords("all", "All", (BlockWords(WORDS.blocks[0].anchor, 0, tuple(flat)),)),))


PLACE = st.integers(0, WORDS.count - 12)


@settings(max_examples=25)
@given(PLACE, st.integers(1, 5))
def test_words_dropped_are_found(at: int, count: int) -> None:
    """Whatever words are missing, a problem names them, or those that stood around them."""
    problems = compare(changed((at, at + count, ())))
    assert problems
    assert {problem.code for problem in problems} <= {"E01", "E02"}


@settings(max_examples=25)
@given(PLACE, st.sampled_from(["not", "Xerxes", "—"]))
def test_words_added_are_found(at: int, word: str) -> None:
    """Whatever word is put in, a problem names it."""
    (problem,) = compare(changed((at, at, (word,))))
    assert problem.code == "E01"
    assert f"“{word}”" in problem.message


@settings(max_examples=25)
@given(PLACE)
def test_words_changed_are_found(at: int) -> None:
    """Whatever word is another, a problem names both."""
    word = WORDS.flat()[at]
    problems = compare(changed((at, at + 1, (f"{word}x",))))
    assert problems
    assert any(f"“{word}x”" in problem.message for problem in problems)


@settings(max_examples=25)
@given(PLACE, PLACE)
def test_words_moved_are_found(one: int, other: int) -> None:
    """Whatever words stand elsewhere, it is told."""
    begin, end = sorted((one, other))
    words = WORDS.flat()
    if words[begin : begin + 5] == words[end : end + 5] or end - begin < 6:
        return
    moved = changed((begin, begin + 5, ()), (end, end, words[begin : begin + 5]))
    if moved.flat() != words:
        assert compare(moved)


@pytest.mark.parametrize("number", range(len(PAMPHLET.emendations)))
def test_each_emendation_is_needed(number: int) -> None:
    """Without one of the emendations the parts depart from the copy text; a kept oddity is none."""
    emendation = PAMPHLET.emendations[number]
    problems = compare(WORDS, number)
    assert bool(problems) == (emendation.reads != emendation.copy_text)


def test_a_kept_oddity_is_told_without_its_entry(tmp_path: Path) -> None:
    """The quotation mark that nothing opens is a warning, were it not on record."""
    copy = tmp_path / "manuscript"
    shutil.copytree(MANUSCRIPT, copy)
    record = copy / "emendations.yaml"
    kept = record.read_text("utf-8")
    record.write_text(kept[: kept.index("# Not a departure")], "utf-8")
    _, problems = read_manuscript(copy)
    assert [problem.code for problem in problems] == ["B03"]


def test_the_condition_is_a_block_of_the_editorial_note() -> None:
    """What the licence quotes is what the editor wrote."""
    licence = PAMPHLET.metadata.licence
    assert licence
    blocks = [" ".join(block.words) for block in WORDS.parts[1].blocks]
    assert licence.condition in blocks


def test_nothing_that_was_typed_is_lost() -> None:
    """The letters and signs of each file are those of its part, but for its marks and its labels."""
    names = ("introduction.md", "editorial-note.md", "interview.md")
    for part, name in zip(WORDS.parts, names, strict=True):
        body = (MANUSCRIPT / name).read_text("utf-8").split("---\n", 2)[2]
        typed = re.sub(r"^# ", "", body.strip())
        assert list(part.flat()) == typed.split()
    heading = PAMPHLET.parts[0].heading
    assert heading
    assert plain_text(heading.runs) == "INTRODUCTORY NOTE"


def test_a_place_is_told_from_the_folder_that_was_named() -> None:
    """Paths in problems begin with the folder as the person named it."""
    assert PAMPHLET.parts[0].place == Place(f"{MANUSCRIPT.as_posix()}/introduction.md", 1)
