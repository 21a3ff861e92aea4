"""The lines that keep the last sheet of a booklet: when they are counted, and which."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from pamphlet.pages import Pages
from pamphlet.press.engine.loading import load_weasyprint
from tests.formats.made import made

load_weasyprint()

from pamphlet.press.layout.last_sheet import lines_over  # noqa: E402 # once WeasyPrint is loaded
from pamphlet.press.layout.lines import Line  # noqa: E402

ROOT = ET.fromstring(
    '<body><section id="contents"><p/></section><section id="text"><p/></section></body>'
)
PARENTS = {child: element for element in ROOT.iter() for child in element}


def lines(*pages: tuple[str, int]) -> list[Line]:
    """Make lines of the sections, each with its page."""
    paragraphs = {section.get("id"): section[0] for section in ROOT}
    return [Line(page, paragraphs[section], []) for section, page in pages]


def pages() -> Pages:
    """Make pages whose contents and text may run over several sheets."""
    return replace(made("<p>Text</p>"))


TWO_AND_THREE = lines(
    *[("contents", 1)] * 9, *[("contents", 2)] * 3, *[("text", 3)] * 9, *[("text", 4)] * 2
)


@pytest.mark.parametrize(
    ("count", "over"),
    [
        (8, ()),
        (9, (("Text", 2),)),
        (10, (("Text", 2), ("Contents", 3))),
        (11, ()),
        (12, ()),
    ],
)
def test_one_or_two_pages_too_many_are_told(count: int, over: tuple[tuple[str, int], ...]) -> None:
    """A page is saved by the section with the fewest lines on its last page, two by two; three are a sheet's worth."""
    assert lines_over(pages(), count, TWO_AND_THREE, PARENTS) == over


def test_a_section_on_one_page_saves_none() -> None:
    """What stands on a single page cannot lose it; where too few sections can, nothing is told."""
    one = lines(("contents", 1), *[("text", 2)] * 9, *[("text", 3)] * 4)
    assert lines_over(pages(), 9, one, PARENTS) == (("Text", 4),)
    assert lines_over(pages(), 10, one, PARENTS) == ()
