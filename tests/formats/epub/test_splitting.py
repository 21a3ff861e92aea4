"""Long pages in several files: every word in order, every link and page break where it was, no file too large."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.epub import book as epub
from pamphlet.formats.epub import kepub, splitting
from pamphlet.formats.epub.book import entries_of
from pamphlet.formats.xhtml import XHTML, Element
from pamphlet.verify.read_back.words import check_own
from tests.formats.made import pages_of
from tests.laid_out import printed
from tests.validators import epubcheck

SMALL = 4_000  # bytes, for works of a few pages
WORKS = ("manuscript", "tests/works/rich")


@pytest.fixture
def split(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be larger than a few pages."""
    monkeypatch.setattr(splitting, "LARGEST", SMALL)


def trees_of(work: str) -> dict[str, Element]:
    """Write a book, and give its pages by their file names."""
    ready = Ready({"a5": printed(work)})
    entries = entries_of(pages_of(work), ready)
    return {
        name.removeprefix("EPUB/"): etree.fromstring(content)
        for name, content in entries.items()
        if name.endswith((".xhtml", ".ncx"))
    }


@pytest.mark.usefixtures("split")
@pytest.mark.parametrize("work", WORKS)
def test_every_link_and_page_break_leads_to_a_place(work: str) -> None:
    """Links in text, contents, page list and NCX all name a file and an ID that is in it; no ID stands twice."""
    trees = trees_of(work)
    homes = {
        f"{name}#{element.get('id')}"
        for name, tree in trees.items()
        for element in tree.iter(etree.Element)
        if element.get("id")
    }
    assert any("_2.xhtml" in name for name in trees)
    led = [
        value
        for tree in trees.values()
        for element in tree.iter(etree.Element)
        for name in ("href", "src")
        if "#" in (value := element.get(name, "")) and ":" not in value
    ]
    assert len(led) > 50
    assert set(led) <= homes
    marks = [each.partition("#")[2] for each in homes if "#page_" in each]
    assert len(marks) == len(set(marks)) == len(printed(work).page_starts) - 2  # the covers


@pytest.mark.usefixtures("split")
@pytest.mark.parametrize("work", WORKS)
def test_every_word_stands_in_its_order(work: str, tmp_path: Path) -> None:
    """The books read back hold the whole work, and EPUBCheck finds nothing in them."""
    pages, ready = pages_of(work), Ready({"a5": printed(work)})
    for module in (epub, kepub):
        ((name, content),) = module.write(pages, ready).items()
        assert check_own(pages.words, name, content, pages.condition) == ()
    (tmp_path / "book.epub").write_bytes(*epub.write(pages, ready).values())
    assert epubcheck(tmp_path / "book.epub") == ()


@pytest.mark.usefixtures("split")
def test_a_file_ends_neither_in_a_heading_nor_beyond_its_bound() -> None:
    """A heading goes with what follows it; only a block that is larger itself makes a file larger."""
    for name, tree in trees_of("tests/works/rich").items():
        section = tree.find(f"{XHTML}body/{XHTML}section")
        if section is None or name == "contents.xhtml":
            continue
        assert not re.fullmatch(r"h\d", str(section[-1].tag).rpartition("}")[2]), name
        size = len(etree.tostring(section))
        largest = max(len(etree.tostring(child)) for child in section)
        assert size < max(SMALL + 2_000, largest + 1_000)


def test_a_book_of_ordinary_length_is_not_split() -> None:
    """Its pages stay one file each, byte for byte as they were composed."""
    assert not any(re.search(r"_\d", name) for name in trees_of("manuscript"))
