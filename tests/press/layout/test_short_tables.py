"""Tables of a few rows stay on one page, longer ones are parted between their rows, with their heads on each page."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pamphlet.pages.tables import STACKED
from pamphlet.press import Layout
from pamphlet.press.layout.short_tables import PAGES, height_of, keep_short_tables
from pamphlet.press.typeset import typeset
from tests.page.set_lines import read_lines
from tests.press.prints import dressed

LINE = "<p>A line of some words.</p>"


def table(rows: int, words: str = "row {}", kind: str = "") -> str:
    """Write a table with a head and so many rows."""
    body = "".join(f"<tr><td>{words.format(row)}</td><td>x</td></tr>" for row in range(rows))
    head = "<thead><tr><th>Headed</th><th>y</th></tr></thead>"
    return f'<table class="{kind}">{head}<tbody>{body}</tbody></table>'


@pytest.mark.parametrize(
    ("layout", "rows", "kept"),
    [
        ("a5", 7, True),
        ("a5", 8, False),
        ("reading", 15, True),
        ("reading", 16, False),
        ("large", 5, True),
        ("large", 6, False),
    ],
)
def test_a_third_of_a_page(layout: Layout, rows: int, *, kept: bool) -> None:
    """A table of less than a third of the height of a page is not parted, one with a row more is."""
    root = ET.fromstring(f"<html>{table(rows)}</html>")
    keep_short_tables(root, layout)
    (found,) = root.iter("table")
    assert ("avoid" in found.get("style", "")) == kept


def test_long_cells_and_lists_are_higher() -> None:
    """A row is as high as its words want it, and one that is set as a list is as high as all its cells."""
    page = PAGES["a5"]
    plain, long, listed = (
        height_of(ET.fromstring(made), page)
        for made in (table(4), table(4, "long words {0} " * 30), table(4, kind=STACKED))
    )
    assert 1.9 * plain < long
    assert listed == 2 * plain


@pytest.mark.parametrize(("rows", "whole"), [(5, True), (24, False)])
def test_where_the_page_ends(rows: int, *, whole: bool, tmp_path: Path) -> None:
    """With room for a few rows at the foot of a page, a short table goes to the next, and a long one begins there."""
    for lines in range(22, 27):
        path = tmp_path / "made.pdf"
        part = f'<section class="part">{LINE * lines}{table(rows)}{LINE}</section>'
        path.write_bytes(typeset(dressed(part)).pdf)
        pages = [
            [line.text for line in page]
            for page in read_lines(path).pages
            if any(line.text.startswith(("Headed", "row")) for line in page)
        ]
        assert all(page.count("Headed y") == 1 for page in pages)
        assert sum(line.startswith("row") for page in pages for line in page) == rows
        assert (len(pages) == 1) == whole
