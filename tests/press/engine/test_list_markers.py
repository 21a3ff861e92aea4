"""Numbers of lists are drawn before the words of their items, and stand where they stood."""

from __future__ import annotations

import pytest

from pamphlet.press import Layout
from pamphlet.press.typeset import typeset
from tests.press.prints import dressed, words_by_pdfium

ITEMS = range(1, 61)
LIST = "".join(
    f"<li><p>Item {number} has words{' of its own' * 6}.</p><p>And more.</p></li>"
    for number in ITEMS
)


@pytest.mark.parametrize("layout", ["a5", "reading", "large"])
def test_numbers_stand_before_their_items(layout: Layout) -> None:
    """Read as it is drawn, each number stands before its item, in one column or in two; none is left for the end."""
    pages = dressed(f'<section class="part"><ol>{LIST}</ol></section>')
    drawn = words_by_pdfium(typeset(pages, layout).pdf)
    words = " ".join(word for page in drawn for word in page)
    assert all(f"{number}. Item {number} has" in words for number in ITEMS)


def test_items_that_begin_within_a_line() -> None:
    """An item without a paragraph has its number in its first line, and is drawn as ever."""
    pages = dressed('<section class="part"><ul><li>One</li><li>Two</li></ul></section>')
    drawn = words_by_pdfium(typeset(pages).pdf)
    words = [word for page in drawn for word in page]
    assert {"One", "Two"} <= set(words)
    assert words.count("•") == 2
