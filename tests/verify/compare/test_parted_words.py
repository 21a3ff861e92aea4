"""Words that line ends part, in scripts that are written without spaces between them."""

from __future__ import annotations

import random
import re

import pytest

from pamphlet.verify.compare.compare import compare
from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.compare.parted_words import parted_words
from pamphlet.verify.copies import Copy, read_copy
from pamphlet.verify.copies.lines import words_of_pages
from pamphlet.work.words import BlockWords, Words
from tests.verify.samples import of_one_part
from tests.whole.generated import UNSPACED, unspaced_text

CALL = "7"
# Marks that stand on the letter before them begin no line.
LETTER = re.compile("\\S[\u0e31-\u0e3a\u0e47-\u0e4e\u17b4-\u17d3\u200b]*")


def work_of(paragraphs: list[str], called: int = -1) -> Words:
    """Make a work of paragraphs; a note is called in one of them."""
    blocks = [
        BlockWords(
            f"p-{at}", 0, tuple(text.split()), calls=((0, int(CALL)),) if at == called else ()
        )
        for at, text in enumerate(paragraphs)
    ]
    return of_one_part(*blocks)


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of so many letters, wherever they end."""
    lines: list[str] = [""]
    for piece in re.findall(rf"{LETTER.pattern}|\s", text):
        if len(lines[-1]) >= width:
            lines.append("")
        lines[-1] += piece if lines[-1] or not piece.isspace() else ""
    return [line.strip() for line in lines if line.strip()]


def differences(work: Words, copy: Copy) -> tuple[Difference, ...]:
    """Give what differs."""
    return compare(work, copy).differences


@pytest.mark.parametrize("width", [7, 20, 36])
@pytest.mark.parametrize("language", UNSPACED)
def test_wherever_lines_end(language: str, width: int) -> None:
    """A text whose lines end anywhere is whole, as a text and as Markdown."""
    chance = random.Random(width)  # noqa: S311 - always the same
    paragraphs = [unspaced_text(language, chance) for _ in range(6)]
    work = work_of(paragraphs)
    lines = [[*wrapped(text, width), ""] for text in paragraphs]
    typed = "\n".join(line for paragraph in lines for line in paragraph).encode()
    assert not differences(work, read_copy("a.txt", typed))
    assert not differences(work, read_copy("a.md", b"# Part\n\n" + typed))


@pytest.mark.parametrize("language", UNSPACED)
def test_wherever_pages_end(language: str) -> None:
    """Words are put together around the numbers and the running heads of pages."""
    chance = random.Random(2)  # noqa: S311 - always the same
    paragraphs = [unspaced_text(language, chance) for _ in range(6)]
    lines = [line for text in paragraphs for line in wrapped(text, 36)]
    pages = [["A Head", *lines[at : at + 9], f"{at}"] for at in range(0, len(lines), 9)]
    copy = words_of_pages("pdf", pages)
    assert copy.furniture
    assert not differences(work_of(paragraphs), copy)


@pytest.mark.parametrize("language", UNSPACED)
def test_notes_called_within(language: str) -> None:
    """The number of a note amid a word of many lines is none of its letters."""
    chance = random.Random(3)  # noqa: S311 - always the same
    text = unspaced_text(language, chance)
    word = text.split()[0]
    lines = wrapped(word, 6)
    assert len(lines) > 1
    for at in range(len(lines)):
        for call in (f"{lines[at]}{CALL}", f"{lines[at][:1]}{CALL}{lines[at][1:]}"):
            page = [*lines[:at], call, *lines[at + 1 :], *wrapped(text.removeprefix(word), 20)]
            copy = words_of_pages("pdf", [page])
            assert not differences(work_of([text], called=0), copy), page
            assert differences(work_of([text]), copy), page  # it calls none


@pytest.mark.parametrize("language", UNSPACED)
def test_a_letter_that_is_gone(language: str) -> None:
    """Where one letter is lost, doubled or another, the copy differs."""
    chance = random.Random(5)  # noqa: S311 - always the same
    text = unspaced_text(language, chance)
    for at in chance.sample(range(1, len(text) - 1), 20):
        for letter in ("", text[at] * 2, "々"):
            spoiled = "\n".join(wrapped(text[:at] + letter + text[at + 1 :], 20))
            if spoiled.replace("\n", "") != text.replace(" ", ""):
                assert differences(work_of([text]), read_copy("a.txt", spoiled.encode()))


def test_words_of_a_spaced_script() -> None:
    """Two words at a line end are not one because the work has that elsewhere; nor are words in a text's lines."""
    work = work_of(["some thing", "something"])
    assert not differences(work, words_of_pages("pdf", [["it is some", "thing", "something"]]))
    assert differences(work, read_copy("a.txt", b"some thing\n\nsome\nthing"))
    noted = work_of(["some thing", "something"], called=0)
    assert not differences(noted, words_of_pages("pdf", [[f"some{CALL}", "thing", "something"]]))


def test_a_call_that_stands_alone() -> None:
    """The number of a note may look like a line of its own, amid a word or behind one."""
    work = work_of(["歴史は書いた。", "そして"], called=0)
    for page in (
        ["歴史", "は", CALL, "書いた。", "そして"],
        ["歴史は", "書いた。", CALL, "そして"],
        ["歴史は", "書いた。", CALL, "そし", "て"],
    ):
        assert not differences(work, words_of_pages("pdf", [page])), page
    listed = work_of(["one house", "note"], called=0)
    copy = words_of_pages("pdf", [["one house", CALL, "note"]])
    assert parted_words(copy, {word: word for word in ("one", "house", "note")}, {7: {"one"}}) == {}
    assert not differences(listed, copy)


def test_a_latin_name_within() -> None:
    """A Latin name amid letters without spaces may be broken with a hyphen."""
    work = work_of(["歴史はTrotskyが書いた。"])
    copy = words_of_pages("pdf", [["歴史はTrot\x02", "skyが書", "いた。"]])
    assert not differences(work, copy)


@pytest.mark.parametrize("foot", [["1/1."], ["1/1.", "4"]])
def test_an_end_that_looks_like_the_number_of_a_page(foot: list[str]) -> None:
    """A line ends behind a dash, and “1/1.” stands alone below it, the last of the page: it is a word's end."""
    says = [f"It rained on day {day} and nobody went out of the house." for day in "abcdefghijkl"]
    work = work_of([*says[:6], "Points of jasper—1/1.", *says[6:]])
    first = ["A Book", *says[:6], "Points of jasper—", *foot]
    copy = words_of_pages("pdf", [first, ["A Book", *says[6:], "5"]])
    assert not [found for found in differences(work, copy) if found.kind != "put in"]
    gone = words_of_pages("pdf", [[*first[:8], "4"], ["A Book", *says[6:], "5"]])
    assert [found.kind for found in differences(work, gone)] == ["changed"]
