"""The questions as a way in: the same ones in the same order, in every file that has contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2 as pdfium
import pytest
from lxml import etree, html

from pamphlet.pipeline import build
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Turn
from tests.releases import REPOSITORY

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
NUMBERED = re.compile(r"(\d+)\. (.+)")


@pytest.fixture(scope="module")
def first() -> Pamphlet:
    """Read the first pamphlet."""
    pamphlet, _ = build.check(REPOSITORY / "manuscript")
    assert pamphlet
    return pamphlet


@pytest.fixture(scope="module")
def in_nav(release: Path) -> list[tuple[str, str]]:
    """Give the questions of the navigation document: what each line says, and where it leads."""
    with ZipFile(release / "fall-of-the-soviet-union.epub") as book:
        root = etree.fromstring(book.read("EPUB/contents.xhtml"))
    toc = root.xpath("//h:nav[@epub:type='toc']", namespaces=NAMES)[0]
    assert not toc.xpath(".//h:ol//h:ol//h:ol", namespaces=NAMES), "Kobo and Kindle show two levels"
    lines = toc.xpath("./h:ol/h:li/h:ol/h:li/h:a", namespaces=NAMES)
    return [(" ".join("".join(line.itertext()).split()), line.get("href")) for line in lines]


def test_they_lead_to_the_questions_by_their_first_words(
    first: Pamphlet, in_nav: list[tuple[str, str]]
) -> None:
    """All 43 questions are numbered in order; each line has the words that follow the label, and leads to the turn."""
    turns = [
        turn
        for part in first.parts
        for turn in part.blocks
        if isinstance(turn, Turn) and turn.speakers == ("CS",)
    ]
    assert len(turns) == len(in_nav) == 43
    for number, (turn, (line, href)) in enumerate(zip(turns, in_nav, strict=True), start=1):
        said = " ".join(
            " ".join(block.words) for block in first.words.blocks if block.turn == turn.number
        )
        told = NUMBERED.fullmatch(line)
        assert told
        assert (int(told[1]), href) == (number, f"interview.xhtml#{turn.anchor}")
        opening = told[2].removesuffix("…")
        assert said.removeprefix(f"{turn.label} ").startswith(opening)
        assert re.match(r"\W|$", said.removeprefix(f"{turn.label} {opening}")), "a word is cut"
        assert len(told[2]) <= 60


def test_the_old_contents_have_them(release: Path, in_nav: list[tuple[str, str]]) -> None:
    """The NCX lists the same questions below their part, on two levels."""
    with ZipFile(release / "fall-of-the-soviet-union.epub") as book:
        root = etree.fromstring(book.read("EPUB/toc.ncx"))
    points = root.xpath("/ncx:ncx/ncx:navMap/ncx:navPoint/ncx:navPoint", namespaces=NAMES)
    assert in_nav == [
        (
            point.findtext("ncx:navLabel/ncx:text", namespaces=NAMES),
            point.find("ncx:content", NAMES).get("src"),
        )
        for point in points
    ]
    assert root.xpath("//ncx:meta[@name='dtb:depth']/@content", namespaces=NAMES) == ["2"]


def test_the_web_page_has_them(release: Path, in_nav: list[tuple[str, str]]) -> None:
    """The contents of the HTML file list the same questions, and each link arrives at a question."""
    root = html.parse(release / "fall-of-the-soviet-union.html").getroot()
    links = root.xpath("//section[@id='contents']//ol//ol/li/a")
    assert in_nav == [
        (" ".join(link.text_content().split()), f"interview.xhtml{link.get('href')}")
        for link in links
    ]
    for link in links:
        asked = root.get_element_by_id(link.get("href").removeprefix("#"))
        assert asked.get("class") == "turn question speaker-1"


def test_the_bookmarks_have_them(release: Path, in_nav: list[tuple[str, str]]) -> None:
    """The outline of the PDF lists the same questions below the interview; each leads to its first line."""
    path = release / "fall-of-the-soviet-union.pdf"
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        marks = list(below_interview(pdf))
        assert [str(mark.Title) for mark in marks] == [line for line, _ in in_nav]
        places = [(pages[mark.Dest[0].objgen], float(mark.Dest[3])) for mark in marks]
    assert places == sorted(places, key=lambda place: (place[0], -place[1]))
    with pdfium.PdfDocument(path) as document:
        for (line, _), (page, top) in zip(in_nav, places, strict=True):
            text = document[page].get_textpage().get_text_bounded(bottom=top - 16, top=top + 2)
            first_line = " ".join(text.replace("\x02", "").split())
            assert first_line.startswith(("CS: ", "Contemporary Socialist (CS): "))
            opening = re.sub(r"^\d+\. |…$", "", line)
            assert opening.startswith(first_line.partition(": ")[2][:20])


def test_paper_says_on_which_page_each_is(release: Path, in_nav: list[tuple[str, str]]) -> None:
    """The printed contents give each question a line with the number of the page on which it begins."""
    path = release / "fall-of-the-soviet-union.pdf"
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        begins = [pages[mark.Dest[0].objgen] + 1 for mark in below_interview(pdf)]
    with pdfium.PdfDocument(path) as document:
        text = " ".join(document[at].get_textpage().get_text_range() for at in (3, 4))
    printed = " ".join(text.split())
    for (line, _), page in zip(in_nav, begins, strict=True):
        assert f"{line} {page}" in printed


def below_interview(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Give the bookmarks below that of the interview."""
    mark = pdf.Root.Outlines.First
    while str(mark.Title) != "Interview":
        mark = mark.Next
    below = mark.get("/First")
    while below is not None:
        yield below
        below = below.get("/Next")
