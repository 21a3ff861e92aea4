"""What of a book has become another, when a manuscript was saved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pamphlet.editor.preview.changed import Changed, changed_between
from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.pipeline.build import check
from tests.releases import REPOSITORY

WORK = REPOSITORY / "tests" / "works" / "tool-library"
Edit = Callable[[str], str]


@pytest.fixture
def after(tmp_path: Path) -> Callable[[str, Edit], Changed]:
    """Give a function that tells what an edit of a part has changed."""

    def pages(folder: Path) -> Pages:
        pamphlet, problems = check(folder)
        assert pamphlet, problems
        return compose(pamphlet)

    def edited(name: str, edit: Edit) -> Changed:
        folder = tmp_path / "m"
        shutil.copytree(WORK, folder)
        former = pages(folder)
        path = folder / name
        path.write_text(edit(path.read_text()))
        return changed_between(former, pages(folder))

    return edited


def test_a_word_in_a_turn_changes_its_paragraph_alone(
    after: Callable[[str, Edit], Changed],
) -> None:
    """The block and the word are told, with the new markup of that block and of no other."""
    changed = after("interview.md", lambda text: text.replace("drill", "hammer", 1))
    assert list(changed.blocks) == [changed.anchor]
    assert "hammer" in changed.blocks[changed.anchor]
    assert "xmlns" not in changed.blocks[changed.anchor]
    assert changed.word > 0
    assert changed.laid_out


def test_a_new_paragraph_is_no_change_of_single_blocks(
    after: Callable[[str, Edit], Changed],
) -> None:
    """All is shown anew, and the first block with other words is where to look."""
    changed = after("introduction.md", lambda text: f"{text}\n\nOne paragraph more.\n")
    assert not changed.blocks
    assert changed.anchor
    assert changed.laid_out


def test_emphasis_changes_a_block_and_no_word(after: Callable[[str, Edit], Changed]) -> None:
    """The markup is another, though the words are the same."""
    changed = after("interview.md", lambda text: text.replace("drill", "*drill*", 1))
    assert "<em>drill</em>" in changed.blocks[changed.anchor]


def test_what_nobody_sees_on_paper_is_laid_out_by_nobody(
    after: Callable[[str, Edit], Changed],
) -> None:
    """White space at the end of a part changes nothing."""
    changed = after("interview.md", lambda text: f"{text}\n\n\n")
    assert not changed.laid_out
    assert not changed.anchor
    assert not changed.blocks
