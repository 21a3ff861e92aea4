"""The works that the pages are tried with, read and composed once."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.wording import wording

REPOSITORY = Path(__file__).parents[2]
WORKS = {
    "the first pamphlet": REPOSITORY / "manuscript",
    **{
        name: REPOSITORY / "tests" / "works" / name
        for name in ("arabic", "hebrew", "matters", "plain", "rich", "russian", "stage", "trio")
    },
}


@cache
def read(name: str) -> Pamphlet:
    """Read one of the works."""
    pamphlet, problems = read_manuscript(WORKS[name])
    assert pamphlet, "\n".join(map(str, problems))
    return pamphlet


@cache
def composed(name: str) -> Pages:
    """Compose one of the works."""
    return compose(read(name))


def with_parts(work: Pamphlet, *parts: Part) -> Pamphlet:
    """Give a work with other parts, and with their wording."""
    return replace(work, parts=parts, words=wording(parts))


@pytest.fixture(params=WORKS)
def pamphlet(request: pytest.FixtureRequest) -> Pamphlet:
    """Give each of the works."""
    return read(request.param)


@pytest.fixture(params=WORKS)
def pages(request: pytest.FixtureRequest) -> Pages:
    """Give the pages of each of the works."""
    return composed(request.param)


@pytest.fixture
def first() -> Pamphlet:
    """Give the first pamphlet."""
    return read("the first pamphlet")


@pytest.fixture
def first_pages() -> Pages:
    """Give the pages of the first pamphlet."""
    return composed("the first pamphlet")


@pytest.fixture
def rich() -> Pamphlet:
    """Give the work that has one of everything."""
    return read("rich")


@pytest.fixture
def rich_pages() -> Pages:
    """Give the pages of the work that has one of everything."""
    return composed("rich")
