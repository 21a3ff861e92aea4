"""What several commands are given: a manuscript, and paths."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)


def _manuscript_here() -> Path:
    """Give the folder `manuscript`, or the current one when that holds a manuscript and there is no other."""
    folder, settings = Path("manuscript"), Path("pamphlet.yaml")
    return Path() if settings.is_file() and not folder.exists() else folder


MANUSCRIPT = click.argument("manuscript", default=_manuscript_here, type=PATH)
