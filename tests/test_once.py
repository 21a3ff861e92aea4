"""What takes long is done once in a run; but what broke off is done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.once import RUN, kept


def test_what_broke_off_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that is skipped while it makes something leaves nothing in the way of the next."""
    monkeypatch.setenv(RUN, str(tmp_path))

    def skip(folder: Path) -> None:
        folder.mkdir()
        pytest.skip("it is not quick")

    with pytest.raises(pytest.skip.Exception):
        kept("folder", skip)
    assert kept("folder", Path.mkdir).is_dir()
    assert kept("folder", skip).is_dir()
