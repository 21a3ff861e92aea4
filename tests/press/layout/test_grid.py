"""The lines of the pages: what keeps to them, and that lines of facing pages meet."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pamphlet.press import Fit
from pamphlet.press.layout.grid import grid_of
from pamphlet.press.typeset import typeset
from tests.laid_out import printed
from tests.page.set_lines import SetLine, read_lines
from tests.press.prints import dressed

LEADING_PT = 13.6
PARAGRAPH = "<p>" + "A paragraph of some words that fill a line or two of the page. " * 3 + "</p>"
UNEVEN = (
    "<blockquote>" + PARAGRAPH + "</blockquote>",
    "<ul><li>one</li><li>two</li></ul>",
    "<table><tr><td>cell</td></tr></table>",
    "<h3>A heading</h3>",
    '<p class="verse">A line<br/>and another</p>',
    "<pre>code</pre>",
    "<hr/>",
)


def test_paragraphs_of_the_work_keep_to_the_lines() -> None:
    """Paragraphs do, in turns and quotations, too; those in lists, tables, figures and notes, and apparatus, don't."""
    root = ET.fromstring(
        '<html><section class="part"><p id="a"/><div class="turn question"><p id="b"/></div>'
        '<div class="turn"><p id="c"/><p id="d"/></div><blockquote><p id="e"/></blockquote>'
        '<ul><li><p id="-1"/></li></ul><table><tr><td><p id="-2"/></td></tr></table>'
        '<figure><p id="-3"/></figure><div class="notes"><p id="-4"/></div>'
        '<p class="picture" id="-5"/></section><section class="colophon"><p id="-6"/></section></html>'
    )
    grid = grid_of(root, Fit(leading=0.9))
    found = {each.get("id") for each in root.iter("p") if each in grid.kept}
    assert found == {"a", "b", "c", "d", "e"}
    assert [each.get("id") for each in root.iter("p") if each in grid.closing] == ["d"]
    assert grid.unit == pytest.approx(0.9 * LEADING_PT * 96 / 72)


@pytest.mark.parametrize("uneven", UNEVEN)
def test_a_paragraph_is_on_a_line_again(uneven: str, tmp_path: Path) -> None:
    """Whatever stands between two paragraphs, all their lines are so many whole lines apart."""
    part = f'<section class="part">{PARAGRAPH}{uneven}{PARAGRAPH}</section>'
    path = tmp_path / "made.pdf"
    path.write_bytes(typeset(dressed(part)).pdf)
    lines = [
        line
        for page in read_lines(path).pages
        for line in page
        if "paragraph of some" in line.text and line.left < 60
    ]
    assert len(lines) > 2
    assert off_the_grid(lines) == []


def off_the_grid(lines: list[SetLine]) -> list[str]:
    """Give the lines that are not whole lines away from the first."""
    away = [(lines[0].baseline - line.baseline) / LEADING_PT for line in lines]
    return [line.text for line, at in zip(lines, away, strict=True) if abs(at - round(at)) > 0.03]


@pytest.mark.parametrize("work", ["tool-library", "russian"])
def test_questions_and_answers_are_on_the_same_lines(work: str, tmp_path: Path) -> None:
    """All lines of turns, in serif and in sans, stand on the lines of the page."""
    path = tmp_path / "made.pdf"
    path.write_bytes(printed(f"tests/works/{work}").pdf)
    pages = read_lines(path).pages
    lines = [line for page in pages for line in page if 9.5 < line.size < 10.1 and line.left < 75]
    work_lines = [line for line in lines if line.font in ("Source-Serif-4,", "Source-Sans-3,")]
    turns = [line for line in work_lines if line.text.split(" ")[0].endswith(":")]
    assert len(turns) > 2
    assert off_the_grid(turns) == []
