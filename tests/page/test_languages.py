"""The figures that pages in languages of long words keep to, measured from the file.

The text is made of statutes of an invented library of tools: their sentences in sixteen orders, five in a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from random import Random

import pytest

from pamphlet.press.typeset import typeset
from tests.formats.made import METADATA
from tests.page.figures import measure
from tests.page.set_lines import read_lines
from tests.press.prints import dressed

STATUTES = Path(__file__).with_name("statutes")
ORDERS, IN_A_PARAGRAPH = 16, 5


def batched(file: Path) -> Iterator[list[str]]:
    """Give the sentences of a file, one a line, paragraph by paragraph, in so many orders, the same each time."""
    sentences = file.read_text("utf-8").splitlines()
    chance = Random(1)  # noqa: S311 -- no secret
    for _ in range(ORDERS):
        chance.shuffle(sentences)
        for start in range(0, len(sentences), IN_A_PARAGRAPH):
            yield sentences[start : start + IN_A_PARAGRAPH]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "pl", "ru", "uk"])
def test_lines_of_long_words(language: str, tmp_path: Path) -> None:
    """Words are broken at few ends of lines, spaces are even, and there is no scrap and no hyphen where a leaf ends."""
    paragraphs = (
        f'<p id="text-{number}">{escape(" ".join(sentences))}</p>'
        for number, sentences in enumerate(batched(STATUTES / f"{language}.txt"))
    )
    pages = dressed(f'<section class="part">{"".join(paragraphs)}</section>')
    path = tmp_path / "made.pdf"
    path.write_bytes(typeset(replace(pages, metadata=replace(METADATA, language=language))).pdf)
    figures = measure(read_lines(path))
    assert figures.full > 600
    assert figures.hyphened <= 12
    assert figures.over_16 <= 2
    assert figures.over_20 == 0
    assert figures.tightest > 0.68
    assert (figures.runs_of_more, figures.runts, figures.over_a_leaf) == (0, 0, 0)
    assert figures.out_of_measure == 0
    assert figures.facing_meet >= 95
