"""The reading copy: the whole work in two columns, on few sheets, with the way to the A5 pages on each."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from pamphlet.formats import FORMATS, Ready
from pamphlet.pipeline.proofreading import read_back
from pamphlet.press.layout.reading_copy import TOP_MM
from tests.formats.made import REPOSITORY, pages_of
from tests.laid_out import printed
from tests.releases import EVERY_WORK
from tests.share import share

FIRST = "manuscript"
HEBREW = "tests/works/hebrew"
RICH = "tests/works/rich"
READING_COPY = next(each for each in FORMATS if each.name == "reading-copy")
MARK = re.compile(r"A5 pages? (\d+)(?:–(\d+))?")
PAPERS = {"a4": (210, 297), "letter": (215.9, 279.4)}
MM = 25.4 / 72


@cache
def written(work: str) -> dict[str, bytes]:
    """Write the reading copy of a work, and give it by its paper."""
    ready = Ready({layout: printed(work, layout) for layout in ("a5", "reading")})
    files = READING_COPY.load()(pages_of(work), ready)
    return dict(zip(PAPERS, files.values(), strict=True))


@share(4, elsewhere=True)
@EVERY_WORK
def test_every_word_is_there(work: str) -> None:
    """Whatever stands in a work: read back, each file holds every word in order, and nothing is put in."""
    pages = pages_of(work)
    for paper, content in written(work).items():
        name = f"{pages.metadata.slug}-reading-copy-{paper}.pdf"
        assert read_back(pages, name, content).problems == ()


@pytest.mark.parametrize("work", [FIRST, "tests/works/trio", "tests/works/ten"])
def test_it_takes_at_most_three_quarters_of_the_sheets(work: str) -> None:
    """Printed on both sides it takes at most three quarters of the sheets of the booklet, begun ones counted whole."""
    booklet = -(-len(printed(work).page_starts) // 4)
    assert -(-len(printed(work, "reading").page_starts) // 2) <= max(0.75 * booklet, 2)


@pytest.mark.parametrize("paper", PAPERS)
def test_its_sheets_are_whole_and_ask_to_be_printed_so(paper: str) -> None:
    """Each page is a sheet of its paper, to be printed at its own size on both sides and flipped on the long edge."""
    with pikepdf.open(BytesIO(written(FIRST)[paper])) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) * MM for edge in page.mediabox)
            assert (right - left, top - bottom) == pytest.approx(PAPERS[paper], abs=0.01)
        wanted = pdf.Root.ViewerPreferences
        assert str(wanted.PrintScaling) == "/None"
        assert str(wanted.Duplex) == "/DuplexFlipLongEdge"


def test_both_papers_have_the_same_pages() -> None:
    """Page by page, the same words stand on A4 and on Letter."""
    a4, letter = (
        [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(content)]
        for content in written(FIRST).values()
    )
    assert a4 == letter


@pytest.mark.parametrize("work", [FIRST, HEBREW, RICH])
@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_stands_near_an_edge_or_in_the_gutter(work: str, paper: str) -> None:
    """No ink is within 6 mm of an edge, and below the title none in the 5 mm between the columns."""
    document = pdfium.PdfDocument(written(work)[paper])
    for number, page in enumerate(document):
        picture = page.render(scale=2, grayscale=True).to_pil()
        width, height = picture.size
        edge, half = round(6 / MM * 2), round(2.5 / MM * 2)
        inside = picture.copy()
        inside.paste(255, (edge, edge, width - edge, height - edge))
        assert inside.getextrema()[0] > 127, number + 1
        if number:
            gutter = (
                width // 2 - half,
                round(height * 0.07),
                width // 2 + half,
                round(height * 0.92),
            )
            assert picture.crop(gutter).getextrema()[0] > 127, number + 1


def test_the_words_of_a_page_lie_on_just_the_a5_pages_that_it_names() -> None:
    """Each word of the work is on one of the A5 pages named at the foot of its page, and each has one of it."""
    first, count = {}, 0
    for block in pages_of(FIRST).words.blocks:
        first[block.anchor] = count
        count += len(block.words)
    ours, theirs = (
        [
            (first[each.anchor] + each.word, int(each.label))
            for each in printed(FIRST, layout).page_starts
            if each.anchor in first
        ]
        for layout in ("reading", "a5")
    )
    named = [
        MARK.findall(page.get_textpage().get_text_bounded())
        for page in pdfium.PdfDocument(written(FIRST)["a4"])
    ]
    assert all(len(said) == 1 for said in named)
    holding: dict[int, set[int]] = {}
    at_ours, at_theirs = ([place for place, _ in starts] for starts in (ours, theirs))
    for word in range(first["interview_1"], count):
        page = ours[bisect_right(at_ours, word) - 1][1]
        holding.setdefault(page, set()).add(theirs[bisect_right(at_theirs, word) - 1][1])
    assert len(holding) > 8
    for page, held in list(holding.items())[
        1:-1
    ]:  # the first and the last hold other parts besides
        low, high = named[page - 1][0]
        assert set(range(int(low), int(high or low) + 1)) == held


def test_heads_name_work_and_part_and_numbers_are_labels() -> None:
    """Over the columns stand title and part; the number at the foot is the page's label, and that of the contents."""
    document = pdfium.PdfDocument(written(FIRST)["a4"])
    toc = {
        mark.get_title(): mark.get_dest().get_index() + 1
        for mark in document.get_toc()
        if mark.level == 0
    }
    for number, page in enumerate(document, start=1):
        text = page.get_textpage()
        foot = text.get_text_bounded(top=70)
        assert foot.split()[-1] == str(number) == document.get_page_label(number - 1)
        head = text.get_text_bounded(bottom=page.get_height() - 68)
        assert ("Leon Trotsky on the Fall" in head or "LEON" in head.upper()) == (number > 1)
    contents = " ".join(document[page].get_textpage().get_text_bounded() for page in (0, 1))
    for title in ("Editorial Note", "Sources", "Colophon"):
        said = re.search(rf"{title}[ .]+(\d+)", contents)
        assert said is not None
        assert int(said[1]) == toc[title]


def test_its_type_is_that_of_a5() -> None:
    """The text of the work is set in ten points and questions in 9.6, as on A5."""
    sizes = []
    for page in list(pdfium.PdfDocument(written(FIRST)["a4"]))[4:8]:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            matrix = item.get_matrix()
            size = raw.ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(item, size)
            sizes.append(round(size.value * abs(matrix.get()[0]), 1))
    assert {10.0, 9.6} <= set(sizes)
    assert min(sizes) >= 8.0


def test_the_columns_begin_where_the_stylesheet_says() -> None:
    """The columns below the title are reckoned from the upper margin of the stylesheet."""
    css = (REPOSITORY / "styles" / "pamphlet.css").read_text("utf-8")
    margin = re.search(r"@page reading \{[^}]*margin: ([\d.]+)mm", css)
    assert margin is not None
    assert float(margin[1]) == TOP_MM
