"""What several commands are given: a manuscript, paths, and the formats that are wanted."""

from __future__ import annotations

from pathlib import Path

import click

from pamphlet.formats import FORMATS

PATH = click.Path(path_type=Path)


def _manuscript_here() -> Path:
    """Give the folder `manuscript`, or the current one when that holds a manuscript and there is no other."""
    folder, settings = Path("manuscript"), Path("pamphlet.yaml")
    return Path() if settings.is_file() and not folder.exists() else folder


MANUSCRIPT = click.argument("manuscript", default=_manuscript_here, type=PATH)
FORMATS_WANTED = click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME",
    type=click.Choice([format_.name for format_ in FORMATS]),
    help="Make this format only; may be given several times. “pamphlet formats” lists them.",
)
