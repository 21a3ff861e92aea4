"""The book read aloud: what a screen reader is given by Chromium's accessibility tree, in the order of speaking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.web import html
from pamphlet.formats.xhtml import XHTML, XML_LANG
from pamphlet.pages import Pages
from pamphlet.work.words import canonical_words
from tests.formats.epub.test_book import opened
from tests.formats.made import pages_of
from tests.validators.browser import ask_browser

KEY = re.compile(r'([\w/-]+)(?: "(.*?)")?((?: \[[^]]*\])*)', re.DOTALL)
HEADING = re.compile(r'heading ".*" \[level=(\d)\]', re.DOTALL)
LABEL = re.compile(r"(?:Contemporary Socialist \(CS\)|Leon Trotsky \(LT\)|CS|LT):")
GOLDEN = Path(__file__).parent / "transcript.txt"
WINDOW = {"width": 800, "height": 900, "dark": False, "media": "screen"}
RICH, RUSSIAN = "tests/works/rich", "tests/works/russian"
FOREIGN = {
    RICH: [
        ("φίλον βιβλίον", "grc"),
        ("labor omnia", "la"),
        ("ברוכים הבאים", "he"),
        ("أهلا وسهلا بالقارئ", "ar"),
        ("ἄνθρωπος", "grc"),
        ("Żółw", "pl"),
        ("Нет!", "ru"),
    ],
    RUSSIAN: [("σχολή", "grc")],
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A piece as it is spoken: what it is announced as, and its words."""

    role: str
    words: str


def transcript(node: Any, role: str = "") -> Iterator[Spoken]:
    """Read an outline of roles, names and texts in the order of speaking."""
    if isinstance(node, str):
        found = KEY.fullmatch(node)
        if role or not found or not found[2]:
            yield Spoken(role or "text", node)
        else:
            yield Spoken(found[1] + found[3], found[2])
    elif isinstance(node, list):
        for each in node:
            yield from transcript(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            found = KEY.fullmatch(key)
            assert found, key
            if found[1] == "link":
                yield Spoken("link", found[2] or value)
            elif not key.startswith("/"):
                yield from transcript(value, found[1] if isinstance(value, str) else "")


def outline_of(path: Path) -> Any:
    """Give what a screen reader is given of a page, as an outline of roles, names and texts."""
    return yaml.safe_load(ask_browser("aria", path=str(path), **WINDOW))


def announced(node: Any) -> Iterator[str]:
    """Give the roles and names in an outline, without the texts."""
    if isinstance(node, list):
        for each in node:
            if isinstance(each, str):
                yield each
            else:
                yield from announced(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from announced(value)


@pytest.fixture(scope="module")
def spoken(release: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Spoken]]:
    """Give the parts of the first pamphlet as they are spoken."""
    folder = tmp_path_factory.mktemp("aloud")
    with ZipFile(release / "fall-of-the-soviet-union.epub") as book:
        book.extractall(folder)
    return {
        name: list(transcript(outline_of(folder / "EPUB" / f"{name}.xhtml")))
        for name in ("introduction", "editorial-note", "interview")
    }


@pytest.fixture(scope="module")
def web_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the HTML files of some works."""
    folder = tmp_path_factory.mktemp("web")
    paths = {}
    for work in ("manuscript", *FOREIGN):
        ((name, content),) = html.write(pages_of(work), Ready()).items()
        paths[work] = folder / name
        paths[work].write_bytes(content)
    return paths


@pytest.fixture(scope="module")
def web_outline(web_pages: dict[str, Path]) -> Any:
    """Give the outline of the HTML file of the first pamphlet."""
    return outline_of(web_pages["manuscript"])


@pytest.fixture(scope="module")
def web_spoken(web_outline: Any) -> list[Spoken]:
    """Give the work as the HTML file has it spoken: the main text up to the sources, links to its turns aside."""
    (main,) = (each["main"] for each in web_outline if "main" in each)
    names = [next(iter(region)) for region in main]
    work = main[: names.index('region "Sources"')]
    aside = re.compile(r"Link to turn \d+$|Contents$")  # the way back at the end of each part
    return [each for each in transcript(work) if not aside.match(each.words)]


@pytest.fixture(scope="module")
def first() -> Pages:
    """Give the pages of the first pamphlet."""
    return pages_of("manuscript")


def test_every_word_is_spoken_in_order(
    spoken: dict[str, list[Spoken]], web_spoken: list[Spoken], first: Pages
) -> None:
    """What EPUB and HTML have spoken is the wording of the work, brackets and labels included, and nothing else."""
    for told in ([each for part in spoken.values() for each in part], web_spoken):
        said = " ".join(each.words for each in told)
        assert re.sub(r"\s", "", said) == "".join(first.words.flat())


def test_a_label_is_spoken_before_each_turn(
    spoken: dict[str, list[Spoken]], web_spoken: list[Spoken]
) -> None:
    """Each of the 86 turns begins with its label; the first of each speaker says the full name."""
    for told in (spoken["interview"], web_spoken):
        labels = [found[0] for each in told if (found := LABEL.match(each.words))]
        assert labels[:4] == ["Contemporary Socialist (CS):", "Leon Trotsky (LT):", "CS:", "LT:"]
        assert labels[2:] == ["CS:", "LT:"] * 42


def test_links_and_headings_are_announced(spoken: dict[str, list[Spoken]]) -> None:
    """Each citation is announced as a link by its key, and each heading as one of the first level."""
    links = [each.words for each in spoken["interview"] if each.role == "link"]
    assert len(links) == 55
    assert all(re.fullmatch(r"\[?(?:19\d\d(?:[a-d]|-40)?|1905):.*", each) for each in links)
    for name in ("introduction", "editorial-note"):
        assert spoken[name][0].role == "heading [level=1]"


def test_the_transcript_can_be_read(
    spoken: dict[str, list[Spoken]], golden: Callable[[str, Path], None]
) -> None:
    """A person can read what is spoken: the editorial note, and the beginning of the interview."""
    pieces = [*spoken["editorial-note"], *spoken["interview"][:3]]
    golden("".join(f"{each.role}: {canonical(each.words)}\n" for each in pieces), GOLDEN)


@pytest.mark.parametrize("work", ["manuscript", RICH])
def test_no_level_of_headings_is_skipped(
    work: str, web_pages: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    """From heading to heading the web page goes down one level at most; the title alone is of the first."""
    outline = request.getfixturevalue("web_outline") if work == "manuscript" else None
    told = list(announced(outline or outline_of(web_pages[work])))
    levels = [int(found[1]) for each in told if (found := HEADING.match(each))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(levels) >= (4 if work == RICH else 3)
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_notes_say_what_they_are(web_pages: dict[str, Path], tmp_path: Path) -> None:
    """The call of a note is announced as one, by its number; the way back as one, by the call that it leads to."""
    for name in ("chapter.xhtml", "pamphlet.css"):
        (tmp_path / name).write_bytes(opened(pages_of(RICH)).read(f"EPUB/{name}"))
    for path in (tmp_path / "chapter.xhtml", web_pages[RICH]):
        roles = ask_browser("roles", path=str(path), **WINDOW)
        assert [name for role, name in roles if role == "doc-noteref"] == ["1", "2", "1"]
        assert [name for role, name in roles if role == "doc-backlink"] == [
            "Back to the call of note 1",
            "Back to the call of note 2",
        ]


@pytest.mark.parametrize("work", FOREIGN)
def test_words_of_another_language_name_it(work: str, web_pages: dict[str, Path]) -> None:
    """In EPUB and HTML the words of other languages, and they alone, name theirs, so that a voice can change."""
    pages, marked = pages_of(work), []
    for name in (section.name for section in pages.sections if section.matter == "work"):
        for each in etree.fromstring(opened(pages).read(f"EPUB/{name}.xhtml")).iter(f"{XHTML}span"):
            if each.get("lang"):
                assert each.get(XML_LANG) == each.get("lang")
                marked.append(("".join(map(str, each.itertext())), each.get("lang")))
    assert marked == FOREIGN[work]
    held = (
        "[...document.querySelectorAll('main [lang]')].map((each) => [each.textContent, each.lang])"
    )
    seen = ask_browser("evaluate", path=str(web_pages[work]), expression=held, **WINDOW)
    assert [tuple(each) for each in seen] == FOREIGN[work]


def canonical(text: str) -> str:
    """Give a text with single spaces."""
    return " ".join(canonical_words(text))
