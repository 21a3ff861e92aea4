"""What the maker of a PDF calls furniture is taken away at the edges of a page alone, or where it repeats a page."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies.pdf_artifacts import squeezed, take_away_artifacts
from pamphlet.verify.copies.pdf_objects import objects_on
from tests.verify.drawn_pages import opened, page_of

HEIGHT = 400  # points: sixty at either edge are for heads and feet


def text(said: str, y: int) -> str:
    """Draw a text at some height; letters of ten points have seven above that."""
    return f"BT /F 10 Tf 50 {y} Td ({said}) Tj ET"


def artifact(said: str, y: int) -> str:
    """Draw a text that is called an artifact."""
    return f"/Artifact BMC {text(said, y)} EMC"


def left_of(*drawn: str, read: str = "") -> str:
    """Give what is left on a page on which this is drawn, when other pages were `read` before."""
    content = page_of("\n".join(drawn).encode(), (400, HEIGHT))
    with opened(content) as page:
        take_away_artifacts(page, objects_on(page), squeezed(read))
        text_page = page.get_textpage()
        left = " ".join(str(text_page.get_text_bounded()).split())
        text_page.close()
    return left


WORDS = text("words", 200)


@pytest.mark.parametrize(
    ("drawn", "left"),
    [
        ((artifact("head", 342), WORDS), "words"),
        ((artifact("head", 338), WORDS), "head words"),
        ((WORDS, artifact("foot", 50)), "words"),
        ((WORDS, artifact("foot", 56)), "words foot"),
        ((artifact("head", 350), artifact("foot", 20), WORDS), "words"),
        ((WORDS, artifact("head", 350), artifact("foot", 20)), "words"),
        ((text("more", 210), artifact("head", 350), WORDS), "head more words"),
        ((text("head", 350), WORDS, text("foot", 20)), "head words foot"),
        ((f"/Span BMC {text('head', 350)} EMC", WORDS), "head words"),
        ((artifact("within", 201), WORDS, artifact("foot", 20)), "within words"),
    ],
)
def test_at_the_edge_drawn_first_or_last(drawn: tuple[str, ...], left: str) -> None:
    """Farther inside, or amid the text, words that are called so are words that a reader sees."""
    assert " ".join(sorted(left_of(*drawn).split())) == " ".join(sorted(left.split()))


@pytest.mark.parametrize(
    ("read", "left"),
    [
        ("the Year, Yield of", "more words"),
        ("yearyield", "more words"),
        ("yield year", "Year Yield more words"),
        ("year", "Year Yield more words"),
        ("", "Year Yield more words"),
    ],
)
def test_the_head_of_a_table_that_goes_on(read: str, left: str) -> None:
    """What is drawn one after the other is one row, and is taken away where an earlier page says just that."""
    drawn = text("more", 230), artifact("Year", 220), artifact("Yield", 210), WORDS
    assert left_of(*drawn, read=read) == left.replace("Year Yield more", "more Year Yield")


def test_each_row_is_judged_by_itself() -> None:
    """Between two of them stands a text."""
    drawn = artifact("Year", 230), text("more", 220), artifact("Yield", 210), WORDS
    assert left_of(*drawn, read="a year") == "more Yield words"


@pytest.mark.parametrize(("letters", "is_taken"), [(3_999, True), (4_000, False)])
def test_how_long_a_row_may_be(letters: int, *, is_taken: bool) -> None:
    """Fewer than four thousand characters are looked for on earlier pages."""
    said = "a" * letters
    left = left_of(text("more", 230), artifact(said, 220), WORDS, read=said)
    assert ("a" * 10 not in left) is is_taken


def test_letters_and_figures_are_compared() -> None:
    """Without case, and without what stands between them."""
    assert squeezed("Yield, in 1961 – ÉTÉ!") == "yieldin1961été"
