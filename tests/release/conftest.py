"""What the tests of a release share: a folder that holds one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.release.folders import OLD


@pytest.fixture
def build_folder(tmp_path: Path) -> Path:
    """Give a folder that holds a release, and beside it the file that git keeps it with."""
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / ".gitignore").write_text("*\n")
    for name, content in OLD.items():
        (folder / name).write_bytes(content)
    return folder
