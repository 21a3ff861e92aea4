"""The lines of the pages: what keeps to them, and that lines of facing pages meet."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pamphlet.pages import Pages
from pamphlet.press import Fit, Layout
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
    '<p class="verse"><span class="line">A line<br/></span><span class="line">and another<br/></span></p>',
    "<pre>code</pre>",
    "<hr/>",
)
ON_LINES = (
    "<ul><li>one of these</li><li>two <ol><li>of these</li></ol></li><li><p>three</p><p>of these</p></li></ul>",
    "<blockquote><p>some of these</p><ul><li>one of these</li></ul></blockquote>",
    "<pre>some of these\nand two of these</pre>",
    '<div class="notes"><aside class="note"><p class="note-number">1</p><p>one of these</p><p>two</p></aside></div>',
    '<p class="verse"><span class="line">one of these<br/></span><span class="line">two of these<br/></span></p>',
)


def test_what_keeps_to_the_lines() -> None:
    """Paragraphs, lists, code and notes of the work do; what is in tables and figures, and apparatus, does not."""
    root = ET.fromstring(
        '<html><section class="part"><p id="a"/><div class="turn question"><p id="b"/></div>'
        '<div class="turn"><p id="c"/><p id="d"/></div><blockquote><p id="e"/></blockquote>'
        '<ul><li id="f"><p id="g"/></li></ul><pre id="h"/><div class="notes"><p id="i"/></div>'
        '<table><tr><td><p id="-1"/></td></tr></table><figure><p id="-2"/></figure><h3 id="-3"/>'
        '<p class="verse" id="j"><span class="line" id="k"/></p>'
        '<p class="picture" id="-4"/></section><section class="colophon"><p id="-5"/></section></html>'
    )
    grid = grid_of(root, Fit(leading=0.9))
    found = {each.get("id") for each in root.iter() if each in grid.kept}
    assert found == set("abcdefghijk")
    assert [each.get("id") for each in root.iter("p") if each in grid.closing] == ["d"]
    assert grid.unit == pytest.approx(0.9 * LEADING_PT * 96 / 72)


@pytest.mark.parametrize("uneven", UNEVEN)
def test_a_paragraph_is_on_a_line_again(uneven: str, tmp_path: Path) -> None:
    """Whatever stands between two paragraphs, all their lines are so many whole lines apart."""
    part = f'<section class="part">{PARAGRAPH}{uneven}{PARAGRAPH}</section>'
    lines = [
        line
        for line in set_lines(dressed(part), tmp_path)
        if "paragraph of some" in line.text and line.left < 60
    ]
    assert len(lines) > 2
    assert off_the_grid(lines) == []


@pytest.mark.parametrize("made", ON_LINES)
def test_lists_notes_code_and_verse_stand_on_the_lines(made: str, tmp_path: Path) -> None:
    """So their lines meet those of the page that they face."""
    part = f'<section class="part">{PARAGRAPH}{made}{PARAGRAPH}</section>'
    lines = set_lines(dressed(part), tmp_path)
    assert sum("of these" in line.text for line in lines) == made.count("of these")
    assert off_the_grid([line for line in lines if "of" in line.text.split()]) == []


@pytest.mark.parametrize("layout", ["a5", "reading"])
def test_opening_headings_stand_on_a_line(layout: Layout, tmp_path: Path) -> None:
    """A heading that opens a part is on a line of the page; below it lines meet, in the columns of a sheet, too."""
    heading = "<h1>A heading of these</h1>" if layout == "a5" else "<h1>Words</h1>"
    part = f'<section class="part">{heading}{PARAGRAPH * 30}</section>'
    lines = [
        line for line in set_lines(dressed(part * 2), tmp_path, layout) if "of" in line.text.split()
    ]
    assert len(lines) > 100
    assert off_the_grid(lines) == []


@pytest.mark.parametrize("listed", ["<ol><li>One of these</li></ol>", "<ul><li>One</li></ul>"])
def test_a_list_stands_as_near_to_its_heading_as_a_paragraph(listed: str, tmp_path: Path) -> None:
    """The line of white that goes before a list elsewhere is not put to that behind a heading."""
    markup = f'<section class="part">{PARAGRAPH}<h2>A heading</h2>{listed}{PARAGRAPH}</section>'
    lines = set_lines(dressed(markup), tmp_path)
    (at,) = (at for at, line in enumerate(lines) if line.text == "A heading")
    heading, below = lines[at : at + 2]
    assert "One" in below.text
    assert heading.baseline - below.baseline == pytest.approx(1.5 * LEADING_PT, abs=1)


@pytest.mark.parametrize("where", ["part", "paragraph"])
def test_white_parts_paragraphs_that_run_to_the_left(where: str, tmp_path: Path) -> None:
    """They have no indent, and so white between them, in a work that runs to the right, too."""
    outer, inner = (' dir="rtl"', "") if where == "part" else ("", ' dir="rtl"')
    paragraphs = f"<p{inner}>אור מים</p>" * 3
    markup = f'<section class="part"{outer}>{paragraphs}</section>'
    lines = [line for line in set_lines(dressed(markup), tmp_path) if "א" in line.text]
    assert len(lines) == 3
    gaps = [one.baseline - other.baseline for one, other in pairwise(lines)]
    assert all(gap > 1.4 * LEADING_PT for gap in gaps)


@pytest.mark.parametrize(
    "before",
    ["<h1>A part</h1>", *(f"{PARAGRAPH}{each}" for each in ("", UNEVEN[2], UNEVEN[6]))],
)
def test_white_is_above_headings(before: str, tmp_path: Path) -> None:
    """Whatever stands before a heading, half a line is behind it, and more before it."""
    markup = f'<section class="part">{before}<h2>A heading</h2>{PARAGRAPH}</section>'
    lines = set_lines(dressed(markup), tmp_path)
    (at,) = (at for at, line in enumerate(lines) if line.text == "A heading")
    above, heading, below = lines[at - 1 : at + 2]
    assert heading.baseline - below.baseline == pytest.approx(1.5 * LEADING_PT, abs=1)
    assert above.baseline - heading.baseline > 2 * LEADING_PT


def set_lines(pages: Pages, folder: Path, layout: Layout = "a5") -> list[SetLine]:
    """Give the lines of all pages."""
    path = folder / "made.pdf"
    path.write_bytes(typeset(pages, layout).pdf)
    return [line for page in read_lines(path).pages for line in page]


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


def test_parts_open_alike_whatever_their_role(tmp_path: Path) -> None:
    """A part that is a note opens as others do, and the first line of a footnote stands beside its number."""
    parts = "".join(
        f'<section class="part {role}"><h1>A part</h1>{PARAGRAPH}</section>'
        for role in ("introduction", "note", "chapter")
    )
    opening = [
        line.baseline for line in set_lines(dressed(parts), tmp_path) if line.text == "A part"
    ]
    assert len(opening) == 3
    assert len(set(opening)) == 1
    verse = '<span class="line">one of these<br/></span><span class="line">two<br/></span>'
    note = f'<aside class="note"><p class="note-number">1</p><p class="verse">{verse}</p></aside>'
    part = f'<section class="part">{PARAGRAPH}<div class="notes">{note}</div></section>'
    assert any(line.text == "1 one of these" for line in set_lines(dressed(part), tmp_path))


def test_letters_of_other_faces_stand_on_the_lines(tmp_path: Path) -> None:
    """Letters that are higher or lower than those of the text make no line of a paragraph higher."""
    words = "and so on with words of these, and these, " * 2
    telugu, khmer, thai = "\u0c2a\u0c4d\u0c30\u0c24\u0c3f", "\u1780\u17c6", "\u0e17\u0e35\u0e48"
    mixed = f"<p>{words}{telugu} {words}{khmer} {words}{thai} {words}</p>"
    lines = set_lines(dressed(f'<section class="part">{mixed}</section>'), tmp_path)
    text = [line for line in lines if "these" in line.text]
    assert len(text) > 4
    assert off_the_grid(text) == []
    apart = [above.baseline - below.baseline for above, below in pairwise(text)]
    assert apart == pytest.approx([LEADING_PT] * len(apart), abs=0.1)
