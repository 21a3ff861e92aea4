"""What a page or a column never parts, and what stands apart: as the stylesheet has it, on paper."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from pamphlet.press import Layout
from pamphlet.press.typeset import typeset
from tests.page.set_lines import SetLine, read_lines
from tests.press.prints import dressed

MIDDLE_PT = 105 / 25.4 * 72  # of A4
LICENCE = (
    '<section class="licence"><div style="height: {}pt"></div><h2>A licence</h2>'
    '<p class="licence-name">A name</p><p>The condition:</p>'
    '<blockquote class="condition"><p>Whoever prints this prints it whole, and the rest of it, too.</p></blockquote>'
    '<ol class="whole"><li><p class="part-words">A part</p><p class="part-ends">begins so</p></li></ol></section>'
)
TURN = '<div class="turn question"><p><b class="label">A:</b> Why not?</p></div>'


def lines_of(markup: str, layout: Layout, folder: Path) -> list[SetLine]:
    """Give all lines of a print, those of two columns apart."""
    path = folder / "made.pdf"
    path.write_bytes(typeset(dressed(markup), layout).pdf)
    two = layout == "reading"
    return [
        SetLine(line.page, line.baseline, tuple(glyphs))
        for page in read_lines(path).pages
        for line in page
        for _, glyphs in groupby(line.glyphs, key=lambda at: two and at.left > MIDDLE_PT)
    ]


def test_no_name_of_a_licence_and_of_a_part_ends_a_column(tmp_path: Path) -> None:
    """What the licence is called stands with the condition, and what a part is called with its first and last words."""
    lines = lines_of("".join(LICENCE.format(11 * at) for at in range(24)), "reading", tmp_path)
    columns: dict[tuple[int, bool], list[SetLine]] = {}
    for line in lines:
        if line.size > 8.5 and not line.text.isdecimal():
            columns.setdefault((line.page, line.left > MIDDLE_PT), []).append(line)
    last = [column[-1].text for column in columns.values()]
    assert len(last) > 8
    assert not {"A licence", "A name", "The condition:", "1. A part"} & set(last)


def test_no_key_without_a_number_ends_a_line(tmp_path: Path) -> None:
    """However many keys nothing is known of, each stands beside the first of its pages."""
    items = "".join(
        f'<li><p class="entry" id="s{at}"><b class="key">19{at}a</b> <span class="said">Unknown.</span></p>\n'
        '<p class="places" data-paper=""><span class="places-label">Cited:</span> <a href="#text-1">'
        '<span class="ordinal">1</span></a></p>\n</li>\n'
        for at in range(10, 50)
    )
    markup = (
        '<section class="part"><p id="text-1">Words</p></section><section class="sources">'
        f'<div class="unknown" data-paper="Cited:"><ul class="entries">{items}</ul></div></section>'
    )
    lines = [line.text for line in lines_of(markup, "large", tmp_path) if "19" in line.text]
    assert len(lines) > 4
    assert [line for line in lines if line.rstrip().endswith("a")] == []


def test_white_is_between_a_stage_direction_and_the_first_turn(tmp_path: Path) -> None:
    """In large print they are parted as turns are."""
    part = f'<section class="part"><p>A scene.</p>{TURN}{TURN}</section>'
    scene, first, _, second, _ = (
        line.baseline
        for line in lines_of(part, "large", tmp_path)
        if line.text in {"A scene.", "A:", "Why not?"}
    )
    assert scene - first == pytest.approx(2 * 27, abs=8)
    assert first - second > 2.5 * 27
