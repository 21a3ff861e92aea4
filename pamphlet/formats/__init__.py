"""Write: the table of formats. It is the only place that names them all; a module is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pamphlet.pages import Pages
    from pamphlet.press import Printed

Write = Callable[["Pages", "Printed | None"], dict[str, bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, what it is for, the files it makes (after the slug) and its module.

    The module has `write(pages, printed) -> {file name: bytes}`; `printed` is None where no typesetter can be loaded
    and `needs_print` is False. `reader` names the kind of file for the check after writing.
    """

    name: str
    summary: str
    suffixes: tuple[str, ...]
    module: str
    needs_print: bool

    def load(self) -> Write:
        """Import the module and give its `write`."""
        write: Write = import_module(self.module).write
        return write


FORMATS: tuple[Format, ...] = (
    Format("epub", "for e-readers and phones", (".epub",), "pamphlet.formats.epub", False),
    Format("pdf", "A5, for screens and plain printing", (".pdf",), "pamphlet.formats.pdf", True),
    Format("html", "one file, for reading on line", (".html",), "pamphlet.formats.html", False),
    Format(
        "fragment",
        "for pasting into a website",
        ("-fragment.html",),
        "pamphlet.formats.fragment",
        False,
    ),
    Format("text", "plain text, for mail", (".txt",), "pamphlet.formats.text", False),
    Format("markdown", "CommonMark, for archives", (".md",), "pamphlet.formats.markdown", False),
)
