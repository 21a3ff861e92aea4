"""Large print: what a person with low vision needs, on every page, and the way to the pages of the others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from pamphlet.formats import FORMATS, Ready
from pamphlet.pipeline.proofreading import read_back
from pamphlet.press import PageStart
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.layout.document import elements_of, lay_out
from pamphlet.press.typeset import typeset
from tests.formats.made import pages_of
from tests.laid_out import printed
from tests.releases import EVERY_WORK
from tests.share import share

FIRST = "manuscript"
HEBREW = "tests/works/hebrew"
POINT = 96 / 72  # in the pixels of CSS
LARGE_PRINT = next(each for each in FORMATS if each.name == "large-print")
MARK = re.compile(r"A5 pages? (\d+)(?:–(\d+))?")
PAPERS = {"a4": (210, 297), "letter": (215.9, 279.4)}


@cache
def on_papers(work: str) -> dict[str, bytes]:
    """Write a work in large print, and give it by its paper."""
    ready = Ready({"a5": printed(work, "a5"), "large": printed(work, "large")})
    return dict(zip(PAPERS, LARGE_PRINT.load()(pages_of(work), ready).values(), strict=True))


def written(work: str) -> bytes:
    """Write a work in large print, on A4."""
    return on_papers(work)["a4"]


@cache
def laid_out(work: str) -> list[Any]:
    """Lay a work out in large print, and give WeasyPrint's pages."""
    load_weasyprint()
    pages = pages_of(work)
    document = lay_out(pages, elements_of(pages, "large"), "large")
    return [page._page_box for page in document.pages]


def boxes(box: Any, kind: str) -> Iterator[Any]:
    """Give the boxes of a kind within a box, from the first to the last."""
    box = getattr(box, "_box", box)
    if type(box).__name__ == kind:
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child, kind)


def lines_of(page: Any) -> Iterator[Any]:
    """Give the lines of a page, without those at its foot."""
    for child in page.children:
        if type(child).__name__ != "MarginBox":
            yield from boxes(child, "LineBox")


def text_of(box: Any) -> str:
    """Give the text within a box, without what the stylesheet makes: page numbers, the dots of the contents."""
    return "".join(text.text for text in boxes(box, "TextBox") if "::" not in str(text.element_tag))


@share(4, elsewhere=True)
@EVERY_WORK
def test_all_type_is_large_and_plain(work: str) -> None:
    """Nothing is under 18 points on 27, in italics, in small capitals or in figures with descenders."""
    texts = [
        text for page in laid_out(work) for text in boxes(page, "TextBox") if text.text.strip()
    ]
    assert len(texts) > 40
    for text in texts:
        style = text.style
        assert style["font_size"] >= 18 * POINT, text.text
        assert style["font_style"] == "normal", text.text
        assert style["font_variant_caps"] == "normal", text.text
        assert "oldstyle-nums" not in style["font_variant_numeric"], text.text
        assert style["hyphens"] == "manual", text.text
    heights = [
        (line.position_y, following.position_y)
        for page in laid_out(work)
        for line, following in pairwise(lines_of(page))
        if line.element is following.element and following.position_y > line.position_y
    ]
    assert all(below - above >= 26.9 * POINT for above, below in heights)


@pytest.mark.parametrize("work", [FIRST, HEBREW, "tests/works/russian"])
def test_lines_are_short_and_ragged_and_no_word_is_broken(work: str) -> None:
    """No line has more than 65 characters, none is stretched, and none ends with a hyphen that was not typed."""
    said: dict[Any, str] = {}
    typed: dict[Any, str] = {}
    longest = 0
    for page in laid_out(work):
        for line in lines_of(page):
            text = text_of(line)
            longest = max(longest, len(text.strip()))
            assert all(each.justification_spacing == 0 for each in boxes(line, "TextBox")), text
            if line.element.tag == "p" and "turn" not in line.element.get("class", ""):
                said[line.element] = said.get(line.element, "") + "".join(text.split())
                typed[line.element] = "".join("".join(line.element.itertext()).split())
    assert 30 < longest <= 65
    plain = [element for element in said if not element.findall(".//*")]
    assert len(plain) > 5
    assert [said[element] for element in plain] == [typed[element] for element in plain]


@pytest.mark.parametrize("work", [FIRST, HEBREW])
def test_a_label_stands_above_its_turn(work: str) -> None:
    """Each label is alone on its line, with the first line of its turn on the same page below it."""
    labels = 0
    for page in laid_out(work):
        lines = list(lines_of(page))
        for at, line in enumerate(lines):
            texts = [text for text in boxes(line, "TextBox") if text.text.strip()]
            told = {text.element.get("class") == "label" for text in texts}
            assert len(told) < 2, text_of(line)
            if told == {True}:
                labels += 1
                below = lines[at + 1]
                assert below.position_y >= line.position_y + line.height - 1
    assert labels == sum(page.xhtml.count('class="label"') for page in pages_of(work).sections)


def test_a_question_is_told_by_a_rule() -> None:
    """Questions have a rule at their side, answers none, and both are in the same size."""
    for page in laid_out(FIRST):
        for box in boxes(page, "BlockBox"):
            kinds = box.element.get("class", "").split() if box.element is not None else []
            if box.element is not None and box.element.tag == "div" and "turn" in kinds:
                assert (box.border_left_width > 0) == ("question" in kinds)
                assert box.style["font_size"] == 18 * POINT


def places(work: str, starts: tuple[PageStart, ...]) -> list[tuple[int, int]]:
    """Give the place in the whole wording of the word that a page begins with, and the page's number."""
    first, count = {}, 0
    for block in pages_of(work).words.blocks:
        first[block.anchor] = count
        count += len(block.words)
    return [
        (first[each.anchor] + each.word, int(each.label)) for each in starts if each.anchor in first
    ]


def marks(work: str) -> dict[int, tuple[int, int]]:
    """Read at the foot of each page which A5 pages it says to hold; a page without a mark is left out."""
    found = {}
    for number, page in enumerate(pdfium.PdfDocument(written(work)), start=1):
        said = MARK.findall(page.get_textpage().get_text_bounded())
        assert len(said) < 2
        if said:
            first, last = said[0]
            found[number] = (int(first), int(last or first))
    return found


@pytest.mark.parametrize("work", [FIRST, "tests/works/plain"])
def test_the_words_of_a_page_lie_on_just_the_a5_pages_that_it_names(work: str) -> None:
    """Each word of a page is on one of the A5 pages named at its foot, and each of these has a word of it."""
    large, small = (places(work, printed(work, each).page_starts) for each in ("large", "a5"))
    said = marks(work)
    holding: dict[int, set[int]] = {}
    at_large, at_small = ([place for place, _ in starts] for starts in (large, small))
    for word in range(pages_of(work).words.count):
        on_large = large[bisect_right(at_large, word) - 1][1]
        on_small = small[bisect_right(at_small, word) - 1][1]
        holding.setdefault(on_large, set()).add(on_small)
    assert holding
    for page, named in holding.items():
        first, last = said[page]
        assert set(range(first, last + 1)) == named


def test_apparatus_names_the_pages_of_its_section() -> None:
    """Contents, sources, licence and colophon name all A5 pages of the same in turn; covers and title are bare."""
    said = marks(FIRST)
    sections: dict[str, tuple[set[int], list[int]]] = {}
    for layout in ("a5", "large"):
        for start in printed(FIRST, layout).page_starts:
            small, named = sections.setdefault(start.anchor, (set(), []))
            if layout == "a5":
                small.add(int(start.label))
            elif int(start.label) in said:
                first, last = said[int(start.label)]
                named.extend(range(first, last + 1))
    for anchor in ("contents", "sources", "licence", "colophon"):
        small, named = sections[anchor]
        assert named == sorted(named)
        assert set(named) == small
    count = len(printed(FIRST, "large").page_starts)
    assert set(range(1, count + 1)) - set(said) == {1, 2, count}


def test_every_word_is_there_whatever_the_script() -> None:
    """The feet are furniture: the file is read back like any other, and nothing is put in."""
    for work in (HEBREW, "tests/works/rich"):
        pages = pages_of(work)
        for paper, content in on_papers(work).items():
            name = f"{pages.metadata.slug}-large-print-{paper}.pdf"
            assert read_back(pages, name, content).problems == ()


def test_its_own_numbers_are_its_labels() -> None:
    """The sheets are those of the paper, and the labels of the pages are those of this file."""
    for paper, content in on_papers(FIRST).items():
        with pikepdf.open(BytesIO(content)) as pdf:
            assert list(pdf.Root.PageLabels.Nums)[1].S == "/D"
            for page in pdf.pages:
                left, bottom, right, top = (float(edge) * 25.4 / 72 for edge in page.mediabox)
                assert (right - left, top - bottom) == pytest.approx(PAPERS[paper], abs=0.01)


def test_both_papers_have_the_same_pages() -> None:
    """Page by page the same words stand on A4 and on Letter, none nearer to an edge than 6 mm."""
    a4, letter = (pdfium.PdfDocument(content) for content in on_papers(FIRST).values())
    for ours, theirs in zip(a4, letter, strict=True):
        assert ours.get_textpage().get_text_bounded() == theirs.get_textpage().get_text_bounded()
        picture = theirs.render(scale=1, grayscale=True).to_pil()
        picture.paste(255, (17, 17, picture.width - 17, picture.height - 17))
        assert picture.getextrema()[0] > 127


def test_its_rules_change_nothing_else() -> None:
    """Without the rules for large print the A5 pages are the same, byte for byte."""
    pages = pages_of("tests/works/plain")
    others, mark, _ = pages.stylesheet.partition(
        "/* ---------------------------------------------------------------- 4."
    )
    assert mark
    without = replace(pages, stylesheet=others)
    assert typeset(without).pdf == printed("tests/works/plain", "a5").pdf


def test_the_pages_can_be_looked_at(release: Path, tmp_path: Path) -> None:
    """All pages as pictures on one sheet, left for a person to look at; none is empty."""
    (path,) = release.glob("*-large-print-a4.pdf")
    pictures = [
        page.render(scale=0.2, grayscale=True).to_pil() for page in pdfium.PdfDocument(path)
    ]
    assert len(pictures) > 40
    assert all(picture.getextrema()[0] < 200 for picture in pictures)
    across = 10
    width, height = pictures[0].width + 4, pictures[0].height + 4
    sheet = Image.new("L", (across * width, -(-len(pictures) // across) * height), 128)
    for at, picture in enumerate(pictures):
        sheet.paste(picture, (at % across * width, at // across * height))
    sheet.save(tmp_path / "large-print.png")
