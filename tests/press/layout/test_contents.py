"""The contents on paper: the lines that are asked for, and none that is turned over for the sake of a scrap."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from pamphlet.press.layout.contents import LAST_LINE, fit_contents
from pamphlet.work.model import Contents


def contents(*lines: str, kind: str = "questions") -> ET.Element:
    """Make the contents of a part with these lines below it."""
    items = "".join(f'<li><a href="#q">{line}</a></li>' for line in lines)
    return ET.fromstring(
        '<html><section class="contents"><ol><li class="work-matter"><a href="#p">A part</a>'
        f'<ol class="{kind}">{items}<li class="heading"><a href="#h">A heading</a></li></ol></li></ol></section></html>'
    )


def ends(*lines: str) -> list[str]:
    """Give the ends of lines that stay on one line; empty where a line needs none."""
    root = contents(*lines)
    fit_contents(root, "questions")
    links = [link for link in root.iter("a") if link.get("href") == "#q"]
    assert ["".join(link.itertext()) for link in links] == [
        "".join(ET.fromstring(f"<a>{line}</a>").itertext()) for line in lines
    ]
    return [
        "".join(each.text or "" for each in link.iterfind("span[@class='together']"))
        for link in links
    ]


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("You called the bureaucratic oligarchy as a…", "oligarchy as a…"),
        ('<span class="number">3.</span> What do they lend to whoever of us…', "whoever of us…"),
        ("Would they lend a saw to the neighbourhood?", ""),  # the last word is long enough
        ("Why not?", ""),  # nothing would stand before it
        (
            "Was it so for all of them, and for internationalisation of it…",
            "",
        ),  # a column is narrow
    ],
)
def test_the_last_words_of_a_line_stand_together(line: str, end: str) -> None:
    """They are as many as make twelve characters, where that is no whole line; no word is changed."""
    (found,) = ends(line)
    assert found == end
    assert not end or len(end) >= LAST_LINE


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ("parts", ["A part"]),
        ("questions", ["A part", "Why?"]),
        ("headings", ["A part", "A heading"]),
    ],
)
def test_lines_that_are_not_asked_for_are_left_out(kept: Contents, left: list[str]) -> None:
    """Paper lists the parts, and below them what is asked for."""
    root = contents("Why?")
    fit_contents(root, kept)
    assert ["".join(link.itertext()) for link in root.iter("a")] == left
    assert (root.find(".//ol[@class]") is None) == (kept == "parts")
