"""The characters of a page as they are drawn, each where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pamphlet.verify.copies.pdf_glyphs import Glyph, drawing_order, drawn_once, glyphs_of
from tests.verify.drawn_pages import opened, page_of


@contextmanager
def drawn(content: bytes) -> Iterator[list[Glyph]]:
    """Give the characters of a page with this content, in Helvetica."""
    with opened(page_of(content)) as page:
        text_page = page.get_textpage()
        yield list(glyphs_of(text_page, drawing_order(page)))
        text_page.close()


def test_each_character_has_its_place() -> None:
    """Its edges, its baseline and, by what its box has, its size; which text it is of, and of which marked content."""
    content = (
        b"BT /F 10 Tf 100 200 Td (AB) Tj ET"
        b" /P <</MCID 3>> BDC BT /F 20 Tf 100 100 Td (i) Tj ET EMC"
        b" BT /F 10 Tf 300 200 Td (C) Tj ET"
    )
    with drawn(content) as glyphs:
        seen = {glyph.text: glyph for glyph in glyphs if not glyph.guessed}
    assert list(seen) == ["A", "B", "i", "C"]
    a, b, i, c = seen.values()
    # An A of Helvetica is 667 thousandths wide, an i 222.
    assert (a.left, a.right, a.baseline) == pytest.approx((100, 106.67, 200), abs=0.01)
    assert (b.left, b.box_left, b.right) == pytest.approx((106.67, 106.67, 113.34), abs=0.01)
    assert (i.left, i.right, i.baseline) == pytest.approx((100, 104.44, 100), abs=0.01)
    assert (a.order, b.order, i.order, c.order) == (0, 0, 1, 2)
    assert (a.content, i.content, c.content) == (-1, 3, -1)
    assert a.size == pytest.approx(10, rel=0.2)
    assert i.size == pytest.approx(2 * a.size, rel=0.01)


def test_a_gap_is_a_space_that_is_guessed() -> None:
    """It has no width and no size; one that is drawn has both, and there are not two of them."""
    with drawn(b"BT /F 10 Tf 100 200 Td (a) Tj 12 0 Td (b c) Tj ET") as glyphs:
        told = [(glyph.text, glyph.guessed) for glyph in glyphs]
    assert told == [("a", False), (" ", True), ("b", False), (" ", False), ("c", False)]
    guessed, typed = (glyph for glyph in glyphs if glyph.text == " ")
    assert (guessed.right - guessed.left, guessed.size) == (0, 0)
    assert typed.right - typed.left == pytest.approx(2.78, abs=0.01)


def test_the_end_of_a_line_is_none() -> None:
    """A hyphen there is a hyphen, and what parts the lines is no character."""
    with drawn(b"BT /F 10 Tf 100 200 Td (bro-) Tj 0 -12 Td (ken) Tj ET") as glyphs:
        assert "".join(glyph.text for glyph in glyphs) == "bro-ken"
        assert [round(glyph.baseline) for glyph in glyphs] == [200] * 4 + [188] * 3


@pytest.mark.parametrize(
    ("text", "right", "up", "order", "replaced", "is_there"),
    [
        ("ا", 1.2, 0.0, 1, False, False),
        ("ا", -1.2, 1.2, 1, False, False),
        ("ا", 1.3, 0.0, 1, False, True),
        ("ا", 0.0, -1.3, 1, False, True),
        ("ب", 0.0, 0.0, 1, False, True),
        ("ا", 0.0, 0.0, 0, False, True),
        ("ا", 0.0, 0.0, 1, True, True),
    ],
)
def test_what_is_drawn_over_itself_is_there_once(
    text: str, right: float, up: float, order: int, *, replaced: bool, is_there: bool
) -> None:
    """Nearer than an eighth of its size; of one text that is drawn, and of a replacement, letters stand anywhere."""
    first = Glyph("ا", 100, 105, 50, 10, order=0, content=0)
    other = Glyph(text, 100 + right, 105, 50 + up, 10, order, content=0, replaced=replaced)
    assert list(drawn_once((first, other))) == [first, other][: 1 + is_there]
