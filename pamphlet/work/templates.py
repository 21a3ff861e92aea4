"""Templates of pages: in all of them what is put in is escaped, and a name that stands for nothing is an error."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


def read_template(file: Path, **filters: Callable[..., str]) -> Template:
    """Read a template, which may ask for those beside it and for these filters.

    A line that has nothing but a block of Jinja is not written, nor is the line end after the last line.
    """
    environment = _environment(file.parent)
    environment.filters |= filters
    return environment.get_template(file.name)


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
