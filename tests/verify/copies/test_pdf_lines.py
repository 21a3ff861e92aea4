"""The lines of a page from the places of its characters: where a line ends, and where a word."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from pamphlet.verify.copies.pdf_glyphs import Glyph, drawing_order, glyphs_of
from pamphlet.verify.copies.pdf_lines import (
    GUESSED_GAP,
    LINE_GAP,
    WORD_GAP,
    _gap_between_words,
    _is_beside,
    _labelled,
    _lies_in,
    _line,
    _parted,
    _Run,
    _runs,
    _visual,
)
from tests.verify.papers import pdf


def run(*glyphs: tuple[str, float, float]) -> _Run:
    """Draw characters of ten points, each from a place to another."""
    drawn = [Glyph(text, left, right, 100, 10, 0, 0) for text, left, right in glyphs]
    return _Run(0, 100, 10, drawn)


@pytest.mark.parametrize(
    ("baseline", "size", "beside"),
    [(103.9, 10, True), (104, 10, False), (96.1, 10, True), (107.9, 20, True), (108, 20, False)],
)
def test_what_stands_on_one_line(baseline: float, size: float, beside: bool) -> None:  # noqa: FBT001 -- a column
    """Baselines that differ by less than 0.4 of the larger size are one line: superscripts stand on it."""
    assert _is_beside(run(), baseline, size) == beside


@pytest.mark.parametrize(("gap", "text"), [(1.7, "אב"), (1.9, "א ב")])
def test_a_gap_between_words(gap: float, text: str) -> None:
    """On a page without spaces a gap of more than 0.18 of the size parts words."""
    glyphs = [Glyph("א", 10, 20, 100, 10, 0, 0), Glyph("ב", 20 + gap, 30, 100, 10, 0, 0)]
    assert _visual(_Run(0, 100, 10, glyphs), WORD_GAP) == text
    spaced = run(("א", 10, 20), (" ", 20, 22), ("ב", 20 + gap, 30))
    assert _visual(spaced, WORD_GAP) == "א ב"


@pytest.mark.parametrize("right", [12.0, 11.0])
def test_a_space_that_is_a_replacement_text(right: float) -> None:
    """PDFium gives it the place where it ends; it stands behind the letter before it, though that is kerned."""
    before, after = Glyph("א", 11.9, 20, 100, 10, 0, 0), Glyph("ב", 3, 10, 100, 10, 0, 0)
    space = Glyph(" ", right, right, 100, 0, 0, 0)
    (*_, behind) = found = _parted([before, space, after], upended=False)
    assert _visual(_Run(0, 100, 10, found), LINE_GAP) == "ב א"
    assert behind is after


def test_a_space_on_a_page_that_stands_on_its_head() -> None:
    """It has a place of its own nowhere, and stands where the character behind it ends."""
    before, after = Glyph("א", 11.9, 20, 100, 10, 0, 0), Glyph("ב", 3, 10, 100, 10, 0, 0)
    space, further = Glyph(" ", 15, 15, 100, 0, 0, 0), Glyph("ג", 15, 19, 88, 10, 0, 0)
    found = _parted([before, space, after, further], upended=True)
    assert found == [before, space, after, further]
    assert space.left == after.right


@pytest.mark.parametrize(("gap", "text"), [(1.4, "אב"), (1.6, "א ב")])
def test_a_space_that_pdfium_guesses(gap: float, text: str) -> None:
    """It stands for one that is drawn where the letters are far enough apart, and is dropped otherwise."""
    before = Glyph("א", 10 + gap, 20, 100, 10, 0, 0)
    after = Glyph("ב", 3, 10, 100, 10, 0, 0)
    guess = Glyph(" ", 10, 10, 100, 0, 0, 0, guessed=True)
    found = _parted([before, guess, after], upended=False)
    assert _visual(_Run(0, 100, 10, found), LINE_GAP) == text[::-1]


@pytest.mark.parametrize(
    ("gap", "text", "kept"), [(1.4, "ab", 2), (1.6, "a b", 3), (5.9, "a b", 3), (6.1, "a b", 2)]
)
def test_a_space_that_pdfium_guesses_from_left_to_right(gap: float, text: str, kept: int) -> None:
    """It stands amid the white; where this is so wide that it parts words by itself, it is dropped."""
    before, after = Glyph("a", 3, 10, 100, 10, 0, 0), Glyph("b", 10 + gap, 22, 100, 10, 0, 0)
    guess = Glyph(" ", 10.5, 10.5, 100, 0, 0, 0, guessed=True)
    found = _parted([before, guess, after], upended=False)
    assert len(found) == kept
    assert kept < 3 or guess.left == 10 + gap / 2
    assert _visual(_Run(0, 100, 10, found), LINE_GAP) == text


@pytest.mark.parametrize("is_next", [False, True])
def test_a_space_at_the_place_of_a_letter_farther_away(*, is_next: bool) -> None:
    """Chromium has it where a letter of the next word begins, or of the one before, whose letters come in any order."""
    words = [Glyph("א", 30, 40, 100, 10, 0, 0), Glyph("ב", 24, 30, 100, 10, 0, 0)]
    others = [Glyph("ג", 3, 12, 100, 10, 0, 0), Glyph("ד", 12, 21, 100, 10, 0, 0)]
    space, further = Glyph(" ", 12, 12, 100, 0, 0, 0), Glyph(" ", 0, 1, 100, 10, 0, 0)
    drawn = [*words, space, *others] if is_next else [*others, space, *words]
    found = _parted([further, *drawn, further], upended=False)
    assert space.left == 21
    assert _visual(_Run(0, 100, 10, found[1:-1]), LINE_GAP) == "גד בא"


def test_letters_that_begin_at_one_place() -> None:
    """From right to left the later is on the left: those of one glyph, and points; not so from left to right."""

    def seen(*typed: tuple[str, float]) -> str:
        glyphs = [Glyph(text, 10, 20, 100, 10, 0, 0, box_left=box) for text, box in typed]
        return _visual(_Run(0, 100, 10, glyphs), LINE_GAP)

    assert seen(("ل", 10), ("ا", 10)) == "ال"
    assert seen(("ا", 10), ("ل", 15)) == "ال"
    assert seen(("ي", 9), ("\u0651", 12)) == "\u0651ي"
    assert seen(("f", 10), ("i", 10)) == "fi"
    assert seen(("e", 9), ("\u0301", 8)) == "e\u0301"


def test_ligatures_with_their_bytes_swapped() -> None:
    """Those that Ghostscript writes are put right in words from left to right on such a page."""
    letters = run(("昀", 10, 12), ("椀", 12, 14), ("x", 14, 20))
    found = _line([letters], LINE_GAP, to_left=False)
    assert (found, getattr(found, "drawn", "fix")) == ("fix", "fix")


@pytest.mark.parametrize(("gap", "text"), [(5.9, "אב"), (6.1, "א ב")])
def test_a_gap_between_runs(gap: float, text: str) -> None:
    """What was drawn apart is parted by a gap of more than 0.6 of the size, on a page with spaces."""
    runs = [run(("א", 10, 20)), run(("ב", 20 + gap, 30 + gap))]
    assert _line(runs, LINE_GAP, to_left=True) == text
    assert _line(runs[::-1], LINE_GAP, to_left=True) == text[::-1]


@pytest.mark.parametrize(
    ("right", "to_left", "read"),
    [
        (
            130.0,
            True,
            ["א", "7ב"],
        ),  # behind the line from right to left: before it in the order of reading
        (130.0, False, ["א", "ב7"]),
        (10.0, True, ["א", "ב7"]),
        (10.0, False, ["א", "7ב"]),
        (150.0, True, ["7", "א", "ב"]),  # too far from both to be a label of either
    ],
)
def test_labels_that_are_drawn_first(right: float, *, to_left: bool, read: list[str]) -> None:
    """A number that a page draws before its text belongs to the line beside which it stands."""
    label = run(("7", right - 5, right))
    above = _Run(0, 120, 10, [Glyph("א", 20, 100, 120, 10, 0, 0)])
    lines = [[label], [above], [run(("ב", 20, 100))]]
    found = _labelled(lines, to_left=to_left)
    assert ["".join(glyph.text for one in line for glyph in one.glyphs) for line in found] == read


def test_a_label_between_two_columns() -> None:
    """It belongs to the nearer line, and what has letters is no label."""
    left, right = run(("א", 20, 100)), run(("ב", 140, 200))
    assert _labelled([[run(("7", 105, 110))], [right], [left]], to_left=True)[1][1] is left
    assert len(_labelled([[run(("ג", 105, 110))], [right], [left]], to_left=True)) == 3


def unmarked(text: str, left: float, baseline: float, order: int, size: float = 10) -> Glyph:
    """Draw a character that no marked content holds."""
    return Glyph(text, left, left + (5 if size else 0), baseline, size, order, -1)


def test_two_columns_without_marks() -> None:
    """Lines of one height that were drawn far from one another are two; a raised number may stand amid one."""
    first = [
        unmarked("א", 150, 100, 0),
        unmarked("1", 140, 104.5, 1, 6),
        unmarked("ב", 130, 100, 2),
    ]
    others = [unmarked("ג", 150, 100 - 12 * at, 2 + at) for at in range(1, 4)]
    second = [unmarked("ד", 50, 100, 6)]
    runs = _runs([*first, *others, *second])
    read = ["".join(glyph.text for glyph in one.glyphs) for one in runs]
    assert read == ["אב", "1", "ג", "ג", "ג", "ד"]


def test_a_line_that_begins_with_a_space_without_a_size() -> None:
    """The letters behind it give the line its size."""
    spaces = [
        unmarked(" ", 160, 100, 0, 0),
        unmarked("א", 150, 100, 1),
        unmarked(" ", 148, 100, 2, 0),
    ]
    (found,) = _runs(spaces)
    assert found.size == 10


def test_what_stands_amid_a_run() -> None:
    """The number of a note lies amid the words between which it stands, and not at their end."""
    words = run(("א", 100, 105), ("ב", 50, 55))
    assert _lies_in(run(("1", 80, 83)), words)
    assert not _lies_in(run(("1", 40, 43)), words)


@pytest.mark.parametrize(
    ("guessed", "spaced", "gap", "text"),
    [
        (False, True, LINE_GAP, "א ב"),
        (True, True, GUESSED_GAP, "אב"),
        (False, False, WORD_GAP, "א ב"),
    ],
)
def test_spaces_that_are_guessed(*, guessed: bool, spaced: bool, gap: float, text: str) -> None:
    """Where all on a line are, gaps part the words."""
    line = run(("א", 100, 105), ("ב", 90, 95))
    line.glyphs.insert(1, replace(unmarked(" ", 95, 100, 1, 0), guessed=guessed))
    assert _gap_between_words([line], spaced=spaced) == gap
    assert "".join(glyph.text for glyph in line.glyphs) == text


def test_the_size_of_characters() -> None:
    """The size of the type is guessed from the boxes of its characters, which are 1.42 times as high in this font."""
    style = "body { font: 10pt Hebrew } @page { @top-center { content: none } @bottom-center { content: none } }"
    document = pdfium.PdfDocument(pdf("<p>שלום</p>", "he", "rtl", style))
    page = document[0]
    glyphs = list(glyphs_of(page.get_textpage(), drawing_order(page)))
    assert [glyph.size for glyph in glyphs] == [pytest.approx(14.2 / 1.3, abs=0.02)] * 4
