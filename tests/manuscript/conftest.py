"""What the tests of the reader share: a desk to write manuscripts on."""

from pathlib import Path

import pytest

from tests.manuscript.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give an empty folder to write a manuscript in."""
    folder = tmp_path / "manuscript"
    folder.mkdir()
    return Desk(folder)
