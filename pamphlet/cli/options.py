"""What several commands are given: a manuscript, and paths."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)
MANUSCRIPT = click.argument("manuscript", default="manuscript", type=PATH)
