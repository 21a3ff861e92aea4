"""The mark behind the last word of the work: in every format, at that very place, and never a word."""

from __future__ import annotations

import pytest

from pamphlet.formats import FORMATS, Ready
from pamphlet.pages import Pages
from pamphlet.pages.classes import WORK_END
from pamphlet.pages.ends import MARK, mark_end
from tests.formats.made import made
from tests.pages.trees import by_class, root_of


def test_it_stands_right_behind_the_last_word(pages: Pages) -> None:
    """There is one mark in a book, the last thing in the block with the last word of the work, and it is empty."""
    roots = [root_of(section) for section in pages.sections]
    marks = [mark for root in roots for mark in by_class(root, WORK_END)]
    assert len(marks) == 1
    assert not "".join(marks[0].itertext())
    last = pages.words.blocks[-1]
    (block,) = (each for root in roots for each in root.iter() if each.get("id") == last.anchor)
    assert any(each is marks[0] for each in block.iter())
    assert not (marks[0].tail or "").strip()
    assert "".join(block.itertext()).split()[-1] == last.words[-1]


@pytest.mark.parametrize(
    ("markup", "marked"),
    [
        ('<p id="a">Last <b>word</b></p>', f'<p id="a">Last <b>word</b>{MARK}</p>'),
        ('<h2 class="x" id="a">Last</h2>', f'<h2 class="x" id="a">Last{MARK}</h2>'),
        (
            '<figure id="a"><img/><figcaption>Last</figcaption></figure>',
            f'<figure id="a"><img/><figcaption>Last{MARK}</figcaption></figure>',
        ),
        ('<td id="a">Last</td><td id="b"></td>', f'<td id="a">Last{MARK}</td><td id="b"></td>'),
        (
            '<p class="verse" id="a"><span class="line">First<br/></span>\n<span class="line">last<br/></span></p>',
            f'<span class="line">First<br/></span>\n<span class="line">last{MARK}<br/></span></p>',
        ),
        ('<p id="another">Word</p>', '<p id="another">Word</p>'),
    ],
)
def test_whatever_the_last_block_is(markup: str, marked: str) -> None:
    """A paragraph, verse, a heading, a caption, a cell: it stands within, at the end; elsewhere nothing is changed."""
    section = next(section for section in made(markup).sections if section.matter == "work")
    assert marked in mark_end(section, "a").xhtml


@pytest.mark.parametrize("name", ["text", "markdown", "fragment"])
def test_plain_formats_have_a_rule(name: str, first_pages: Pages) -> None:
    """Where there is no stylesheet, a rule stands behind the last word, before the sources."""
    (content,) = (
        next(each for each in FORMATS if each.name == name).load()(first_pages, Ready()).values()
    )
    text = content.decode()
    between = text[text.index("the proletariat.") :]
    between = between[: between.index("Sources")]
    assert "* * *" in between
