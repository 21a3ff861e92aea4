"""Find the shared stylesheets, and put a manuscript's own behind the one that dresses every format."""

from __future__ import annotations

from functools import cache
from pathlib import Path

# What dresses the work, and what goes along with its booklets.
STYLES = ("pamphlet.css", "guide.css")
CHARACTERS_MOST = 200_000  # of a sheet that somebody adds to them
# How sheets are parsed of which only rules and declarations are wanted.
BARE = {"skip_comments": True, "skip_whitespace": True}


def styles_folder() -> Path:
    """Give the folder of the shared stylesheets: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "styles"
    return inside if inside.is_dir() else package.parent / "styles"


@cache
def shared_styles(name: str = "pamphlet.css") -> str:
    """Read the stylesheet that dresses every format, or another."""
    return (styles_folder() / name).read_text(encoding="utf-8")


def whole_stylesheet(*others: str) -> str:
    """Give the shared stylesheet, and behind it others: what the work needs, and the manuscript's own."""
    return "\n".join((shared_styles(), *filter(str.strip, others)))
