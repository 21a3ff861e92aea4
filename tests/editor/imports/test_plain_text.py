"""Plain texts: paragraphs over the ends of pages, broken words, page numbers, turns, headings, verse."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from pamphlet.editor.imports.importing import import_documents
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Paragraph
from pamphlet.work.problems import Problem
from pamphlet.work.walk import blocks_within
from tests.editor import documents_made as made
from tests.editor.more_documents_made import two_sided_pages

ROOT = Path(__file__).parents[3]
FIRST = ROOT / "manuscript"
DAY = "2026-11-26"


def imported(
    text: str | bytes, folder: Path, name: str = "text.txt"
) -> tuple[Pamphlet, tuple[Problem, ...]]:
    """Import a text, and read the manuscript: it has no error."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    told = import_documents([path], folder / "made", DAY)
    assert told.draft, told.problems
    pamphlet, problems = read_manuscript(folder / "made")
    assert pamphlet, problems
    return pamphlet, told.problems


def blocks(pamphlet: Pamphlet) -> list[str]:
    """Give the words of each block."""
    return [" ".join(block.words) for block in pamphlet.words.blocks]


def questions(problems: tuple[Problem, ...], about: str) -> list[str]:
    """Give the open decisions that are about something."""
    return [p.message for p in problems if p.code == "D02" and about in p.message]


def test_the_copy_text_of_the_first_pamphlet_becomes_its_parts(tmp_path: Path) -> None:
    """Of 96 paragraphs 95 are those of the manuscript, and the last differs by the stray space; ten decisions."""
    received = (FIRST / "copy-text.txt").read_bytes()
    pamphlet, problems = imported(received, tmp_path, "copy-text.txt")
    first, _ = read_manuscript(FIRST)
    assert first
    ours, theirs = blocks(pamphlet), blocks(first)
    assert len(ours) == len(theirs) == 96
    differing = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    assert [(a.replace("so lved", "solved"), b) for a, b in differing] == [
        (differing[0][1], differing[0][1])
    ]
    assert len(questions(problems, "new paragraph")) == 6
    assert questions(problems, "keep the hyphen") == [
        "“ex-/bureaucrats” is broken at a line end: keep the hyphen?",
        "“counter-/revolutionary” is broken at a line end: keep the hyphen?",
        "“capitalist-/restorationist” is broken at a line end: keep the hyphen?",
        "“long-/term” is broken at a line end: keep the hyphen?",
    ]
    assert [part.role for part in pamphlet.parts] == ["introduction", "note", "interview"]
    assert [speaker.key for speaker in pamphlet.metadata.speakers] == ["CS", "LT"]
    assert pamphlet.metadata.licence
    assert "in its entirety" in pamphlet.metadata.licence.condition
    assert [emendation.reads for emendation in pamphlet.emendations] == ["counterrevolutionary"]
    assert (tmp_path / "made" / "copy-text.txt").read_bytes() == received
    places = [str(p.place).rpartition("/")[2] for p in problems if "counter-/" in p.message]
    assert places == ["copy-text.txt:576"]


def test_pages_leave_no_trace_but_what_is_told(tmp_path: Path) -> None:
    """Page numbers and running heads go, told with their lines; sentences go on over the ends of pages."""
    text = made.paged_text(tmp_path).read_text("utf-8")
    pamphlet, problems = imported(text, tmp_path)
    expected = [f"{name}: {' '.join(said.split())}" for name, said in made.TURNS]
    assert blocks(pamphlet)[-len(expected) :] == expected
    told = [p.message for p in problems if p.code == "D03"]
    assert any("The Miller Speaks" in message and "lines" in message for message in told)
    assert any("- 1 -" in message and "- 2 -" in message for message in told)
    assert pamphlet.metadata.title == "THE MILLER SPEAKS"
    assert [part.title for part in pamphlet.parts] == ["Introduction", "Interview"]


def test_numbers_of_sections_are_no_page_numbers(tmp_path: Path) -> None:
    """Numbers that stand alone between whole sentences are the text's own."""
    sections = "\n\n".join(
        f"{number}\n\n{textwrap.fill(4 * made.SAID, 60)}" for number in range(1, 6)
    )
    pamphlet, _ = imported(sections, tmp_path)
    assert [block for block in blocks(pamphlet) if block.isdigit()] == list("12345")


def test_page_numbers_stay_when_a_person_says_so(tmp_path: Path) -> None:
    """The decision on what stands at the ends of pages can be turned round."""
    text = made.paged_text(tmp_path).read_text("utf-8")
    imported(text, tmp_path)
    decisions = tmp_path / "made" / "decisions.yaml"
    typed = decisions.read_text("utf-8")
    assert "decision: furniture" in typed
    head, entry = typed.split("decision: furniture")
    entry = entry.replace("answer:  #", "answer: no  #", 1)
    decisions.write_text(f"{head}decision: furniture{entry}", "utf-8")
    pamphlet, _ = imported(text, tmp_path)
    assert "- 1 -" in " ".join(blocks(pamphlet))


def test_broken_words_are_whole_by_what_the_text_writes_elsewhere(tmp_path: Path) -> None:
    """A text that breaks words asks only of those that may have a hyphen of their own."""
    pamphlet, problems = imported(made.HYPHENATED, tmp_path)
    text = " ".join(blocks(pamphlet))
    for word in ("beginning", "company", "country", "whatever", "self-made", "People", "little."):
        assert f" {word} " in f" {text} ", word
    assert not any(f"{word}-" in text for word in ("com", "coun", "begin", "Inter"))
    asked = questions(problems, "keep the hyphen")
    assert any("self-/made" in question for question in asked)
    assert not any("com-/pany" in question for question in asked)
    assert not pamphlet.emendations


def test_a_hyphen_that_is_left_open_breaks_no_word(tmp_path: Path) -> None:
    """“pre- and post-war” stays as it is, wherever the line ends."""
    text = f"{textwrap.fill(3 * made.SAID, 60)} In the years pre-\nand post-war\nit was so."
    pamphlet, problems = imported(text, tmp_path)
    assert "years pre- and post-war it" in " ".join(blocks(pamphlet))
    assert questions(problems, "hyphen") == []


SHORT = (
    "A TALK AT THE MILL",
    "By Ann Lee",
    4 * made.SAID,
    "Q: Why here? " + 2 * made.SAID,
    "A: Because of the stone. " + 3 * made.SAID,
    "Q: And then?",
    "A: Then the war came. " + 2 * made.SAID,
    "Q: Did it end?",
    "A: It did.",
)
LAYOUTS = {
    "wrapped, with empty lines": "\n\n".join(textwrap.fill(text, 70) for text in SHORT),
    "wrapped, without": "\n".join(textwrap.fill(text, 70) for text in SHORT),
    "a line a paragraph": "\n".join(SHORT),
    "a line a paragraph, with empty lines": "\r\n\r\n".join(SHORT),
    "set in at the first line": "\n".join(
        textwrap.fill(text, 70, initial_indent="    ") for text in SHORT
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_paragraphs_are_known_however_they_are_set(layout: str, tmp_path: Path) -> None:
    """With empty lines or without, wrapped or not, the same text has the same paragraphs."""
    pamphlet, _ = imported(LAYOUTS[layout], tmp_path)
    found = blocks(pamphlet)
    assert " ".join(found).split() == " ".join(SHORT).split()
    assert found[-6:] == [" ".join(text.split()) for text in SHORT[-6:]]
    assert [speaker.key for speaker in pamphlet.metadata.speakers] == ["Q", "A"]


def test_an_old_encoding_is_read_and_kept_as_utf_8(tmp_path: Path) -> None:
    """A text in Windows' encoding gets its quotation marks and accents."""
    text = f"Introduction\n\n“Naïve” – that was the word. {made.SAID}\n"
    pamphlet, _ = imported(text.encode("cp1252"), tmp_path)
    assert "“Naïve” – that" in " ".join(blocks(pamphlet))


def test_lines_that_were_ended_on_purpose_stay_lines(tmp_path: Path) -> None:
    """A stanza in a text of wide lines is verse."""
    verse = "The wheel goes round,\nthe wheel goes round,\nand nobody is drowned."
    text = f"{textwrap.fill(4 * made.SAID, 70)}\n\n{verse}\n\n{textwrap.fill(4 * made.SAID, 70)}\n"
    pamphlet, _ = imported(text, tmp_path)
    found = [
        block
        for block in blocks_within(pamphlet.parts)
        if isinstance(block, Paragraph) and block.verse
    ]
    assert len(found) == 1


def test_marks_of_lists_and_of_markdown_stay_words(tmp_path: Path) -> None:
    """In a text without markup a dash, a star and a number are words, and are printed."""
    text = "- that archaic * thing\n\n1. It was\n\n# no heading\n\n> no quotation, _nor_ [this](that)\n\n+ nor a list\n"
    pamphlet, _ = imported(text, tmp_path)
    assert blocks(pamphlet) == [line for line in text.split("\n") if line]


def test_a_label_that_stands_once_is_no_speaker(tmp_path: Path) -> None:
    """“Note:” opens no turn, and a text without speakers has no interview."""
    pamphlet, _ = imported(f"Note: this is old.\n\n{made.SAID}\n\nWarning: {made.SAID}", tmp_path)
    assert pamphlet.metadata.speakers == ()


def test_chapters_have_their_number_and_name_in_one_heading(tmp_path: Path) -> None:
    """CHAPTER II and the line below it are one heading; a last line is none; nobody is asked of chapters."""
    chapters = [
        f"CHAPTER {number}\n\nThe Pool of {name}\n\n{made.SAID}"
        for number, name in (("I", "Tea"), ("II", "Rain"))
    ]
    pamphlet, problems = imported("\n\n".join([*chapters, "THE END"]), tmp_path)
    titles = [part.title for part in pamphlet.parts]
    assert titles == ["CHAPTER I The Pool of Tea", "CHAPTER II The Pool of Rain"]
    assert blocks(pamphlet)[-1] == "THE END"
    assert not questions(problems, "CHAPTER")


def test_heads_of_left_and_right_pages_go_and_no_line_of_the_text_does(tmp_path: Path) -> None:
    """Though sentences come again at the ends of pages; paragraphs are told by how they are set in."""
    pamphlet, problems = imported(two_sided_pages(), tmp_path)
    told = [block for block in blocks(pamphlet) if block.startswith("Of the year")]
    assert len(told) == 60
    assert all(block.endswith("not by the ford.") for block in told)
    assert pamphlet.metadata.title == "BREAD ON THURSDAYS"
    assert [part.title for part in pamphlet.parts][-1] == "Introduction"
    left_out = [p.message for p in problems if p.code == "D03"]
    assert any("Bread on Thursdays" in message for message in left_out)
    assert not any("mill" in message for message in left_out)


def test_a_page_may_end_amid_a_line_of_the_file(tmp_path: Path) -> None:
    """What stands on either side of a form feed is no one word; and “Page 9” goes, however short its page is."""
    pages = [
        "\n".join([*textwrap.wrap(f"{n} years. " + made.SAID * 4, 60), f"Page {n}"])
        for n in range(1, 9)
    ]
    pamphlet, problems = imported("\f".join([*pages, "The end of it.\nPage 9"]), tmp_path)
    words = pamphlet.words.flat()
    assert "Page" not in words
    assert not any("Page" in word for word in words)
    assert words[-4:] == ("The", "end", "of", "it.")
    assert [p for p in problems if p.code == "D04"] == []


def test_the_number_of_a_chapter_with_a_full_stop_belongs_to_its_name(tmp_path: Path) -> None:
    """CHAPTER I. and what stands below it are one heading."""
    text = f"CHAPTER I.\n\nThe Mill\n\n{made.SAID}\n\nCHAPTER II.\n\nThe Ford\n\n{made.SAID}\n"
    pamphlet, _ = imported(text, tmp_path)
    assert [part.title for part in pamphlet.parts] == [
        "CHAPTER I. The Mill",
        "CHAPTER II. The Ford",
    ]
