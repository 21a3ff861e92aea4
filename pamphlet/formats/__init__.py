"""Write: the table of formats. It is the only place that names them all; a module is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pamphlet.pages import Pages
    from pamphlet.press import Layout, Printed


@dataclass(frozen=True, slots=True)
class Ready:
    """What is ready when a format is written: the work as it was laid out, and the files written before it."""

    printed: Mapping[Layout, Printed] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


Write = Callable[["Pages", Ready], dict[str, bytes]]

# What of a format holds the whole work: each file; the first alone; its sheets, once they are unfolded; the release
# that is in it, file by file; none.
Holds = Literal["each", "first", "sheets", "release", "none"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, what it is for, the files it makes (after the slug) and its module.

    The module has `write(pages, ready) -> {file name: bytes}`. A format cannot be made without the layouts that it
    `needs`; those that it `takes` it does better with. `holds` tells what is read back after writing; one that holds
    the release is made last, of all the others. One that is made `on_request` is left out of a build that names no
    format.
    """

    name: str
    summary: str
    suffixes: tuple[str, ...]
    module: str
    needs: tuple[Layout, ...] = ()
    takes: tuple[Layout, ...] = ()
    holds: Holds = "each"
    on_request: bool = False

    def load(self) -> Write:
        """Import the module and give its `write`."""
        write: Write = import_module(self.module).write
        return write


FORMATS: tuple[Format, ...] = (
    Format(
        "epub", "for e-readers and phones", (".epub",), "pamphlet.formats.epub.book", takes=("a5",)
    ),
    Format(
        "kepub",
        "for Kobo's e-readers",
        (".kepub.epub",),
        "pamphlet.formats.epub.kepub",
        takes=("a5",),
    ),
    Format(
        "pdf",
        "A5, for screens and plain printing",
        (".pdf",),
        "pamphlet.formats.paper.pdf",
        needs=("a5",),
    ),
    Format(
        "large-print",
        "A4 in 18 points, for low vision",
        ("-large-print.pdf",),
        "pamphlet.formats.paper.large_print",
        needs=("a5", "large"),
    ),
    Format(
        "booklets",
        "sheets to print, fold and staple, on A4 and on Letter paper",
        tuple(
            f"-booklet-{paper}-{kind}.pdf"
            for paper in ("a4", "letter")
            for kind in ("short-edge", "long-edge", "fronts", "backs")
        ),
        "pamphlet.formats.paper.booklets",
        needs=("a5",),
        holds="sheets",
    ),
    Format(
        "guide",
        "how to print and fold the booklets, and a sheet to test the printer with",
        ("-how-to-print.pdf", "-test-sheet-a4.pdf", "-test-sheet-letter.pdf"),
        "pamphlet.formats.paper.guide",
        needs=("a5",),
        holds="none",
    ),
    Format(
        "print-shop",
        "for a printing shop, on request: inside and cover, PDF/X-4 with bleed and crop marks",
        ("-print-shop-inside.pdf", "-print-shop-cover.pdf"),
        "pamphlet.formats.paper.print_shop",
        needs=("a5",),
        holds="first",
        on_request=True,
    ),
    Format("html", "one file, for reading on line", (".html",), "pamphlet.formats.web.html"),
    Format(
        "fragment",
        "for pasting into a website",
        ("-fragment.html",),
        "pamphlet.formats.web.fragment",
    ),
    Format("text", "plain text, for mail", (".txt",), "pamphlet.formats.plain.text"),
    Format("markdown", "CommonMark, for archives", (".md",), "pamphlet.formats.plain.markdown"),
    Format(
        "complete",
        "all of it with its manuscript, for re-publishers",
        ("-complete.zip",),
        "pamphlet.formats.bag.bag",
        holds="release",
    ),
)
