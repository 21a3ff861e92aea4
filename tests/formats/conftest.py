"""The works that every format is tried on."""

import pytest

from pamphlet.pages import Pages
from tests.formats.made import WORKS, pages_of


@pytest.fixture(params=WORKS, ids=lambda work: work.rpartition("/")[2])
def pages(request: pytest.FixtureRequest) -> Pages:
    """Give the pages of each work in turn: the first pamphlet, and one of every kind that is hard."""
    return pages_of(request.param)


@pytest.fixture(scope="session")
def first() -> Pages:
    """Give the pages of the first pamphlet."""
    return pages_of("manuscript")
