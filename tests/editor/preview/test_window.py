"""The pages around a change, laid out before all others: they are those of the book."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pamphlet.editor.preview.changed import Changed, changed_between
from pamphlet.editor.preview.tasks import lay_out, lay_out_window
from pamphlet.editor.preview.window import window_of
from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.pipeline.build import check
from tests.releases import REPOSITORY

WORKS = REPOSITORY / "tests" / "works"


def pages_of(folder: Path) -> Pages:
    """Read and compose a manuscript."""
    pamphlet, problems = check(folder)
    assert pamphlet, problems
    return compose(pamphlet)


@pytest.mark.parametrize(
    ("work", "part", "word"),
    [
        ("tool-library", "interview.md", "lonely"),  # on a page that begins amid a list
        ("tool-library", "introduction.md", "borrowers"),  # in a part of one page
        ("refrain", "text.md", "Refrain"),
        ("hebrew", "interview.md", "הספר"),
    ],
)
def test_the_window_shows_the_pages_of_the_book(
    tmp_path: Path, work: str, part: str, word: str
) -> None:
    """Those that it shows are, to the pixel, the pages that a layout of all gives after the change."""
    folder = tmp_path / "m"
    shutil.copytree(WORKS / work, folder)
    settings = folder / "pamphlet.yaml"
    lines = settings.read_text().splitlines()
    kept = [line for line in lines if not line.startswith(("copy-text", "emendations"))]
    settings.write_text("\n".join(kept) + "\n")
    before = pages_of(folder)
    former = lay_out(before).printed
    assert former
    path = folder / part
    text = path.read_text()
    at = text.find(word, len(text) // 3) if word in text[len(text) // 3 :] else len(text) * 2 // 3
    at = text.rindex(" ", 0, at)
    path.write_text(f"{text[:at]} – {text[at + 1 :]}")
    after = pages_of(folder)
    change = changed_between(before, after)
    window = window_of(after, former.page_starts, former.fit, change)
    assert window, change
    cut, whole = lay_out_window(window.pages), lay_out(after)
    shown = cut.pictures[window.skipped :][: window.count]
    assert shown
    assert shown == whole.pictures[window.first :][: len(shown)]
    assert whole.printed
    numbers = [
        number
        for number, start in enumerate(whole.printed.page_starts)
        if start.anchor == change.anchor
    ]
    assert not numbers or window.first <= numbers[-1] < window.first + window.count


def test_there_is_no_window_where_nothing_of_the_work_has_changed() -> None:
    """A place that is no block of it has none."""
    pages = pages_of(WORKS / "tool-library")
    printed = lay_out(pages).printed
    assert printed
    assert window_of(pages, printed.page_starts, printed.fit, Changed("licence")) is None
    assert window_of(pages, printed.page_starts, printed.fit, Changed()) is None
    assert window_of(pages, printed.page_starts[:1], printed.fit, Changed("interview_1")) is None
