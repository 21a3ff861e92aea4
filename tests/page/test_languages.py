"""The figures that pages in languages of long words keep to, measured from the file.

The text is the Universal Declaration of Human Rights, as the United Nations publish it, three of its paragraphs in one.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from pamphlet.press.typeset import typeset
from tests.formats.made import METADATA
from tests.page.figures import measure
from tests.page.set_lines import read_lines
from tests.press.prints import dressed

DECLARATION = Path(__file__).with_name("declaration")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "hyphened"),
    # Ukrainian words of law are as long as Russian ones, and parted at fewer places.
    [("pl", 12), ("ru", 12), ("uk", 13), ("de", 12)],
)
def test_lines_of_long_words(language: str, hyphened: float, tmp_path: Path) -> None:
    """Words are broken at few ends of lines, spaces are even, and there is no scrap and no hyphen where a page ends."""
    text = (DECLARATION / f"{language}.txt").read_text("utf-8").strip()
    paragraphs = (
        f'<p id="text-{number}">{escape(paragraph)}</p>'
        for number, paragraph in enumerate(text.split("\n\n"))
    )
    pages = dressed(f'<section class="part">{"".join(paragraphs)}</section>')
    path = tmp_path / "made.pdf"
    path.write_bytes(typeset(replace(pages, metadata=replace(METADATA, language=language))).pdf)
    figures = measure(read_lines(path))
    assert figures.full > 150
    assert figures.hyphened <= hyphened
    assert figures.over_16 <= 2
    assert figures.over_20 == 0
    assert figures.tightest > 0.68
    assert (figures.runs_of_more, figures.runts, figures.over_a_page) == (0, 0, 0)
    assert figures.out_of_measure == 0
    assert figures.facing_meet >= 95
