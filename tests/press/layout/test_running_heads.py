"""The heads of pages stay on them, however long the title of the work or of a part is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.press import Layout
from pamphlet.press.layout.running_heads import LONGEST_HEAD, head_of
from pamphlet.press.typeset import typeset
from tests.page.set_lines import read_lines
from tests.press.prints import dressed

LONG = (
    "An Inquiry into the Nature and Causes of the Disappearance of Libraries in Small Towns, " * 4
)


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("The Mill", "The Mill"),
        ("a" * LONGEST_HEAD, "a" * LONGEST_HEAD),
        ("a" * (LONGEST_HEAD + 1), "a" * LONGEST_HEAD + " …"),
        ("Mill, " * 20, "Mill, " * 13 + "Mill …"),
    ],
)
def test_a_head_ends_with_a_word(title: str, head: str) -> None:
    """What is shortened says so."""
    assert head_of(title) == head


@pytest.mark.parametrize("layout", ["a5"])
def test_no_head_leaves_the_page(layout: Layout, tmp_path: Path) -> None:
    """A title of hundreds of characters takes two lines at the head, and its first words are there."""
    paragraphs = "<p>Some words of the work.</p>" * 120
    pages = dressed(f'<section class="part" data-title="{LONG}">{paragraphs}</section>')
    path = tmp_path / "made.pdf"
    path.write_bytes(typeset(pages, layout).pdf)
    heads = [
        [line for line in page if "work" not in line.text and line.size < 8.5]
        for page in read_lines(path).pages
    ]
    found = [head for head in heads if any("Inquiry" in line.text.title() for line in head)]
    assert found
    assert all(1 <= len(head) - 1 <= 3 for head in found)
    assert all(line.baseline < 595 for head in found for line in head)
