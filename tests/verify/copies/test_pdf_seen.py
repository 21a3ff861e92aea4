"""What is seen of a page: how its lines run, which characters stand on it, and which of two pages each belongs to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pamphlet.verify.copies import Side
from pamphlet.verify.copies.pdf_seen import SeenPage, characters_seen, sides_of, turned_by
from tests.verify.drawn_pages import opened, page_of


def at(said: str, x: float, y: float, across: str = "1 0 0 1") -> bytes:
    """Draw a text at a place, in a direction."""
    return f"BT /F 10 Tf {across} {x} {y} Tm ({said}) Tj ET ".encode()


UPRIGHT, UPENDED = "1 0 0 1", "-1 0 0 -1"
UPWARDS, DOWNWARDS = "0 1 -1 0", "0 -1 1 0"
MIRRORED, FLIPPED = "-1 0 0 1", "1 0 0 -1"  # the letters, from the left or from below
ASLANT_UPWARDS, ASLANT = "0.6 0.8 -0.8 0.6", "0.8 0.6 -0.6 0.8"
HALFWAY = "1 1 -1 1"
SMALL_FLIPPED, SMALL_MIRRORED, SMALL_DOWNWARDS = "0.5 0 0 -0.5", "-0.5 0 0 0.5", "0 -0.5 0.5 0"


@pytest.mark.parametrize(
    ("drawn", "turned"),
    [
        (b"", 0),
        (at("words", 100, 200), 0),
        (at("words", 300, 200, UPENDED), 180),
        (at("words", 200, 100, UPWARDS), 90),
        (at("words", 200, 300, DOWNWARDS), 270),
        (at("words", 300, 200, MIRRORED), 0),
        (at("words", 100, 200, FLIPPED), 0),
        (at("words", 100, 200, SMALL_FLIPPED), 0),
        (at("words", 300, 200, SMALL_MIRRORED), 0),
        (at("words", 200, 300, SMALL_DOWNWARDS), 270),
        (at("words", 100, 100, ASLANT), 0),
        (at("words", 100, 100, HALFWAY), 0),
        (at("words", 100, 100, ASLANT_UPWARDS), 90),
        (at("most", 100, 200) + at("few", 300, 100, UPENDED), 0),
        (at("few", 100, 200) + at("most", 300, 100, UPENDED), 180),
        (at("few", 100, 200) + at("most", 300, 100, UPWARDS), 90),
        (at("most", 100, 200) + at("few", 300, 100, UPWARDS), 0),
        # What PDFium puts between words is in no direction: three letters are fewer than four.
        (
            at("abcd", 300, 50, UPENDED) + at("a", 20, 300) + at("b", 60, 300) + at("c", 99, 300),
            180,
        ),
        # Of a long text one letter in so many is looked at, from the first to the last of them.
        (at("x" * 30, 20, 300) + at("y" * 40, 380, 100, UPENDED), 180),
        (at("x" * 100, 20, 300) + at("y" * 90, 380, 100, UPENDED), 0),
    ],
)
def test_how_most_of_the_lines_run(drawn: bytes, turned: int) -> None:
    """A page is turned so that most of its letters stand upright."""
    with opened(page_of(drawn)) as page:
        text_page = page.get_textpage()
        assert turned_by(text_page) == turned
        text_page.close()


def seen_on(drawn: bytes, unseen: Sequence[tuple[int, int]] = ()) -> list[tuple[str, int, int]]:
    """Give the characters that are seen of a page of 400 by 400 points, and their places in whole points."""
    with opened(page_of(drawn)) as page:
        text_page = page.get_textpage()
        found = [
            (text, round(x), round(y)) for text, x, y in characters_seen(page, text_page, unseen)
        ]
        text_page.close()
    return found


@pytest.mark.parametrize(
    ("x", "y", "is_seen"),
    [
        (0, 0, True),
        (-0.1, 0, False),
        (0, -0.1, False),
        (400, 400, True),
        (400.1, 400, False),
        (400, 400.1, False),
        (0, 500, False),
        (500, 0, False),
    ],
)
def test_what_begins_on_the_page_is_seen(x: float, y: float, *, is_seen: bool) -> None:
    """Its edges are on it."""
    assert bool(seen_on(at("a", x, y))) is is_seen


def test_what_stands_outside_or_is_hidden_leaves_the_rest() -> None:
    """Letters behind such are given, each with its place, and what stands between goes with what is before it."""
    drawn = at("ab", 100, 300) + at("out", 500, 300) + at("c", 100, 200)
    assert "".join(text for text, _, _ in seen_on(drawn)).split() == ["ab", "c"]
    assert [one for one in seen_on(drawn) if one[0] == "c"] == [("c", 100, 200)]
    assert [text for text, _, _ in seen_on(at("abc", 100, 300), [(1, 2)])] == ["a", "c"]


def sides(size: tuple[float, float], drawn: bytes, turned: int = 0) -> list[Side]:
    """Give the sides of a page of that size; its lines are its words."""
    with opened(page_of(drawn, size)) as page:
        page.set_rotation(turned)
        text_page = page.get_textpage()
        seen = SeenPage(text_page, str(text_page.get_text_range()), turned)
        found = sides_of(page, seen, str.split)
        text_page.close()
    return found


LYING, STANDING, SQUARE = (400, 300), (300, 400), (400, 400)


@pytest.mark.parametrize(
    ("size", "drawn", "turned", "found"),
    [
        (LYING, at("left", 50, 100) + at("right", 250, 100), 0, [Side(["left"], ["right"])]),
        (LYING, at("left", 50, 100), 0, [Side(["left"], [])]),
        (LYING, at("left", 50, 100) + at("i", 199, 100), 0, []),
        (
            LYING,
            at("left", 350, 100, UPENDED) + at("right", 150, 100, UPENDED),
            180,
            [Side(["right"], ["left"], turned=True)],
        ),
        # Four pages on a side that stands, two on each of two sides.
        (
            STANDING,
            at("a", 50, 300) + at("b", 250, 300) + at("c", 50, 100) + at("d", 250, 100),
            0,
            [Side(["a"], ["b"]), Side(["c"], ["d"])],
        ),
        (STANDING, at("b", 250, 300) + at("c", 50, 100), 0, [Side([], ["b"]), Side(["c"], [])]),
        (STANDING, at("a", 50, 300) + at("b", 250, 201), 0, []),
        (SQUARE, at("a", 50, 300) + at("b", 250, 100), 0, [Side(["a"], []), Side([], ["b"])]),
        (STANDING, at("a", 250, 300, UPENDED) + at("b", 50, 300, UPENDED), 180, []),
        # A sheet that was printed upright, and lies on its side in the file.
        (
            STANDING,
            at("upper", 100, 300, DOWNWARDS) + at("lower", 100, 150, DOWNWARDS),
            270,
            [Side(["upper"], ["lower"])],
        ),
        (
            STANDING,
            at("upper", 100, 300, UPWARDS) + at("lower", 100, 50, UPWARDS),
            90,
            [Side(["lower"], ["upper"])],
        ),
    ],
)
def test_two_pages_on_a_side(
    size: tuple[float, float], drawn: bytes, turned: int, found: list[Side]
) -> None:
    """Which half a letter is on is told by where it begins, as the page is read."""
    assert sides(size, drawn, turned) == found
