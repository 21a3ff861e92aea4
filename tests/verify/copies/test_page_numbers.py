"""Know page numbers and running heads in a text that has lost its pages."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import HYPHEN, read_copy
from pamphlet.verify.copies.page_numbers import without_line_ends

WORDS = "word " * 60


def read(pages: list[str], name: str = "copy.txt") -> str:
    """Read pages that follow each other, without what is furniture in them."""
    copy = read_copy(name, "\n".join(pages).encode())
    return " ".join(word for at, word in enumerate(copy.words) if at not in copy.furniture)


@pytest.mark.parametrize(
    "form", ["{}", "- {} -", "Page {} of 37", "Seite {}", "p. {}", "{} / 37", "[{}]"]
)
def test_numbers_that_count_the_pages(form: str) -> None:
    """A number alone in a line, one more from page to page, is furniture."""
    pages = [f"{WORDS}\n{form.format(number)}" for number in range(4, 8)]
    assert read(pages) == (WORDS * 4).strip()


def test_running_heads() -> None:
    """A line that stands beside the numbers of several pages is furniture, whatever number is in it."""
    pages = [f"The Title 2011\n\n{WORDS}\nPart {number}\n\n{number}" for number in range(4, 8)]
    assert (
        read(pages) == "The Title 2011 " + (WORDS * 4).strip()
    )  # above the first number is no page


def test_a_page_without_a_number() -> None:
    """Numbers may be missing on a page or two."""
    pages = [f"{WORDS}\n{number if number != 6 else ''}" for number in range(4, 9)]
    assert read(pages) == (WORDS * 5).strip()


@pytest.mark.parametrize(
    "pages",
    [
        ["1", "one", "2", "two", "3", "three"],
        [f"{WORDS}\n{number}" for number in (7, 4, 12, 1)],
        [f"{WORDS}\n{number}" for number in (4, 5)],
        [f"{WORDS}\nChapter {number}" for number in range(1, 6)],
    ],
    ids=["a list", "years", "two", "chapters"],
)
def test_numbers_that_do_not(pages: list[str]) -> None:
    """Numbers in a list, out of order, too few, or beside a word that is none for a page, are words."""
    assert read(pages) == " ".join(" ".join(pages).split())


def test_a_word_broken_at_the_end_of_a_page() -> None:
    """A word is put together over the number and the head that stand within it."""
    pages = [f"{number}\nThe Title\nnating {WORDS} anti-culmi-\n" for number in range(4, 8)]
    assert read(pages).count(f"anti-culmi{HYPHEN}nating") == 3


def test_lines_of_a_page() -> None:
    """Pages whose every line is a paragraph, as converters make them of a PDF, are read alike."""
    pages = [
        f"<p>The Title</p><p>nating {WORDS} culmi-</p><p>{number}</p>" for number in range(4, 8)
    ]
    shown = read(pages, "copy.html")
    assert shown.count(f"culmi{HYPHEN}nating") == 3
    assert "Title" not in shown


def test_line_ends_that_became_spaces() -> None:
    """Many words parted behind hyphens were broken at line ends; a few, or “pre- and post-”, were typed so."""
    broken = "of the culminat- ing So- viet state "
    assert without_line_ends(broken * 4) == broken * 4
    assert without_line_ends(broken * 5) == broken.replace("- ", HYPHEN) * 5
    shared = "pre- and post-war, ein- oder zweimal "
    assert without_line_ends(broken * 5 + shared * 9).endswith(shared)


@pytest.mark.parametrize(
    ("numbers", "is_counting"), [((4, 7, 10), True), ((4, 8, 12), False), ((4, 5, 8), True)]
)
def test_two_pages_may_be_without_a_number(numbers: tuple[int, ...], is_counting: bool) -> None:  # noqa: FBT001
    """Where three or more are without one each time, the numbers count something else."""
    pages = [f"{WORDS}\n{number}" for number in numbers]
    words = WORDS * 3 if is_counting else " ".join(pages)
    assert read(pages) == " ".join(words.split())


@pytest.mark.parametrize(("count", "is_broken"), [(10, True), (9, False)])
def test_words_broken_within_lines_are_many(count: int, is_broken: bool) -> None:  # noqa: FBT001
    """Ten of them are a habit of the program that made the text; fewer may be typed so."""
    typed = " ".join(["culminat- ing"] * count)
    mended = " ".join([f"culminat{HYPHEN}ing"] * count)
    assert without_line_ends(typed) == (mended if is_broken else typed)
