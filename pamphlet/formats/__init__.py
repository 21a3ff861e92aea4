"""Write: the table of formats. It is the only place that names them all; a module is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from pamphlet.work.frozen import frozen

if TYPE_CHECKING:
    from pamphlet.pages import Pages
    from pamphlet.press import Layout, Printed


@frozen
class Ready:
    """What is ready when a format is written: the work as it was laid out, and the files written before it."""

    printed: Mapping[Layout, Printed] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


Write = Callable[["Pages", Ready], dict[str, bytes]]

# What is proved of a file when it is read back:
# words    every word of the work stands in it in order, and the condition of the licence
# sheets   so it is when its sheets are unfolded
# book     shops take it as it is, and it claims the accessibility that the manuscript claims
# wording  the wording that it carries is that of the work; it is no copy itself
# release  every file that was made before it is in it, byte for byte
Proof = Literal["words", "sheets", "book", "wording", "release"]
WORDS: tuple[Proof, ...] = ("words",)

EVERY_OTHER = ("*",)  # for `after`


@frozen
class Format:
    """A format: its name on the command line, what it is for, its module, and the files that it makes.

    The module stands in `pamphlet.formats` and has `write(pages, ready) -> {file name: bytes}`. `proves` tells of each
    file, by what its name has after the slug, how it is read back. A format cannot be made without the layouts that it
    `needs`; those that it `takes` it does better with. It is made `after` other formats, whose files it takes; after
    EVERY_OTHER, only with all of them. One that is made `on_request` is left out of a build that names no format.
    """

    name: str
    summary: str
    module: str
    proves: Mapping[str, tuple[Proof, ...]]
    needs: tuple[Layout, ...] = ()
    takes: tuple[Layout, ...] = ()
    after: tuple[str, ...] = ()
    on_request: bool = False

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What the names of its files have after the slug."""
        return tuple(self.proves)

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The layouts that it is made of, when they are there."""
        return (*self.needs, *self.takes)

    def load(self) -> Write:
        """Import the module and give its `write`."""
        write: Write = import_module(f"pamphlet.formats.{self.module}").write
        return write


FORMATS: tuple[Format, ...] = (
    Format(
        "epub",
        "for e-readers and phones",
        "epub.book",
        {".epub": ("words", "book")},
        takes=("a5",),
    ),
    Format(
        "kepub",
        "for Kobo's e-readers",
        "epub.kepub",
        {".kepub.epub": WORDS},
        takes=("a5",),
        after=("epub",),
    ),
    Format(
        "pdf",
        "A5, for screens and plain printing",
        "paper.pdf",
        {".pdf": WORDS},
        needs=("a5",),
    ),
    Format(
        "large-print",
        "A4 and Letter in 18 points, for low vision",
        "paper.large_print",
        {f"-large-print-{paper}.pdf": WORDS for paper in ("a4", "letter")},
        needs=("a5", "large"),
    ),
    Format(
        "reading-copy",
        "A4 and Letter in two columns, for meetings: fewer sheets, stapled in the corner",
        "paper.reading_copy",
        {f"-reading-copy-{paper}.pdf": WORDS for paper in ("a4", "letter")},
        needs=("a5", "reading"),
    ),
    Format(
        "booklets",
        "sheets to print, fold and staple, on A4 and on Letter paper",
        "paper.booklets",
        {
            f"-booklet-{paper}-{kind}.pdf": ("sheets",)
            for paper in ("a4", "letter")
            for kind in ("short-edge", "long-edge", "fronts", "backs")
        },
        needs=("a5",),
    ),
    Format(
        "guide",
        "how to print, fold and bind the booklets, and sheets to test the printer with",
        "paper.guide",
        {
            "-how-to-print.pdf": (),
            **{
                f"-test-sheet-{paper}{kind}.pdf": ()
                for paper in ("a4", "letter")
                for kind in ("", "-fronts", "-backs")
            },
        },
        needs=("a5",),
    ),
    Format(
        "print-shop",
        "for a printing shop, on request: inside and cover, PDF/X-4 with bleed and crop marks",
        "paper.print_shop",
        {"-print-shop-inside.pdf": WORDS, "-print-shop-cover.pdf": ()},
        needs=("a5",),
        on_request=True,
    ),
    Format("html", "one file, for reading on line", "web.html", {".html": WORDS}),
    Format("fragment", "for pasting into a website", "web.fragment", {"-fragment.html": WORDS}),
    Format("text", "plain text, for mail", "plain.text", {".txt": WORDS}),
    Format("markdown", "CommonMark, for archives", "plain.markdown", {".md": WORDS}),
    Format(
        "check",
        "a page that checks any copy in a browser, without sending it anywhere",
        "check.page",
        {"-check.html": ("wording",)},
    ),
    Format(
        "check-sheet",
        "to check a copy by hand, on request: the words of each turn, counted",
        "plain.check_sheet",
        {"-check-sheet.txt": ()},
        on_request=True,
    ),
    Format(
        "complete",
        "all of it with its manuscript, for re-publishers",
        "bag.bag",
        {"-complete.zip": ("release",)},
        after=EVERY_OTHER,
    ),
)
