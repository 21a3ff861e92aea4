"""A line of verse that is turned over hangs: what is left of it begins further in than the line did."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pamphlet.press import Layout
from pamphlet.press.typeset import typeset
from tests.page.set_lines import SetLine, read_lines
from tests.press.prints import dressed

WORDS = "a line that is so long that it has to be turned over, on whatever paper it may stand, for it never ends"
VERSES = {  # what is typed of each line but its end
    "plain": '<p class="verse">{}</p>',
    "quoted": '<blockquote><p class="verse">{}</p></blockquote>',
    "listed": '<ul><li><p>Before</p><p class="verse">{}</p></li></ul>',
}
LINE = '<span class="line{}">{}<br/></span>'


def set_verse(markup: str, layout: Layout, folder: Path) -> list[SetLine]:
    """Lay a part out, and give the lines that hold its words."""
    path = folder / "made.pdf"
    path.write_bytes(typeset(dressed(f'<section class="part">{markup}</section>'), layout).pdf)
    lines = [line for page in read_lines(path).pages for line in page]
    return [line for line in lines if set(line.text.split()) & set(WORDS.split())]


@pytest.mark.parametrize("layout", ["a5", "large", "reading"])
@pytest.mark.parametrize("kind", VERSES)
def test_a_line_that_is_turned_over_hangs(kind: str, layout: Layout, tmp_path: Path) -> None:
    """Each of its further lines does, and the next line of the verse begins where the first did."""
    lines = set_verse(VERSES[kind].format(LINE.format("", WORDS) * 3), layout, tmp_path)
    starts = [line.left for line in lines if line.text.startswith("a line")]
    turned = [line.left for line in lines if not line.text.startswith("a line")]
    assert len(starts) == 3
    assert len(turned) >= 3
    assert starts == pytest.approx([starts[0]] * 3, abs=0.5)
    assert turned == pytest.approx([turned[0]] * len(turned), abs=0.5)
    assert 15 < turned[0] - starts[0] < 45


@pytest.mark.parametrize("layout", ["a5", "large"])
def test_a_line_that_runs_leftwards_hangs_from_the_right(layout: Layout, tmp_path: Path) -> None:
    """It is set in at the right, by as much as one that runs rightwards is at the left."""
    hebrew = (
        "שורה ארוכה מאוד שאין לה סוף והיא נמשכת ונמשכת עד שהנייר נגמר וצריך להפוך אותה כמו שירים"
    )
    path = tmp_path / "made.pdf"
    verse = (
        VERSES["plain"].format(LINE.format("", hebrew) * 2).replace("<p", '<p dir="rtl" lang="he"')
    )
    path.write_bytes(typeset(dressed(f'<section class="part">{verse}</section>'), layout).pdf)
    lines = [line for page in read_lines(path).pages for line in page if "ה" in line.text]
    rights = [round(line.right) for line in lines]
    assert len(rights) == 4
    assert rights[0] == rights[2]
    assert rights[1] == rights[3]
    assert 15 < rights[0] - rights[1] < 45


def test_verse_leaves_no_line_alone(tmp_path: Path) -> None:
    """Where verse runs over to the next page, two lines at least stand on either."""
    verses = "".join(
        VERSES["plain"].format("".join(LINE.format("", f"a line of {verse}") for _ in range(7)))
        for verse in range(100, 160)
    )
    counted = Counter((line.text, line.page) for line in set_verse(verses, "a5", tmp_path))
    assert sum(counted.values()) == 420
    assert set(counted.values()) == {2, 3, 4, 5, 7}
