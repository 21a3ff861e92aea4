"""Works laid out as pages of paper, and their books, each once for all processes of a test run."""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path

from pamphlet.formats import Ready
from pamphlet.formats.epub import book as epub
from pamphlet.press import Layout, Printed
from pamphlet.press.typeset import typeset
from tests.building import printed_name
from tests.formats.made import pages_of
from tests.once import kept


@cache
def printed(work: str, layout: Layout = "a5") -> Printed:
    """Lay a work of the repository out, by the path of its folder, unless its build has done so."""

    def make(path: Path) -> None:
        path.write_bytes(pickle.dumps(typeset(pages_of(work), layout)))

    path = kept(printed_name(work, layout), make)
    laid_out: Printed = pickle.loads(path.read_bytes())  # noqa: S301 -- written here
    return laid_out


@cache
def bound(work: str) -> bytes:
    """Give the EPUB of a work of the repository with its print."""

    def make(path: Path) -> None:
        (book,) = epub.write(pages_of(work), Ready({"a5": printed(work)})).values()
        path.write_bytes(book)

    return kept(f"bound-{work.replace('/', '-')}", make).read_bytes()
