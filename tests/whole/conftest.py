"""Each work whole: its manuscript, and the release that the command line builds of it."""

import pytest

from tests.releases import WORKS, Release, Shelf


def name_of(work: str) -> str:
    """Give the last part of a path, to name a test by."""
    return work.rpartition("/")[2]


@pytest.fixture(params=WORKS, ids=name_of)
def work(request: pytest.FixtureRequest) -> str:
    """Give the path of each work."""
    return str(request.param)


@pytest.fixture
def built(work: str, shelf: Shelf) -> Release:
    """Give the release of each work."""
    return shelf(work)
