"""Who sets the pages: templates, filled."""

import shutil
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from pamphlet.pages import Pages, composition, compositor
from pamphlet.pages.composition import compose
from pamphlet.pages.compositor import Opening
from pamphlet.work.model import Pamphlet
from tests.pages.trees import EPUB_TYPE, root_of


def test_apparatus_has_its_meaning(first_pages: Pages) -> None:
    """Each page beside the work has its epub:type and its role, and neither where there is none for it."""
    openings = {each.name: each for each in vars(composition).values() if isinstance(each, Opening)}
    beside = [
        section
        for section in (*first_pages.covers, *first_pages.sections)
        if section.name in openings
    ]
    assert len(beside) == len(openings) == 7
    for page in beside:
        opening = openings[page.name]
        assert root_of(page).get(EPUB_TYPE, "") == opening.epub_type
        assert root_of(page).get("role", "") == opening.role


def test_a_name_that_stands_for_nothing_is_an_error(
    tmp_path: Path, first: Pamphlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template that asks for what nobody gave fails, and prints no hole."""
    folder = tmp_path / "templates"
    shutil.copytree(compositor.TEMPLATES, folder)
    title = folder / "title.xhtml"
    title.write_text(title.read_text().replace("metadata.title }}", "metadata.titel }}"))
    monkeypatch.setattr(compositor, "TEMPLATES", folder)
    with pytest.raises(UndefinedError, match="titel"):
        compose(first)
