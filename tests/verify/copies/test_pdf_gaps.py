"""Tell the gaps of a PDF's lines that part words from those that do not."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import read_copy
from tests.verify.papers import pdf


@pytest.mark.parametrize(
    ("gap", "apart", "is_space"),
    [
        (0, 0, False),
        (0.13, 0, False),
        (0.22, 0.4, False),
        (0.35, 0.4, True),
        (0.22, 0, True),
    ],
)
def test_a_mark_that_stands_a_little_apart(gap: float, apart: float, is_space: bool) -> None:  # noqa: FBT001 -- a column
    """It belongs to its word, all the more where the words of a line stand far apart; lengths in em."""
    body = (
        f'<p style="word-spacing: {apart}em">before <i style="margin-right: {gap}em">word</i>; then'
    )
    read = " ".join(read_copy("page.pdf", pdf(body, tagged=False)).words)
    assert read.removesuffix(" 1") == f"before word{' ' * is_space}; then"
