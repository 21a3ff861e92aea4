"""The one paragraph that was saved in a long part is read before the whole is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pamphlet.editor.preview.changed import Changed, changed_between
from pamphlet.editor.preview.hasty import hasty_change
from pamphlet.pages.composition import compose
from pamphlet.pipeline.build import check
from tests.releases import REPOSITORY

WORK = REPOSITORY / "tests" / "works" / "tool-library"
Edit = Callable[[str], str]
Both = Callable[[str, Edit], tuple[Changed | None, Changed]]


@pytest.fixture
def both(tmp_path: Path) -> Both:
    """Give a function that tells what an edit changes, as it is read in haste and as all of it is."""

    def read(name: str, edit: Edit) -> tuple[Changed | None, Changed]:
        folder = tmp_path / "m"
        shutil.copytree(WORK, folder)
        pamphlet, problems = check(folder)
        assert pamphlet, problems
        pages = compose(pamphlet)
        path = folder / name
        path.write_text(edit(path.read_text()))
        hasty = hasty_change(folder, name, pamphlet, pages)
        after, _ = check(folder)
        return hasty, changed_between(pages, compose(after) if after else pages)

    return read


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("interview.md", "lonely", "forsaken"),  # in the first paragraph of a turn, with its label
        ("interview.md", "a quarter of an hour", "*ten* minutes"),  # in one that goes on
        ("interview.md", "Bring it back clean", "Bring it back **clean**"),  # in a list
        ("introduction.md", "Walter Penn, who was", "He, who was"),
    ],
)
def test_a_paragraph_reads_in_haste_as_it_does_in_the_whole(
    both: Both, name: str, old: str, new: str
) -> None:
    """Its markup, its ID and the changed word are the same."""
    hasty, whole = both(name, lambda text: text.replace(old, new, 1))
    assert hasty
    assert (hasty.anchor, hasty.word) == (whole.anchor, whole.word)
    assert hasty.blocks.keys() == whole.blocks.keys()
    for anchor, markup in whole.blocks.items():
        assert " ".join(hasty.blocks[anchor].split()) == " ".join(markup.split())


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text + "\n\nOne paragraph more.\n",
        lambda text: text.replace("lonely", "lonely\n\nand alone", 1),
        lambda text: text.replace("lonely", "forsaken", 1).replace("level", "even", 1),
        lambda text: text.replace("lonely", "[lonely](#nowhere)", 1),
        lambda text: text.replace("lonely", "lonely[^1]", 1),
        lambda text: text.replace("WP: No. I thought", "No. I thought", 1).replace("\n\n", "\n", 9),
        lambda text: text.replace("title: ", "title: Not ", 1),
        lambda text: text[:0],
    ],
)
def test_what_is_more_than_one_paragraph_is_left_to_the_whole_reading(
    both: Both, edit: Edit
) -> None:
    """New paragraphs, two at once, what leads elsewhere, and what is not the text."""
    hasty, _ = both("interview.md", edit)
    assert hasty is None
