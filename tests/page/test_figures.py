"""The measuring of pages: what it counts, on either side of each threshold, and glyphs read from a file."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.page.figures import Figures, measure
from tests.page.set_lines import Glyph, Reading, SetLine, read_lines

SIZE, LEADING, LETTER, SPACE = 10.0, 14.0, 5.0, 2.5
LEFT, RIGHT, HEAD = 50.0, 350.0, 540.0


def line(page: int, baseline: float, words: str, space: float | None = 1.0) -> SetLine:
    """Set words on a line: a full one, with spaces of so many times the font's, or a short one."""
    glyphs = []
    at = LEFT
    for word in words.split():
        for letter in word:
            glyphs.append(Glyph(at, at + LETTER, baseline, SIZE, letter, "Roman"))
            at += LETTER
        at += SPACE * (space or 1.0)
    if space:  # letters of the last word are as wide as it takes
        last = glyphs[-1]
        glyphs[-1] = Glyph(last.left, RIGHT, baseline, SIZE, last.text, "Roman")
    return SetLine(page, baseline, tuple(glyphs))


def page(
    number: int, lines: Iterable[tuple[str, float | None]], head: float = HEAD
) -> list[SetLine]:
    """Set lines one below the other."""
    return [line(number, head - LEADING * at, *each) for at, each in enumerate(lines)]


def figures(*pages: list[SetLine]) -> Figures:
    """Measure pages in a font whose space is known."""
    return measure(Reading(list(pages), {"Roman": SPACE / SIZE}))


PLAIN = ("some words of text", 1.0)


@pytest.mark.parametrize(
    ("space", "over_16", "over_20", "under_08"),
    [(1.59, 0, 0, 0), (1.61, 10, 0, 0), (2.01, 10, 10, 0), (0.81, 0, 0, 0), (0.79, 0, 0, 10)],
)
def test_spaces(space: float, over_16: float, over_20: float, under_08: float) -> None:
    """One line of ten is looser or tighter than it may be, or just not."""
    told = figures(page(0, [PLAIN] * 9 + [("some words of text", space)]))
    assert (told.over_16, told.over_20, told.under_08) == (over_16, over_20, under_08)


def test_hyphens() -> None:
    """Hyphens at ends are counted, their runs, and those at the end of a page and of a leaf; a dash is none."""
    broken, dash = ("some words of te-", 1.0), ("some words of -", 1.0)
    told = figures(
        page(0, [PLAIN, broken, broken, PLAIN, broken, broken, broken, dash, PLAIN, broken]),
        page(1, [PLAIN] * 9 + [broken]),
        page(2, [PLAIN] * 10),
    )
    assert told.hyphened == round(700 / 30, 1)
    assert (told.runs_of_two, told.runs_of_more) == (1, 1)
    assert (told.over_a_page, told.over_a_leaf) == (2, 1)


def test_last_lines() -> None:
    """A last line of eight characters is a runt, one of nine is none, and a citation alone is told."""
    for words, runts, citations in (("it is so.", 0, 0), ("it was i", 1, 0), ("[1938:65]", 0, 1)):
        told = figures(page(0, [PLAIN] * 9 + [(words, None), PLAIN]))
        assert (told.runts, told.lone_citations, told.last_lines) == (runts, citations, 1)


def test_meeting() -> None:
    """Lines of the right page that stand as high as one of the left page meet it, whatever else stands there."""
    left = page(1, [PLAIN] * 10)
    told = figures(page(0, [PLAIN] * 10), left, page(2, [PLAIN] * 10))
    assert (told.facing_meet, told.leaves_meet) == (100, 100)
    told = figures(page(0, [PLAIN] * 10), left, page(2, [PLAIN] * 10, HEAD - 0.5))
    assert (told.facing_meet, told.leaves_meet) == (0, 100)


def test_on_the_grid() -> None:
    """A line beside white is on the lines of the page, though it meets none; one half a line down is not."""
    gap = [*page(1, [PLAIN] * 5), *page(1, [PLAIN] * 10, HEAD - 6 * LEADING)]
    told = figures(page(0, [PLAIN] * 16), gap, page(2, [PLAIN] * 16))
    assert (told.facing_meet, told.on_the_grid) == (round(100 * 15 / 16, 1), 100)
    halved = [*page(1, [PLAIN] * 5), *page(1, [PLAIN] * 10, HEAD - 5.5 * LEADING)]
    told = figures(page(0, [PLAIN] * 15), halved, page(2, [PLAIN] * 15))
    assert told.on_the_grid == round(100 * 35 / 45, 1)


def test_heights() -> None:
    """A page that ends two lines above the others is short; the last one may be."""
    long, short = [PLAIN] * 12, [PLAIN] * 10
    assert figures(page(0, long), page(1, long), page(2, short)).short_pages == 0
    told = figures(page(0, long), page(1, short), page(2, long))
    assert (told.short_pages, told.heights_lines) == (1, 2)


def test_out_of_the_measure() -> None:
    """A line that goes on behind the edge is out of the measure."""
    long = line(0, HEAD - 10 * LEADING, "some words of text", 1.0)
    last = long.glyphs[-1]
    out = Glyph(last.left, RIGHT + 1.6, last.baseline, SIZE, "t", "Roman")
    told = figures([*page(0, [PLAIN] * 10), SetLine(0, long.baseline, (*long.glyphs[:-1], out))])
    assert told.out_of_measure == 1


def test_glyphs_are_read_where_they_stand(tmp_path: Path) -> None:
    """Words, gaps, baselines and sizes come out of a file, with its replacement text not heeded."""
    with pikepdf.new() as pdf:
        made = pdf.add_blank_page(page_size=(400, 600))
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Courier"}
        names = {key: pikepdf.Name(value) for key, value in font.items()}
        made.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F=pikepdf.Dictionary(names))
        )
        made.contents_add(
            b"BT /F 10 Tf 50 500 Td [(to) -300 (be)] TJ /Span <</ActualText (x)>> BDC ( or-) Tj EMC"
            b" -5 -14 Td (not) Tj ET"
        )
        written = BytesIO()
        pdf.save(written)
    path = tmp_path / "made.pdf"
    path.write_bytes(written.getvalue())
    reading = read_lines(path)
    ((first, second),) = reading.pages
    assert (first.text, second.text) == ("to be or-", "not")
    assert (first.left, first.right, first.baseline, first.size) == (50, 101, 500, 10)
    assert first.gaps == pytest.approx([0.3, 0.6])
    assert (second.left, second.baseline) == (45, 486)
    assert reading.spaces == {"Courier": pytest.approx(0.6)}


def test_a_work_without_full_lines_is_told() -> None:
    """Of a page with a few lines, as of verse, nothing is measured."""
    with pytest.raises(ValueError, match="no page holds full lines"):
        figures(page(0, [PLAIN] * 3))
