"""Chapters in files of their own: none gives its title to the whole work without a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.editor.imports.importing import Imported, import_documents
from pamphlet.manuscript.reading import read_manuscript

DAY = "2026-11-26"
SAID = "It stood at the ford as long as anybody could remember, and it ground what the village brought."


def chapters(folder: Path, *titles: str) -> list[Path]:
    """Write a page for each title, with two sections."""
    paths = []
    for number, title in enumerate(titles, 1):
        paths.append(folder / f"chapter-{number}.html")
        paths[-1].write_text(
            f"<html lang='en'><body><h1>{title}</h1><h2>Early</h2><p>{SAID}</p><h2>Late</h2><p>{SAID}</p></body>",
            "utf-8",
        )
    return paths


def questions(told: Imported) -> list[str]:
    """Give the questions about the title."""
    return [p.message for p in told.problems if p.code == "D02" and "called" in p.message]


def test_the_whole_is_asked_for_where_each_file_bears_a_title(tmp_path: Path) -> None:
    """Every file is a part, with its heading; the answer becomes the title, and is asked for no more."""
    files = chapters(tmp_path, "The Ford", "The Mill")
    told = import_documents(files, tmp_path / "made", DAY)
    assert questions(told) == [
        "each of the documents bears a title of its own: what is the whole called?"
    ]
    pamphlet, _ = read_manuscript(tmp_path / "made")
    assert pamphlet
    assert pamphlet.metadata.title == "The Ford"
    assert [part.title for part in pamphlet.parts] == ["The Ford", "The Mill"]
    assert pamphlet.words.flat()[:2] == ("The", "Ford")
    decisions = tmp_path / "made" / "decisions.yaml"
    text = decisions.read_text("utf-8")
    asked = text.index("what is the whole called?")
    answer = text.index("answer:", asked) + len("answer:")
    decisions.write_text(f"{text[:answer]} Water and Corn{text[answer:]}", "utf-8")
    told = import_documents(files, tmp_path / "made", DAY)
    assert questions(told) == []
    pamphlet, _ = read_manuscript(tmp_path / "made")
    assert pamphlet
    assert pamphlet.metadata.title == "Water and Corn"


@pytest.mark.parametrize("titles", [("The Ford",), ("The Ford", "The Ford")])
def test_nothing_is_asked_where_one_title_is_borne(titles: tuple[str, ...], tmp_path: Path) -> None:
    """A work in one file, or in files that all bear its title, is called by it."""
    told = import_documents(chapters(tmp_path, *titles), tmp_path / "made", DAY)
    assert questions(told) == []
    pamphlet, _ = read_manuscript(tmp_path / "made")
    assert pamphlet
    assert pamphlet.metadata.title == "The Ford"
    assert pamphlet.parts[0].title == "Early"
