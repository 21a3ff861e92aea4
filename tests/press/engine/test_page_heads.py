"""Pages begin with what stands on them: white before it is cut off, but where a new page was asked for."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from pamphlet.press import Layout
from pamphlet.press.typeset import typeset
from tests.page.set_lines import SetLine, read_lines
from tests.press.prints import dressed

FILLING = '<p style="height: {}pt">Filling</p>'
ROOM_PT = {"a5": 430, "reading": 690, "large": 660}


def opening_lines(part: str, layout: Layout, folder: Path) -> list[SetLine]:
    """Give the lines with these words, or filling, page by page."""
    path = folder / "made.pdf"
    path.write_bytes(typeset(dressed(part), layout).pdf)
    lines = [line for page in read_lines(path).pages for line in page]
    return [line for line in lines if "hese" in line.text or line.text == "Filling"]


def heads(part: str, layout: Layout, folder: Path) -> list[SetLine]:
    """Give the first of these lines of each page."""
    lines = opening_lines(part, layout, folder)
    return [next(of_page) for _, of_page in groupby(lines, key=lambda line: line.page)]


@pytest.mark.parametrize("layout", ["a5", "large"])
@pytest.mark.parametrize(
    "begins",
    [
        "<h3>These</h3><p>words</p>",
        '<p class="verse"><span class="line">These<br/></span><span class="line">words<br/></span></p>',
        "<blockquote><p>These words</p></blockquote>",
        "<ul><li>These</li><li>words</li></ul>",
    ],
    ids=["heading", "verse", "extract", "list"],
)
def test_no_white_where_nobody_asked_for_a_page(
    begins: str, layout: Layout, tmp_path: Path
) -> None:
    """Whatever begins a page has its first line where text that goes on there would have it."""
    text = "<p>" + "These or these words. " * 260 + "</p>"
    _, *goes_on = heads(f'<section class="part">{text}</section>', layout, tmp_path)
    filling = FILLING.format(ROOM_PT[layout])
    part = f'<section class="part">{filling}{begins}</section>'
    (head,) = (line for line in heads(part, layout, tmp_path) if "These" in line.text)
    assert head.baseline == pytest.approx(goes_on[0].baseline, abs=3)


def test_white_stays_where_a_page_was_asked_for(tmp_path: Path) -> None:
    """A part that begins a page has its white above it."""
    parts = '<section class="part"><p>These</p></section>' * 2
    text = "<p>" + "These or these words. " * 260 + "</p>"
    first, second = heads(parts, "a5", tmp_path)
    _, goes_on, *_ = heads(f'<section class="part">{text}</section>', "a5", tmp_path)
    assert first.baseline == pytest.approx(second.baseline)
    assert goes_on.baseline - first.baseline > 25


def test_a_part_that_begins_a_column_begins_at_its_head(tmp_path: Path) -> None:
    """Parts run on in the reading copy, with white between them, and none where a column begins."""
    parts = (
        f'<section class="part">{FILLING.format(690)}</section>'
        '<section class="part"><h1>These</h1><p>words</p></section>'
    )
    *_, filling, head = opening_lines(parts * 2, "reading", tmp_path)
    assert head.page == filling.page
    assert head.left > filling.left + 200
    assert head.baseline == pytest.approx(filling.baseline, abs=6)
