"""Tables on paper: whatever stands in them, nothing runs out of the text block, and no word is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pamphlet.pages import Pages
from pamphlet.pages.classes import COLUMN_NAME, HUNG, NOTED
from pamphlet.pages.composition import compose
from pamphlet.pages.tables import COLUMN_STACKED, LARGE_STACKED, SMALL, STACKED
from pamphlet.press import Layout
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.layout.document import elements_of, lay_out
from pamphlet.press.layout.lines import unspaced
from pamphlet.press.typeset import typeset
from pamphlet.verify.read_back.words import check_own
from tests.manuscript.desk import Desk
from tests.pages.conftest import composed

SPACE = 4  # a space at the end of a line may hang
HIGHER = 8  # than its line is the box of a code, whose letters are of another face
SENTENCE = (
    "The meeting began late and everyone who had walked from the station sat down at once to hear. "
)


def table(*rows: list[str]) -> str:
    """Write a table, its first row the head."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


TABLES = {
    "a plain one": table(["Year", "Bread"], ["1917", "none"]),
    "six columns": table(
        ["Year", "Membership", "Subscriptions", "Representatives", "Contributions", "Remarks"],
        *[["1917", "12,345", "£1,000,000", "Internationalism", "Responsibilities", "none"]] * 3,
    ),
    "ten columns of numbers": table(*[[f"{n},{n * 111:03}" for n in range(1, 11)]] * 5),
    "sixteen columns": table(*[["Wwwwwww"] * 16] * 4),
    "a word longer than a page is wide": table(["a", "b"], ["x" * 200, "y"]),
    "a cell longer than a page": table(["Year", "What"], ["1917", SENTENCE * 60], ["1918", "end"]),
    "many rows": table(["Year", "What happened"], *[[str(1900 + n), SENTENCE] for n in range(60)]),
    "long words in Greek": table(["Ἀντικωνσταντινουπολιτικός"] * 3, ["ἀντικωνσταντινουπολιτικῶς"] * 3),
}  # fmt: skip
CLASSES = {
    "a plain one": [],
    "six columns": [SMALL, LARGE_STACKED, COLUMN_STACKED],
    "sixteen columns": [STACKED],
    "a word longer than a page is wide": [STACKED],
    "a cell longer than a page": [STACKED],
    "many rows": [],
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give an empty desk."""
    return Desk(tmp_path)


def made(desk: Desk, body: str) -> Pages:
    """Compose a work with a table."""
    pamphlet, problems = desk.read_part(f"Before.\n\n{body}\n\nBehind.")
    assert pamphlet, problems
    return compose(pamphlet)


def boxes_of(pages: Pages, layout: Layout) -> Iterator[tuple[Any, Any]]:
    """Lay pages out, and give every box with text or a picture, with the box of its page."""
    load_weasyprint()
    document = lay_out(pages, elements_of(pages, layout), layout)
    for page in document.pages:
        content = page._page_box
        if "cover" in str(content.page_type.name):
            continue
        for child in content.children:
            if type(child).__name__ != "MarginBox":
                yield from ((box, content) for box in child.descendants() if _is_drawn(box))


def _is_drawn(box: Any) -> bool:
    return bool(getattr(box, "text", "").strip()) or hasattr(box, "replacement")


def _bottom(box: Any) -> float:
    """Give where a box ends; of code, whose line height is none so that it moves no line, its base line."""
    is_code = getattr(box, "text", "") and box.style["line_height"] == 0
    return float(box.position_y + (box.baseline if is_code else box.height))


@pytest.mark.parametrize("layout", ["a5", "large"])
@pytest.mark.parametrize("name", TABLES)
def test_no_box_leaves_the_text_block(desk: Desk, name: str, layout: Layout) -> None:
    """Each piece of text of each page stands within the block, to all four sides; and all words are laid out."""
    pages = made(desk, TABLES[name])
    said = ""
    for box, page in boxes_of(pages, layout):
        left, top = page.content_box_x(), page.content_box_y()
        assert box.position_x >= left - 0.1, box.text
        assert box.position_x + box.width <= left + page.width + SPACE, box.text
        assert box.position_y >= top - 0.1
        assert _bottom(box) <= top + page.height + 1, box.text
        said += getattr(box, "text", "")
    wanted = "".join(pages.words.flat())
    assert wanted[: len("Before.")] in said
    for word in {word for word in pages.words.flat() if len(word) < 12}:
        assert word in said


@pytest.mark.parametrize("layout", ["a5", "large"])
@pytest.mark.parametrize("work", ["rich", "matters", "stage"])
def test_no_box_of_the_works_leaves_the_text_block(work: str, layout: Layout) -> None:
    """The same holds for works with tables, pictures, verse and other things that may be wide."""
    for box, page in boxes_of(composed(work), layout):
        left = page.content_box_x()
        assert box.position_x >= left - 0.1, getattr(box, "text", box)
        assert box.position_x + box.width <= left + page.width + SPACE, getattr(box, "text", box)
        assert box.position_y + box.height <= page.content_box_y() + page.height + HIGHER


@pytest.mark.parametrize("name", CLASSES)
def test_a_table_is_set_as_it_fits(desk: Desk, name: str) -> None:
    """As it is; smaller, down to a bound; else with its cells one below the other."""
    xhtml = made(desk, TABLES[name]).sections[2].xhtml
    classes = f' class="{" ".join(CLASSES[name])}"' if CLASSES[name] else ""
    assert f"<table{classes}>" in xhtml


LISTS = {
    "a5": table(
        ["Year", "Membership^a^", *["Internationalism"] * 6, "Remarks"],
        *[[f"{year}", "12,345", *["Responsibilities"] * 6, "none"] for year in range(1910, 1919)],
        ["1919", "54,321", *["Responsibilities"] * 6, ""],
    ),
    "large": TABLES["six columns"],
    "reading": TABLES["six columns"],
}


@pytest.mark.parametrize("layout", LISTS)
def test_each_cell_of_a_list_names_its_column(desk: Desk, layout: Layout) -> None:
    """A table that is set as a list has the head of its column before each cell, and the file is whole all the same."""
    pages = made(desk, LISTS[layout])
    pdf = typeset(pages, layout).pdf
    assert check_own(pages.words, "list.pdf", pdf) == ()
    drawn = "".join(getattr(box, "text", "") for box, _ in boxes_of(pages, layout))
    filled = LISTS[layout].count("| none |")
    assert unspaced(drawn).count("Remarks:none") == filled
    assert drawn.count("Remarks:") == filled  # an empty cell has no name before it
    assert unspaced(drawn).count("Year:19") == LISTS[layout].count("| 19")


def test_a_table_that_fits_names_no_column(desk: Desk) -> None:
    """Where cells stand in columns, nothing is said twice."""
    assert COLUMN_NAME not in made(desk, TABLES["a plain one"]).sections[2].xhtml
    assert COLUMN_NAME in made(desk, TABLES["six columns"]).sections[2].xhtml


@pytest.mark.parametrize("layout", ["a5", "large", "reading"])
def test_numbers_with_raised_figures_line_up(desk: Desk, layout: Layout) -> None:
    """In a column that is set to the right, a raised figure behind a number hangs; words are left as they are."""
    rows = "| 12,345[^1] | 1 |\n| 2,345 | 2 |\n| 345^10^ | 3 |\n| 99,345^b^ | a word^c^ |"
    body = f"| Members | Other |\n|---:|---:|\n{rows}\n\n[^1]: A guess."
    pages = made(desk, body)
    ends = {
        box.text: box.position_x + box.width
        for box, _ in boxes_of(pages, layout)
        if getattr(box, "text", "") in ("12,345", "2,345", "345", "99,345", "10")
    }
    assert len(ends) == 5
    figures = ends.pop("10")
    assert max(ends.values()) - min(ends.values()) < 0.5
    assert figures > max(ends.values()) + 2
    assert check_own(pages.words, "numbers.pdf", typeset(pages, layout).pdf) == ()
    assert pages.sections[2].xhtml.count(f'class="right {NOTED} {HUNG}"') == 3
