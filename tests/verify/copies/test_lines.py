"""Pages made of lines become words: what is furniture, and what is broken."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import HYPHEN
from pamphlet.verify.copies.lines import words_of_pages

FILLING = ("some words here", "more words here", "still more of them")


def furniture(*pages: tuple[str, ...]) -> list[str]:
    """Give the words that are taken for furniture."""
    copy = words_of_pages("pdf", pages)
    return [copy.words[at] for at in sorted(copy.furniture)]


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("7", True),
        ("xii", True),
        ("Page 7", True),
        ("p. 7", True),
        ("– 7 –", True),
        ("7/12", True),
        ("7 of 12", True),
        ("•", True),
        ("7" * 40, True),
        ("7" * 41, False),
        ("7 words", False),
        ("iixm", False),
    ],
)
def test_lines_that_are_a_number(line: str, taken: bool) -> None:  # noqa: FBT001 -- a column
    """A number of a page at its edge is furniture, in many forms, of up to forty characters."""
    assert (furniture((line, *FILLING)) == line.split()) == taken


@pytest.mark.parametrize(("words", "taken"), [(16, True), (17, False)])
def test_the_longest_running_head(words: int, taken: bool) -> None:  # noqa: FBT001 -- a column
    """What stands in the same place on two pages is furniture when it has up to sixteen words."""
    head = " ".join("head" for _ in range(words))
    pages = ((head, *FILLING), (head, "other words", "no more", "than these"))
    assert bool(furniture(*pages)) == taken


def test_the_end_of_a_citation() -> None:
    """A bracket and a number at the edge of pages are the end of what stands before them, and no running head."""
    pages = [(*(f"{word} {page}" for word in "abcd"), f"{page}]") for page in (56, 113, 160)]
    assert not {"56]", "113]", "160]"} & set(furniture(*pages))


def test_the_rest_of_a_broken_word_at_the_foot() -> None:
    """Two pages may end alike within a broken word, numbers aside; what three end with is furniture, and a number."""
    feet = ("tion. [1937b:150]", "tion. [1932b:275]", "tion. [1938b:65]")
    pages = [
        (f"{word} begins", f"with {word}", f"{word} reac{HYPHEN}", foot)
        for word, foot in zip(("one", "another", "last"), feet, strict=True)
    ]
    assert furniture(*pages[:2]) == []
    assert furniture(*pages) == " ".join(feet).split()
    numbered = [(*page[:-1], "page 7") for page in pages[:2]]
    assert furniture(*numbered) == ["page", "7", "page", "7"]


def test_on_how_many_pages() -> None:
    """A line that stands on one page only is text, and so is one that ends in a broken word."""
    assert furniture(("A Head", *FILLING), ("Words", "of", "this", "page")) == []
    broken = f"A Head{HYPHEN}"
    assert furniture((broken, *FILLING), (broken, "Words", "of", "this")) == []


@pytest.mark.parametrize(("between", "taken"), [(3, True), (4, False)])
def test_how_far_a_running_head_is_looked_for(between: int, taken: bool) -> None:  # noqa: FBT001 -- a column
    """What stands at the head of pages far apart is a text that says the same again, as the rest of a broken word."""
    other = [(f"page {'abcd'[at]}", *FILLING, f"ends {'abcd'[at]}") for at in range(between)]
    pages = [
        ("A Head", "these words", f"dis{HYPHEN}"),
        *other,
        ("A Head", "those words", "are others"),
    ]
    assert ("Head" in furniture(*pages)) is taken


def test_a_word_broken_where_a_text_says_the_same_again() -> None:
    """On pages far apart a word is broken at the same place, each time with something else behind it."""
    other = [(f"page {letter}", *FILLING, f"ends {letter}") for letter in "abcdef"]
    broken = ("as it was", *FILLING, f"is differ{HYPHEN}")
    pages = [broken, ("ent lands", "of the first"), *other, broken, ("ent lands", "of the second")]
    copy = words_of_pages("pdf", pages)
    assert copy.words.count(f"differ{HYPHEN}ent") == 2


def test_pages_that_say_the_same() -> None:
    """A text that says the same over and over breaks at the same places: a line at an edge is no running head then."""
    texts = [f"line {letter} of a refrain" for letter in "abcdefghijkl"]
    page = ("ent lands, and more", *texts, f"it is differ{HYPHEN}")
    copy = words_of_pages("pdf", [page] * 3)
    assert not copy.furniture
    assert copy.words.count(f"differ{HYPHEN}ent") == 2
    other = ("A Head", *reversed(texts))
    assert furniture(("A Head", *page), ("A Head", *page), other) == ["A", "Head"] * 3


def test_numbers_in_running_heads_do_not_count() -> None:
    """Running heads are alike but for the numbers in them."""
    pages = (("12 A Head", *FILLING), ("A Head 13", "other", "words", "are here"))
    assert furniture(*pages) == ["12", "A", "Head", "A", "Head", "13"]


def test_how_far_the_edge_goes() -> None:
    """Two lines at either end are the edge, and numbers beside them do not count."""

    def page(name: str) -> tuple[str, ...]:
        return ("First", "7", "Second", "Third", f"{name} words", "Third last", "Next", "Last")

    taken = furniture(page("these"), page("those"))
    assert taken == ["First", "7", "Second", "Next", "Last"] * 2


def test_a_broken_word_goes_on_behind_the_furniture() -> None:
    """The rest of a word that a page end broke is looked for in the next line that is no furniture."""
    pages = (("A Head", "one", "two", f"col{HYPHEN}"), ("A Head", "", "lective work", "is", "done"))
    copy = words_of_pages("pdf", pages)
    assert f"col{HYPHEN}lective" in copy.words
    assert copy.page_starts == (0, 5)
    assert [copy.words[at] for at in sorted(copy.line_starts)] == [
        "one",
        "two",
        f"col{HYPHEN}lective",
        "work",
        "is",
        "done",
    ]


def test_a_hyphen_alone_breaks_nothing() -> None:
    """A line that is nothing but a hyphen has no word that could go on."""
    assert words_of_pages("pdf", ((HYPHEN, "word"),)).words == ("word",)


def test_pages_read_by_place() -> None:
    """All words of such a page are known to be."""
    copy = words_of_pages("pdf", (("one", "two"), ("three",)), visual={1})
    assert sorted(copy.visual) == [2]


def test_a_word_that_goes_on_at_the_head_of_a_page() -> None:
    """A line that goes on with a word of the line before it on the same page is no running head."""
    page = (f"as it was bureau{HYPHEN}", "cracy in the state", *FILLING)
    copy = words_of_pages("pdf", (page, page))
    assert copy.words[3] == f"bureau{HYPHEN}cracy"
    assert 4 not in copy.furniture


def test_a_line_of_the_rest_of_a_word_begins_with_no_word() -> None:
    """Where such a line is the last, no word of the copy stands behind it."""
    copy = words_of_pages("pdf", (("one", f"col{HYPHEN}", "lective"),))
    assert copy.words == ("one", f"col{HYPHEN}lective")
    assert copy.line_starts == {0, 1}


@pytest.mark.parametrize(("alike", "taken"), [(7, True), (8, False)])
def test_two_pages_that_go_on_alike_are_one(alike: int, taken: bool) -> None:  # noqa: FBT001 -- a column
    """Eight lines beside the edge tell a page from another: in a text that says the same again no line is a head."""
    same = [f"line {letter}" for letter in "abcdefgh"[:alike]]
    pages = [
        ("Head", "over all", *same, *(f"{word} {at}" for at in "ijklmnopq"))
        for word in ("one", "two")
    ]
    assert ("Head" in furniture(*pages)) is taken
