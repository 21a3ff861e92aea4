"""The EPUB in two reading systems that share no code: what they show, where their links lead, how it looks.

Each book is opened once in each; pictures of its chapters, large and on a dark ground, are left beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from pamphlet.pages import Pages
from pamphlet.verify.compare.compare import compare
from pamphlet.verify.copies import read_copy
from pamphlet.work.words import canonical_words
from tests.formats.epub.test_book import written
from tests.formats.made import pages_of
from tests.reading.books import Opened
from tests.validators.readers import ENGINES, Engine, read_in

FIRST = "manuscript"
# Pictures, tables, notes and many voices in one engine, a book from right to left in the other.
READ: list[tuple[Engine, str]] = [
    *((engine, FIRST) for engine in ENGINES),
    ("foliate", "tests/works/rich"),
    ("epubjs", "tests/works/hebrew"),
]


@dataclass(frozen=True, slots=True)
class Reading:
    """A book, as its files tell it and as a reading system shows it."""

    pages: Pages
    book: Opened
    shown: dict[str, Any]


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[Engine, str], Reading]:
    """Give a function that opens a work in an engine, once."""
    folder = tmp_path_factory.mktemp("readings")
    read: dict[tuple[Engine, str], Reading] = {}

    def take(engine: Engine, work: str) -> Reading:
        if (engine, work) not in read:
            pages = pages_of(work)
            name = work.rpartition("/")[2]
            path = folder / f"{name}.epub"
            if work == FIRST:
                path = request.getfixturevalue("release") / f"{pages.metadata.slug}.epub"
            else:
                path.write_bytes(written(pages))
            pictures = folder / name
            pictures.mkdir(exist_ok=True)
            citation = "interview.xhtml#cite-3" if work == FIRST else ""
            shown = read_in(engine, path, pictures, citation)
            read[engine, work] = Reading(pages, Opened(path), shown)
        return read[engine, work]

    return take


@pytest.fixture(
    params=READ, ids=lambda each: f"{each[1].rpartition('/')[2]} in {each[0]}", scope="module"
)
def reading(request: pytest.FixtureRequest, library: Callable[[Engine, str], Reading]) -> Reading:
    """Give each of the books in the engines that open it."""
    return library(*request.param)


@pytest.fixture(params=ENGINES)
def first(request: pytest.FixtureRequest, library: Callable[[Engine, str], Reading]) -> Reading:
    """Give the first pamphlet in each engine."""
    return library(request.param, FIRST)


def test_every_chapter_is_shown(reading: Reading) -> None:
    """The chapters come in the order of the spine, each takes room on the screen, and no script complains."""
    assert reading.shown["sections"] == reading.book.spine
    assert [each["name"] for each in reading.shown["texts"]] == reading.book.spine
    for each in reading.shown["texts"]:
        lines = 3 if len(each["text"].split()) > 10 or each["name"] == "cover.xhtml" else 1
        assert each["height"] > 16 * lines, each["name"]
    silent = {each["name"] for each in reading.shown["texts"] if not each["text"].strip()}
    assert silent <= {"cover.xhtml"}
    assert reading.shown["errors"] == []


def test_the_words_on_the_screen_are_the_words_of_the_work(reading: Reading) -> None:
    """What is read from the screen holds every word in order, none changed and none put in."""
    text = "\n".join(each["text"] for each in reading.shown["texts"])
    words = reading.pages.words
    assert compare(words, read_copy("screen.txt", text.encode())).differences == ()


def test_the_parts_hold_nothing_else(first: Reading) -> None:
    """The chapters of the work are, from the first word to the last, the wording."""
    work = {f"{section.name}.xhtml" for section in first.pages.sections if section.matter == "work"}
    read = " ".join(each["text"] for each in first.shown["texts"] if each["name"] in work)
    assert canonical_words(read) == first.pages.words.flat()


def test_the_contents_are_those_of_the_book(reading: Reading) -> None:
    """The reading system's own list of contents has every line, questions included."""
    assert reading.shown["toc"] == reading.book.contents


def test_every_link_and_every_way_back_arrives(reading: Reading) -> None:
    """Each link that can be tapped makes the reading system turn to the place it names, and show it."""
    assert reading.shown["links"] == {"clicked": reading.book.links, "faults": []}
    assert reading.book.links > 5


def test_a_citation_leads_there_and_back(first: Reading) -> None:
    """A tap on a citation shows its source, and a tap on the way back the same citation."""
    there, back = first.shown["trip"]
    assert there.startswith("sources.xhtml#source-")
    assert back == "interview.xhtml#cite-3"


def test_the_page_list_goes_where_it_says(first: Reading) -> None:
    """Each page between the covers is listed and shown where it begins; the marker there bears its number."""
    numbers = [label for label, _ in first.book.pages]
    assert numbers == [str(number) for number in range(2, 2 + len(numbers))]
    assert len(numbers) > 30
    assert [(each["label"], each["href"]) for each in first.shown["pages"]] == first.book.pages
    # Within the contents a line itself is the place, and bears no number.
    for each in first.shown["pages"]:
        line = f"contents.xhtml#page_{each['label']}"
        unmarked = each["href"] == line and each["marked"] is None
        assert unmarked or each["marked"] == each["label"], each
    assert (
        sum(each["marked"] is not None for each in first.shown["pages"])
        >= len(first.book.pages) - 1
    )


def test_large_letters_on_a_small_dark_screen(reading: Reading) -> None:
    """At 200 % in a window of 320 pixels, light on dark, no text is cut, hidden or faint (below 4.5 to 1)."""
    assert list(reading.shown["dressed"]) == reading.book.spine
    for name, measured in reading.shown["dressed"].items():
        if name != "cover.xhtml":  # a picture
            assert measured["texts"] > 0, name
            assert measured["smallest"] >= 20, name
        assert (measured["cut"], measured["unreadable"], measured["faint"]) == ([], [], []), name
        assert measured["overflow"] <= 0, name


def test_a_book_that_cannot_be_opened_is_a_failure_in_time(tmp_path: Path) -> None:
    """Epub.js would wait for ever for a book without a package; the test run does not."""
    book = tmp_path / "hollow.epub"
    with ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(RuntimeError, match="epubjs has not opened the book within 1 s"):
        read_in("epubjs", book, tmp_path, patience_s=1)
