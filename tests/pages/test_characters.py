"""Find the characters of a work that no book can show well, each where it stands first."""

from __future__ import annotations

from dataclasses import replace

from pamphlet.pages.characters import character_problems
from pamphlet.work.model import ManuscriptFile, Pamphlet
from pamphlet.work.problems import Place
from tests.pages.conftest import WORKS

SETTINGS = Place((WORKS["the first pamphlet"] / "pamphlet.yaml").as_posix())


def told(pamphlet: Pamphlet) -> list[tuple[str, str]]:
    """Give code and place of each problem, the place without its folder."""
    problems = character_problems(pamphlet, SETTINGS)
    return [(each.code, str(each.place).rpartition("/")[2]) for each in problems]


def with_file(pamphlet: Pamphlet, name: str, text: str) -> Pamphlet:
    """Give a work in which a file reads otherwise."""
    files = (
        ManuscriptFile(file.name, text.encode(), "") if file.name == name else file
        for file in pamphlet.files
    )
    return replace(pamphlet, files=tuple(files))


def test_a_work_of_plain_letters_has_none(first: Pamphlet) -> None:
    """What is set in the fonts of the release is not told."""
    assert told(first) == []


def test_each_character_is_told_once_a_file(first: Pamphlet) -> None:
    """The place is that of the first one, lines counted however they end; a mark of byte order is no character."""
    text = "\ufeffone\r\ntwo\r𒀀 three\u2060 𒀀 𒀁\n\u2060"
    pamphlet = with_file(first, "interview.md", text)
    assert told(pamphlet) == [
        ("G01", "interview.md:3:1"),
        ("G01", "interview.md:3:12"),
        ("G02", "interview.md:3:8"),
    ]


def test_settings_and_sources_are_looked_at_and_no_other_file(first: Pamphlet) -> None:
    """The copy text is not printed; of the sources only what is printed counts, and is told at the entry."""
    pamphlet = with_file(with_file(first, "copy-text.txt", "𒀀"), "sources.yaml", "𒀀")
    assert told(pamphlet) == []
    assert told(with_file(first, "pamphlet.yaml", "title: 𒀀")) == [("G01", "pamphlet.yaml:1:8")]
    source = replace(first.sources[0], note="a\u200bnote")
    (problem,) = told(replace(first, sources=(source, *first.sources[1:])))
    assert problem == ("G02", str(source.place).rpartition("/")[2])
