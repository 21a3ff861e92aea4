"""The stylesheet on paper: WeasyPrint lays works out with it, and the pages are looked at."""

from collections.abc import Iterator
from copy import copy, deepcopy
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

import pytest

from pamphlet.pages.composition import compose
from pamphlet.press import Layout
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.layout.document import elements_of, lay_out
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Block, Heading, Paragraph, Text, Turn
from pamphlet.work.problems import Place
from tests.pages.conftest import read, with_parts

MM = 96 / 25.4  # in the pixels of CSS
LINE = 13.6 * 96 / 72  # its height, in the same
SPACE = 4  # a space at the end of a line may hang
HERE = Place("interview.md", 1, 1)
WORKS = ("the first pamphlet", "rich", "hebrew", "made for it")


class Line(NamedTuple):
    """A line of text as laid out: its page from 1, its height on the page, and the paragraph or heading it is of."""

    page: int
    top: float
    element: Any
    left: float
    right: float


@cache
def laid_out(name: str) -> list[Any]:
    """Lay a work out, and give WeasyPrint's pages."""
    load_weasyprint()
    pamphlet = made_for_it() if name == "made for it" else read(name)
    pages = compose(pamphlet)
    document = lay_out(pages, elements_of(pages, "a5"), "a5")
    return [page._page_box for page in document.pages]


def made_for_it() -> Pamphlet:
    """Make an interview of paragraphs of every length, with headings and labels alone between them."""
    first = read("the first pamphlet")
    words = "Some words that fill a line of this page, and then some more of them to fill the next one. "

    def block(number: int) -> Block:
        label, anchor = ("CS:", "LT:")[number % 2], f"interview-{2 * number}"
        said = Paragraph((Text(words * (number % 7 + 1)),), f"{anchor}-a", HERE)
        if number % 3 == 0:
            return Heading(2, (Text("A heading"),), anchor, HERE)
        alone = Paragraph((), anchor, HERE, label=label)
        blocks = (alone, said) if number % 3 == 1 else (replace(said, label=label),)
        turn, asks = f"turn-{number + 1}", label.startswith("CS")
        return Turn((label[:2],), label, number + 1, blocks, turn, HERE, is_question=asks)

    part = replace(first.parts[2], blocks=tuple(map(block, range(200))))
    return replace(with_parts(first, part), sources=(), emendations=())


def lines(pages: list[Any]) -> Iterator[Line]:
    """Give the lines of the text block, page by page, in reading order."""
    for number, page in enumerate(pages, start=1):
        found = [
            line
            for child in page.children
            if type(child).__name__ != "MarginBox"
            for line in _lines(child)
        ]
        for box, element in found:
            texts = list(_texts(box))
            left = min((text.position_x for text in texts), default=box.position_x)
            right = max((text.position_x + text.width for text in texts), default=left)
            yield Line(number, box.position_y, element, left, right)


def _lines(box: Any, paragraph: Any = None) -> Iterator[tuple[Any, Any]]:
    """Give the lines in a box, each with its paragraph, of which a line of verse is a part, or whatever holds it."""
    if box.element_tag == "p":
        paragraph = box.element
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "LineBox":
            yield child, child.element if paragraph is None else paragraph
        else:
            yield from _lines(getattr(child, "_box", child), paragraph)


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TextBox":
            yield child
        else:
            yield from _texts(child)


@pytest.mark.parametrize("name", WORKS)
def test_no_line_of_a_paragraph_is_left_alone(name: str) -> None:
    """Where a paragraph runs over to the next page, two lines at least stand on either."""
    paragraphs: dict[Any, dict[int, int]] = {}
    for line in lines(laid_out(name)):
        if line.element.tag == "p":
            counted = paragraphs.setdefault(line.element, {})
            counted[line.page] = counted.get(line.page, 0) + 1
    broken = [list(counted.values()) for counted in paragraphs.values() if len(counted) > 1]
    assert [counted for counted in broken if min(counted) < 2] == []
    assert broken or name not in ("the first pamphlet", "made for it")


@pytest.mark.parametrize("name", WORKS)
def test_no_heading_and_no_label_stands_at_the_foot_of_a_page(name: str) -> None:
    """What announces something is on the page of what it announces."""
    for last, following in pairwise(lines(laid_out(name))):
        if last.page != following.page:
            # a list that stands in one line is the keys of which nothing is known
            assert last.element.tag in ("p", "pre", "li", "td", "ul")
            assert last.element.get("class") != "label-line"


def test_the_made_work_has_what_it_is_made_for() -> None:
    """It runs over many pages, with headings and labels alone on most of them."""
    pages = laid_out("made for it")
    tags = [line.element.tag for line in lines(pages)]
    assert len(pages) > 15
    assert tags.count("h3") > 60
    assert sum(line.element.get("class") == "label-line" for line in lines(pages)) > 60


@pytest.mark.parametrize("name", WORKS)
def test_the_text_stays_in_its_block(name: str) -> None:
    """The text block is 110 by 168 mm on A5, with a little play, no line leaves it, the inner margin is 17.5 mm."""
    pages = laid_out(name)
    for page in pages:
        assert round(page.margin_width() / MM, 2) == 148
        assert round(page.margin_height() / MM, 2) == 210
        assert round(page.width / MM, 2) == 110
        assert round(page.height / MM, 2) == 168.2
    folds = [
        page.margin_left if page.page_type.side == "right" else page.margin_right for page in pages
    ]
    assert {round(fold / MM, 2) for fold in folds} == {17.5}
    for line in lines(pages):
        page = pages[line.page - 1]
        assert line.left >= page.content_box_x() - SPACE
        assert line.right <= page.content_box_x() + page.width + SPACE
        assert page.content_box_y() <= line.top + 0.01 < page.content_box_y() + page.height


def test_answers_keep_to_the_lines_of_the_page() -> None:
    """All answers stand on one grid, on all pages."""
    pages = laid_out("the first pamphlet")
    answers = {
        block.anchor
        for turn in read("the first pamphlet").parts[2].blocks
        if isinstance(turn, Turn) and turn.speakers == ("LT",)
        for block in turn.blocks
        if isinstance(block, Paragraph)
    }
    grids: dict[int, set[float]] = {}
    for line in lines(pages):
        if line.element.get("id") in answers:
            down = (line.top - pages[line.page - 1].content_box_y()) / LINE
            grids.setdefault(line.page, set()).add(round(down % 1, 2) % 1)
    assert len(grids) > 20
    assert set.union(*grids.values()) == {0}


@pytest.mark.parametrize("name", WORKS)
def test_running_heads_stand_where_they_help(name: str) -> None:
    """Covers and title page have no furniture; a page that opens a part has its number only; all others have both."""
    pages = laid_out(name)
    bare = {1, 2, 3, len(pages)}  # the cover, its back, the title page, the back cover
    opening = set()
    for number, page in enumerate(pages, start=1):
        boxes = [
            box for box in page.children if type(box).__name__ == "MarginBox" and list(_lines(box))
        ]
        sides = sorted(box.at_keyword for box in boxes)
        if number in bare:
            assert sides == []
        elif len(sides) == 1:
            assert sides[0] in ("@bottom-left", "@bottom-right")
            opening.add(number)
        else:
            assert sides in (["@bottom-left", "@top-left"], ["@bottom-right", "@top-right"])
    assert len(opening) >= 4
    assert 4 in opening


@pytest.mark.parametrize("layout", ["a5", "reading"])
def test_the_condition_is_never_parted(layout: Layout) -> None:
    """Wherever it comes to stand, all its lines are on one page or in one column, with the sentence before it."""
    load_weasyprint()
    pages = compose(read("rich"))
    root = elements_of(pages, layout)
    (body,) = root.iter("body")
    (section,) = (each for each in body if each.get("class") == "licence")
    name, intro, quote = section[1:4]
    quote[0].text = "Anyone may copy this sampler, provided that nothing is left out. " * 5
    together = []
    body[:] = []
    for filled in range(1, 40, 2):
        filler = [Element("p") for _ in range(filled)]
        for each in filler:
            each.text = name.text
        own = Element("section", section.attrib)
        together.append((copy(intro), deepcopy(quote)))
        own[:] = [section[0], *filler, *together[-1]]
        body.append(own)
    document = lay_out(pages, root, layout)
    set_lines = list(lines([page._page_box for page in document.pages]))
    for sentence, condition in together:
        found = [line.page for line in set_lines if line.element in (sentence, condition[0])]
        assert len(found) > 6
        assert len(set(found)) == 1


def test_the_sign_of_an_interview_is_with_its_heading() -> None:
    """In columns, too, the rule that opens an interview is on the page of what follows it."""
    load_weasyprint()
    pages = compose(read("rich"))
    root = elements_of(pages, "reading")
    (body,) = root.iter("body")
    (interview,) = (each for each in body if "interview" in each.get("class", ""))
    body[:] = []
    for filled in range(9, 29):
        filler = Element("section", {"class": "part"})
        for _ in range(filled):
            SubElement(filler, "p").text = "A line"
        opening = Element("section", interview.attrib)
        opening.append(deepcopy(interview[0]))
        opening.append(deepcopy(filler[0]))
        body.extend((filler, opening))
    document = lay_out(pages, root, "reading")
    signs, headings = [], []
    for number, page in enumerate(document.pages):
        boxes = page._page_box.descendants()
        tags = [box.element_tag for box in boxes if type(box).__name__ == "BlockBox"]
        signs += [number] * tags.count("section::before")
        headings += [number] * tags.count("h2")
    assert len(signs) == 20
    assert signs == headings
