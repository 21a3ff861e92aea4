"""Chosen lines on real pages: where they end, how they are spread, and what is left to WeasyPrint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path
from statistics import mean

import pytest

from pamphlet.pages import Asset
from pamphlet.press import Fit
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.layout.lines import unspaced
from pamphlet.press.typeset import typeset
from tests.formats.made import PIXEL, pages_of
from tests.page.set_lines import SetLine, read_lines
from tests.press.prints import dressed, open_print, operators

TEXT = (
    "A reading room is a modest place: a stove, a lamp, a shelf, and somebody who keeps the key. Ours lends to"
    " whoever comes in, for as long as they like, and nobody has ever been asked for a name. What is lent comes"
    " back, as a rule, with a stain that was not there before, and with a remark in pencil on the last page, which"
    " the next reader answers. So the books grow, year after year, and the catalogue doesn’t know it. "
)
MEASURE_PT = 110 / 25.4 * 72
MIDDLE_PT = 105 / 25.4 * 72  # of A4


@pytest.fixture
def lines_of(tmp_path: Path) -> object:
    """Give the lines of the text, read from the file."""

    def read(part: str, style: str = "") -> list[SetLine]:
        pages = dressed(part, style)
        path = tmp_path / "made.pdf"
        path.write_bytes(typeset(pages).pdf)
        text = next(page for page in read_lines(path).pages if "reading" in page[0].text)
        below = next(at for at, line in enumerate(text) if line.text == "Licence")
        return text[:below]

    return read


def paragraph(text: str = TEXT, **attributes: str) -> str:
    """Write a paragraph."""
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<div class="part"><p id="text-1"{written}>{text}</p></div>'


def widths(lines: list[SetLine]) -> Iterator[float]:
    """Give how wide the lines are."""
    return (line.right - line.left for line in lines)


def test_lines_fill_the_measure(lines_of: object) -> None:
    """All lines but the last are as wide as the measure, by a tenth of a point; the last is set as the font has it."""
    *full, last = lines_of(paragraph())  # type: ignore[operator]
    assert len(full) > 5
    assert all(abs(width - MEASURE_PT) < 0.2 for width in widths(full))
    assert mean(last.gaps) == pytest.approx(0.238, abs=0.02)


def test_no_line_is_much_looser_than_another(lines_of: object) -> None:
    """Spaces are between four fifths and 1.6 times the font's, where greed leaves some of more than twice that."""
    *full, _ = lines_of(paragraph())  # type: ignore[operator]
    assert all(0.17 < mean(line.gaps) < 1.6 * 0.238 for line in full)


@pytest.mark.parametrize(
    "inner",
    [
        TEXT.replace("a modest place", "<em>a modest place</em>").replace("Ours", "<b>Ours</b>"),
        TEXT.replace("nobody", 'no<em>bo</em>dy <span class="label">The Keeper:</span>'),
        TEXT.replace("pencil", "pencil<sup>2</sup>").replace(
            "year after", "<code>year</code> after"
        ),
        f"<em>{TEXT}</em><em>{TEXT}</em>",
        f'{TEXT}<span style="border-left: 5pt solid; margin-left: 4pt"></span>',
        f" {TEXT} <b> and</b> so on <i> </i> ",
    ],
    ids=["words", "parts of words", "raised", "all", "a sign", "spaces"],
)
def test_runs_of_other_styles(lines_of: object, inner: str) -> None:
    """Whatever styles a paragraph has within it, its lines are full, and all its words are read in their order."""
    lines = lines_of(paragraph(inner))  # type: ignore[operator]
    assert all(abs(width - MEASURE_PT) < 0.3 for width in widths(lines[:-1]))
    read = "".join(line.text.removesuffix("-") for line in lines)
    assert unspaced(read) == unspaced(re.sub("<[^>]*>", "", inner))


@pytest.mark.parametrize(
    ("part", "planned"),
    [
        (paragraph(), True),
        (paragraph(TEXT.replace("stain", "sta\u00adin")), False),
        (paragraph(TEXT.replace("stain", "stain<br/>")), True),
        (paragraph(TEXT.replace("stain", "stain<br/>"), style="text-align: start"), False),
        (paragraph(TEXT + "x" * 200), True),
        (paragraph(TEXT + "x" * 200, style="overflow-wrap: normal"), False),
        (paragraph(TEXT, style="white-space: pre-wrap"), False),
        (paragraph(TEXT.replace("stain", '<i style="padding: 0 1pt">stain</i>')), False),
        (paragraph(TEXT.replace("stain", '<i style="display: inline-block">st</i>')), False),
        ("<h3>" + TEXT + "</h3>", False),
    ],
    ids=[
        "plain",
        "soft hyphen",
        "br",
        "ragged br",
        "wide",
        "wide and whole",
        "pre-wrap",
        "edges",
        "inline block",
        "heading",
    ],
)
def test_what_is_no_plain_paragraph_is_left_to_weasyprint(
    part: str,
    planned: bool,  # noqa: FBT001 # as the table has it
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What holds more than text is broken as before."""
    load_weasyprint()
    from pamphlet.press.engine.line_breaker import LineBreaker

    found = []
    look_up = LineBreaker._planned_line

    def looking(self: LineBreaker, context: object, linebox: object, *more: object) -> object:
        line = look_up(self, context, linebox, *more)  # type: ignore[arg-type]
        element = linebox.element  # type: ignore[attr-defined]
        if element is not None and "stove" in "".join(element.itertext()):
            found.append(line is not None)
        return line

    monkeypatch.setattr(LineBreaker, "_planned_line", looking)
    assert typeset(dressed(part)).complaints == ()
    assert len(found) > 5
    assert set(found) == {planned}


@pytest.mark.parametrize(
    "inner",
    [
        TEXT.replace("a stain that", "a stain<br/>that"),
        TEXT.replace("a stain that", "a stain <br/> <em>that</em>"),
        TEXT.replace("a stain that", "<b>a stain<br/></b><br/> that"),
        TEXT.replace("a stain that", "a stain<br/>that") + "<br/>",
    ],
    ids=["plain", "spaces", "two", "at the end"],
)
def test_lines_that_have_to_end(lines_of: object, inner: str) -> None:
    """What is before a line break is set as if it were a paragraph, and what is behind it."""
    lines = lines_of(paragraph(inner))  # type: ignore[operator]
    (short,) = (at for at, line in enumerate(lines) if line.text.endswith("stain"))
    assert lines[short + 1].text.startswith("that")
    full = [*lines[:short], *lines[short + 1 : -1]]
    assert all(abs(width - MEASURE_PT) < 0.2 for width in widths(full))
    assert all(0.17 < mean(line.gaps) < 1.6 * 0.238 for line in full)
    assert mean(lines[short].gaps) == pytest.approx(0.238, abs=0.02)
    assert unspaced("".join(line.text.removesuffix("-") for line in lines)) == unspaced(TEXT)


def test_pictures_stand_in_lines(tmp_path: Path) -> None:
    """Wherever a picture is, at the ends of lines, too: no line is loose, and none is broken by greed beside it."""
    words = TEXT.split()
    picture = '<img src="a.png" alt="a" style="width: 30pt; height: 6pt"/>'
    texts = [" ".join([*words[:at], picture, *words[at:]]) for at in range(1, 40)]
    pages = dressed('<div class="part">' + "".join(f"<p>{text}</p>" for text in texts) + "</div>")
    path = tmp_path / "made.pdf"
    path.write_bytes(typeset(replace(pages, assets=(Asset("a.png", "image/png", PIXEL),))).pdf)
    lines = [line for page in read_lines(path).pages for line in page if line.size == 10]
    (first,) = (at for at, line in enumerate(lines) if line.text.startswith("Copy it"))
    text = lines[next(at for at, line in enumerate(lines) if "reading room" in line.text) : first]
    read = "".join(line.text.removesuffix("-") for line in text if not line.text.isdecimal())
    assert unspaced(read) == unspaced(TEXT) * len(texts)
    assert max(widths(text)) < MEASURE_PT + 0.3
    assert sum(width > MEASURE_PT - 0.3 for width in widths(text)) > 0.65 * len(text)
    beside = [gap for line in text for gap in line.gaps if gap > 3]
    assert len(beside) > 20
    others = [gap for line in text for gap in line.gaps if gap < 3]
    assert max(others) < 1.8 * 0.238


@pytest.mark.parametrize("behind", [" and words", "words", '{width="3in" height="2in"}'])
def test_words_behind_a_picture_that_fills_its_line(behind: str, tmp_path: Path) -> None:
    """They stand on the next line, in their order, even where no space is between."""
    picture = '<img src="a.png" alt="a" style="width: 100%; height: 20pt"/>'
    said = f"{behind} {TEXT}"
    pages = dressed(
        f'<div class="part"><p>First.</p><p>{picture}{picture}</p><p>{picture}{said}</p></div>'
    )
    path = tmp_path / "made.pdf"
    path.write_bytes(typeset(replace(pages, assets=(Asset("a.png", "image/png", PIXEL),))).pdf)
    lines = [line for page in read_lines(path).pages for line in page if line.size == 10]
    first = next(at for at, line in enumerate(lines) if line.text == "First.") + 1
    text = lines[first : next(at for at, line in enumerate(lines) if "Copy it" in line.text)]
    read = "".join(line.text.removesuffix("-") for line in text if not line.text.isdecimal())
    assert unspaced(read) == unspaced(said)
    assert max(widths(text)) < MEASURE_PT + 0.3


def test_lines_that_would_gape_stay_short(lines_of: object) -> None:
    """Beside words nearly as long as a line the spaces would be more than twice the font's, and letters far apart."""
    long = f"to {'a' * 52} to {'b' * 52} to"
    lines = lines_of(paragraph(TEXT.replace("comes back", f"comes {long} back")))  # type: ignore[operator]
    assert all(0.17 < mean(line.gaps) < 2 * 0.238 for line in lines if line.gaps)
    assert min(list(widths(lines))[:-1]) < 0.9 * MEASURE_PT


def test_words_wider_than_a_line_are_torn(lines_of: object) -> None:
    """All of an endless word is read, and the lines before and behind it are filled as evenly as others."""
    lines = lines_of(paragraph(TEXT.replace("shelf", "https://" + "x" * 150)))  # type: ignore[operator]
    assert all(0.17 < mean(line.gaps) < 2 * 0.238 for line in lines[:-1] if line.gaps)
    assert all(width < MEASURE_PT + 0.2 for width in widths(lines))
    assert "x" * 150 in "".join(line.text for line in lines)


def test_letters_are_spread_by_operators() -> None:
    """Glyphs are at most 3.6 % wider and 0.012 of the size apart, and all is undone behind each run."""
    pdf = open_print(dressed(paragraph()))
    found = [
        (str(operator), float(operands[0]))
        for page in pdf.pages
        for operands, operator in operators(page)
        if operator in {"Tz", "Tc"}
    ]
    scales = [value for name, value in found if name == "Tz"]
    tracked = [value for name, value in found if name == "Tc"]
    assert len(set(scales)) > 5
    assert all(98 <= scale <= 103.6 for scale in scales)
    assert all(abs(each) <= 0.012 * 13.34 for each in tracked)
    assert scales[1::2] == [100.0] * (len(scales) // 2)
    assert tracked[1::2] == [0.0] * (len(tracked) // 2)


def test_the_same_twice() -> None:
    """Two layouts give the same bytes."""
    assert typeset(dressed(paragraph())).pdf == typeset(dressed(paragraph())).pdf


def test_no_page_ends_within_a_word(tmp_path: Path) -> None:
    """Where the page turns, no word is broken, however far down the text begins."""
    for white in range(0, 120, 40):
        words = re.sub("[a-z]{6,}", "representation", TEXT)
        part = "".join(f'<p id="text-{at}">{words * 2}</p>' for at in range(6))
        pages = dressed(f'<div class="part" style="padding-top: {white}pt">{part}</div>')
        path = tmp_path / "made.pdf"
        path.write_bytes(typeset(pages).pdf)
        read = read_lines(path).pages
        ends = [page[-2].text for page in read if len(page) > 20]
        hyphened = [line for page in read for line in page if line.text.endswith("-")]
        assert len(ends) >= 3
        assert len(hyphened) > 10
        assert not [end for end in ends if end.endswith("-")]


@pytest.mark.parametrize("work", ["hebrew", "arabic"])
def test_lines_from_right_to_left(work: str, tmp_path: Path) -> None:
    """Lines of scripts that are written leftwards fill their measure, too, and are as many as they must be."""
    printed = typeset(pages_of(f"tests/works/{work}"))
    path = tmp_path / "made.pdf"
    path.write_bytes(printed.pdf)
    full = [
        (round(width - MEASURE_PT, 1), line.text)
        for page in read_lines(path).pages
        for line, width in zip(page, widths(page), strict=True)
        if width > MEASURE_PT - 1
    ]
    assert len(full) >= 3
    assert [line for line in full if abs(line[0]) > 0.4] == []


def test_ragged_lines_are_chosen_together(lines_of: object) -> None:
    """Without full lines none is wider than the measure, and their ends differ less."""
    lines = lines_of(paragraph(), "p { text-align: start !important; hyphens: manual !important }")  # type: ignore[operator]
    found = list(widths(lines))[:-1]
    assert max(found) <= MEASURE_PT + 0.1
    assert min(found) > 0.84 * MEASURE_PT


def test_paragraphs_are_longer_or_shorter_when_asked() -> None:
    """Most long paragraphs get a line more, and a half of them when that is asked for; those that can, a line less."""
    load_weasyprint()
    from pamphlet.press.engine.pieces import read_pieces
    from pamphlet.press.layout.document import elements_of, lay_out

    part = "".join(f'<p id="text-{at}">{TEXT * at}</p>' for at in range(3, 11))
    pages = dressed(f'<section class="part">{part}</section>')
    counts = {
        looseness: len(
            read_pieces(lay_out(pages, elements_of(pages, "a5"), "a5", Fit(looseness=looseness)))[1]
        )
        for looseness in (-1.0, 0.0, 0.5, 1.0)
    }
    assert counts[-1.0] <= counts[0.0] < counts[0.5] < counts[1.0]
    assert counts[0.0] + 6 <= counts[1.0] <= counts[0.0] + 8


def test_columns_end_with_two_lines_and_no_part_of_a_word(tmp_path: Path) -> None:
    """What is ragged goes on in the next column as it was chosen: two lines at least, and none narrow for its sake."""
    text = "The type takes its letters, where it has them, from representatives of legibility, "
    text += "in a version of the year before last, under the licence."
    paragraphs = "".join(f"<p>{text} {'And so on. ' * (at % 3)}</p>" for at in range(250))
    section = f'<section class="colophon">{paragraphs}</section>'
    path = tmp_path / "made.pdf"
    path.write_bytes(typeset(dressed(section), "reading").pdf)
    columns: dict[tuple[int, bool], list[SetLine]] = {}
    for line in (line for page in read_lines(path).pages for line in page):
        for right, glyphs in groupby(line.glyphs, key=lambda glyph: glyph.left > MIDDLE_PT):
            part = SetLine(line.page, line.baseline, tuple(glyphs))
            if part.size == pytest.approx(9, abs=0.1) and not part.text.isdecimal():
                columns.setdefault((line.page, right), []).append(part)
    full = [lines for lines in columns.values() if len(lines) > 30]
    assert len(full) > 10
    for column, next_one in pairwise(full):
        begun = next(at for at, line in enumerate(next_one) if line.text.startswith("The type"))
        assert begun != 1
        assert not column[-1].text.endswith("-")
        foot = [line for line in column[-2:] if not line.text.endswith(".")]
        assert all(width > 0.75 * max(widths(column)) for width in widths(foot))
