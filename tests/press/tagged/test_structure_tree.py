"""The structure of the file: what a screen reader walks through (ISO 32000-1 §14.7 and §14.8, ISO 14289-1 §7)."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

from tests.press.prints import (
    Element,
    drawn,
    dressed,
    open_print,
    opened,
    operators,
    pages_of,
    structure,
)
from tests.releases import EVERY_WORK
from tests.share import share

pytestmark = share(4)

RICH = "tests/works/rich"


def tree_of(part: str, style: str = "") -> Element:
    """Lay out pages with one part, in the real stylesheet, and give their structure."""
    return structure(open_print(dressed(part, style)))


@EVERY_WORK
def test_headings_are_in_order(work: str) -> None:
    """The title of the work is the one heading of level 1 and comes first; no level is skipped on the way down."""
    levels = [
        int(each.type[1])
        for each in structure(opened(work)).all("H1", "H2", "H3", "H4", "H5", "H6")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@EVERY_WORK
def test_no_link_stands_in_a_link(work: str) -> None:
    """Each link has text and at least one active area, which leads back to it, and holds no other link."""
    pdf = opened(work)
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    links = list(structure(pdf).all("Link"))
    assert links
    for link in links:
        assert [inner for inner in link.all("Link") if inner is not link] == []
        assert link.text.strip()
        assert link.annotations
        for area in link.annotations:
            assert parents[int(area.StructParent)].objgen == link.dictionary.objgen
            assert str(area.Contents).strip()


def test_a_link_has_one_area_a_line() -> None:
    """Emphasis and what the stylesheet adds within a link make no areas of their own; each line has one."""
    style = "@media print { a::after { content: leader('.') target-counter(attr(href), page) } }"
    part = '<p id="text-1"><a href="#text-1">An <em>emphatic <b>link</b></em> here</a></p>'
    (link,) = [each for each in tree_of(part, style).all("Link") if "emphatic" in each.text]
    assert len(link.annotations) == 1
    assert link.elements == []


@EVERY_WORK
def test_every_active_area_belongs_to_a_link(work: str) -> None:
    """No page has an active area that the structure does not know, nor one twice."""
    pdf = opened(work)
    on_pages = Counter(area.objgen for page in pdf.pages for area in page.get("/Annots", []))
    in_tree = Counter(
        area.objgen for link in structure(pdf).all("Link") for area in link.annotations
    )
    assert on_pages == in_tree
    assert set(on_pages.values()) == {1}


@EVERY_WORK
def test_all_text_is_read_once_or_furniture(work: str) -> None:
    """All that is drawn is marked; each numbered run is in one element, to which the parent tree leads back."""
    pdf = opened(work)
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    held: Counter[tuple[Any, int, Any]] = Counter()
    for element in structure(pdf).all():
        for kid in element.dictionary.K:
            if isinstance(kid, int):
                held[element.dictionary.Pg.objgen, kid, element.dictionary.objgen] += 1
            elif kid.get("/Type") == "/MCR":
                held[kid.Pg.objgen, int(kid.MCID), element.dictionary.objgen] += 1
    assert set(held.values()) == {1}
    for page in pdf.pages:
        found = drawn(page)
        assert [text for text in found.stray if text.strip()] == []
        known = parents[int(page.obj.StructParents)]
        assert len(known) == len(found.numbered)
        for number in found.numbered:
            assert (page.obj.objgen, number, known[number].objgen) in held


@EVERY_WORK
def test_running_heads_and_page_numbers_are_furniture(work: str) -> None:
    """The printed number of every page that has one is an artifact, and no text of the structure."""
    pages = opened(work).pages
    bare = {1, 2, 3, len(pages)}  # the cover, its back, the title page, the back cover
    for number, page in enumerate(pages, start=1):
        found = drawn(page)
        assert (str(number) in [text.strip() for text in found.furniture]) == (number not in bare)
        assert str(number) not in [text.strip() for text in found.numbered.values()] or number < 30


@EVERY_WORK
def test_everything_drawn_is_marked(work: str) -> None:
    """No text, line or picture stands outside a marked content (ISO 14289-1 §7.1)."""
    painting = {"TJ", "Tj", "f", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}
    for page in opened(work).pages:
        depth = 0
        for _, operator in operators(page):
            depth += (operator in ("BMC", "BDC")) - (operator == "EMC")
            assert operator not in painting or depth, operator
        assert depth == 0


def test_a_paragraph_on_two_pages_is_one_element() -> None:
    """A block that a page break divides stays one element, with text on both pages."""
    tree = structure(opened("manuscript"))
    divided = [
        each
        for each in tree.all("P")
        if any(kid.get("/Type") == "/MCR" for kid in each.dictionary.K if not isinstance(kid, int))
    ]
    assert len(divided) > 10
    blocks = {" ".join(block.words) for block in pages_of("manuscript").words.blocks}
    texts = {" ".join(each.text.split()) for each in tree.all("P")}
    assert blocks - texts <= {"INTRODUCTORY NOTE", "Editorial Note"}, "they are headings"


def test_lists_have_labels_and_bodies() -> None:
    """A list holds items, an item its label and its body, a list within it is in the body; a number is the label."""
    tree = tree_of(
        '<ol start="7"><li><p id="text-1">One</p><ul><li><p>Within</p></li></ul></li>'
        "<li><p>Two</p></li></ol>"
    )
    outer, inner = tree.all("L")
    assert [item.type for item in outer.elements] == ["LI", "LI"]
    assert [each.type for each in outer.elements[0].elements] == ["Lbl", "LBody"]
    assert [item.elements[0].text.strip() for item in outer.elements] == ["7.", "8."]
    assert inner in list(outer.elements[0].elements[1].all("L"))
    assert outer.attribute("ListNumbering") == "/Decimal"
    assert inner.attribute("ListNumbering") == "/Disc"


@EVERY_WORK
def test_the_contents_are_a_table_of_contents(work: str) -> None:
    """Each line of the contents is an item with a reference, which holds a link and the page number.

    The questions of a part are contents within its item.
    """
    contents, *within = structure(opened(work)).all("TOC")
    assert contents.elements
    for line in (line for each in (contents, *within) for line in each.elements):
        assert line.type == "TOCI"
        reference, *below = line.elements
        assert (reference.type, [each.type for each in below]) == (
            "Reference",
            ["TOC"][: len(below)],
        )
        assert len(list(reference.all("Link"))) == 1
        assert re.search(r"\d+$", reference.text.strip())
        assert ". ." not in reference.text, "a leader's dots are furniture"
    listed = [each for line in contents.elements for each in line.elements if each.type == "TOC"]
    assert len(listed) == len(within)


def rows(count: int) -> str:
    """Write the rows of a table."""
    return "".join(f"<tr><td>{number}</td><td></td></tr>" for number in range(count))


def test_a_table_has_a_head_once() -> None:
    """A table that goes on overleaf has one head, though it is printed again; its rows are equally long."""
    tree = tree_of(
        '<table id="text-1"><thead><tr><th scope="col">Sheet</th><th scope="col">Fold</th></tr></thead>'
        f"<tbody>{rows(90)}</tbody></table>"
    )
    (table,) = tree.all("Table")
    assert [part.type for part in table.elements] == ["THead", "TBody"]
    assert table.text.count("Sheet") == 1
    assert {len(row.elements) for row in table.all("TR")} == {2}
    assert [cell.attribute("Scope") for cell in table.all("TH")] == ["/Column", "/Column"]
    assert len(list(table.all("TR"))) == 91


def test_a_cell_says_how_many_columns_it_spans() -> None:
    """A cell says how many columns it spans, when it is more than its own."""
    tree = tree_of(
        '<table id="text-1"><tbody><tr><td>Recto</td><td>right</td></tr>'
        '<tr><td colspan="2">both</td></tr></tbody></table>'
    )
    assert [cell.attribute("ColSpan") for cell in tree.all("TD")] == [None, None, 2]


def test_pictures_say_what_they_show() -> None:
    """A picture has its alternative text and the place where it stands; an ornament is furniture."""
    pdf = opened(RICH)
    figures = list(structure(pdf).all("Figure"))
    assert figures
    width, height = (float(pdf.pages[0].mediabox[at]) for at in (2, 3))
    for figure in figures:
        assert str(figure.dictionary.Alt).strip()
        left, bottom, right, top = (float(edge) for edge in figure.attribute("BBox"))
        assert 0 <= left < right <= width
        assert 0 <= bottom < top <= height
    shown = sum(operator == "Do" for page in pdf.pages for _, operator in operators(page))
    assert shown >= len(figures)


def test_notes_have_names_of_their_own() -> None:
    """Each footnote is a note with an identifier that no other element has, which the tree of identifiers knows."""
    pdf = opened(RICH)
    notes = list(structure(pdf).all("Note"))
    assert notes
    named = [str(note.dictionary.ID) for note in notes]
    assert len(set(named)) == len(named)
    known = pdf.Root.StructTreeRoot.IDTree.Names
    assert [str(known[at]) for at in range(0, len(known), 2)] == sorted(named)
    assert all(note.elements[0].type == "Lbl" for note in notes)


def test_words_in_another_language_say_so() -> None:
    """A span in another language is an element that names it; one in the language around it is none."""
    tree = tree_of(
        '<p id="text-1">A <span lang="la">nota</span> and a <span lang="en">note</span></p>'
    )
    assert [(str(each.dictionary.Lang), each.text.strip()) for each in tree.all("Span")] == [
        ("la", "nota")
    ]
    assert {str(span.dictionary.Lang) for span in structure(opened(RICH)).all("Span")} >= {
        "he", "ar", "grc", "la",
    }  # fmt: skip


def test_emphasis_is_no_element() -> None:
    """What only dresses the text leaves the paragraph whole."""
    tree = tree_of('<p id="text-1">A <em>stressed</em> <b>word</b> and <span>another</span></p>')
    (paragraph,) = [each for each in tree.all("P") if each.text.startswith("A stressed")]
    assert paragraph.elements == []
    assert paragraph.text.split() == ["A", "stressed", "word", "and", "another"]


def test_text_without_a_paragraph_gets_one() -> None:
    """No text stands immediately in an element that only groups others."""
    tree = tree_of(
        '<div id="text-1">Bare text, <em>and more</em></div><blockquote>Quoted</blockquote>'
        '<div><a href="#text-1">Up</a> <span lang="la">nota</span></div>'
    )
    for each in tree.all("Document", "Sect", "Div", "BlockQuote"):
        assert all(isinstance(kid, Element) for kid in each.kids)
        assert {kid.type for kid in each.elements}.isdisjoint({"Link", "Span", "Figure", "Code"})
    assert "Bare text, and more" in [each.text for each in tree.all("P")]


def test_a_head_over_two_pages_is_read_whole() -> None:
    """Of a table that is set as a list, the head row goes on on the next page: it is not the same one again."""
    heads = "".join(f'<th scope="col" id="text-{at}">column {at}</th>' for at in range(1, 61))
    part = f'<table class="stacked"><thead><tr>{heads}</tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    read = [cell.text.strip() for cell in tree_of(part).all("TH")]
    assert read == [f"column {at}" for at in range(1, 61)]


def test_the_name_of_a_column_before_a_cell_is_furniture() -> None:
    """The cell says which column it is in by the structure; what stands before it is for the eye."""
    cells = '<th scope="col">Year</th></tr></thead><tbody><tr><td data-column="Year">1917</td>'
    part = f'<table class="stacked"><thead><tr>{cells}</tr></tbody></table>'
    assert [cell.text.strip() for cell in tree_of(part).all("TD")] == ["1917"]
