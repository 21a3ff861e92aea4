"""The book read aloud: what a screen reader is given by Chromium's accessibility tree, in the order of speaking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from pamphlet.pages import Pages
from pamphlet.wording import canonical_words
from tests.formats.made import pages_of
from tests.validators.browser import ask_browser

KEY = re.compile(r'([\w/-]+)(?: "(.*?)")?((?: \[[^]]*\])*)', re.DOTALL)
GOLDEN = Path(__file__).parent / "transcript.txt"


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


@pytest.fixture(scope="module")
def spoken(release: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Spoken]]:
    """Give the parts of the first pamphlet as they are spoken."""
    folder = tmp_path_factory.mktemp("aloud")
    with ZipFile(release / "fall-of-the-soviet-union.epub") as book:
        book.extractall(folder)
    window = {"width": 800, "height": 900, "dark": False, "media": "screen"}
    return {
        name: list(
            transcript(
                yaml.safe_load(
                    ask_browser("aria", path=str(folder / "EPUB" / f"{name}.xhtml"), **window)
                )
            )
        )
        for name in ("introduction", "editorial-note", "interview")
    }


@pytest.fixture(scope="module")
def first() -> Pages:
    """Give the pages of the first pamphlet."""
    return pages_of("manuscript")


def test_every_word_is_spoken_in_order(spoken: dict[str, list[Spoken]], first: Pages) -> None:
    """What is spoken is the wording of the work, brackets and labels included, and nothing else."""
    said = " ".join(each.words for part in spoken.values() for each in part)
    assert re.sub(r"\s", "", said) == "".join(first.words.flat())


def test_a_label_is_spoken_before_each_turn(spoken: dict[str, list[Spoken]]) -> None:
    """Each of the 86 turns begins with its label; the first of each speaker says the full name."""
    opened = [
        found[0]
        for each in spoken["interview"]
        if (
            found := re.match(
                r"(?:Contemporary Socialist \(CS\)|Leon Trotsky \(LT\)|CS|LT):", each.words
            )
        )
    ]
    assert opened[:4] == ["Contemporary Socialist (CS):", "Leon Trotsky (LT):", "CS:", "LT:"]
    assert opened[2:] == ["CS:", "LT:"] * 42


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


def canonical(text: str) -> str:
    """Give a text with single spaces."""
    return " ".join(canonical_words(text))
